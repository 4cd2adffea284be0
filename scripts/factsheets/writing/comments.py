"""The remarks (``# …``) of a YAML file, each with the field or list item that it stands before.

In: the text of a file that was read without problems, and its document. Out: :class:`Remarks`. What
is a remark, and not a part of a text, is found by leaving it out: a remark changes no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheets.reading.source import Document, Loc, parse_yaml

_BEHIND = re.compile(r"(?<=[ \t])#")


@dataclass(frozen=True)
class Remarks:
    """``head`` and ``tail`` of the file, and by place the (line, words) of the remarks before it.

    ``homeless`` is the line of the first remark that shares its line with a value; 0 if none does.
    """

    head: list[str]
    lines: Mapping[Loc, list[tuple[int, str]]]
    tail: list[str]
    homeless: int = 0


def find_remarks(text: str, document: Document) -> Remarks:
    """All remarks of ``text``, of which ``document`` was read."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    own = _on_own_lines(lines, document)
    starts = _starts(document)
    first = min(starts, default=0)
    head = [words for number, words in own if number < first]
    tail = [words for number, words in own if number > max(starts, default=0)]
    places: dict[Loc, list[tuple[int, str]]] = {}
    for number, words in own:
        later = [start for start in starts if start > number]
        if number > first and later:
            places.setdefault(starts[min(later)], []).append((number, words))
    return Remarks(head, places, tail, next(_behind(lines, own, document), 0))


def _on_own_lines(lines: list[str], document: Document) -> list[tuple[int, str]]:
    """1-based number and words of each line that is a remark."""
    found = [
        (number, line.strip()) for number, line in enumerate(lines, 1) if line.lstrip()[:1] == "#"
    ]
    if _same(_without(lines, [number for number, _ in found]), document):
        return found
    return [one for one in found if _same(_without(lines, [one[0]]), document)]


def _without(lines: list[str], numbers: list[int]) -> list[str]:
    return [line for number, line in enumerate(lines, 1) if number not in numbers]


def _same(lines: list[str], document: Document) -> bool:
    again, problems = parse_yaml("\n".join(lines).encode(), document.path)
    return again is not None and not problems and again.data == document.data


def _starts(document: Document) -> dict[int, Loc]:
    """By line the outermost field or list item that begins there."""
    starts: dict[int, Loc] = {}
    items = {
        loc: mark for loc, mark in document.marks.items() if isinstance((*loc, "")[-2:][0], int)
    }
    for loc, mark in sorted({**items, **document.keys}.items(), key=lambda one: len(one[0])):
        starts.setdefault(mark.line, loc)
    return starts


def _behind(lines: list[str], own: list[tuple[int, str]], document: Document) -> Iterator[int]:
    """The lines where a remark stands behind a value."""
    numbers = {number for number, _ in own}
    for number, line in enumerate(lines, 1):
        for match in () if number in numbers else _BEHIND.finditer(line):
            cut = [*lines[: number - 1], line[: match.start()], *lines[number:]]
            if _same(cut, document):
                yield number
                break
