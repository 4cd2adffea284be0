"""References: the list, one page per work, and one page per source review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.bibliography import Reference
from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import appraise, best
from factsheets.model import CitedAs, Finding, Study, Text
from factsheets.views.shared.brief import Brief, build_brief
from factsheets.views.shared.contribute import edit_url
from factsheets.views.shared.notices import NoticesView, build_notices, updates_status
from factsheets.views.shared.summary import Count
from factsheets.views.shared.viewer import Prose, ReferenceView, Target, Viewer

SUPPORT = ("yes", "partly", "no", "cannot_tell")
# The page of a trial by the start of its number. The WHO's search portal knows the other ones.
REGISTRIES = {
    "NCT": "https://clinicaltrials.gov/study/{}",
    "ISRCTN": "https://www.isrctn.com/{}",
    "UMIN": "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-{}",
    "jRCT": "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-{}",
    "": "https://trialsearch.who.int/Trial2.aspx?TrialID={}",
}
EUDRACT = "https://www.clinicaltrialsregister.eu/ctr-search/search?query={}"
CTIS = "https://euclinicaltrials.eu/ctis-public/view/{}"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of a study card; ``url`` is where the value leads."""

    label: str
    value: str
    note: Prose | None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Citing:
    """How a source review uses a work: ``other`` is the review on the work's page, and the work,
    with its title, what of it was read and what became of it, on the review's."""

    cited: CitedAs
    other: Target
    note: Prose | None
    title: str = ""
    read: str = ""
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class UseView:
    """A finding that uses a work."""

    finding: Finding
    sheet: Target
    claim: Prose
    brief: Brief
    role: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A finding whose note tells that the review differs from its source, or names none."""

    kind: str
    sheet: Target
    claim: Prose
    note: Prose | None


@dataclass(frozen=True, kw_only=True)
class WorkView:
    """One reference's page; ``file`` is what an editor would change."""

    reference: ReferenceView
    notices: NoticesView
    facts: tuple[Fact, ...]
    citing: tuple[Citing, ...]
    notes: tuple[Prose, ...]
    uses: tuple[UseView, ...]
    file: str
    edit_url: str


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """One line of the list of references; ``search`` is what the text filter looks in."""

    reference: ReferenceView
    design: str
    uses: int
    search: str


@dataclass(frozen=True, kw_only=True)
class ReviewView:
    """One source review's page; ``wrong`` are the rows where it was found wrong."""

    work: WorkView
    counts: tuple[Count, ...]
    wrong: tuple[Citing, ...]
    differences: tuple[Difference, ...]
    rows: tuple[Citing, ...]
    findings: str


def build_work(viewer: Viewer, key: str) -> WorkView:
    """The page of one reference."""
    entry = viewer.catalog.studies.get(key)
    card = entry.content if entry else None
    path = entry.path if entry else viewer.catalog.bibliography.path
    return WorkView(
        reference=viewer.reference(key),
        notices=build_notices(viewer, [key]),
        facts=_facts(viewer, key, card) if card else (),
        citing=tuple(_citing_review(viewer, cited) for cited in card.cited_as) if card else (),
        notes=tuple(viewer.text(note) for note in card.notes) if card else (),
        uses=tuple(_use(viewer, use, key) for use in viewer.catalog.uses_of_reference[key]),
        file=path,
        edit_url=edit_url(viewer, path),
    )


def _facts(viewer: Viewer, key: str, card: Study) -> tuple[Fact, ...]:
    """The study card, line by line; what it does not say is left out."""
    w, people, updates = viewer.words, card.participants, card.updates
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    published = card.published_as if card.published_as != "paper" else ""
    rows: list[tuple[str, str | None, Text | None]] = [
        (w["design"], viewer.listed(viewer.labels("designs", card.designs)), None),
        (w["phase"], viewer.phase(card.phase) if card.phase else "", None),
        (w["trial"], card.trial, None),
        (w["registration"], card.registration, None),
        (w["published_as"], viewer.word("publications", published) if published else "", None),
        (w["tumours_studied"], viewer.listed(viewer.labels("tumours", card.tumours)), None),
        (w["subjects"], viewer.listed(viewer.labels("subjects", card.subjects)), None),
        (
            viewer.say("metastasis_field", condition=condition),
            viewer.word("shares", card.metastasis),
            None,
        ),
        (w["participants"], _participants(viewer, card), people.note if people else None),
        (w["setting"], "", card.setting),
        (w["read_field"], viewer.word("reading", card.read), None),
        (w["updates"], _updates(viewer, key), updates.note if updates else None),
    ]
    return tuple(
        Fact(
            label=label,
            value=value or "",
            note=viewer.maybe(note),
            url=registry_url(value) if value and label == w["registration"] else "",
        )
        for label, value, note in rows
        if value or note
    )


def registry_url(number: str) -> str:
    """Where the trial of that registry number is described."""
    if number[0].isdigit():
        return (CTIS if number.count("-") == 3 else EUDRACT).format(number)
    return next(url for start, url in REGISTRIES.items() if number.startswith(start)).format(number)


def _participants(viewer: Viewer, card: Study) -> str:
    n = card.participants.n if card.participants else ""
    return viewer.word("numbers", n) if n == "not_reported" else n


def _updates(viewer: Viewer, key: str) -> str:
    status, on = updates_status(viewer, key)
    word = viewer.word("updated", status)
    return f"{word} ({on})" if on else word


def _citing_review(viewer: Viewer, cited: CitedAs) -> Citing:
    url = viewer.url(f"reviews/{cited.review}.md")
    review = Target(name=viewer.who(cited.review), url=url)
    return Citing(cited=cited, other=review, note=viewer.maybe(cited.note))


def _use(viewer: Viewer, use: Use, key: str) -> UseView:
    finding = use.finding
    role = next(citation.role for citation in finding.cites if citation.key == key)
    return UseView(
        finding=finding,
        sheet=viewer.target(use.sheet.id, finding.id),
        claim=viewer.text(finding.claim),
        brief=build_brief(viewer, use, best(appraise(viewer.catalog, use))),
        role=viewer.word("roles", role),
    )


def build_list(viewer: Viewer) -> tuple[ListRow, ...]:
    """All references, by first author as they stand in references.bib."""
    return tuple(_list_row(viewer, work) for work in viewer.catalog.references.values())


def _list_row(viewer: Viewer, work: Reference) -> ListRow:
    card = viewer.catalog.studies.get(work.key)
    people = (*work.authors, *work.authors_en)
    names = [f"{person.family} {person.given} {person.literal}" for person in people]
    search = " ".join([*names, work.title, work.title_en, work.doi, work.year])
    return ListRow(
        reference=viewer.reference(work.key),
        design=", ".join(viewer.labels("designs", card.content.designs)) if card else "",
        uses=len(viewer.catalog.uses_of_reference[work.key]),
        search=search.casefold(),
    )


def build_review(viewer: Viewer, key: str) -> ReviewView:
    """The page of one source review: every reference of it, and where it was found wrong."""
    rows = sorted(_cited_works(viewer, key), key=lambda row: int(row.cited.number))
    counts = Counter[str](row.cited.support for row in rows)
    vias = (use.finding.via for use in viewer.catalog.uses())
    return ReviewView(
        work=build_work(viewer, key),
        counts=tuple(Count(kind, viewer.word("support", kind), counts[kind]) for kind in SUPPORT),
        wrong=tuple(row for row in rows if row.cited.support in ("partly", "no") and row.note),
        differences=tuple(_differences(viewer, key)),
        rows=tuple(rows),
        findings=viewer.say("review_findings", n=sum(bool(v and v.review == key) for v in vias)),
    )


def _differences(viewer: Viewer, review: str) -> Iterator[Difference]:
    """Every finding that came through the review and differs from it, or that it cites nobody
    for."""
    for use in viewer.catalog.uses():
        finding = use.finding
        if finding.discrepancy and finding.via and finding.via.review == review:
            yield Difference(
                kind=viewer.word("discrepancies", finding.discrepancy),
                sheet=viewer.target(use.sheet.id, finding.id),
                claim=viewer.text(finding.claim),
                note=viewer.maybe(finding.curator_note),
            )


def build_reviews(viewer: Viewer) -> tuple[ReviewView, ...]:
    """The list of source reviews."""
    reviews = viewer.catalog.site.content.source_reviews
    return tuple(build_review(viewer, key) for key in reviews)


def _cited_works(viewer: Viewer, review: str) -> Iterator[Citing]:
    for key in viewer.catalog.references:
        card, work = viewer.catalog.studies.get(key), viewer.reference(key)
        for cited in card.content.cited_as if card else ():
            if cited.review == review:
                yield Citing(
                    cited=cited,
                    other=Target(name=viewer.who(key), url=work.url),
                    note=viewer.maybe(cited.note),
                    title=work.work.title,
                    read=work.read,
                    status=work.status,
                )
