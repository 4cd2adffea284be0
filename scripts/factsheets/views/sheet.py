"""A sheet's page, top to bottom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import cast

from factsheets.catalog import Entry, Use
from factsheets.evidence import EVIDENCE, WORDS, appraise, best, profile, studied
from factsheets.model import Link, Mechanism, Sheet, Treatment
from factsheets.model.vocabulary import SubjectTerm
from factsheets.views.finding import Direct, FindingView, build_finding
from factsheets.views.page import Cite, Prose, ReferenceView, Viewer
from factsheets.views.results import ResultView

QUESTIONS = (
    "treatment_benefit",
    "treatment_harm",
    "prognosis",
    "frequency",
    "mechanism",
    "background",
)


@dataclass(frozen=True)
class Count:
    """How many, of what; ``key`` for styling."""

    key: str
    label: str
    n: int


@dataclass(frozen=True)
class Applies:
    """Directness summary for one tumour."""

    tumour: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class NumberRow:
    """One row of the key numbers."""

    anchor: str
    result: ResultView
    direct: Direct | None
    direction: str
    direction_label: str
    level: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Group:
    """Findings on one question."""

    anchor: str
    heading: str
    premise: Prose | None
    note: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class LinkView:
    """A typed link, read from this page."""

    relation: str
    name: str
    url: str
    kind: str
    why: Prose
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class ChangeView:
    """One line of history."""

    on: str
    change: Prose


@dataclass(frozen=True)
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
    tumours: tuple[str, ...]
    disambiguation: Prose | None
    bottom_line: Prose
    signed: str
    checks: tuple[Count, ...]
    findings_total: int
    last_change: str
    applies: tuple[Applies, ...]
    warning: str
    key_numbers: tuple[NumberRow, ...]
    profile: tuple[Count, ...]
    profile_tumours: tuple[Count, ...]
    groups: tuple[Group, ...]
    contradicting: str
    links: tuple[LinkView, ...]
    links_here: tuple[LinkView, ...]
    gaps: tuple[Prose, ...]
    references: tuple[ReferenceView, ...]
    history: tuple[ChangeView, ...]
    cite_as: str
    file: str
    edit_url: str


def build_sheet(viewer: Viewer, entry: Entry[Sheet]) -> SheetView:
    """The view of one sheet."""
    sheet = entry.content
    uses = sheet_uses(viewer, entry)
    # Findings first, so that citation numbers follow the order of reading.
    findings = sorted((build_finding(viewer, u, entry.id) for u in uses), key=lambda f: f.order)
    groups = _groups(viewer, sheet, findings)
    links = tuple(_link(viewer, link) for link in sheet.links)
    return SheetView(
        id=entry.id,
        kind=sheet.folder,
        name=viewer.text(sheet.name),
        other_name=_other_name(viewer, sheet),
        aliases=tuple(sheet.aliases),
        class_label=class_label(viewer, sheet),
        stages=viewer.labels("stages", sheet.stages) if isinstance(sheet, Mechanism) else (),
        components=_components(viewer, sheet),
        tumours=viewer.labels("tumours", sheet.tumours),
        disambiguation=viewer.maybe(sheet.disambiguation),
        bottom_line=viewer.text(sheet.bottom_line),
        signed=_signed(viewer, sheet),
        checks=check_counts(viewer, uses),
        findings_total=len(findings),
        last_change=sheet.history[-1].on,
        applies=_applies(viewer, sheet, uses),
        warning=_warning(viewer, sheet, uses),
        key_numbers=_key_numbers(findings) if isinstance(sheet, Treatment) else (),
        profile=_profile(viewer, uses) if isinstance(sheet, Mechanism) else (),
        profile_tumours=_tumours_studied(viewer, uses) if isinstance(sheet, Mechanism) else (),
        groups=groups,
        contradicting=_contradicting(viewer, sheet, findings),
        links=links,
        links_here=_links_here(viewer, entry),
        gaps=tuple(viewer.text(gap) for gap in sheet.gaps),
        references=viewer.cited(),
        history=tuple(ChangeView(c.on, viewer.text(c.change)) for c in reversed(sheet.history)),
        cite_as=_cite_as(viewer, entry),
        file=entry.path,
        edit_url=edit_url(viewer, entry.path),
    )


def sheet_uses(viewer: Viewer, entry: Entry[Sheet]) -> list[Use]:
    """The findings a sheet shows: its own and those it includes."""
    own = [Use(entry, index) for index in range(len(entry.content.findings))]
    return own + viewer.catalog.included(entry.id)


def class_label(viewer: Viewer, sheet: Sheet) -> str:
    """The sheet's class, if its kind has one."""
    if isinstance(sheet, Mechanism):
        return viewer.label("mechanism_classes", sheet.class_)
    if isinstance(sheet, Treatment):
        return viewer.label("treatment_classes", sheet.class_)
    return ""


def edit_url(viewer: Viewer, path: str) -> str:
    """Address of the host's web editor for a file."""
    repository = viewer.catalog.site.content.repository
    return f"{repository.url.rstrip('/')}/{repository.edit.strip('/')}/{path}"


def _components(viewer: Viewer, sheet: Sheet) -> tuple[str, ...]:
    if not isinstance(sheet, Treatment):
        return ()
    return tuple(viewer.plain(component) for component in sheet.components)


def _other_name(viewer: Viewer, sheet: Sheet) -> str:
    other = sheet.name.zh if viewer.language == "en" else sheet.name.en
    return other if other and sheet.name.translated(viewer.language) else ""


def _signed(viewer: Viewer, sheet: Sheet) -> str:
    review = sheet.review
    if review.status == "signed":
        return viewer.say("signed_by", name=review.by, date=review.on)
    return viewer.words["no_clinician_yet"]


def check_counts(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    """How many findings have each check status, strictest last; those with none left out."""
    found = Counter(use.finding.check.status for use in uses)
    order = ("reported_by_review", "abstract_checked", "fulltext_checked", "clinician_signed")
    return tuple(Count(key, viewer.words[key], found[key]) for key in order if found[key])


def _applies(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> tuple[Applies, ...]:
    return tuple(
        Applies(viewer.label("tumours", tumour), directness_counts(viewer, uses, tumour))
        for tumour in sheet.tumours
    )


def directness_counts(viewer: Viewer, uses: list[Use], tumour: str = "") -> tuple[Count, ...]:
    """How many findings have each directness, for one tumour or for all."""
    found: Counter[str] = Counter()
    for use in uses:
        if use.finding.question != "background":
            every = appraise(viewer.catalog, use)
            lead = best(one for one in every if not tumour or one.tumour == tumour)
            if lead:
                found[lead.directness.word] += 1
    labels = viewer.catalog.directness.content.words
    return tuple(
        Count(word, labels[word].label.in_language(viewer.language), found[word])  # type: ignore[index]
        for word in WORDS
    )


def _warning(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> str:
    """The one thing a reader must know first: no human evidence, or none that is exact."""
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    if isinstance(sheet, Treatment) and not human_evidence(viewer, uses):
        return viewer.words["no_human"]
    exact = directness_counts(viewer, uses)[0].n
    return "" if exact else viewer.say("no_exact", condition=condition)


def human_evidence(viewer: Viewer, uses: list[Use]) -> bool:
    """Whether any finding on benefit or harm rests on patients."""
    for use in uses:
        if use.finding.question in ("treatment_benefit", "treatment_harm"):
            for key in use.finding.cites:
                if key in viewer.catalog.studies:
                    work = studied(use.finding, key, viewer.catalog.studies[key].content)
                    terms = (viewer.catalog.term("subjects", one) for one in work.subjects)
                    if any(cast(SubjectTerm, term).kind == "human" for term in terms):
                        return True
    return False


def _key_numbers(findings: list[FindingView]) -> tuple[NumberRow, ...]:
    return tuple(
        NumberRow(
            finding.anchor,
            result,
            finding.direct,
            finding.direction,
            finding.direction_label,
            finding.level_short,
            finding.cites,
        )
        for finding in findings
        if finding.question == "treatment_benefit"
        for result in finding.results
        if result.counted
    )


def _profile(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    shown = [use for use in uses if use.finding.question != "background"]
    works = profile(viewer.catalog, shown)
    return tuple(Count(kind, viewer.words[kind], len(works[kind])) for kind in EVIDENCE)


def _tumours_studied(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    works: dict[str, set[str]] = {}
    for use in uses:
        for key in use.finding.cites:
            if key in viewer.catalog.studies and use.finding.question != "background":
                work = studied(use.finding, key, viewer.catalog.studies[key].content)
                for tumour in work.tumours:
                    works.setdefault(tumour, set()).add(key)
    rows = [Count(t, viewer.label("tumours", t), len(keys)) for t, keys in works.items()]
    return tuple(sorted(rows, key=lambda row: (-row.n, row.key)))


def _groups(viewer: Viewer, sheet: Sheet, findings: list[FindingView]) -> tuple[Group, ...]:
    order = QUESTIONS
    if not isinstance(sheet, Treatment):
        order = (
            "prognosis",
            "frequency",
            "mechanism",
            "treatment_benefit",
            "treatment_harm",
            "background",
        )
    groups = []
    for question in order:
        shown = tuple(f for f in findings if f.question == question)
        if shown:
            note = viewer.words.get(f"question_{question}_note", "")
            premise = _premise(viewer, sheet, question)
            heading = viewer.words[f"question_{question}"]
            groups.append(Group(question.replace("_", "-"), heading, premise, note, shown))
    return tuple(groups)


def _premise(viewer: Viewer, sheet: Sheet, question: str) -> Prose | None:
    premises = viewer.catalog.site.content.premises
    if question in ("background", "frequency"):
        return None
    if question == "prognosis":
        return viewer.text(premises.prognosis)
    if isinstance(sheet, Mechanism) and sheet.premise == "restrains":
        return viewer.text(premises.mechanism_restrains)
    return viewer.text(getattr(premises, sheet.premise_key))


def _contradicting(viewer: Viewer, sheet: Sheet, findings: list[FindingView]) -> str:
    if sheet.contradicting:
        return viewer.words[sheet.contradicting]
    n = sum(finding.direction in ("against", "mixed") for finding in findings)
    return viewer.words["contradicting_one"] if n == 1 else viewer.say("contradicting_count", n=n)


def _link(viewer: Viewer, link: Link) -> LinkView:
    target = viewer.catalog.sheets[link.to].content
    return LinkView(
        viewer.label("relations", link.relation),
        viewer.name_of(link.to),
        viewer.sheet_url(link.to),
        viewer.words[f"kind_{target.folder}"],
        viewer.text(link.why),
        viewer.cites(link.cites),
    )


def _links_here(viewer: Viewer, entry: Entry[Sheet]) -> tuple[LinkView, ...]:
    mentioned = {link.to for link in entry.content.links}
    found = []
    for back in viewer.catalog.backlinks[entry.id]:
        if back.origin.id in mentioned:
            continue
        relation = viewer.catalog.term("relations", back.link.relation)
        inverse = relation.inverse.in_language(viewer.language)  # type: ignore[attr-defined]
        found.append(
            LinkView(
                inverse,
                viewer.name_of(back.origin.id),
                viewer.sheet_url(back.origin.id),
                viewer.words[f"kind_{back.origin.content.folder}"],
                viewer.text(back.link.why),
                viewer.cites(back.link.cites),
            )
        )
    return tuple(found)


def _cite_as(viewer: Viewer, entry: Entry[Sheet]) -> str:
    site = viewer.catalog.site.content
    name = site.name.in_language(viewer.language)
    title = entry.content.name.in_language(viewer.language)
    address = f"{site.address.rstrip('/')}/{viewer.language}/{entry.content.folder}/{entry.id}.html"
    if viewer.language == "zh":
        return f"{name}. {title}[EB/OL]. 版本 {site.version}, {site.released}. {address}"
    return f"{name}. {title}. Version {site.version}, {site.released}. {address}"
