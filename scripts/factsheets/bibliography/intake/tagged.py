"""RIS, MEDLINE (``.nbib``), EndNote, NoteExpress and Web of Science text → exports.

In: text whose lines begin with tags. Out: one :class:`Export` a record and the lines that belong to
none. One reader for all, since they differ in how a line and a record begin (``names.toml``). The
readers that others keep were tried and do not hold here: rispy 0.10 drops the second of two single
fields and a record without its last line, and stops at a repeated field that goes on over two
lines; nbib 0.3 drops fields that it has no type for; neither knows line numbers, and nobody reads
NoteExpress.
"""

from __future__ import annotations

import re
from typing import Any, Final

from factsheets.bibliography.intake.export import NAMES, Export, Value

DIALECTS: Final[dict[str, dict[str, Any]]] = NAMES["tagged"]
_LINES: Final = {name: re.compile(dialect["line"]) for name, dialect in DIALECTS.items()}


def dialect_of(text: str) -> str:
    """The format of a text by the line that begins its first record, ``""`` if it is none."""
    for line in text.split("\n"):
        for name, pattern in _LINES.items():
            match = pattern.match(line)
            if match and match[1] == DIALECTS[name]["start"]:
                return name
    return ""


def read_tagged(text: str, name: str) -> tuple[list[Export], list[Value]]:
    """The records of a text in the format ``name``, and the lines that belong to none."""
    reader = _Reader(DIALECTS[name], _LINES[name])
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(line.rstrip(), number)
    return reader.exports, reader.stray


class _Reader:
    def __init__(self, dialect: dict[str, Any], pattern: re.Pattern[str]) -> None:
        self.dialect = dialect
        self.pattern = pattern
        self.exports: list[Export] = []
        self.stray: list[Value] = []
        self._open: Export | None = None
        self._tag = ""

    def take(self, line: str, number: int) -> None:
        """Take one line: a field, or the rest of the field before."""
        match = self.pattern.match(line)
        if not match:
            self._go_on(line.strip(), number)
            return
        tag, text = match[1], (match[2] or "").strip()
        if tag == self.dialect["start"]:
            self._open = Export("", number)
            self.exports.append(self._open)
        if self._open is None:
            if tag not in self.dialect["same"]:
                self.stray.append(Value(line, number))
        elif tag == self.dialect["end"]:
            self._open = None
        else:
            self._field(self._open, tag, text, number)

    def _field(self, export: Export, tag: str, text: str, number: int) -> None:
        self._tag = tag
        field = self.dialect["tags"].get(tag, "")
        if field == "kind":
            export.kind = text
        elif field:
            export.add(field, text, number)
        elif tag not in self.dialect["same"] and text:
            export.leave(self.dialect.get("sign", "") + tag)

    def _go_on(self, text: str, number: int) -> None:
        if self._open is None:
            self.stray += [Value(text, number)] if text else []
            return
        values = self._open.fields.get(self.dialect["tags"].get(self._tag, ""), [])
        if not text or not values:
            return
        if self._tag in self.dialect.get("lists", ()):
            values.append(Value(text, number))
        else:
            values[-1] = Value(f"{values[-1].text} {text}", values[-1].line)
