"""Stage ``source``: why a file is not YAML at all, in words that help.

In: what the YAML reader says where it gave up (a :class:`Fault`), and the lines of the file. Out:
one problem at the place that has to be mended, which is often not the place where the reader gave
up, and problems for look-alike fields further down that the reader did not get to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factsheets.problems import Problem
from factsheets.rawtext import note
from factsheets.scalars import joined_fields

Place = tuple[int, int]  # line and column, 0-based

_BLOCK_TEXT = re.compile(r"(?:.*: +|.*- +)?[|>][+-]?\s*(?:#.*)?")
_FIELD = re.compile(r" *(?:- +)*[\w-]+ *")


class Fault(NamedTuple):
    """Where and why the YAML reader gave up.

    ``doing`` and ``reason`` are the reader's own words, ``since`` the place where the thing began
    that it was reading. ``last`` is the kind of the last thing that it read whole: ``quoted``,
    ``bracket`` or ``''``; it stretches from ``last_start`` to ``last_end``.
    """

    doing: str
    reason: str
    since: Place
    at: Place
    last: str
    last_start: Place
    last_end: Place


def explain(fault: Fault, lines: list[str], path: str) -> Problem:
    """The problem to show for ``fault``; SRC040 if no special rule explains it. Never raises."""
    doing, reason = fault.doing, fault.reason
    if "anchor" in doing or "alias" in doing:
        return _note("SRC020", fault.since, lines, path)
    if "tag" in doing:
        return _note("SRC019", fault.since, lines, path)
    if "directive" in doing or "incompatible" in reason:
        return _note("SRC017", fault.at, lines, path)
    if "document start" in reason and any(line.startswith("...") for line in lines):
        return _note("SRC018", fault.at, lines, path)
    if "quoted scalar" in doing:
        escape = "escape" in reason
        return _note(
            "SRC037" if escape else "SRC032", fault.at if escape else fault.since, lines, path
        )
    if "flow sequence" in doing or "flow mapping" in doing:
        return _note("SRC034", fault.since, lines, path)
    if "block scalar" in doing or "cannot start" in reason:
        return _note("SRC035", fault.since, lines, path)
    return _explain_layout(fault, lines, path)


def _explain_layout(fault: Fault, lines: list[str], path: str) -> Problem:
    """Faults of indentation, colons and dashes."""
    doing, reason = fault.doing, fault.reason
    line = _line(lines, fault.since[0])
    if "simple key" in doing:
        if re.match(r" *-(?=[^\W\d])", line):
            mended = line.strip().replace("-", "- ", 1)
            return _note("SRC029", fault.since, lines, path, found=line.strip(), mended=mended)
        return _note("SRC039", fault.since, lines, path, found=line.strip())
    if "mapping values" in reason:
        before = _line(lines, fault.at[0])[: fault.at[1]]
        code = "SRC038" if _FIELD.fullmatch(before) else "SRC036"
        return _note(code, fault.at, lines, path, found=_line(lines, fault.at[0]).strip())
    if "block sequence entries" in reason:
        return _note("SRC041", fault.at, lines, path)
    if "block mapping" in doing or "block collection" in doing:
        return _misfit(fault, lines, path)
    return _general(fault, lines, path)


def _misfit(fault: Fault, lines: list[str], path: str) -> Problem:
    """Something stands where a field or list item should begin."""
    same_line = fault.last_end[0] == fault.at[0]
    rest = _line(lines, fault.at[0])[fault.at[1] :]
    if rest.startswith(":"):
        return _note("SRC022", fault.at, lines, path)
    if same_line and fault.last == "quoted":
        return _note("SRC033", fault.last_end, lines, path, found=rest)
    if same_line and fault.last == "bracket" and rest[:1] not in ("]", "}"):
        return _note("SRC035", fault.last_start, lines, path)
    if rest[:1] in ("]", "}") or fault.at[0] >= len(lines):
        return _general(fault, lines, path)
    return _note("SRC038", fault.at, lines, path, found=rest)


def _general(fault: Fault, lines: list[str], path: str) -> Problem:
    return _note("SRC040", fault.at, lines, path, found=_line(lines, fault.at[0]).strip())


def unread_fields(lines: list[str], start: int, path: str) -> Iterator[Problem]:
    """``name：value`` and ``name:value`` from 0-based line ``start`` on, outside of block text."""
    inside = -1
    for number in range(start, len(lines)):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (indent > inside or not line.strip()):
            continue
        inside = (
            indent if line.endswith(("|", ">", "-", "+")) and _BLOCK_TEXT.fullmatch(line) else -1
        )
        yield from joined_fields([line], path, number)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _note(code: str, place: Place, lines: list[str], path: str, **values: str) -> Problem:
    """The problem at ``place``, or at the end of the file if ``place`` lies behind it."""
    line = min(place[0], len(lines) - 1)
    if line and line == len(lines) - 1 and not lines[line]:
        line -= 1
    column = min(place[1], len(lines[line]))
    values["char"] = lines[line][column : column + 1]
    return note(code, path, line + 1, column + 1, **values)
