"""References: the list, one page per work, and one page per source review."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factsheets.catalog.catalog import Entry, Use
from factsheets.model import CitedAs, Study
from factsheets.views.shared.contribute import edit_url
from factsheets.views.shared.notices import NoticesView, build_notices, updates_status
from factsheets.views.shared.summary import Count
from factsheets.views.shared.viewer import Prose, ReferenceView, Viewer


@dataclass(frozen=True)
class Fact:
    """One line of a study card."""

    label: str
    value: str
    note: Prose | None = None


@dataclass(frozen=True)
class SupportView:
    """How a review uses a work, and whether the work bears it out."""

    review: str
    url: str
    number: str
    key: str
    label: str
    note: Prose | None


@dataclass(frozen=True)
class UseView:
    """A finding that uses a work."""

    sheet: str
    url: str
    claim: Prose
    direction: str
    direction_label: str
    question: str


@dataclass(frozen=True)
class WorkView:
    """One reference's page."""

    reference: ReferenceView
    title: str
    title_en: str
    label: str
    notices: NoticesView
    facts: tuple[Fact, ...]
    supports: tuple[SupportView, ...]
    notes: tuple[Prose, ...]
    uses: tuple[UseView, ...]
    file: str
    edit_url: str


@dataclass(frozen=True)
class ListRow:
    """One line of the list of references."""

    reference: ReferenceView
    design: str
    uses: int
    search: str


@dataclass(frozen=True)
class ListView:
    """The list of references."""

    rows: tuple[ListRow, ...]


@dataclass(frozen=True)
class ReviewRow:
    """One reference of a source review."""

    number: str
    label: str
    url: str
    title: str
    key: str
    support: str
    note: Prose | None
    read: str


@dataclass(frozen=True)
class ReviewView:
    """One source review's page."""

    work: WorkView
    counts: tuple[Count, ...]
    wrong: tuple[ReviewRow, ...]
    rows: tuple[ReviewRow, ...]
    findings: str


def build_work(viewer: Viewer, key: str) -> WorkView:
    """The page of one reference."""
    reference = viewer.catalog.references[key]
    entry = viewer.catalog.studies.get(key)
    card = entry.content if entry else None
    path = entry.path if entry else viewer.catalog.bibliography.path
    return WorkView(
        viewer.reference(key),
        reference.title,
        reference.title_en,
        viewer.who(key),
        build_notices(viewer, [key]),
        _facts(viewer, key, card) if card else (),
        tuple(_support(viewer, one) for one in card.cited_as) if card else (),
        tuple(viewer.text(note) for note in card.notes) if card else (),
        tuple(_use(viewer, use) for use in viewer.catalog.uses_of_reference[key]),
        path,
        edit_url(viewer, path),
    )


def _facts(viewer: Viewer, key: str, card: Study) -> tuple[Fact, ...]:
    w = viewer.words
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    status, on = updates_status(viewer, key)
    updated = viewer.word("updated", status)
    n = card.participants.n if card.participants else ""
    facts = [
        Fact(w["design"], viewer.listed(viewer.labels("designs", card.designs))),
        Fact(w["phase"], card.phase or ""),
        Fact(w["trial"], card.trial or ""),
        Fact(w["registration"], card.registration or ""),
        Fact(w["published_as"], _publication(viewer, card)),
        Fact(w["tumours_studied"], viewer.listed(viewer.labels("tumours", card.tumours))),
        Fact(w["subjects"], viewer.listed(viewer.labels("subjects", card.subjects))),
        Fact(
            viewer.say("metastasis_field", condition=condition),
            viewer.word("shares", card.metastasis),
        ),
        Fact(
            w["participants"],
            viewer.word("numbers", "not_reported") if n == "not_reported" else n,
            viewer.maybe(card.participants.note) if card.participants else None,
        ),
        Fact(w["setting"], "", viewer.maybe(card.setting)),
        Fact(w["read_field"], viewer.word("reading", card.read)),
        Fact(
            w["updates"],
            f"{updated} ({on})" if on else updated,
            viewer.maybe(card.updates.note) if card.updates else None,
        ),
    ]
    return tuple(fact for fact in facts if fact.value or fact.note)


def _publication(viewer: Viewer, card: Study) -> str:
    return "" if card.published_as == "paper" else viewer.word("publications", card.published_as)


def _support(viewer: Viewer, one: CitedAs) -> SupportView:
    return SupportView(
        viewer.who(one.review),
        viewer.url(f"reviews/{one.review}.md"),
        one.number,
        one.support,
        viewer.word("support", one.support),
        viewer.maybe(one.note),
    )


def _use(viewer: Viewer, use: Use) -> UseView:
    finding = use.finding
    return UseView(
        viewer.name_of(use.sheet.id),
        viewer.sheet_url(use.sheet.id, finding.id),
        viewer.text(finding.claim),
        finding.direction or "",
        viewer.word("directions", finding.direction) if finding.direction else "",
        viewer.word("questions", finding.question, "short"),
    )


def build_list(viewer: Viewer) -> ListView:
    """All references, by first author as they stand in references.bib."""
    rows = []
    for key, reference in viewer.catalog.references.items():
        entry = viewer.catalog.studies.get(key)
        design = ", ".join(viewer.labels("designs", entry.content.designs)) if entry else ""
        people = [*reference.authors, *reference.authors_en]
        names = " ".join(f"{person.family} {person.given} {person.literal}" for person in people)
        search = f"{names} {reference.title} {reference.title_en} {reference.doi} {reference.year}"
        uses = len(viewer.catalog.uses_of_reference[key])
        rows.append(ListRow(viewer.reference(key), design, uses, search.casefold()))
    return ListView(tuple(rows))


def build_review(viewer: Viewer, key: str) -> ReviewView:
    """The page of one source review: every reference of it, and where it was found wrong."""
    rows = sorted(_review_rows(viewer, key), key=lambda row: int(row.number))
    found = Counter(row.key for row in rows)
    through = sum(
        bool(use.finding.via and use.finding.via.review == key) for use in viewer.catalog.uses()
    )
    return ReviewView(
        build_work(viewer, key),
        tuple(
            Count(kind, viewer.word("support", kind), found[kind])
            for kind in ("yes", "partly", "no", "cannot_tell")
        ),
        tuple(row for row in rows if row.key in ("partly", "no") and row.note),
        tuple(rows),
        viewer.say("review_findings", n=through),
    )


def build_reviews(viewer: Viewer) -> tuple[ReviewView, ...]:
    """The list of source reviews."""
    reviews = viewer.catalog.site.content.source_reviews
    return tuple(build_review(viewer, key) for key in reviews)


def _review_rows(viewer: Viewer, review: str) -> list[ReviewRow]:
    return [
        ReviewRow(
            one.number,
            viewer.who(key),
            viewer.reference_url(key),
            viewer.catalog.references[key].title,
            one.support,
            viewer.word("support", one.support),
            viewer.maybe(one.note),
            viewer.word("reading", entry.content.read),
        )
        for key, entry in _cards(viewer)
        for one in entry.content.cited_as
        if one.review == review
    ]


def _cards(viewer: Viewer) -> list[tuple[str, Entry[Study]]]:
    return [(k, e) for k, e in viewer.catalog.studies.items() if k in viewer.catalog.references]
