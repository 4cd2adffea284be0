"""The toy site (``tests/toy``): a whole site on another topic, to be copied, changed and loaded.

A change is put into the text of a file as a person would type it, so that lines, quotes and
remarks around it stay as they are.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import yaml

from factsheets.catalog.catalog import Catalog
from factsheets.site.pipeline import read_site

TOY = Path(__file__).parent / "toy"
Pair = tuple[yaml.ScalarNode, yaml.Node]


def copy_toy(tmp_path: Path) -> Path:
    """A copy of the toy site below ``tmp_path``; out: its root."""
    root = tmp_path / "toy"
    shutil.copytree(TOY, root)
    return root


def toy_with(tmp_path: Path, changes: dict[str, str]) -> Path:
    """A copy of the toy site with a YAML value at each place; see :func:`put`."""
    root = copy_toy(tmp_path)
    for at, value in changes.items():
        put(root, at, value)
    return root


def put(root: Path, at: str, value: str) -> None:
    """Write the YAML ``value`` at a place below ``content`` such as
    ``treatments/dabrafenib.yaml:findings.0.results.0.effect.ci``; ``""`` removes the field.

    All but the last part of the place must exist. Raises ``LookupError`` otherwise.
    """
    name, _, place = at.partition(":")
    path = root / "content" / name
    text = path.read_text(encoding="utf-8")
    *above, last = place.split(".")
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    for part in above:
        node = _below(node, part)
    changed = _item(text, node, int(last), value) if last.isdigit() else None
    path.write_text(changed or _field(text, node, last, value), encoding="utf-8")


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the site at ``root``, by its path there."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def load(root: Path) -> list[str]:
    """Every problem of the site at ``root``, as printed."""
    return [str(problem) for problem in read_site(root)[1]]


def codes(root: Path) -> list[str]:
    """The code of every problem of the site at ``root``, each once, sorted."""
    return sorted({problem.code for problem in read_site(root)[1]})


def loaded(root: Path) -> Catalog:
    """The catalog of the site at ``root``, which must be readable."""
    catalog, problems = read_site(root)
    assert catalog is not None, problems
    return catalog


@cache
def toy() -> Catalog:
    """The catalog of the unchanged toy site."""
    return loaded(TOY)


def _below(node: yaml.Node | None, part: str) -> yaml.Node:
    if isinstance(node, yaml.SequenceNode):
        return node.value[int(part)]
    assert isinstance(node, yaml.MappingNode)
    return next(value for key, value in node.value if key.value == part)


def _item(text: str, node: yaml.Node, index: int, value: str) -> str | None:
    """The text with one list item replaced; ``None`` if ``node`` is no list."""
    if not isinstance(node, yaml.SequenceNode):
        return None
    return _replace(text, node.value[index], value)


def _field(text: str, node: yaml.Node | None, name: str, value: str) -> str:
    """The text with one field of a group replaced, added or removed."""
    assert isinstance(node, yaml.MappingNode)
    for index, (key, old) in enumerate(node.value):
        if key.value == name:
            return _replace(text, old, value) if value else _remove(text, node, index)
    if not value:
        return text
    first = node.start_mark.index + bool(node.flow_style)
    gap = ", " if node.flow_style else "\n" + " " * node.start_mark.column
    return f"{text[:first]}{name}: {value}{gap}{text[first:]}"


def _replace(text: str, node: yaml.Node, value: str) -> str:
    start = node.start_mark.index
    return text[:start] + value + text[_end(text, node) :]


def _remove(text: str, group: yaml.MappingNode, index: int) -> str:
    pairs: list[Pair] = group.value
    if len(pairs) == 1:
        return _replace(text, group, "{}")
    if index + 1 < len(pairs):
        start, end = pairs[index][0].start_mark.index, pairs[index + 1][0].start_mark.index
    else:
        start, end = _end(text, pairs[index - 1][1]), _end(text, pairs[index][1])
    return text[:start] + text[end:]


def _end(text: str, node: yaml.Node) -> int:
    """Where the text of a node ends, without the line ends that belong to what follows."""
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def without_text_rules(root: Path) -> None:
    """Let the engine that was copied to ``root`` take texts that the rules on texts refuse: what
    such a text could do on a page is asked as if nobody had refused it."""
    rules = root / "scripts/factsheets/rules/texts.py"
    text, count = re.subn(r'(?m)^@rule\("TXT\d+"\)\n', "", rules.read_text(encoding="utf-8"))
    assert count > 0
    rules.write_text(text, encoding="utf-8")
