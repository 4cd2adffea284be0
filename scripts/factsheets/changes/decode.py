"""Bytes that anybody may have sent → the JSON object in them, strictly.

In: the bytes of a change file. Out: plain data of a known format, small and shallow, in which no
key stands twice (rules CHG001 to CHG006); and what is wrong with its characters (CHG012).
"""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any, Final

from factsheets.messages.characters import named
from factsheets.messages.problem import Problem
from factsheets.model.validation import field_name
from factsheets.reading.rawtext import code_of, decomposed, note
from factsheets.reading.source import Loc

MAX_BYTES: Final = 65_536
MAX_DEPTH: Final = 16
FORMAT: Final = "livermet-change/1"
LONG: Final = ("reason", "source")
"""Fields that are no content, and may have several lines; so may an export that was pasted."""


class UnreadableError(Exception):
    """Bytes that are no change file: code, line and values of the message."""

    def __init__(self, code: str, line: int = 1, **values: str) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


def decode(raw: bytes) -> dict[str, Any]:
    """The JSON object in ``raw``. Raises :class:`UnreadableError`."""
    if len(raw) > MAX_BYTES:
        raise UnreadableError("CHG001", size=f"{len(raw):,}", limit=f"{MAX_BYTES:,}")
    try:
        text = raw.decode("utf-8")
        data = json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_no_constant)
        if any(len(loc) > MAX_DEPTH for loc, _ in _values(data)):
            raise RecursionError
    except UnicodeDecodeError:
        raise UnreadableError("CHG002") from None
    except json.JSONDecodeError as error:
        raise UnreadableError("CHG003", error.lineno, place=str(error.colno)) from None
    except RecursionError:
        raise UnreadableError("CHG005", limit=str(MAX_DEPTH)) from None
    except ValueError:  # a number of thousands of digits, NaN
        raise UnreadableError("CHG003", place="1") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        name = str(data.get("format", "")) if isinstance(data, dict) else ""
        raise UnreadableError("CHG006", found=name, expected=FORMAT)
    return data


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise UnreadableError("CHG004", field=twice)
    return group


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a value")


def _values(data: Any) -> Iterator[tuple[Loc, Any]]:
    """Every value with its place, the outer ones first."""
    waiting: deque[tuple[Loc, Any]] = deque([((), data)])
    while waiting:
        loc, value = waiting.popleft()
        yield loc, value
        if isinstance(value, dict):
            waiting.extend(((*loc, name), inside) for name, inside in value.items())
        elif isinstance(value, list):
            waiting.extend(((*loc, index), inside) for index, inside in enumerate(value))


def check_characters(data: Any, path: str) -> Iterator[Problem]:
    """No character that cannot be seen; line ends only in what is not content."""
    for loc, value in _values(data):
        long = loc[:1] and (loc[0] in LONG or (loc[0] == "references" and loc[-1] == "pasted"))
        allowed = "\n\r\t" if long else ""
        for text in (value, loc[-1] if loc else ""):
            bad = _bad_character(text, allowed) if isinstance(text, str) else ""
            if bad:
                yield note("CHG012", path, 1, 1, field=field_name(loc), **named(bad))


def _bad_character(text: str, allowed: str) -> str:
    accent = decomposed(text) or ""
    bad = (char for char in text if (code_of(char) or char in "\n\t") and char not in allowed)
    return next(bad, accent[-1:])
