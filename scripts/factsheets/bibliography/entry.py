"""Stage ``bibliography``: one entry, as the splitter found it → a reference.

In: entry type, key and raw fields with their lines. Out: a :class:`Draft` with everything that was
understood and the flaws of the entry, each with its line. Knows no other entry and no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from factsheets.bibliography.fields import (
    FIELDS,
    PEOPLE,
    missing_fields,
    read_value,
    undeclared_language,
)
from factsheets.bibliography.kinds import KINDS
from factsheets.bibliography.languages import ENGLISH
from factsheets.bibliography.lint import MAX_VALUE, undelimited
from factsheets.bibliography.names import joined, parse_people
from factsheets.bibliography.reference import Flaw, Person, Reference
from factsheets.messages.problem import Value, did_you_mean

KEY: Final = re.compile("[a-z][a-z0-9]{0,63}")


@dataclass
class Draft:
    """An entry that is being read: values as shown, lines of its fields, its people, its flaws.

    ``sound`` turns false when the structure is in doubt; what seems to be missing then is not
    reported, because the mend will bring it back.
    """

    kind: str
    key: str
    line: int
    sound: bool = True
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    people: dict[str, tuple[tuple[Person, ...], bool]] = field(default_factory=dict)
    flaws: list[tuple[int, Flaw]] = field(default_factory=list)

    def read(self, fields: Iterable[tuple[str, str, int]]) -> None:
        """Read head and fields (name, raw value, line)."""
        if self.kind not in KINDS:
            hint = did_you_mean(self.kind, KINDS)
            self._note(self.line, "BIB009", found=self.kind, known=list(KINDS), hint=hint)
        if not KEY.fullmatch(self.key):
            self._note(self.line, "BIB010", found=self.key)
        for name, value, line in fields:
            self._field(name.lower(), value, line)

    def check_whole(self) -> None:
        """What only the whole entry shows: missing fields, language, authors in two scripts."""
        for flaw in missing_fields(self.kind, self.values):
            self.flaws.append((self.line, flaw))
        for flaw in undeclared_language(self.values):
            self.flaws.append((self.lines[str(flaw.values["field"])], flaw))
        if len(self.people) == len(PEOPLE):
            (authors, more), (english, more_english) = (self.people[name] for name in PEOPLE)
            if (len(authors), more) != (len(english), more_english):
                counts = {
                    "count": _counted(authors, more),
                    "count_en": _counted(english, more_english),
                    "count_zh": _counted(authors, more, "（另加 and others）"),
                    "count_en_zh": _counted(english, more_english, "（另加 and others）"),
                }
                self._note(self.lines["author_en"], "BIB030", **counts)

    def reference(self) -> Reference:
        """What was understood. A book title is where a paper stands, hence its journal."""
        authors, more = self.people.get("author", ((), False))
        kept = {"journal": self.values.get("booktitle", ""), "langid": ENGLISH}
        for name, value in self.values.items():
            if value and name in Reference.__dataclass_fields__:
                kept[name] = value
        return Reference(
            key=self.key,
            line=self.line,
            kind=self.kind,
            authors=authors,
            more_authors=more,
            authors_en=self.people.get("author_en", ((), False))[0],
            **kept,
        )

    def _field(self, name: str, raw: str, line: int) -> None:
        if len(raw) > MAX_VALUE:
            self._note(line, "LIM002", field=name, size=f"{len(raw):,}", limit=f"{MAX_VALUE:,}")
            self.lines[name], self.values[name] = line, ""
            return
        inside, flaw = undelimited(name, raw)
        if flaw:
            self.sound = self.sound and flaw.code == "BIB015"
            self.flaws.append((line, flaw))
        if name in self.lines:
            self._note(line, "BIB013", field=name, first=str(self.lines[name]))
            return
        self.lines[name] = line
        if name not in FIELDS:
            self._unknown(name, line)
        elif flaw:
            self.values[name] = ""
        else:
            self._value(name, inside, line)

    def _unknown(self, name: str, line: int) -> None:
        if not name.isidentifier():
            # Not a misspelt field: something was written in front of it.
            self.sound = False
            self._note(line - name.count("\n"), "BIB031", found=name.partition("\n")[0].strip())
            return
        hint = did_you_mean(name, FIELDS)
        self.sound = self.sound and not hint
        self._note(line, "BIB012", field=name, known=list(FIELDS), hint=hint)

    def _value(self, name: str, inside: str, line: int) -> None:
        if name in PEOPLE and inside.strip():
            people, more, flaws = parse_people(inside)
            self.people[name] = people, more
            value = joined(people)
        else:
            value, flaws = read_value(name, inside)
        self.values[name] = value
        self.flaws += [(line, Flaw(code, {"field": name, **values})) for code, values in flaws]

    def _note(self, line: int, code: str, **values: Value) -> None:
        self.flaws.append((line, Flaw(code, values)))


def _counted(people: tuple[Person, ...], more: bool, others: str = " and others") -> str:
    return f"{len(people)}{others if more else ''}"
