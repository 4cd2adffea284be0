"""BibTeX and BibLaTeX as programs export it → exports.

In: the text of a pasted file. Out: one :class:`Export` an entry, and problems of its structure, at
its own lines. Structure is read as strictly as in ``references.bib``, since a brace too many loses
text; keys, unknown fields, months, ``@comment`` and ``@string`` are taken as they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheets.bibliography.blocks import (
    Block,
    Blocks,
    Entry,
    ImplicitComment,
    String,
    accounted,
)
from factsheets.bibliography.fields import MONTHS
from factsheets.bibliography.intake.export import NAMES, Export, turned
from factsheets.bibliography.lint import MAX_VALUE, undelimited
from factsheets.bibliography.reference import Flaw
from factsheets.messages.problem import Problem

_FIELDS: Final = turned(NAMES["fields"])
_KEYLESS = re.compile(r"^(\s*@\s*[A-Za-z]+\s*\{)(\s*[A-Za-z][\w-]*\s*=)", re.MULTILINE)
_BARE = re.compile(r"[0-9]+|[A-Za-z][\w.:-]*")


def read_bibtex(text: str, path: str) -> tuple[list[Export], list[Problem]]:
    """The entries of a pasted text, and what is wrong with its structure."""
    # EndNote writes entries without a key.
    reader = _Reader(path, _KEYLESS.sub(r"\1entry,\2", text), [])
    reader.read()
    return reader.exports, reader.problems


class _Reader(Blocks):
    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        super().__init__(path, text, problems)
        self.exports: list[Export] = []
        self._words: dict[str, str] = {}

    def before(self, comment: ImplicitComment) -> None:
        """Pass over the lines that a program writes before its first entry."""

    def other(self, block: Block, line: int) -> None:
        """Keep an abbreviation; ``@comment`` and ``@preamble`` hold nothing of a work."""
        if isinstance(block, String):
            self._words[block.key.lower()] = "".join(self._pieces(block.value)) or ""

    def entry(self, entry: Entry, line: int, stray: bool) -> bool:
        """Take one entry as it comes, as long as no text of it is in doubt."""
        export = Export(entry.entry_type.strip().lower(), line, latex=True)
        sound = accounted(entry)
        if not sound:
            self.note(line, Flaw("BIB031", {"found": entry.key}))
        for item in entry.fields:
            sound = self._field(export, item.key.strip(), item.value, item.start_line + 1) and sound
        self.exports.append(export)
        return sound

    def _field(self, export: Export, name: str, raw: str, line: int) -> bool:
        """Take one field; ``False`` if its text is in doubt."""
        field = _FIELDS.get(name.lower(), "")
        if not re.fullmatch(r"[\w.:+/-]+", name):
            found = name.partition("\n")[0].strip()
            self.note(line - name.count("\n"), Flaw("BIB031", {"found": found}))
            return False
        if len(raw) > MAX_VALUE and not field:
            export.leave(name)
            return True
        text, flaw = self._value(name, raw)
        if flaw:
            self.note(line, flaw)
        if field:
            export.add(field, text, line)
        elif text.strip():
            export.leave(name)
        return flaw is None

    def _value(self, name: str, raw: str) -> tuple[str, Flaw | None]:
        if len(raw) > MAX_VALUE:
            size, limit = f"{len(raw):,}", f"{MAX_VALUE:,}"
            return "", Flaw("LIM002", {"field": name, "size": size, "limit": limit})
        text, flaw = undelimited(name, raw)
        if flaw and flaw.code == "BIB015":
            return "", None
        if flaw and flaw.code == "BIB007":
            pieces = list(self._pieces(raw))
            return ("".join(pieces), None) if pieces and all(pieces) else (text, flaw)
        return text, flaw

    def _pieces(self, raw: str) -> Iterator[str]:
        """The pieces that ``#`` joins, each in braces, quotation marks, or an abbreviation."""
        for piece in re.split(r"\s*#\s*(?=[\w{\"])", raw.strip()):
            text, flaw = undelimited("", piece)
            if not flaw:
                yield text
            elif _BARE.fullmatch(piece):
                month = piece if piece[:3].lower() in MONTHS else ""
                yield self._words.get(piece.lower(), month)
            else:
                yield ""
