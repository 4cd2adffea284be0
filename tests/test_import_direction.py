"""Data flows in one direction, and so do imports; each library has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent / "scripts"
PACKAGE = SCRIPTS / "factsheets"
# Lower layers know nothing of higher ones; within a layer, packages aside, nobody knows another.
LAYERS = [
    {"problems", "zipping", "assets"},
    {"download"},
    {
        "document",
        "change_types",
        "characters",
        "consequences",
        "fields",
        "inline",
        "mending",
        "released",
        "wording",
    },
    {"rawtext"},
    {"scalars", "change", "alignment", "writing", "fetching"},
    {"syntax"},
    {"source"},
    {"model", "editing", "quoting", "remarks"},
    {"validation", "schema", "form", "history"},
    {"bibliography", "canonical"},
    {"citation", "csl", "stylesheet"},
    {"exports"},
    {"catalog"},
    {"evidence", "content", "crossref", "applying", "addition", "aliases"},
    {"graph", "arrange"},
    {"rules", "views", "commit_message"},
    {"render", "form_data", "frame"},
    {"pipeline"},
]
# Modules beside the flow: they work on what was built, and know nothing of the content.
BESIDE: dict[str, set[str]] = {
    "audit": {"problems"},
    "audit_data": set(),
    "audit_numbers": {"problems", "html_tree", "audit_data"},
    "headers": set(),
    "html_tree": set(),
    "publish": set(),
    "reports": {"problems", "wording"},
    "sharing": set(),
    "slim": set(),
}
DOORS = {
    # The audit reads the data past the engine, so that it finds the engine's faults too.
    "yaml": ["factsheets/audit_data.py", "factsheets/source.py"],
    "bibtexparser": ["factsheets/bibliography/parse.py"],
    "jinja2": ["factsheets/render.py"],
    "mkdocs": ["mkdocs_hook.py"],
    "pygraphviz": ["lay_out_map.py"],
    "minify_html": ["factsheets/slim.py"],
    "selectolax": ["factsheets/html_tree.py"],
    "deflate": ["factsheets/zipping.py"],
    "tinycss2": ["factsheets/stylesheet.py"],
    "ruamel": ["factsheets/editing.py"],
}
# The standard library's ways to disk, network, clock and chance.
WORLD = {"datetime", "io", "os", "pathlib", "random", "shutil", "socket", "subprocess", "tempfile"}
WORLD |= {"time", "urllib", "requests", "http", "sys", "logging"}
# Arithmetic with dates that the content names is no look at the clock.
ALLOWED = {("model/base.py", "datetime"), ("views/gaps.py", "datetime")}
CALLS = {"open", "print", "input", "exec", "eval", "__import__", "today", "now", "utcnow"}
CALLS |= {"read_text", "read_bytes", "write_text", "write_bytes", "urlopen", "glob", "rglob"}
PURE = ("model", "catalog.py", "evidence.py", "graph.py", "arrange.py", "rules", "views")
PURE += ("applying.py", "change.py")


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py"))


def imports(path: Path) -> list[str]:
    """The dotted names of all modules that a file imports, wherever in it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            whole = module == "factsheets"
            found += [f"factsheets.{name.name}" for name in node.names] if whole else [module]
    return found


def stage(dotted: str) -> str:
    """``views`` for ``factsheets.views.page``."""
    return dotted.split(".")[1]


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def layer(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def pure_modules() -> list[Path]:
    found = [PACKAGE / name for name in PURE]
    return [one for path in found for one in (modules(path) if path.is_dir() else [path])]


FILES = [path for path in modules(PACKAGE) if path.name != "__init__.py" or path.parent != PACKAGE]


def test_every_module_has_its_layer():
    known = set().union(*LAYERS) | BESIDE.keys()
    assert {stage_of(path) for path in FILES} == known


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_from_lower_layers_only(path):
    own = stage_of(path)
    used = {stage(name) for name in imports(path) if name.startswith("factsheets.")} - {own}
    if own in BESIDE:
        assert used <= BESIDE[own]
    else:
        assert [name for name in sorted(used) if layer(name) >= layer(own)] == []


@pytest.mark.parametrize("library", DOORS)
def test_a_library_comes_in_through_one_door(library):
    found = [
        path.relative_to(SCRIPTS).as_posix()
        for path in modules(SCRIPTS)
        if any(name.split(".")[0] == library for name in imports(path))
    ]
    assert sorted(set(found)) == DOORS[library]


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_pure_module_does_not_touch_the_world(path):
    name = path.relative_to(PACKAGE).as_posix()
    used = {(name, one.split(".")[0]) for one in imports(path)} - ALLOWED
    assert [one for _, one in sorted(used) if one in WORLD] == []
    called = [
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    ]
    assert sorted(CALLS & {*called}) == []


def test_every_exception_to_purity_is_needed():
    needed = {
        (path.relative_to(PACKAGE).as_posix(), name.split(".")[0])
        for path in pure_modules()
        for name in imports(path)
    }
    assert needed >= ALLOWED
