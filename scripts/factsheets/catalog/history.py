"""Beside *source*: a number that was altered needs a reason.

In: the same sheet in two versions, as read. Out: one problem per finding whose numbers differ while
the sheet's history got no new entry. Only what stands under ``results`` counts, and of it only what
is a number: a new word or a new finding alters no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factsheets.messages.problem import Problem, problem
from factsheets.reading.source import Document, Loc

# As a value may be written: an estimate, a P value with its sign.
_NUMBER = re.compile(r"[<>≤≥]?-?[0-9]*\.?[0-9]+")
SHOWN = 3


@dataclass(frozen=True)
class Difference:
    """One number that is not what it was; ``""`` where it was or is missing."""

    was: str
    now: str


def compare(before: Mapping[str, Document], after: Mapping[str, Document]) -> list[Problem]:
    """Every finding whose numbers were altered without a reason between two versions, sorted.

    Sheets go by their id; one that was renamed is found by its ``former_ids``, and one that is gone
    without a trace is named by PUB001.
    """
    today = {
        str(old): sheet for sheet in after.values() for old in _list(sheet.data, "former_ids")
    } | {**after}
    pairs = ((was, today[id]) for id, was in before.items() if id in today)
    return sorted(found for was, now in pairs for found in unexplained(was, now))


def unexplained(before: Document, after: Document) -> Iterator[Problem]:
    """A problem for each finding with altered numbers, unless ``after`` has a new history entry."""
    if _entries(after) - _entries(before):
        return
    now = _findings(after)
    former = {old: id for id, (_, data) in now.items() for old in _list(data, "former_ids")}
    for id, (_, was) in _findings(before).items():
        index, data = now.get(id) or now.get(former.get(id, "")) or (-1, {})
        found = list(differences(was.get("results"), data.get("results")))
        if found:
            loc: Loc = ("findings", index) if index >= 0 else ("history",)
            mark = after.mark(loc)
            shown = {"was": _shown(d.was for d in found), "now": _shown(d.now for d in found)}
            yield problem("PUB005", after.path, mark.line, mark.column, found=id, **shown)


def differences(before: Any, after: Any) -> Iterator[Difference]:
    """The numbers that differ between two versions of a finding's results, in the order of the
    places where they stand."""
    was, now = dict(_numbers(before, ())), dict(_numbers(after, ()))
    for place in dict.fromkeys([*was, *now]):
        if was.get(place) != now.get(place):
            yield Difference(was.get(place, ""), now.get(place, ""))


def _numbers(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _numbers(inner, (*loc, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _numbers(inner, (*loc, index))
    elif isinstance(value, str) and _NUMBER.fullmatch(value):
        yield loc, value


def _findings(document: Document) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """Each finding by its id, with its index. Whatever is no finding is another rule's business."""
    return {
        str(one.get("id")): (index, one)
        for index, one in enumerate(_list(document.data, "findings"))
        if isinstance(one, Mapping)
    }


def _entries(document: Document) -> set[str]:
    return {repr(entry) for entry in _list(document.data, "history")}


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _shown(numbers: Iterator[str]) -> str:
    every = [number or "–" for number in numbers]
    return ", ".join(every[:SHOWN]) + (" …" if len(every) > SHOWN else "")
