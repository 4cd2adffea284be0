"""An entry of another program's making, before anything is made of it.

In and out: plain data. Field names are those of ``names.toml``; every value knows its line, so that
a message can name the line of the text that somebody pasted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Final, NamedTuple

NAMES: Final[dict[str, Any]] = tomllib.loads(
    files(__package__ or __name__).joinpath("names.toml").read_text(encoding="utf-8")
)
"""The tables of ``names.toml``."""


def turned(table: dict[str, list[str]]) -> dict[str, str]:
    """A table of a name and its other names → other name to name."""
    return {other: name for name, others in table.items() for other in others}


class Value(NamedTuple):
    """The text of a field and the line it stands in."""

    text: str
    line: int


@dataclass
class Export:
    """One entry: its type, values by field, what is not used here, and whether it is LaTeX."""

    kind: str
    line: int
    latex: bool = False
    fields: dict[str, list[Value]] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)

    def add(self, name: str, text: str, line: int) -> None:
        """Add a value to a field; an empty one says nothing."""
        if text.strip():
            self.fields.setdefault(name, []).append(Value(text, line))

    def leave(self, name: str) -> None:
        """Note that a field is left out."""
        if name not in self.unused:
            self.unused.append(name)

    def first(self, *names: str) -> Value:
        """The first value of the first of the fields that there is, empty if there is none."""
        for name in names:
            if values := self.fields.get(name):
                return values[0]
        return Value("", self.line)

    def every(self, names: Iterable[str]) -> list[Value]:
        """All values of the first of the fields that there is."""
        return next((self.fields[name] for name in names if name in self.fields), [])
