"""A sheet's page, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.aliases import moved_away
from factsheets.catalog.catalog import Entry, Use
from factsheets.model import Sheet
from factsheets.model.finding import Question
from factsheets.model.sheet import STAGE
from factsheets.views.drawing.neighbourhood import Around, build_around
from factsheets.views.drawing.qr import Code, build_code
from factsheets.views.shared.contribute import Ways, build_ways
from factsheets.views.shared.summary import (
    Applies,
    Count,
    applies,
    check_counts,
    class_label,
    main_uses,
    profile_counts,
    sheet_uses,
    tumours_studied,
    warning,
)
from factsheets.views.shared.viewer import Prose, ReferenceView, Viewer
from factsheets.views.sheet.connections import LinkView, incoming, outgoing
from factsheets.views.sheet.finding import (
    OPPOSING,
    Elsewhere,
    FindingView,
    anchor_on,
    build_finding,
    elsewhere,
)
from factsheets.views.sheet.key_numbers import KeyNumbers, build_key_numbers


@dataclass(frozen=True, kw_only=True)
class Group:
    """Findings on one question."""

    anchor: str
    heading: str
    premise: Prose | None
    note: str
    findings: tuple[FindingView, ...]
    elsewhere: tuple[FindingView, ...]


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A narrower topic of the sheet; ``url`` leads to its first finding here, if it has one."""

    name: str
    aliases: tuple[str, ...]
    url: str


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """One line of history."""

    on: str
    change: Prose
    by: str


@dataclass(frozen=True, kw_only=True)
class MovedFinding:
    """A finding that was published on this page under ``anchor`` and is on another one today."""

    anchor: str
    to: Elsewhere


@dataclass(frozen=True, kw_only=True)
class Opposed:
    """A finding of the page that speaks against the premise or is mixed, by who wrote it."""

    url: str
    name: str


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """Everything a sheet's template shows."""

    id: str
    kind: str
    name: Prose
    other_name: str
    aliases: tuple[str, ...]
    class_label: str
    stages: tuple[str, ...]
    components: tuple[str, ...]
    sections: tuple[SectionView, ...]
    tumours: tuple[str, ...]
    disambiguation: Prose | None
    bottom_line: Prose
    signed: str
    checks: tuple[Count, ...]
    main_question: str
    main_total: int
    last_change: str
    applies: tuple[Applies, ...]
    warning: str
    key_numbers: KeyNumbers
    profile: tuple[Count, ...]
    profile_tumours: tuple[Count, ...]
    groups: tuple[Group, ...]
    contradicting: str
    opposed: tuple[Opposed, ...]
    around: Around | None
    links: tuple[LinkView, ...]
    links_here: tuple[LinkView, ...]
    gaps: tuple[Prose, ...]
    references: tuple[ReferenceView, ...]
    history: tuple[ChangeView, ...]
    cite_as: str
    address: str
    code: Code
    ways: Ways
    moved: tuple[MovedFinding, ...]


def build_sheet(
    viewer: Viewer, entry: Entry[Sheet], told: frozenset[str] = frozenset()
) -> SheetView:
    """The view of one sheet. In its lists those findings of other sheets, and links to it from
    those sheets, are left out that the page has ``told`` of elsewhere."""
    sheet = entry.content
    uses = sheet_uses(viewer, entry)
    # Findings first, so that citation numbers follow the order of reading.
    listed = (use for use in uses if use.ref not in told or use.sheet.id == entry.id)
    findings = sorted((build_finding(viewer, u, entry.id) for u in listed), key=lambda f: f.order)
    groups = group_findings(viewer, sheet, findings)
    links = tuple(outgoing(viewer, link, entry.id) for link in sheet.links)
    opposed = tuple(_opposed(finding) for finding in findings if finding.opposes)
    told_of = (use for use in uses if use.ref in told and use.direction_on(entry.id) in OPPOSING)
    opposed += tuple(_opposed_elsewhere(viewer, use, entry.id) for use in told_of)
    address = viewer.catalog.site.content.url(viewer.language, f"{sheet.folder}/{entry.id}.html")
    profiled = sheet.summed_up_by == "profile"
    return SheetView(
        id=entry.id,
        kind=sheet.folder,
        name=viewer.text(sheet.name),
        other_name=_other_name(viewer, sheet),
        aliases=tuple(sheet.aliases),
        class_label=class_label(viewer, sheet),
        stages=viewer.labels("stages", sheet.terms(STAGE)),
        components=tuple(viewer.plain(part) for part in sheet.parts()),
        sections=_sections(viewer, sheet),
        tumours=viewer.labels("tumours", sheet.tumours),
        disambiguation=viewer.maybe(sheet.disambiguation),
        bottom_line=viewer.text(sheet.bottom_line),
        signed=_signed(viewer, sheet),
        checks=check_counts(viewer, uses),
        main_question=viewer.word("questions", sheet.main_question, "asked"),
        main_total=len(main_uses(sheet, uses)),
        last_change=sheet.history[-1].on,
        applies=applies(viewer, sheet, uses),
        warning=warning(viewer, sheet, uses),
        key_numbers=build_key_numbers(viewer, findings)
        if sheet.summed_up_by == "patients"
        else KeyNumbers(),
        profile=profile_counts(viewer, uses) if profiled else (),
        profile_tumours=tumours_studied(viewer, uses) if profiled else (),
        groups=groups,
        contradicting=_contradicting(viewer, entry, uses, len(opposed)),
        opposed=opposed,
        around=build_around(viewer, entry),
        links=links,
        links_here=incoming(viewer, entry, told),
        gaps=tuple(viewer.text(gap) for gap in sheet.gaps),
        references=viewer.cited(),
        history=tuple(
            ChangeView(on=c.on, change=viewer.text(c.change), by=c.by or "")
            for c in reversed(sheet.history)
        ),
        cite_as=_cite_as(viewer, entry, address),
        address=address,
        code=build_code(address),
        ways=build_ways(viewer, entry.path, f"{sheet.folder}/{entry.id}"),
        moved=tuple(
            MovedFinding(anchor=anchor, to=elsewhere(viewer, ref, entry.id))
            for anchor, ref in moved_away(viewer.catalog, entry.id).items()
        ),
    )


def _sections(viewer: Viewer, sheet: Sheet) -> tuple[SectionView, ...]:
    first = {f.section: f.id for f in reversed(sheet.findings) if f.section}
    return tuple(
        SectionView(
            name=viewer.plain(section.name),
            aliases=tuple(section.aliases),
            url=f"#{first[section.id]}" if section.id in first else "",
        )
        for section in sheet.sections
    )


def _other_name(viewer: Viewer, sheet: Sheet) -> str:
    other = sheet.name.zh if viewer.language == "en" else sheet.name.en
    return other if other and sheet.name.translated(viewer.language) else ""


def _signed(viewer: Viewer, sheet: Sheet) -> str:
    review = sheet.review
    if review.status == "signed":
        return viewer.say("signed_by", name=review.by, date=review.on)
    return viewer.words["no_clinician_yet"]


def group_findings(viewer: Viewer, sheet: Sheet, findings: list[FindingView]) -> tuple[Group, ...]:
    """Findings by question, in the order of the kind of sheet."""
    groups = []
    for question in sheet.questions:
        asked = [f for f in findings if f.question == question]
        if asked:
            groups.append(
                Group(
                    anchor=question.replace("_", "-"),
                    heading=viewer.word("questions", question, "asked"),
                    premise=_premise(viewer, sheet, question),
                    note=viewer.note(question),
                    findings=tuple(f for f in asked if f.home is None),
                    elsewhere=tuple(f for f in asked if f.home is not None),
                )
            )
    return tuple(groups)


def _premise(viewer: Viewer, sheet: Sheet, question: Question) -> Prose | None:
    """What directions of this question are relative to on this sheet."""
    if sheet.own_premise and question == sheet.main_question:
        return viewer.text(sheet.own_premise)
    premises = viewer.catalog.site.content.premises
    return viewer.maybe(getattr(premises, sheet.premise_of(question), None))


def _opposed(finding: FindingView) -> Opposed:
    name = finding.cites[0].label if finding.cites else finding.claim.plain
    return Opposed(url=f"#{finding.anchor}", name=name)


def _opposed_elsewhere(viewer: Viewer, use: Use, here: str) -> Opposed:
    name = viewer.listed(map(viewer.who, use.finding.keys[:1])) or viewer.plain(use.finding.claim)
    return Opposed(url=f"#{anchor_on(use, here)}", name=name)


def _contradicting(viewer: Viewer, entry: Entry[Sheet], uses: list[Use], opposed: int) -> str:
    """What is known against the premise; nothing where no finding here has a direction."""
    sheet = entry.content
    if not any(use.direction_on(entry.id) for use in uses):
        return ""
    if sheet.contradicting == "none_found":
        return viewer.say("none_found_in", n=_read(viewer, uses))
    if sheet.contradicting:
        return viewer.word("unopposed", sheet.contradicting)
    if opposed == 1:
        return viewer.words["contradicting_one"]
    return viewer.say("contradicting_count", n=opposed)


def _read(viewer: Viewer, uses: list[Use]) -> int:
    """How many of the works behind findings were read, as abstract at least."""
    cards = viewer.catalog.studies
    keys = {key for use in uses for key in use.finding.keys if key in cards}
    return sum(cards[key].content.read not in ("none", "title") for key in keys)


def _cite_as(viewer: Viewer, entry: Entry[Sheet], address: str) -> str:
    site = viewer.catalog.site.content
    name = site.name.in_language(viewer.language)
    title = entry.content.name.in_language(viewer.language)
    if viewer.language == "zh":
        return f"{name}. {title}[EB/OL]. 版本 {site.version}, {site.released}. {address}"
    return f"{name}. {title}. Version {site.version}, {site.released}. {address}"
