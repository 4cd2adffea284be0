"""What every view needs: the language, the labels, the way to other pages, the citation numbers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from factsheets.bibliography import Reference
from factsheets.bibliography.exports import doi_url
from factsheets.bibliography.languages import WORK_LANGUAGES
from factsheets.bibliography.reference import untranslated
from factsheets.bibliography.styles import Segment, author_label, citation_by_language
from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.messages.wording import tables, word, words
from factsheets.model import Sheet, Text
from factsheets.model.retraction import Notice
from factsheets.reading.inline import parse_inline

ROMAN = str.maketrans({"1": "I", "2": "II", "3": "III", "4": "IV"})
# What a notice makes of a work, in the words of a study card; the gravest first.
STATUS = {"retraction": "retracted", "concern": "concern", "correction": "corrected"}


class Piece(NamedTuple):
    """A run of text in one style; ``href`` where it is a link."""

    kind: str
    text: str
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A text ready to be shown; ``missing`` if it is the other language's, for want of this one."""

    pieces: tuple[Piece, ...]
    lang: str
    missing: bool = False

    @property
    def plain(self) -> str:
        """The text without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, kw_only=True)
class Cite:
    """A citation in the text: its number on this page, the anchor it leads to, who wrote it."""

    number: int
    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class ReferenceView:
    """One entry of a page's reference list; ``status`` marks a work that was retracted or doubted,
    ``read`` says what of it was read here, ``gap`` that its English title or names are missing."""

    number: int
    work: Reference
    citation: tuple[Segment, ...]
    lang: str
    url: str
    doi_url: str
    status: str
    read: str
    gap: bool


@dataclass(frozen=True, kw_only=True)
class Target:
    """A sheet or term to be named and linked."""

    name: str
    url: str


@dataclass
class Viewer:
    """Makes views of one page. ``src_uri`` is the page's path below the language's root."""

    catalog: Catalog
    language: Language
    src_uri: str
    _numbers: dict[str, int] = field(default_factory=dict)

    @cached_property
    def words(self) -> dict[str, str]:
        """The engine's words in this language."""
        return words(self.language)

    def word(self, *path: str) -> str:
        """A word of a table, such as ``word("shares", "all")``."""
        return word(self.language, *path)

    def note(self, question: str) -> str:
        """What must be said with all findings on a question; empty for most."""
        noted = "note" in tables()["questions"][question]
        return self.word("questions", question, "note") if noted else ""

    def say(self, word: str, /, **values: object) -> str:
        """A word of the engine with its placeholders filled."""
        return self.words[word].format_map(values)

    def text(self, text: Text) -> Prose:
        """A content text, in the other language where this one is missing."""
        missing = not text.translated(self.language)
        lang = self.language if not missing else ("zh" if self.language == "en" else "en")
        spans = parse_inline(text.in_language(self.language))
        return Prose(
            pieces=tuple(
                Piece("link", span.text or self.name_of(span.to), self.target_url(span.to))
                if span.kind == "link"
                else Piece(span.kind, span.text)
                for span in spans
            ),
            lang="zh-Hans" if lang == "zh" else "en",
            missing=missing,
        )

    def maybe(self, text: Text | None) -> Prose | None:
        """:meth:`text` for a text that may be absent."""
        return self.text(text) if text else None

    def plain(self, text: Text) -> str:
        """A content text as one string, for labels."""
        return self.text(text).plain

    def other_language(self, text: Text) -> str:
        """The text as it stands in the other language; empty where it is missing."""
        return (text.zh if self.language == "en" else text.en) or ""

    def label(self, vocabulary: str, term: str) -> str:
        """The label of a vocabulary term."""
        return self.catalog.term(vocabulary, term).label.in_language(self.language)

    def labels(self, vocabulary: str, terms: list[str] | tuple[str, ...]) -> tuple[str, ...]:
        """The labels of several terms."""
        return tuple(self.label(vocabulary, term) for term in terms)

    def terms(self, vocabulary: str) -> dict[str, str]:
        """Every term of a vocabulary with its label."""
        return {
            term: self.label(vocabulary, term) for term in self.catalog.vocabularies[vocabulary]
        }

    def listed(self, items: Iterable[str]) -> str:
        """Several labels in one text, with this language's comma."""
        return (", " if self.language == "en" else "、").join(items)

    def url(self, src_uri: str, anchor: str = "") -> str:
        """Relative address of another page of this language."""
        target = posixpath.splitext(src_uri)[0] + ".html"
        here = posixpath.dirname(self.src_uri) or "."
        path = "" if src_uri == self.src_uri and anchor else posixpath.relpath(target, here)
        return path + (f"#{anchor}" if anchor else "")

    def sheet_url(self, id: str, anchor: str = "") -> str:
        """Relative address of a sheet."""
        return self.url(sheet_src(self.catalog.sheets[id].content, id), anchor)

    def target_url(self, id: str) -> str:
        """Relative address of what ``[[id]]`` names: a sheet or a glossary term."""
        if id in self.catalog.sheets:
            return self.sheet_url(id)
        return self.url("glossary.md", id)

    def phase(self, phase: str) -> str:
        """A trial's phase: ``Phase 3``, in Chinese with the Roman numeral of Chinese papers."""
        shown = phase if self.language == "en" else phase.translate(ROMAN)
        return self.say("phase_of", phase=shown)

    def name_of(self, id: str) -> str:
        """Name of a sheet or glossary term."""
        if id in self.catalog.sheets:
            return self.catalog.sheets[id].content.name.in_language(self.language)
        return self.catalog.glossary.content.terms[id].name.in_language(self.language)

    def target(self, id: str, anchor: str = "") -> Target:
        """A sheet, to be named and linked."""
        return Target(name=self.name_of(id), url=self.sheet_url(id, anchor))

    def reference_url(self, key: str, anchor: str = "") -> str:
        """Relative address of a reference's page."""
        return self.url(f"references/{key}.md", anchor)

    def who(self, key: str) -> str:
        """Short label of a work: author and year."""
        return author_label(self.catalog.references[key], self.language)

    def title_of(self, key: str) -> str:
        """Title of a work: a Chinese work's English title on English pages, where it has one."""
        reference = self.catalog.references[key]
        english = reference.title_en or reference.title
        return reference.title if self.language == "zh" else english

    def cite(self, key: str) -> Cite:
        """A citation, numbered by first use on this page."""
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        return Cite(number=number, key=key, label=self.who(key))

    def cites(self, keys: list[str]) -> tuple[Cite, ...]:
        """Several citations."""
        return tuple(self.cite(key) for key in dict.fromkeys(keys))

    def cited(self) -> tuple[ReferenceView, ...]:
        """The page's reference list, in the order of the numbers."""
        return tuple(self.reference(key, number) for key, number in self._numbers.items())

    def notices(self, key: str) -> list[Notice]:
        """What is known against a work, the gravest first: every mark on a page comes from here."""
        return sorted(self.catalog.notices(key), key=lambda notice: [*STATUS].index(notice.kind))

    def doubt(self, key: str) -> str:
        """That a work was retracted or doubted; empty for most."""
        doubts = [notice for notice in self.notices(key) if notice.kind != "correction"]
        return self.word("updated", STATUS[doubts[0].kind]) if doubts else ""

    def reference(self, key: str, number: int = 0) -> ReferenceView:
        """One reference, formatted in this language's style."""
        reference = self.catalog.references[key]
        card = self.catalog.studies.get(key)
        gap = self.language == "en" and untranslated(reference)
        return ReferenceView(
            number=number,
            work=reference,
            citation=citation_by_language[self.language](reference),
            lang=self._language_of(reference, gap),
            url=self.reference_url(key),
            doi_url=doi_url(reference.doi) if reference.doi else "",
            status=self.doubt(key),
            read=self.word("reading", card.content.read) if card else "",
            gap=gap,
        )

    def _language_of(self, work: Reference, gap: bool) -> str:
        """The language that the citation is in: English pages show an English title, if there is
        one."""
        own = WORK_LANGUAGES[work.langid].tag
        own = {"zh-CN": "zh-Hans", "en-US": "en"}.get(own, own)
        translated = self.language == "en" and work.title_en and not gap
        return "en" if translated else own


def sheet_src(sheet: Sheet, id: str) -> str:
    """Path of a sheet's page below the language's root."""
    return f"{sheet.folder}/{id}.md"
