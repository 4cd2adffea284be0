"""Stage *catalog*: everything by id, citations and cross-links resolvable, backlinks built.

In: validated models. Out: a :class:`Catalog`, which rules and views only read. No I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar, cast

from factsheets.bibliography import Bibliography, Reference
from factsheets.model import (
    DirectnessTable,
    Finding,
    Glossary,
    Link,
    MapLayout,
    Model,
    Sheet,
    Site,
    Study,
    Term,
)
from factsheets.model.finding import AlsoOn, Direction
from factsheets.model.releases import Releases
from factsheets.model.retraction import CheckedWork, Notice, Retractions
from factsheets.model.vocabulary import TumourTerm
from factsheets.reading.source import Document

T = TypeVar("T", bound=Model)


@dataclass(frozen=True)
class Entry(Generic[T]):
    """One content file: its id (the file's stem), its document with line numbers, its object."""

    id: str
    document: Document
    content: T

    @property
    def path(self) -> str:
        """Path of the file, relative to the project."""
        return self.document.path


@dataclass(frozen=True)
class Use:
    """One finding (by index) of a sheet that uses something."""

    sheet: Entry[Sheet]
    index: int

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.sheet.content.findings[self.index]

    @property
    def tumours(self) -> list[str]:
        """The tumours that the finding is read for: its own, or all of its sheet."""
        return self.finding.tumours or self.sheet.content.tumours

    @property
    def ref(self) -> str:
        """``sheet-id#finding-id``, unique on the site."""
        return f"{self.sheet.id}#{self.finding.id}"

    def direction_on(self, sheet: str) -> Direction | None:
        """Where the finding points on the page of ``sheet``, by that page's premise.

        On a page that includes it as a class does, it points as at home; on one that it names in
        ``also_on``, as stated there, or nowhere.
        """
        other = self._also(sheet)
        return other.direction if other else self.finding.direction

    def is_comparator_on(self, sheet: str) -> bool:
        """Whether the treatment of ``sheet`` is what the finding's treatment was compared with."""
        other = self._also(sheet)
        return bool(other and other.subject_is == "comparator")

    def _also(self, sheet: str) -> AlsoOn | None:
        return next((other for other in self.finding.also_on if other.sheet == sheet), None)


@dataclass(frozen=True)
class Backlink:
    """A link of another sheet that leads here."""

    origin: Entry[Sheet]
    link: Link


@dataclass(frozen=True)
class Catalog:
    """All content. ``known_*`` also name files that could not be read, so that one broken file
    does not make every link to it look broken. ``released_ids`` are those of the last release, with
    their lines in ``derived/released-ids.txt``. No date may lie behind ``today``, if it is given.
    """

    site: Entry[Site]
    glossary: Entry[Glossary]
    directness: Entry[DirectnessTable]
    vocabularies: Mapping[str, Mapping[str, Term]]
    vocabulary_documents: Mapping[str, Document]
    sheets: Mapping[str, Entry[Sheet]]
    studies: Mapping[str, Entry[Study]]
    bibliography: Bibliography
    known_sheets: frozenset[str] = field(default=frozenset())
    known_studies: frozenset[str] = field(default=frozenset())
    layout: Entry[MapLayout] | None = None
    retractions: Entry[Retractions] | None = None
    releases: Entry[Releases] | None = None
    released_ids: Mapping[str, int] = field(default_factory=dict)
    today: str = ""

    @property
    def references(self) -> Mapping[str, Reference]:
        """References by key."""
        return self.bibliography.references

    @property
    def unread_sheets(self) -> frozenset[str]:
        """Sheets whose file is there and is broken: no rule may say what they lack."""
        return self.known_sheets - self.sheets.keys()

    @property
    def unread_studies(self) -> frozenset[str]:
        """Study cards whose file is there and is broken."""
        return self.known_studies - self.studies.keys()

    def term(self, vocabulary: str, term: str) -> Term:
        """A term of a vocabulary. Raises ``KeyError`` if there is none."""
        return self.vocabularies[vocabulary][term]

    def broader(self, tumour: str) -> frozenset[str]:
        """All tumours that ``tumour`` lies within, itself left out."""
        seen: set[str] = set()
        waiting = [tumour]
        while waiting:
            term = cast(TumourTerm | None, self.vocabularies["tumours"].get(waiting.pop()))
            above = term.within if term else []
            waiting.extend(parent for parent in above if parent not in seen)
            seen.update(above)
        return frozenset(seen)

    def overlapping(self, tumour: str) -> frozenset[str]:
        """The tumours that ``tumour`` overlaps with, named on either side."""
        terms = self.vocabularies["tumours"].items()
        pairs = [
            (id, o) for id, term in terms if isinstance(term, TumourTerm) for o in term.overlaps
        ]
        return frozenset(a if b == tumour else b for a, b in pairs if tumour in (a, b))

    def uses(self) -> Iterator[Use]:
        """Every finding of every sheet, in the order of ids and of the file."""
        for sheet in self.sheets.values():
            for index in range(len(sheet.content.findings)):
                yield Use(sheet, index)

    @cached_property
    def tumours(self) -> list[str]:
        """The tumours that sheets are about, in the order of the vocabulary."""
        used = {tumour for sheet in self.sheets.values() for tumour in sheet.content.tumours}
        return [tumour for tumour in self.vocabularies["tumours"] if tumour in used]

    @cached_property
    def checked_works(self) -> Mapping[str, CheckedWork]:
        """What was found about each reference that was looked up for retractions, by key."""
        works = self.retractions.content.works if self.retractions else []
        by_doi = {work.doi: work for work in works}
        return {key: by_doi[ref.doi] for key, ref in self.references.items() if ref.doi in by_doi}

    def notices(self, key: str) -> list[Notice]:
        """The notices about a work; a study card may know of one that the service does not."""
        work, card = self.checked_works.get(key), self.studies.get(key)
        found = list(work.notices) if work else []
        said = card.content.updates.status if card and card.content.updates else ""
        kind = {"retracted": "retraction", "concern": "concern"}.get(said)
        if kind and all(notice.kind != kind for notice in found):
            found.append(Notice.model_validate({"kind": kind}))
        return found

    def is_retracted(self, key: str) -> bool:
        """Whether a retraction of the work is known."""
        return any(notice.kind == "retraction" for notice in self.notices(key))

    @cached_property
    def findings(self) -> Mapping[str, Use]:
        """Every finding by ``sheet-id#finding-id``."""
        return {use.ref: use for use in self.uses()}

    @cached_property
    def uses_of_reference(self) -> Mapping[str, list[Use]]:
        """The findings that cite each key."""
        found: dict[str, list[Use]] = {key: [] for key in self.references}
        for use in self.uses():
            for key in dict.fromkeys(use.finding.keys):
                found.setdefault(key, []).append(use)
        return found

    @cached_property
    def backlinks(self) -> Mapping[str, list[Backlink]]:
        """The links of other sheets that lead to each sheet."""
        found: dict[str, list[Backlink]] = {id: [] for id in self.sheets}
        for origin in self.sheets.values():
            for link in origin.content.links:
                found.setdefault(link.to, []).append(Backlink(origin, link))
        return found

    @cached_property
    def members(self) -> Mapping[str, list[Entry[Sheet]]]:
        """The treatments that are ``part_of`` each class sheet, directly or through another."""
        direct: dict[str, list[Entry[Sheet]]] = {}
        for sheet in self.sheets.values():
            for parent in sheet.content.wholes:
                direct.setdefault(parent, []).append(sheet)
        found: dict[str, list[Entry[Sheet]]] = {}
        for parent in direct:
            waiting, seen = list(direct[parent]), dict[str, Entry[Sheet]]()
            while waiting:
                sheet = waiting.pop(0)
                if sheet.id not in seen and sheet.id != parent:
                    seen[sheet.id] = sheet
                    waiting.extend(direct.get(sheet.id, []))
            found[parent] = list(seen.values())
        return found

    def included(self, sheet: str) -> list[Use]:
        """Findings of other sheets that ``sheet`` shows: members of a class, and ``also_on``."""
        found: dict[str, Use] = {}
        for member in self.members.get(sheet, []):
            for index in range(len(member.content.findings)):
                use = Use(member, index)
                found[use.ref] = use
        for use in self.shown_also.get(sheet, []):
            if use.sheet.id != sheet:
                found[use.ref] = use
        return list(found.values())

    @cached_property
    def shown_on(self) -> Mapping[str, list[str]]:
        """The sheets that show each finding: its own first, then those that include it."""
        found = {use.ref: [use.sheet.id] for use in self.uses()}
        for sheet in self.sheets:
            for use in self.included(sheet):
                found[use.ref].append(sheet)
        return found

    @cached_property
    def shown_also(self) -> Mapping[str, list[Use]]:
        """The findings that name each sheet in ``also_on``."""
        found: dict[str, list[Use]] = {}
        for use in self.uses():
            for sheet in dict.fromkeys(other.sheet for other in use.finding.also_on):
                found.setdefault(sheet, []).append(use)
        return found

    @cached_property
    def opponents(self) -> Mapping[str, list[str]]:
        """For each finding, those it disagrees with, named on either side."""
        return self._mutual(lambda finding: finding.disagrees_with)

    @cached_property
    def companions(self) -> Mapping[str, list[str]]:
        """For each finding, those to be read together with it, named on either side."""
        return self._mutual(lambda finding: finding.read_with)

    def _mutual(self, named: Callable[[Finding], list[str]]) -> Mapping[str, list[str]]:
        others: dict[str, dict[str, None]] = {}
        for use in self.uses():
            for other in named(use.finding):
                others.setdefault(use.ref, {})[other] = None
                others.setdefault(other, {})[use.ref] = None
        return {ref: list(found) for ref, found in others.items()}
