"""A finding as readers see it: claim, direction, who was studied, numbers, doubts, check."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.aliases import anchors_of
from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import WORDS, Appraisal, appraise, best
from factsheets.model import Finding
from factsheets.views.shared.notices import NoticesView, build_notices
from factsheets.views.shared.viewer import Cite, Prose, Viewer
from factsheets.views.sheet.results import ResultView, build_result

UNRATED = ("mechanism", "background")


@dataclass(frozen=True)
class Direct:
    """Directness: the word, its key for styling, and the reason."""

    key: str
    word: str
    reason: str


@dataclass(frozen=True)
class StudyLine:
    """One cited work, for one tumour: who was studied, level, directness."""

    cite: Cite
    url: str
    tumour: str
    designs: str
    subjects: str
    tumours: str
    metastasis: str
    n: str
    level: str
    direct: Direct


@dataclass(frozen=True)
class DefinitionView:
    """A term and what it means."""

    term: Prose
    definition: Prose


@dataclass(frozen=True)
class Elsewhere:
    """A finding on another page."""

    name: str
    url: str
    claim: Prose


@dataclass(frozen=True)
class FindingView:
    """One finding, display-ready."""

    ref: str
    anchor: str
    question: str
    direction: str
    direction_label: str
    tumours: tuple[str, ...]
    section: str
    claim: Prose
    terms: tuple[DefinitionView, ...]
    cites: tuple[Cite, ...]
    level: str
    level_short: str
    lowered: str
    downgrade: Prose | None
    direct: Direct | None
    studies: tuple[StudyLine, ...]
    populations: tuple[Prose, ...]
    results: tuple[ResultView, ...]
    caveat: Prose | None
    curator_note: Prose | None
    check: str
    check_label: str
    check_date: str
    check_by: str
    check_note: Prose | None
    via: str
    via_url: str
    origin: str
    second_hand: bool
    uncited: bool
    rating: str
    disagrees: tuple[Elsewhere, ...]
    home: Elsewhere | None
    notices: NoticesView
    acknowledged: Prose | None
    former: tuple[str, ...]
    order: tuple[int, str, int]


def build_finding(viewer: Viewer, use: Use, here: str) -> FindingView:
    """The view of a finding on the page of the sheet ``here`` (it may live on another sheet)."""
    finding = use.finding
    cites = viewer.cites(finding.keys)
    appraisals = appraise(viewer.catalog, use)
    lead = best(appraisals) if finding.question != "background" else None
    own = lead.level if lead else ""
    via = finding.via
    check = finding.check
    sections = {section.id: section for section in use.sheet.content.sections}
    several = len(use.sheet.content.tumours) > 1
    reading = {
        viewer.catalog.studies[k].content.read for k in finding.keys if k in viewer.catalog.studies
    }
    return FindingView(
        ref=use.ref,
        anchor=finding.id if use.sheet.id == here else f"{use.sheet.id}--{finding.id}",
        question=finding.question,
        direction=finding.direction or "",
        direction_label=viewer.words[finding.direction] if finding.direction else "",
        tumours=viewer.labels("tumours", use.tumours) if several or use.sheet.id != here else (),
        section=viewer.plain(sections[finding.section].name) if finding.section else "",
        claim=viewer.text(finding.claim),
        terms=tuple(
            DefinitionView(viewer.text(t.term), viewer.text(t.definition)) for t in finding.terms
        ),
        cites=cites,
        level=_level(viewer, finding, own),
        level_short=viewer.say("level_name", level=own) if own else "",
        lowered=viewer.say("downgraded", by=finding.downgrade.by) if finding.downgrade else "",
        downgrade=viewer.text(finding.downgrade.reason) if finding.downgrade else None,
        direct=build_direct(viewer, lead) if lead else None,
        studies=tuple(_study_line(viewer, finding, one) for one in appraisals),
        populations=tuple(viewer.text(p.note) for p in finding.population if p.note),
        results=tuple(build_result(viewer, result) for result in finding.results),
        caveat=viewer.maybe(finding.caveat),
        curator_note=viewer.maybe(finding.curator_note),
        check=check.status,
        check_label=viewer.words[check.status],
        check_date=check.on,
        check_by=check.by or "",
        check_note=viewer.maybe(check.note),
        via=f"{viewer.who(via.review)}, {viewer.words['section']} {via.section}" if via else "",
        via_url=viewer.url(f"reviews/{via.review}.md") if via else "",
        origin="review" if via else "added",
        second_hand=bool(via) and reading <= {"none", "title"},
        uncited=not finding.keys,
        rating=_rating(finding),
        disagrees=tuple(
            elsewhere(viewer, ref, here) for ref in viewer.catalog.opponents.get(use.ref, [])
        ),
        home=_home(viewer, use, here),
        notices=build_notices(viewer, finding.keys),
        acknowledged=viewer.maybe(finding.retraction_acknowledged),
        former=anchors_of(use) if use.sheet.id == here else (),
        order=_order(lead, use.index),
    )


def build_direct(viewer: Viewer, appraisal: Appraisal) -> Direct:
    """Directness of one appraisal, in words."""
    row = appraisal.directness
    word = viewer.catalog.directness.content.words[row.word].label.in_language(viewer.language)
    return Direct(row.word, word, viewer.plain(row.reason))


def _level(viewer: Viewer, finding: Finding, own: str) -> str:
    if own:
        return viewer.say("level_name", level=own)
    return viewer.words["level_profile" if finding.question == "mechanism" else "level_none"]


def _order(lead: Appraisal | None, index: int) -> tuple[int, str, int]:
    """Most direct first, then the better level, then as written."""
    if lead is None:
        return (len(WORDS), "9", index)
    return (WORDS.index(lead.directness.word), lead.level or "9", index)


def _study_line(viewer: Viewer, finding: Finding, appraisal: Appraisal) -> StudyLine:
    work = appraisal.studied
    card = viewer.catalog.studies[work.key].content
    designs = viewer.listed(viewer.labels("designs", work.designs))
    if card.phase:
        designs += f" ({viewer.words['phase']} {card.phase})"
    if card.published_as == "conference_abstract":
        designs += f" ({viewer.words['conference_abstract']})"
    whole = not any(p for p in finding.population if not p.of or work.key in p.of)
    n = card.participants.n if card.participants and whole else ""
    return StudyLine(
        viewer.cite(work.key),
        viewer.reference_url(work.key),
        viewer.label("tumours", appraisal.tumour),
        designs,
        viewer.listed(viewer.labels("subjects", work.subjects)),
        viewer.listed(viewer.labels("tumours", work.tumours)),
        viewer.words[f"share_{work.metastasis}"],
        "" if n == "not_reported" else n,
        appraisal.level,
        build_direct(viewer, appraisal),
    )


def _rating(finding: Finding) -> str:
    rating = finding.external_rating
    return f"{rating.scheme}: {rating.rating}" if rating else ""


def elsewhere(viewer: Viewer, ref: str, here: str) -> Elsewhere:
    """A finding of another page, seen from the sheet ``here``."""
    use = viewer.catalog.findings[ref]
    name = "" if use.sheet.id == here else viewer.name_of(use.sheet.id)
    url = viewer.sheet_url(use.sheet.id, use.finding.id)
    return Elsewhere(name, url, viewer.text(use.finding.claim))


def _home(viewer: Viewer, use: Use, here: str) -> Elsewhere | None:
    return None if use.sheet.id == here else elsewhere(viewer, use.ref, here)
