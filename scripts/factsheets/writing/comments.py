"""The comments (``# …``) of a YAML file, each with the field or list item that it stands before.

In: the text of a file that was read without problems, and its document. Out: :class:`Comments`.
What is a comment, and not a part of a text, is found by leaving it out: that changes no value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from factsheets.reading.source import Document, Loc, parse_yaml

_BEHIND = re.compile(r"(?<=[ \t])#")


class Comment(NamedTuple):
    """One line: its 1-based number, and what it says, ``#`` included."""

    line: int
    text: str


class HomelessCommentError(Exception):
    """Nobody can say which item of a changed list a comment belongs to."""


@dataclass(frozen=True)
class Comments:
    """``head`` and ``tail`` of the file, and by place the comments before it.

    ``beside`` is the line of the first comment that shares its line with something that the reader
    lets pass, the dash of an item; 0 if none does.
    """

    head: list[str] = field(default_factory=list)
    places: Mapping[Loc, list[Comment]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
    beside: int = 0

    def inside(self, loc: Loc) -> bool:
        """Does a comment stand within the value at ``loc``?"""
        return any(place[: len(loc)] == loc and place != loc for place in self.places)

    def following(self, old: Any, new: Any) -> Comments:
        """The same for a file whose data were ``old`` and have become ``new``.

        A comment goes with its field or item, and is gone if that is. Raises
        :class:`HomelessCommentError`.
        """
        moved = ((_moved(loc, old, new), comments) for loc, comments in self.places.items())
        return replace(self, places={loc: comments for loc, comments in moved if loc})


def find_comments(text: str, document: Document) -> Comments:
    """All comments of ``text``, of which ``document`` was read."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    comments = _on_own_lines(lines, document)
    starts = _starts(document)
    first, last = min(starts, default=0), max(starts, default=0)
    places: dict[Loc, list[Comment]] = {}
    for comment in comments:
        if first < comment.line < last:
            below = min(start for start in starts if start > comment.line)
            places.setdefault(starts[below], []).append(comment)
    return Comments(
        [comment.text for comment in comments if comment.line < first],
        places,
        [comment.text for comment in comments if comment.line > last],
        next(_behind(lines, {comment.line for comment in comments}, document), 0),
    )


def _on_own_lines(lines: list[str], document: Document) -> list[Comment]:
    candidates = [
        Comment(number, line.strip())
        for number, line in enumerate(lines, 1)
        if line.lstrip().startswith("#")
    ]
    if _same(_without(lines, candidates), document):
        return candidates
    return [comment for comment in candidates if _same(_without(lines, [comment]), document)]


def _without(lines: list[str], comments: list[Comment]) -> list[str]:
    numbers = {comment.line for comment in comments}
    return [line for number, line in enumerate(lines, 1) if number not in numbers]


def _same(lines: list[str], document: Document) -> bool:
    again, problems = parse_yaml("\n".join(lines).encode(), document.path)
    return again is not None and not problems and again.data == document.data


def _starts(document: Document) -> dict[int, Loc]:
    """By line the outermost field or list item that begins there."""
    starts: dict[int, Loc] = {}
    items = {loc: mark for loc, mark in document.marks.items() if loc and isinstance(loc[-1], int)}
    for loc, mark in sorted({**items, **document.keys}.items(), key=lambda place: len(place[0])):
        starts.setdefault(mark.line, loc)
    return starts


def _behind(lines: list[str], own: set[int], document: Document) -> Iterator[int]:
    """The lines where a comment stands behind a value."""
    for number, line in enumerate(lines, 1):
        signs = () if number in own else _BEHIND.finditer(line)
        for sign in signs:
            cut = [*lines[: number - 1], line[: sign.start()], *lines[number:]]
            if _same(cut, document):
                yield number
                break


def _moved(loc: Loc, old: Any, new: Any) -> Loc | None:
    """Where the field or item at ``loc`` of ``old`` stands in ``new``; ``None`` if it is gone."""
    moved: Loc = ()
    for part in loc:
        partner: str | int | None = None
        if isinstance(old, dict) and isinstance(new, dict):
            partner = part if part in new else None
        elif isinstance(part, int) and isinstance(old, list) and isinstance(new, list):
            partner = _partner(part, old, new)
        if partner is None:
            return None
        moved, old, new = (*moved, partner), old[part], new[partner]
    return moved


def _partner(index: int, old: list[Any], new: list[Any]) -> int | None:
    """The index in ``new`` of the item at ``index`` of ``old``: by its id, else by what it says,
    else, where as many others came as went, by its order among these."""
    before, after = [_name(item) for item in old], [_name(item) for item in new]
    name = before[index]
    if name in after:
        alike = [at for at, other in enumerate(after) if other == name]
        rank = before[:index].count(name)
        return alike[rank] if rank < len(alike) else None
    went = [at for at, other in enumerate(before) if other not in after]
    came = [at for at, other in enumerate(after) if other not in before]
    if _has_id(old[index]) or not came:
        return None
    if len(went) != len(came):
        raise HomelessCommentError
    return came[went.index(index)]


def _name(item: Any) -> str:
    """What an item goes by."""
    name = item["id"] if _has_id(item) else item
    return json.dumps(name, ensure_ascii=False, sort_keys=True)


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)
