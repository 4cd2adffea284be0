"""A finding as readers see it: claim, direction, who was studied, numbers, doubts, check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.catalog.aliases import anchors_of
from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import LENDING, Appraisal, appraise, best, rank
from factsheets.model import Finding
from factsheets.views.shared.brief import Brief, build_brief
from factsheets.views.shared.notices import NoticesView, build_notices
from factsheets.views.shared.viewer import Cite, Prose, Viewer
from factsheets.views.sheet.appraisal import (
    Direct,
    StudyLine,
    build_direct,
    level_tag,
    study_lines,
)
from factsheets.views.sheet.results import ResultView, build_result

# Against the premise, in part at least.
OPPOSING = ("against", "mixed")


@dataclass(frozen=True, kw_only=True)
class DefinitionView:
    """A term and what it means."""

    term: Prose
    definition: Prose


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A finding on another page."""

    name: str
    url: str
    claim: Prose


@dataclass(frozen=True, kw_only=True)
class AbsenceView:
    """What was looked for and not found, and where."""

    what: Prose
    where: str


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """One finding on one page, display-ready; ``finding`` has what needs no making ready.

    ``direction`` is that of this page. ``comparator`` says which arm is which where this page's
    treatment is what another one was compared with. ``reasons`` say what the level rests on.
    """

    ref: str
    finding: Finding
    anchor: str
    direction: str
    direction_label: str
    direction_reason: Prose | None
    comparator: str
    tumours: tuple[str, ...]
    section: str
    claim: Prose
    terms: tuple[DefinitionView, ...]
    cites: tuple[Cite, ...]
    level_short: str
    reasons: tuple[str, ...]
    lowered: str
    downgrade: Prose | None
    direct: Direct | None
    studies: tuple[StudyLine, ...]
    populations: tuple[Prose, ...]
    results: tuple[ResultView, ...]
    caveat: Prose | None
    curator_note: Prose | None
    discrepancy: str
    absences: tuple[AbsenceView, ...]
    brief: Brief
    check_note: Prose | None
    via: str
    via_url: str
    second_hand: bool
    rating: str
    disagrees: tuple[Elsewhere, ...]
    together: tuple[Elsewhere, ...]
    home: Elsewhere | None
    notices: NoticesView
    acknowledged: Prose | None
    former: tuple[str, ...]
    order: tuple[int, str, int]

    @property
    def question(self) -> str:
        """The question it answers."""
        return self.finding.question

    @property
    def opposes(self) -> bool:
        """Whether it speaks against the premise, in part at least."""
        return self.direction in OPPOSING


def anchor_on(use: Use, here: str) -> str:
    """Where a finding stands on the page of the sheet ``here``."""
    return use.finding.id if use.sheet.id == here else f"{use.sheet.id}--{use.finding.id}"


def build_finding(viewer: Viewer, use: Use, here: str) -> FindingView:
    """The view of a finding on the page of the sheet ``here`` (it may live on another sheet)."""
    finding = use.finding
    cites = viewer.cites(finding.keys)
    appraisals = appraise(viewer.catalog, use)
    lead = best(appraisals) if finding.question != "background" else None
    direction = use.direction_on(here)
    sections = {section.id: section for section in use.sheet.content.sections}
    several = len(use.sheet.content.tumours) > 1
    catalog = viewer.catalog
    return FindingView(
        ref=use.ref,
        finding=finding,
        anchor=anchor_on(use, here),
        direction=direction or "",
        direction_label=viewer.word("directions", direction) if direction else "",
        direction_reason=viewer.maybe(finding.direction_reason),
        comparator=comparator(viewer, use, here),
        tumours=viewer.labels("tumours", use.tumours) if several or use.sheet.id != here else (),
        section=viewer.plain(sections[finding.section].name) if finding.section else "",
        claim=viewer.text(finding.claim),
        terms=tuple(
            DefinitionView(term=viewer.text(t.term), definition=viewer.text(t.definition))
            for t in finding.terms
        ),
        cites=cites,
        level_short=level_tag(viewer, lead),
        reasons=tuple(_reasons(viewer, finding, lead)),
        lowered=viewer.say("downgraded", by=finding.downgrade.by) if finding.downgrade else "",
        downgrade=viewer.text(finding.downgrade.reason) if finding.downgrade else None,
        direct=build_direct(viewer, lead) if lead else None,
        studies=study_lines(viewer, use, appraisals),
        populations=tuple(viewer.text(p.note) for p in finding.population if p.note),
        results=tuple(build_result(viewer, result) for result in finding.results),
        caveat=viewer.maybe(finding.caveat),
        curator_note=viewer.maybe(finding.curator_note),
        discrepancy=viewer.word("discrepancies", finding.discrepancy)
        if finding.discrepancy
        else "",
        absences=_absences(viewer, finding),
        brief=build_brief(viewer, use, lead),
        check_note=viewer.maybe(finding.check.note),
        via=_via(viewer, finding),
        via_url=viewer.url(f"reviews/{finding.via.review}.md") if finding.via else "",
        second_hand=_is_second_hand(viewer, finding),
        rating=_rating(finding),
        disagrees=_others(viewer, catalog.opponents.get(use.ref, []), here),
        together=_others(viewer, catalog.companions.get(use.ref, []), here),
        home=_home(viewer, use, here),
        notices=build_notices(viewer, finding.keys),
        acknowledged=viewer.maybe(finding.retraction_acknowledged),
        former=anchors_of(use) if use.sheet.id == here else (),
        order=(*rank(lead), use.index),
    )


def comparator(viewer: Viewer, use: Use, here: str) -> str:
    """Which arm is which, on a page whose treatment is the comparator."""
    if not use.is_comparator_on(here):
        return ""
    for result in use.finding.results:
        names = {arm.id: viewer.plain(arm.name) for arm in result.arms}
        tested = result.test.arms if result.test else list(names)
        compared = [result.effect.arm, result.effect.versus] if result.effect else tested
        if len(compared) == 2:
            arm, versus = (names[id] for id in compared)
            return viewer.say("is_comparator_named", arm=arm, versus=versus)
    return viewer.say("is_comparator", name=viewer.name_of(use.sheet.id))


def _reasons(viewer: Viewer, finding: Finding, lead: Appraisal | None) -> Iterator[str]:
    """What the level rests on, or why there is none; a reasoned downgrade stands by itself."""
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    if lead:
        for reason in lead.rated.reasons:
            if reason == "question" and finding.question == "mechanism":
                yield viewer.words["level_profile"]
            elif reason != "downgrade":
                yield viewer.word("level_reasons", reason).format(condition=condition)
    elif finding.question != "background":
        for role in dict.fromkeys(c.role for c in finding.cites if c.role not in LENDING):
            yield viewer.word("no_level", role)


def _absences(viewer: Viewer, finding: Finding) -> tuple[AbsenceView, ...]:
    return tuple(
        AbsenceView(
            what=viewer.text(absence.what),
            where=viewer.listed(
                [
                    *([viewer.who(absence.key)] if absence.key else []),
                    *(viewer.word("parts", part) for part in absence.read),
                ]
            ),
        )
        for absence in finding.not_found
    )


def _via(viewer: Viewer, finding: Finding) -> str:
    via = finding.via
    return f"{viewer.who(via.review)}, {viewer.words['section']} {via.section}" if via else ""


def _is_second_hand(viewer: Viewer, finding: Finding) -> bool:
    """Whether it is known here only through the review: nobody read more than titles."""
    cards = viewer.catalog.studies
    reading = {cards[key].content.read for key in finding.keys if key in cards}
    return bool(finding.via) and reading <= {"none", "title"}


def _rating(finding: Finding) -> str:
    rating = finding.external_rating
    return f"{rating.scheme}: {rating.rating}" if rating else ""


def _others(viewer: Viewer, refs: list[str], here: str) -> tuple[Elsewhere, ...]:
    return tuple(elsewhere(viewer, ref, here) for ref in refs)


def elsewhere(viewer: Viewer, ref: str, here: str) -> Elsewhere:
    """A finding of another page, seen from the sheet ``here``."""
    use = viewer.catalog.findings[ref]
    name = "" if use.sheet.id == here else viewer.name_of(use.sheet.id)
    url = viewer.sheet_url(use.sheet.id, use.finding.id)
    return Elsewhere(name=name, url=url, claim=viewer.text(use.finding.claim))


def _home(viewer: Viewer, use: Use, here: str) -> Elsewhere | None:
    return None if use.sheet.id == here else elsewhere(viewer, use.ref, here)
