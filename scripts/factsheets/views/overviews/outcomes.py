"""Outcomes: per tumour and outcome, what each source reports, side by side and never pooled.

A figure holds only what answers one question with one measure: treatment effects and prognostic
effects never meet, and neither do single studies and the syntheses that may hold them.
"""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.results import is_synthesis, pooled
from factsheets.views.overviews.outcome_figures import Figure, build_figures
from factsheets.views.overviews.reported import QUESTIONS, Reported, reported_results
from factsheets.views.shared.brief import Brief, build_brief
from factsheets.views.shared.viewer import Prose, Viewer
from factsheets.views.sheet.appraisal import Direct, build_direct, level_tag
from factsheets.views.sheet.results import ResultView, build_result

Asked = tuple[str, str, str]
"""Tumour, question and outcome."""


@dataclass(frozen=True, kw_only=True)
class OutcomeRow:
    """One result as a row of the table; ``pools`` says which works a synthesis holds, or in which
    ones a single study is held."""

    name: str
    url: str
    result: ResultView
    population: str
    condition: bool
    direct: Direct | None
    level: str
    direction: str
    direction_label: str
    brief: Brief
    pools: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class OutcomeGroup:
    """One outcome of one tumour under one question; ``pooled`` says what stands behind its pooled
    rows."""

    anchor: str
    heading: str
    note: str
    premise: Prose | None
    pooled: tuple[str, ...]
    figures: tuple[Figure, ...]
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True, kw_only=True)
class TumourOutcomes:
    """Everything reported for one tumour."""

    name: str
    groups: tuple[OutcomeGroup, ...]


@dataclass(frozen=True, kw_only=True)
class TumourList:
    """What the page of a tumour holds: heading, address and number of results of each outcome."""

    name: str
    url: str
    outcomes: tuple[tuple[str, str, int], ...]


def outcomes_src(tumour: str) -> str:
    """Path of the page of a tumour."""
    return f"outcomes/{tumour}.md"


def outcome_tumours(viewer: Viewer) -> list[str]:
    """Every tumour that something is reported for, in the order of the vocabulary."""
    reported = _asked(viewer)
    every = viewer.catalog.vocabularies["tumours"]
    return [tumour for tumour in every if any(key[0] == tumour for key in reported)]


def build_outcome_list(viewer: Viewer) -> tuple[TumourList, ...]:
    """The page that leads to those of the tumours."""
    reported = _asked(viewer)
    return tuple(
        TumourList(
            name=viewer.label("tumours", tumour),
            url=viewer.url(outcomes_src(tumour)),
            outcomes=tuple(
                (
                    _heading(viewer, key),
                    viewer.url(outcomes_src(tumour), _anchor(key)),
                    len(reported[key]),
                )
                for key in _in_order(viewer, tumour, reported)
            ),
        )
        for tumour in outcome_tumours(viewer)
    )


def build_outcomes(viewer: Viewer, tumour: str) -> TumourOutcomes:
    """Everything reported for a tumour, by question and outcome."""
    reported = _asked(viewer)
    return TumourOutcomes(
        name=viewer.label("tumours", tumour),
        groups=tuple(
            _group(viewer, key, reported[key]) for key in _in_order(viewer, tumour, reported)
        ),
    )


def _asked(viewer: Viewer) -> dict[Asked, list[Reported]]:
    reported: dict[Asked, list[Reported]] = {}
    for one in reported_results(viewer):
        asked = (one.tumour, one.use.finding.question, one.result.outcome)
        reported.setdefault(asked, []).append(one)
    return reported


def _in_order(viewer: Viewer, tumour: str, reported: dict[Asked, list[Reported]]) -> list[Asked]:
    outcomes = viewer.catalog.vocabularies["outcomes"]
    keys = [(tumour, question, outcome) for question in QUESTIONS for outcome in outcomes]
    return [key for key in keys if key in reported]


def _heading(viewer: Viewer, key: Asked) -> str:
    _, question, outcome = key
    short = viewer.word("questions", question, "short")
    return f"{viewer.label('outcomes', outcome)}{viewer.words['colon']}{short}"


def _anchor(key: Asked) -> str:
    return "-".join(key[1:]).replace("_", "-")


def _group(viewer: Viewer, key: Asked, reported: list[Reported]) -> OutcomeGroup:
    _, question, outcome = key
    label = viewer.label("outcomes", outcome)
    reported = sorted(
        reported, key=lambda one: (*one.order, viewer.name_of(one.use.sheet.id).casefold())
    )
    anchor = _anchor(key)
    holders = _syntheses(viewer, reported)
    return OutcomeGroup(
        anchor=anchor,
        heading=_heading(viewer, key),
        note=viewer.note(question),
        premise=viewer.maybe(getattr(viewer.catalog.site.content.premises, question)),
        pooled=_pooled(viewer, holders),
        figures=tuple(build_figures(viewer, anchor, label, question, reported)),
        rows=tuple(_row(viewer, one, holders) for one in reported),
    )


def _syntheses(viewer: Viewer, reported: list[Reported]) -> tuple[str, ...]:
    """The works behind some rows that pool others."""
    keys = dict.fromkeys(key for one in reported for key in one.works)
    return tuple(key for key in keys if is_synthesis(viewer.catalog, key))


def _pooled(viewer: Viewer, holders: tuple[str, ...]) -> tuple[str, ...]:
    """How many distinct works stand behind the pooled rows, as far as is known."""
    found = pooled(viewer.catalog, holders)
    lines = []
    if found.works:
        works = viewer.listed(viewer.who(key) for key in found.works)
        lines.append(viewer.say("pooled_works", n=len(found.works), works=works))
    if found.unknown:
        lines.append(viewer.say("pooled_unknown", n=found.unknown))
    return tuple(lines)


def _row(viewer: Viewer, one: Reported, holders: tuple[str, ...]) -> OutcomeRow:
    finding, lead = one.use.finding, one.lead
    other = one.result.metastasis is not None
    direction = "" if other else finding.direction or ""
    return OutcomeRow(
        name=viewer.name_of(one.use.sheet.id),
        url=viewer.sheet_url(one.use.sheet.id, finding.id),
        result=build_result(viewer, one.result),
        population=_population(viewer, one),
        condition=one.condition,
        direct=build_direct(viewer, lead) if lead else None,
        level=level_tag(viewer, lead),
        direction=direction,
        direction_label=viewer.word("directions", direction) if direction else "",
        brief=build_brief(viewer, one.use, lead),
        pools=_pools(viewer, one, holders),
        sources=tuple((viewer.who(key), viewer.reference_url(key)) for key in finding.keys),
    )


def _pools(viewer: Viewer, one: Reported, holders: tuple[str, ...]) -> str:
    """What a pooled row holds, or the pooled rows that hold a single one."""
    own = [key for key in one.works if key in holders]
    if own:
        found = pooled(viewer.catalog, own)
        works = viewer.listed(viewer.who(key) for key in found.works)
        return viewer.say("pools", works=works) if works else viewer.words["pools_unknown"]
    inside = [key for key in holders if {*pooled(viewer.catalog, [key]).works} & {*one.works}]
    return viewer.say("inside", works=viewer.listed(map(viewer.who, inside))) if inside else ""


def _population(viewer: Viewer, one: Reported) -> str:
    """Tumours studied, who, and how many of them had the condition."""
    if one.lead is None:
        return ""
    work = one.lead.studied
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    share = f"{condition}{viewer.words['colon']}{viewer.word('shares', work.metastasis)}"
    tumours = viewer.listed(viewer.labels("tumours", work.tumours))
    subjects = viewer.listed(viewer.labels("subjects", work.subjects))
    return " · ".join((tumours, subjects, share))
