"""Stage ``source``: why a file is not YAML at all, in words that help.

In: what the YAML reader says where it gave up (a :class:`Fault`), and the lines of the file. Out:
one problem at the place that has to be mended, which is often not the place where the reader gave
up, and problems for look-alike fields further down that the reader did not get to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import note
from factsheets.reading.scalars import joined_fields, wide_bracket

Place = tuple[int, int]  # line and column, 0-based

_BLOCK_TEXT = re.compile(r"(?:.*: +|.*- +)?[|>][+-]?\s*(?:#.*)?")
_FIELD = re.compile(r" *(?:- +)*[\w-]+ *")
_DASH_JOINED = re.compile(r" *-(?=[^\W\d]|[\[{\"'])")
_WIDE_GROUP = re.compile(r" *(?:- +)*[\w-]+: +([［｛])")
_WIDE_COMMA = re.compile(r"[，；、](?=\s*[a-z][a-z0-9_]*\s*[:：])")


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
        return _unclosed(fault, lines, path)
    if "block scalar" in doing or "cannot start" in reason:
        return _note("SRC035", fault.since, lines, path)
    return _explain_layout(fault, lines, path)


def _explain_layout(fault: Fault, lines: list[str], path: str) -> Problem:
    """Faults of indentation, colons and dashes."""
    doing, reason = fault.doing, fault.reason
    line, here = _line(lines, fault.since[0]), _line(lines, fault.at[0])
    if "simple key" in doing:
        if _DASH_JOINED.match(line):
            return _joined_dash(fault.since, lines, path)
        return _note("SRC039", fault.since, lines, path, found=line.strip())
    if "mapping values" in reason:
        if _DASH_JOINED.match(here):
            return _joined_dash(fault.at, lines, path)
        if wide := _WIDE_GROUP.match(here):
            return wide_bracket(wide[1], path, fault.at[0], wide.start(1))
        if (odd := _odd_line(fault.at[0], lines)) is not None:
            place = (odd, _indent(lines[odd]))
            return _note("SRC038", place, lines, path, found=lines[odd].strip())
        before = here[: fault.at[1]]
        code = "SRC038" if _FIELD.fullmatch(before) else "SRC036"
        return _note(code, fault.at, lines, path, found=here.strip())
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
    if rest[:1] in ("]", "}"):
        return _note("SRC044", fault.at, lines, path)
    if fault.at[0] >= len(lines):
        return _general(fault, lines, path)
    if _DASH_JOINED.match(rest):
        return _joined_dash(fault.at, lines, path)
    return _note("SRC038", fault.at, lines, path, found=rest)


def _unclosed(fault: Fault, lines: list[str], path: str) -> Problem:
    """A list or group in brackets that does not end, or whose comma is a Chinese one."""
    for number in range(fault.since[0], min(fault.at[0] + 1, len(lines))):
        start = fault.since[1] if number == fault.since[0] else 0
        if match := _WIDE_COMMA.search(lines[number], start):
            place = (number, match.start())
            return _note("SRC027", place, lines, path, found=match[0], expected=",")
    return _note("SRC034", fault.since, lines, path)


def _joined_dash(place: Place, lines: list[str], path: str) -> Problem:
    """``-text`` where ``- text`` belongs."""
    line = _line(lines, place[0])
    found = line.strip()
    shown = {"found": found, "mended": found.replace("-", "- ", 1)}
    return _note("SRC029", (place[0], _indent(line)), lines, path, **shown)


def _odd_line(number: int, lines: list[str]) -> int | None:
    """The line above ``number``, if it alone stands too far to the left of its neighbours."""
    if not 2 <= number < len(lines):
        return None
    first, above, here = (_indent(lines[number - back], dashes=True) for back in (2, 1, 0))
    return number - 1 if above < here == first and _FIELD.match(lines[number - 1]) else None


def _indent(line: str, dashes: bool = False) -> int:
    """How far a line is indented; with ``dashes``, where the text behind them begins."""
    return len(line) - len(line.lstrip(" -" if dashes else " "))


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
