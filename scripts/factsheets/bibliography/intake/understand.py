"""One export → a reference, what was left out, and what is in doubt.

In: an :class:`Export`. Out: an :class:`Incoming`: the reference as the site would keep it, the line
of every field, and notes (flaws with lines). What the site has no place for is named (ADD009), what
was read in one of two ways is shown (ADD010); nothing of it is guessed or lost in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from factsheets.bibliography.intake.export import NAMES, Export, turned
from factsheets.bibliography.intake.fields import Fields
from factsheets.bibliography.intake.mend import counted, pages, year_of
from factsheets.bibliography.intake.numbers import address, identifiers, remark
from factsheets.bibliography.intake.people import in_order, read_people
from factsheets.bibliography.kinds import KINDS
from factsheets.bibliography.languages import ENGLISH, language_named, language_of_script
from factsheets.bibliography.reference import Flaw, Person, Reference

_KINDS: Final = turned(NAMES["kinds"])
# Fields of which only one value can be kept.
_SINGLE: Final = ("title", "volume", "doi", "pmid", "pmcid")


@dataclass
class Incoming:
    """A work to be added: the reference, the line of each field, and notes with their lines."""

    reference: Reference
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[int, Flaw]] = field(default_factory=list)


def understand(export: Export) -> Incoming:
    """The work that ``export`` describes."""
    return _Reading(export).work()


class _Reading(Fields):
    def work(self) -> Incoming:
        """Read every field; the order matters where one fills in for another."""
        self._one_of_each()
        year = self._year()
        values = {
            "title": self._title("title"),
            "title_en": self._title("title_en"),
            **self._journal(),
            "year": year,
            "volume": counted(self.text("volume"), year),
            "number": self._number(year),
            "pages": self._pages(),
            "url": address(self),
            "note": remark(self),
            **identifiers(self),
        }
        values["langid"] = self._language(values["title"])
        if values["langid"] != ENGLISH and values["title"].startswith("["):
            values |= self._translated(values["title"], values["title_en"])
        kind = self._kind(values)
        if KINDS[kind].within == "booktitle":
            values["journal"] = self.text("booktitle", "journal")
        values["publisher"] = self._publisher(kind)
        people = self._people("author", "author_short")
        english = self._people("author_en")
        english = in_order(english[0], people[0]), english[1]
        reference = Reference(
            key="",
            line=self.export.line,
            kind=kind,
            authors=people[0],
            more_authors=people[1] or english[1],
            authors_en=english[0],
            **values,
        )
        self._left_out()
        return Incoming(
            reference, self.export.line, self.lines, sorted(self.notes, key=itemgetter(0))
        )

    def _one_of_each(self) -> None:
        """A second, different value would be lost: keep it in sight."""
        for name in _SINGLE:
            values = self.export.fields.get(name, [])
            for value in values[1:]:
                if value.text.strip() != values[0].text.strip():
                    self.flaw(value.line, "BIB013", field=name, first=str(values[0].line))

    def _year(self) -> str:
        for value in self.export.fields.get("date", []):
            if year := year_of(value.text):
                self.lines["year"] = value.line
                return year
        return self.text("date")

    def _title(self, name: str) -> str:
        title = self.text(name)
        if name == "title" and (more := self.text("subtitle")):
            title = f"{title}: {more}"
        return title if title.endswith("..") else title.removesuffix(".").removesuffix("。")

    def _journal(self) -> dict[str, str]:
        """The journal; NLM sets its subtitle behind `` : ``, its English name in brackets."""
        name = self._longest("journal").split(" : ")[0]
        own, _, english = name.removesuffix("]").partition(" [")
        return {"journal": own, "journal_en": self.text("journal_en") or english}

    def _longest(self, name: str) -> str:
        """Of several forms of a journal's name the one in full."""
        values = self.export.fields.get(name, [])
        self.lines |= {name: values[0].line} if values else {}
        return max((self.plain(name, value) for value in values), key=len, default="")

    def _number(self, year: str) -> str:
        numbers = [self.plain("number", v) for v in self.export.fields.get("number", [])]
        issue = self.text("issue")
        if numbers:
            self.lines["number"] = self.export.first("number").line
            if issue and issue not in numbers:
                self.export.leave("issue")
        elif issue:
            self.lines["number"] = self.lines["issue"]
            numbers = [issue]
        return counted(" ".join(dict.fromkeys(numbers)), year)

    def _pages(self) -> str:
        """Pages, else the article number; beside pages that is left out, and named."""
        span = self.text("pages")
        first, last = self.text("first"), self.text("last")
        span = pages(span or "–".join(filter(None, (first, last))))
        self.lines.setdefault("pages", self.lines.get("first", self.export.line))
        article = re.sub(
            r"^(?:article|art\.?)(?:\s+(?:no\.?|number))?\s*",
            "",
            self.text("article"),
            flags=re.IGNORECASE,
        )
        if not span and article:
            self.lines["pages"] = self.lines["article"]
            return article
        if article and article != span:
            self.flaw(self.lines["article"], "ADD009", fields=[f"article number {article}"])
        return span

    def _language(self, title: str) -> str:
        value = self.export.first("langid")
        if not value.text.strip():
            return language_of_script(title) or ENGLISH
        self.lines["langid"] = value.line
        text = self.plain("langid", value)
        if not (name := language_named(text)):
            self.flaw(value.line, "BIB019", found=text, expected=ENGLISH)
        return name or ENGLISH

    def _translated(self, title: str, title_en: str) -> dict[str, str]:
        """PubMed prints the English title of a work in another language in brackets."""
        english = title.strip("[].")
        own = self.text("vernacular").rstrip(".。")
        return {"title": own or english, "title_en": title_en or english}

    def _kind(self, values: dict[str, str]) -> str:
        given = self.export.kind.strip().lower()
        kind = _KINDS.get(given) or ("article" if values["journal"] else "misc")
        if given and given not in _KINDS:
            self.flaw(self.export.line, "ADD010", found=given, read=kind, field="type")
        if kind == "misc" and values["url"] and not values["journal"]:
            return "online"
        if KINDS[kind].within == "booktitle" and not self.export.first("booktitle").text:
            return "article" if values["journal"] else "book" if given == "inbook" else kind
        return kind

    def _publisher(self, kind: str) -> str:
        """The publisher, or the institution of a thesis or report; articles show none."""
        if kind != "article":
            return self.text("publisher", "institution")
        for name in ("publisher", "institution"):
            if self.export.first(name).text:
                self.export.leave(name)
        return ""

    def _people(self, *names: str) -> tuple[tuple[Person, ...], bool]:
        groups = self.export.fields.get("group", []) if names[0] == "author" else []
        people = read_people(self.export.every(names), groups, self.export.latex)
        self.lines[names[0]] = self.export.first(*names).line
        self.notes += people.notes
        return tuple(people.persons), people.more

    def _left_out(self) -> None:
        accession = self.export.first("accession")
        if accession.text:
            self.export.leave("M")
        if self.export.unused:
            self.notes.append((self.export.line, Flaw("ADD009", {"fields": self.export.unused})))
