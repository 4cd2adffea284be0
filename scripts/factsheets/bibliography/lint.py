"""Stage ``bibliography``: checks on the raw text, where a BibTeX reader would shrug.

In: bytes or raw pieces of the file. Out: text that can be parsed, values without their delimiters,
and flaws or problems. BibTeX skips what it takes for a comment, joins a field to the next when a
comma is missing, and drops what stands behind a brace too many; these checks see each of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from factsheets.bibliography.fields import FIELDS, MONTHS
from factsheets.bibliography.names import closing_brace
from factsheets.bibliography.reference import Flaw
from factsheets.messages.problem import Problem, problem
from factsheets.reading.rawtext import (
    MAX_BYTES,
    MAX_PROBLEMS,
    check_signs,
    decode,
    note,
    wrong_signs,
)

MAX_MARKS: Final = 200_000
"""Braces, quotes, commas, equals and at signs, each of which costs the reader time: about 2,000
entries of the usual kind."""
MAX_VALUE: Final = 20_000
MARKS: Final = '{}",=@'

_HIDDEN_ENTRY = re.compile(r"^[^\S\n]*%.*@\w*[^\S\n]*[{(]", re.MULTILINE)
_NEXT_FIELD = re.compile(r"[\s\"{}]*([A-Za-z_]+)\s*=")
_FIELD_INSIDE = re.compile(
    rf"""(?:^|[\n,}}"])[^\S\n]*({"|".join(FIELDS)})\s*=\s*["{{]""", re.IGNORECASE
)
_FIELD_START = re.compile(r"^[^\S\n]*([A-Za-z_]+)\s*=", re.MULTILINE)
_HEAD = re.compile(r"@\s*\w+\s*\{\s*([^\s,={}\"]*)\s*(,?)")
_BRACES = re.compile(r"(?<!\\)[{}]")
_MARKS = re.compile(r'(?<!\\)[{}"]')


def check_text(raw: str | bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode and check every character; ``None`` when there is nothing sensible to parse."""
    marks = sum(map(raw.count, MARKS) if isinstance(raw, str) else map(raw.count, MARKS.encode()))
    if marks > MAX_MARKS and len(raw) <= MAX_BYTES:
        return None, [problem("LIM001", path, 1, size=f"{marks:,}", limit=f"{MAX_MARKS:,}")]
    text, problems = decode(raw, path)
    if text is None:
        return None, problems
    problems += check_signs(text, wrong_signs(text), path)
    return text, problems + list(check_hidden_entries(text, path))


def check_hidden_entries(text: str, path: str) -> Iterator[Problem]:
    """An entry behind ``%`` is live to BibTeX and dead to the eye."""
    for match in islice(_HIDDEN_ENTRY.finditer(text), MAX_PROBLEMS):
        yield note("BIB029", path, text.count("\n", 0, match.start()) + 1, 1, found=match.group())


def check_stray(lines: list[str], first: int, count: int, path: str) -> Iterator[Problem]:
    """Between entries only blank lines and lines that begin with ``%``; one problem per stretch."""
    for number in range(first, first + count):
        line = lines[number - 1].strip()
        if line and not line.startswith("%"):
            yield note("BIB005", path, number, 1, found=line)
            return


def undelimited(name: str, value: str) -> tuple[str, Flaw | None]:
    """The inside of a value's braces or quotes, and what is wrong with these."""
    end = _end_of(value)
    if end is None:
        plain = (value.isascii() and value.isdigit()) or (name == "month" and value in MONTHS)
        flaw = (
            None
            if plain
            else Flaw("BIB007" if value else "BIB015", {"field": name, "found": value})
        )
        return value, flaw
    inside, behind = value[1:end], value[end + 1 :].strip()
    if end < 0:
        return "", Flaw("BIB002", {"field": name})
    if behind:
        return inside, _behind(name, behind)
    if swallowed := _FIELD_INSIDE.search(inside):
        return inside, Flaw("BIB008", {"field": name, "other": swallowed[1]})
    return inside, None


def _end_of(value: str) -> int | None:
    """Index of the closing delimiter, -1 if there is none, ``None`` for a bare value."""
    if value.startswith("{"):
        return closing_brace(value)
    return _closing_quote(value) if value.startswith('"') else None


def _closing_quote(value: str) -> int:
    """Where the quotation mark that opens ``value`` is closed, outside of braces, or -1."""
    depth = 0
    for match in _MARKS.finditer(value, 1):
        if match.group() == '"' and depth == 0:
            return match.start()
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
    return -1


def _behind(name: str, rest: str) -> Flaw:
    """What the text behind a value's closing brace means."""
    if rest.startswith("#"):
        return Flaw("BIB007", {"field": name, "found": rest})
    if follows := _NEXT_FIELD.match(rest):
        return Flaw("BIB003", {"field": name, "other": follows[1]})
    return Flaw("BIB004", {"field": name, "found": rest})


def diagnose(raw: str, unfinished: bool) -> tuple[int, Flaw]:
    """Why the BibTeX reader gave up on an entry: lines below its first, and the flaw.

    ``unfinished`` says that it ran into the next entry or the end of the file. Read off the text,
    because the reader names the place where it noticed, not where the mistake is.
    """
    head = _HEAD.match(raw)
    key = head[1] if head else ""
    if head and key and not head[2] and (first := _NEXT_FIELD.match(raw, head.end())):
        return 0, Flaw("BIB003", {"field": key, "other": first[1]})
    starts = list(_FIELD_START.finditer(raw))
    ends = [*(start.start() for start in starts[1:]), len(raw.rstrip().removesuffix("\n}"))]
    for start, end in zip(starts, ends, strict=False):
        value = raw[start.end() : end].strip()
        braces = [brace.group() for brace in _BRACES.finditer(value)]
        quoted = value.startswith('"')
        if braces.count("{") > braces.count("}") or (quoted and _closing_quote(value) < 0):
            return raw.count("\n", 0, start.start(1)), Flaw("BIB002", {"field": start[1]})
    if unfinished:
        return 0, Flaw("BIB001", {"found": key})
    last = raw.rstrip()
    return last.count("\n"), Flaw("BIB031", {"found": last.rpartition("\n")[2].strip()})
