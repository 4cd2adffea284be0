"""The page of a tumour: its sheet, and all that the site holds on its patients with the condition.

Survival and treatments come from the findings of every sheet, mechanisms from the map. What other
sheets say of treatments is told by the table, and of other patients by the pages of patients: the
lists of the sheet leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import COMPARED, appraise, best, rank
from factsheets.catalog.graph import stage_graphs, stages_of
from factsheets.model import Result, Sheet
from factsheets.views.overviews.outcome_figures import Figure, build_figures
from factsheets.views.overviews.patients import patient_ways
from factsheets.views.overviews.reported import QUESTIONS, Reported, reported_results
from factsheets.views.overviews.table import DIRECTIONS
from factsheets.views.shared.brief import Brief, build_brief
from factsheets.views.shared.viewer import Prose, Target, Viewer
from factsheets.views.sheet.appraisal import Direct, build_direct
from factsheets.views.sheet.finding import anchor_on, comparator
from factsheets.views.sheet.results import WORDS, ResultView, build_result
from factsheets.views.sheet.sheet import SheetView, build_sheet

# Results of a finding that stand in its row; the others are counted.
RESULTS = 2
VALUES = ("median", "mean", "percent", "value", "range")


@dataclass(frozen=True, kw_only=True)
class SurvivalRow:
    """What one source says of survival; ``patients`` are those it studied; the first of a finding
    that the page shows has its ``anchor``."""

    anchor: str
    patients: str
    url: str
    result: ResultView
    direction: str
    direction_label: str
    sources: str
    brief: Brief


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """One result in a line; ``between`` names its groups where they are others than the row's."""

    outcome: str
    group: Prose | None
    between: str
    values: str
    effect: str
    note: str
    words: Prose | None


@dataclass(frozen=True, kw_only=True)
class StudiedRow:
    """One finding about a treatment. ``patients`` are those studied, if they are others than the
    page is about; ``ranks`` are by column what it sorts by, where that is not what it shows;
    ``more`` counts the results that stand with the finding only."""

    anchor: str
    treatment: str
    url: str
    between: str
    n: str
    patients: str
    lines: tuple[ResultLine, ...]
    more: int
    level: str
    direct: Direct | None
    direction: str
    direction_label: str
    harm: bool
    sources: str
    brief: Brief
    ranks: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Borrowed:
    """A finding about a treatment that editors put on the page, in other patients or without
    results of its own."""

    anchor: str
    url: str
    claim: Prose
    direction: str
    direction_label: str
    direct: Direct | None
    comparator: str
    brief: Brief


@dataclass(frozen=True, kw_only=True)
class StageRow:
    """The mechanisms of a stage, each with the treatments aimed at it."""

    name: str
    mechanisms: tuple[tuple[Target, tuple[Target, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class HubView(SheetView):
    """A tumour's sheet with what other sheets hold on its patients."""

    patients: tuple[Target, ...]
    survival: tuple[SurvivalRow, ...]
    survival_premise: Prose | None
    studied_premise: Prose | None
    studied: tuple[StudiedRow, ...]
    borrowed: tuple[Borrowed, ...]
    figures: tuple[Figure, ...]
    mechanisms: tuple[StageRow, ...]


def build_hub(viewer: Viewer, entry: Entry[Sheet]) -> HubView:
    """The view of one tumour's page."""
    premises = viewer.catalog.site.content.premises
    near = _near(viewer, entry.content.described)
    reported = list(_of_patients(viewer, near))
    survival = [one for one in reported if _is_survival(one) and _is_of(viewer, one, entry.id)]
    studied = _by_finding(one for one in reported if one.use.finding.question != "prognosis")
    included = {use.ref: use for use in viewer.catalog.included(entry.id)}
    in_survival = {one.use.ref for one in survival} & included.keys()
    in_rows = {few[0].use.ref for few in studied}
    treatments = (use for use in included.values() if use.finding.question in COMPARED)
    borrowed = [use for use in treatments if use.ref not in in_rows]
    told = in_survival | in_rows | {use.ref for use in borrowed}
    told |= {few[0].use.sheet.id for few in studied}
    told |= {id for id, other in viewer.catalog.sheets.items() if _acts_here(other, near)}
    return HubView(
        **vars(build_sheet(viewer, entry, frozenset(told))),
        patients=next(
            (way.pages for way in patient_ways(viewer) if way.hub == viewer.target(entry.id)), ()
        ),
        survival=tuple(_survivals(viewer, survival, in_survival, entry.id)),
        survival_premise=viewer.maybe(premises.prognosis),
        studied_premise=viewer.maybe(premises.treatment_benefit),
        studied=tuple(_studied(viewer, few, entry) for few in studied),
        borrowed=tuple(_borrowed(viewer, use, entry.id) for use in borrowed),
        figures=tuple(_figures(viewer, reported)),
        mechanisms=tuple(_mechanisms(viewer, near)),
    )


def _near(viewer: Viewer, tumour: str) -> frozenset[str]:
    """The tumour and its subtypes."""
    every = viewer.catalog.vocabularies["tumours"]
    return frozenset(one for one in every if tumour in {one, *viewer.catalog.broader(one)})


def _of_patients(viewer: Viewer, near: frozenset[str]) -> Iterator[Reported]:
    """Results on patients with the condition alone; one that is read for a tumour and for a
    subtype of it comes once."""
    seen = set()
    for one in reported_results(viewer):
        place = (one.use.ref, one.use.finding.results.index(one.result))
        if one.condition and one.tumour in near and place not in seen:
            seen.add(place)
            yield one


def _is_survival(one: Reported) -> bool:
    """Whether it says how long patients lived or stayed without progression, in figures."""
    arms = one.result.arms
    values = (getattr(arm, name) for arm in arms for name in VALUES)
    return one.use.finding.question == "prognosis" and any(
        value is not None and value not in WORDS for value in values
    )


def _is_of(viewer: Viewer, one: Reported, sheet: str) -> bool:
    """Whether the page's editors chose it, or it is about a subtype alone."""
    subtype = one.lead and not {*one.lead.studied.tumours} & {*one.use.tumours}
    return sheet in viewer.catalog.shown_on[one.use.ref] or bool(subtype)


def _by_tumour(viewer: Viewer, reported: list[Reported]) -> list[Reported]:
    """Results by tumour studied, then by outcome, in the order of the vocabularies."""
    tumours = [*viewer.catalog.vocabularies["tumours"]]
    outcomes = [*viewer.catalog.vocabularies["outcomes"]]

    def order(one: Reported) -> tuple[list[int], int]:
        studied = one.lead.studied.tumours if one.lead else []
        return sorted(map(tumours.index, studied)), outcomes.index(one.result.outcome)

    return sorted(reported, key=order)


def _by_finding(reported: Iterator[Reported]) -> list[list[Reported]]:
    """The results of each finding; benefit before harm, the most direct and best designed first."""
    findings: dict[str, list[Reported]] = {}
    for one in reported:
        findings.setdefault(one.use.ref, []).append(one)
    return sorted(
        findings.values(),
        key=lambda few: (QUESTIONS.index(few[0].use.finding.question), rank(few[0].lead)),
    )


def _patients(viewer: Viewer, one: Reported) -> str:
    return viewer.listed(viewer.labels("tumours", one.lead.studied.tumours)) if one.lead else ""


def _sources(viewer: Viewer, one: Reported) -> str:
    return viewer.listed(viewer.who(key) for key in one.use.finding.keys)


def _url(viewer: Viewer, one: Reported) -> str:
    return viewer.sheet_url(one.use.sheet.id, one.use.finding.id)


def _survivals(
    viewer: Viewer, reported: list[Reported], shown: set[str], here: str
) -> Iterator[SurvivalRow]:
    """The rows of survival; ``shown`` are findings that the page ``here`` shows nowhere else."""
    left = {*shown}
    for one in _by_tumour(viewer, reported):
        direction = _direction(one)
        yield SurvivalRow(
            anchor=anchor_on(one.use, here) if one.use.ref in left else "",
            patients=_patients(viewer, one),
            url=_url(viewer, one),
            result=build_result(viewer, one.result),
            direction=direction,
            direction_label=viewer.word("directions", direction) if direction else "",
            sources=_sources(viewer, one),
            brief=build_brief(viewer, one.use, one.lead),
        )
        left.discard(one.use.ref)


def _direction(one: Reported) -> str:
    """Where a finding points; a result on other patients than its finding's has no direction."""
    return "" if one.result.metastasis is not None else one.use.finding.direction or ""


def _studied(viewer: Viewer, few: list[Reported], entry: Entry[Sheet]) -> StudiedRow:
    first = few[0]
    finding, lead = first.use.finding, first.lead
    told = sorted(few, key=lambda one: one.result.effect is None)[:RESULTS]
    between = next((text for one in few if (text := _between(viewer, one.result))), "")
    sizes = next((text for one in few if (text := _sizes(viewer, one.result))), "")
    treatment, direction = viewer.name_of(first.use.sheet.id), _direction(first)
    level = lead.level if lead else ""
    direct = build_direct(viewer, lead) if lead else None
    other = lead is not None and lead.studied.tumours != (entry.content.described,)
    chosen = entry.id in viewer.catalog.shown_on[first.use.ref]
    return StudiedRow(
        anchor=anchor_on(first.use, entry.id) if chosen else "",
        treatment=treatment,
        url=_url(viewer, first),
        between=between,
        n=sizes,
        patients=_patients(viewer, first) if other else "",
        lines=tuple(_line(viewer, one.result, between) for one in told),
        more=len(few) - len(told),
        level=level,
        direct=direct,
        direction=direction,
        direction_label=viewer.word("directions", direction) if direction else "",
        harm=finding.question == "treatment_harm",
        sources=_sources(viewer, first),
        brief=build_brief(viewer, first.use, lead),
        ranks=(rank(lead)[0], DIRECTIONS.index(direction) if direction else len(DIRECTIONS)),
    )


def _borrowed(viewer: Viewer, use: Use, here: str) -> Borrowed:
    lead, direction = best(appraise(viewer.catalog, use)), use.direction_on(here) or ""
    return Borrowed(
        anchor=anchor_on(use, here),
        url=viewer.sheet_url(use.sheet.id, use.finding.id),
        claim=viewer.text(use.finding.claim),
        direction=direction,
        direction_label=viewer.word("directions", direction) if direction else "",
        direct=build_direct(viewer, lead) if lead else None,
        comparator=comparator(viewer, use, here),
        brief=build_brief(viewer, use, lead),
    )


def _between(viewer: Viewer, result: Result) -> str:
    """The groups of a result: which is compared with which, in the order of its effect."""
    names = {arm.id: viewer.plain(arm.name) for arm in result.arms}
    if result.effect:
        names = {id: names[id] for id in (result.effect.arm, result.effect.versus)}
    return f" {viewer.words['versus']} ".join(names.values())


def _sizes(viewer: Viewer, result: Result) -> str:
    """How many in each group, where any is known."""
    known = any(arm.n not in (None, "not_reported") for arm in result.arms)
    sizes = (arm.n if arm.n not in (None, "not_reported") else "?" for arm in result.arms)
    return " / ".join(str(size) for size in sizes) if known else ""


def _line(viewer: Viewer, result: Result, between: str) -> ResultLine:
    view = build_result(viewer, result)
    own = _between(viewer, result)
    values = [arm.value or "–" for arm in view.arms]
    return ResultLine(
        outcome=view.outcome,
        group=view.group,
        between=own if own != between else "",
        values=f" {viewer.words['versus']} ".join(values) if {*values} - {"–"} else "",
        effect=view.effect.text if view.effect else "",
        note=view.effect.note if view.effect else "",
        words=view.words,
    )


def _figures(viewer: Viewer, reported: list[Reported]) -> Iterator[Figure]:
    """Forest plots of what several findings compare, by outcome."""
    question = "treatment_benefit"
    asked = [one for one in reported if one.use.finding.question == question]
    for outcome in viewer.catalog.vocabularies["outcomes"]:
        drawn = [one for one in asked if one.result.outcome == outcome]
        label = viewer.label("outcomes", outcome)
        figures = build_figures(viewer, f"plot-{outcome}".replace("_", "-"), label, question, drawn)
        if len({one.use.ref for one in drawn if one.result.effect}) > 1:
            yield from (figure for figure in figures if figure.kind == "effects")


def _acts_here(entry: Entry[Sheet], near: frozenset[str]) -> bool:
    """Whether a sheet is about a mechanism in these tumours."""
    return bool(stages_of(entry) and near & {*entry.content.tumours})


def _mechanisms(viewer: Viewer, near: frozenset[str]) -> Iterator[StageRow]:
    """What acts in each stage in this tumour; treatments of other tumours are left out."""
    sheets = viewer.catalog.sheets
    for stage in stage_graphs(viewer.catalog):
        rows = []
        for id in (id for id in stage.mechanisms if _acts_here(sheets[id], near)):
            aimed = (e.origin for e in stage.edges if (e.to, e.sign) == (id, "negative"))
            acting = (o for o in dict.fromkeys(aimed) if sheets[o].content.acts)
            here = [o for o in acting if near & {*sheets[o].content.tumours}]
            rows.append((viewer.target(id), tuple(map(viewer.target, here))))
        if rows:
            yield StageRow(name=viewer.label("stages", stage.id), mechanisms=tuple(rows))
