"""The fields of one export while they are read: plain texts, their lines, what is noted.

In: an :class:`Export`. Out: texts by field; ``lines`` and ``notes`` fill up on the way.
"""

from __future__ import annotations

from factsheets.bibliography.intake.export import Export, Value
from factsheets.bibliography.intake.plain import from_latex, from_markup
from factsheets.bibliography.reference import Flaw
from factsheets.messages.problem import Value as MessageValue


class Fields:
    """What an export says, field by field."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.lines: dict[str, int] = {}
        self.notes: list[tuple[int, Flaw]] = []

    def text(self, *names: str) -> str:
        """The first value of the first field there is, in plain characters."""
        value = self.export.first(*names)
        if value.text:
            self.lines.setdefault(names[0], value.line)
        return self.plain(names[0], value)

    def plain(self, name: str, value: Value) -> str:
        """A value in plain characters; what is not understood of it is noted."""
        if not self.export.latex:
            return from_markup(value.text)
        text, unknown = from_latex(value.text)
        for found in unknown:
            self.flaw(value.line, "BIB025", field=name, found=found)
        return text

    def flaw(self, line: int, code: str, **values: MessageValue) -> None:
        """Note a flaw that stands in ``line``."""
        self.notes.append((line, Flaw(code, values)))
