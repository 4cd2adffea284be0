"""How rules are registered, run, and excused by a finding's ``override``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Problem, problem
from factsheets.model.validation import field_name
from factsheets.reading.source import Document, Loc


@dataclass(frozen=True)
class Found:
    """Something a rule found at a place of a document; ``values`` fill the message."""

    document: Document
    loc: Loc
    values: dict[str, Any]


Check = Callable[[Catalog], Iterator[Found]]
RULES: dict[str, Check] = {}


def rule(code: str) -> Callable[[Check], Check]:
    """Register a generator of :class:`Found` under its rule code."""

    def register(check: Check) -> Check:
        RULES[code] = check
        return check

    return register


def check(catalog: Catalog) -> list[Problem]:
    """Every problem of every rule, sorted; findings with a matching ``override`` are excused.

    Only rules of evidence can be excused: a broken reference would break the pages.
    """
    excused = _overrides(catalog)
    used: set[tuple[str, int, str]] = set()
    problems = []
    for code, run in RULES.items():
        for found in run(catalog):
            place = _finding_place(found)
            if place and code.startswith("EV") and (*place, code) in excused:
                used.add((*place, code))
            else:
                problems.append(as_problem(code, found))
    problems += [_unused(catalog, *place) for place in sorted(excused - used)]
    return sorted(problems)


def _overrides(catalog: Catalog) -> set[tuple[str, int, str]]:
    return {
        (use.sheet.path, use.index, override.rule)
        for use in catalog.uses()
        for override in use.finding.override
    }


def _finding_place(found: Found) -> tuple[str, int] | None:
    """File and finding index that an override of this finding would stand in."""
    loc = found.loc
    if len(loc) > 1 and loc[0] == "findings" and isinstance(loc[1], int):
        return found.document.path, loc[1]
    return None


def _unused(catalog: Catalog, path: str, index: int, code: str) -> Problem:
    sheet = next(sheet for sheet in catalog.sheets.values() if sheet.path == path)
    return as_problem(
        "EV117", Found(sheet.document, ("findings", index, "override"), {"found": code})
    )


def as_problem(code: str, found: Found) -> Problem:
    """The problem of a rule at the place where it was broken."""
    mark = found.document.mark(found.loc)
    values = {"field": field_name(found.loc), **found.values}
    return problem(code, found.document.path, mark.line, mark.column, **values)
