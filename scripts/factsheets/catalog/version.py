"""Beside *catalog*: one version of the content as it was read, for comparing two of them.

In: the bytes of its files by path. Out: sheets, study cards and vocabularies as data with lines,
references, the list of published ids. Nothing is judged here: what cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from factsheets.bibliography import Reference, parse_bibliography
from factsheets.catalog.released import RELEASED, parse_released_ids
from factsheets.model import SHEET_KINDS
from factsheets.reading.source import Document, Loc, parse_yaml

BIBLIOGRAPHY = "references.bib"
NAMES = ("content", BIBLIOGRAPHY, RELEASED)
_SHEETS = tuple(f"content/{kind.folder}" for kind in SHEET_KINDS)


@dataclass(frozen=True)
class Version:
    """Sheets by id, study cards by key, vocabularies by name, references by key, published ids
    with their lines; ``site`` is ``content/site.yaml``. ``whole`` if every file was readable."""

    sheets: Mapping[str, Document]
    cards: Mapping[str, Document]
    vocabularies: Mapping[str, Document]
    references: Mapping[str, Reference]
    released: Mapping[str, int]
    site: Document | None = None
    whole: bool = True

    @property
    def clinicians(self) -> list[str]:
        """The names of those who may sign."""
        listed = items(self.site.data, "clinicians") if self.site else []
        return [str(each.get("name")) for each in listed if isinstance(each, Mapping)]


def parse_version(files: Mapping[str, bytes]) -> Version:
    """The version that consists of ``files``; pure, never raises."""
    read = {path: parse_yaml(raw, path)[0] for path, raw in files.items() if path.endswith("yaml")}
    known = {path: document for path, document in read.items() if document}

    def below(*folders: str) -> dict[str, Document]:
        parts = {path: path.rpartition("/") for path in known}
        return {
            name.removesuffix(".yaml"): known[path]
            for path, (folder, _, name) in parts.items()
            if folder in folders
        }

    bibliography, _ = parse_bibliography(files.get(BIBLIOGRAPHY, b""), BIBLIOGRAPHY)
    return Version(
        below(*_SHEETS),
        below("content/studies"),
        below("content/vocab"),
        {key: replace(work, line=1) for key, work in bibliography.references.items()},
        parse_released_ids(files.get(RELEASED, b""))[0],
        known.get("content/site.yaml"),
        len(known) == len(read),
    )


def values(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text below ``data`` with its place; empty ones are left out."""
    if isinstance(data, Mapping):
        for name, inner in data.items():
            yield from values(inner, (*loc, name))
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            yield from values(inner, (*loc, index))
    elif data is not None:
        yield loc, str(data)


def items(data: Mapping[str, Any], name: str) -> list[Any]:
    """The list in a field; empty if there is none."""
    value = data.get(name)
    return value if isinstance(value, list) else []


def findings(document: Document) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """Each finding by its id, with its index. Whatever is no finding is another rule's business."""
    return {
        str(each.get("id")): (index, each)
        for index, each in enumerate(items(document.data, "findings"))
        if isinstance(each, Mapping)
    }


def same_sheets(before: Version, after: Version) -> dict[str, Document]:
    """Each sheet of ``after`` that there was before, by the id it had then."""
    former = {
        str(old): sheet
        for sheet in after.sheets.values()
        for old in items(sheet.data, "former_ids")
    }
    today = {**former, **after.sheets}
    return {id: today[id] for id in before.sheets if id in today}


def same_finding(document: Document, id: str) -> tuple[int | None, Mapping[str, Any]]:
    """The finding that goes, or went, by ``id``, with its index; nothing if there is none."""
    now = findings(document)
    former = (name for name, (_, data) in now.items() if id in items(data, "former_ids"))
    name = id if id in now else next(former, "")
    return now.get(name, (None, {}))
