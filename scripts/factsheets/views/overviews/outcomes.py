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


@dataclass(frozen=True)
class TumourOutcomes:
    """Everything reported for one tumour."""

    anchor: str
    name: str
    groups: tuple[OutcomeGroup, ...]


def build_outcomes(viewer: Viewer) -> tuple[TumourOutcomes, ...]:
    """Every tumour that sheets are about, in the order of the vocabulary."""
    reported: dict[tuple[str, str, str], list[Reported]] = {}
    for one in reported_results(viewer):
        asked = (one.tumour, one.use.finding.question, one.result.outcome)
        reported.setdefault(asked, []).append(one)
    tumours = [
        t for t in viewer.catalog.vocabularies["tumours"] if any(k[0] == t for k in reported)
    ]
    return tuple(
        TumourOutcomes(
            tumour,
            viewer.label("tumours", tumour),
            tuple(
                _group(viewer, key, reported[key])
                for question in QUESTIONS
                for outcome in viewer.catalog.vocabularies["outcomes"]
                if (key := (tumour, question, outcome)) in reported
            ),
        )
        for tumour in tumours
    )


def _group(viewer: Viewer, key: tuple[str, str, str], reported: list[Reported]) -> OutcomeGroup:
    _, question, outcome = key
    label = viewer.label("outcomes", outcome)
    reported = sorted(
        reported, key=lambda one: (*one.order, viewer.name_of(one.use.sheet.id).casefold())
    )
    anchor = "-".join(key).replace("_", "-")
    holders = _syntheses(viewer, reported)
    return OutcomeGroup(
        anchor=anchor,
        heading=f"{label}{viewer.words['colon']}{viewer.word('questions', question, 'short')}",
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
