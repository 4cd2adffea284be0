"""Outcomes: per tumour and outcome, what each source reports, side by side and never pooled.

A figure holds only what answers one question with one measure: treatment effects and prognostic
effects never meet, and neither do single studies and the syntheses that may hold them.
"""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.views.overviews.outcome_figures import Figure, build_figures
from factsheets.views.overviews.reported import QUESTIONS, Reported, reported_results
from factsheets.views.shared.viewer import Viewer
from factsheets.views.sheet.finding import Direct, build_direct
from factsheets.views.sheet.results import ResultView, build_result


@dataclass(frozen=True)
class OutcomeRow:
    """One result as a row of the table."""

    name: str
    url: str
    result: ResultView
    population: str
    condition: bool
    direct: Direct | None
    level: str
    direction: str
    direction_label: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OutcomeGroup:
    """One outcome of one tumour under one question."""

    anchor: str
    heading: str
    note: str
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
    heading = f"{label}{viewer.words['colon']}{viewer.words[f'short_{question}']}"
    anchor = "-".join(key).replace("_", "-")
    return OutcomeGroup(
        anchor,
        heading,
        viewer.words.get(f"question_{question}_note", ""),
        tuple(build_figures(viewer, anchor, label, question, reported)),
        tuple(_row(viewer, one) for one in reported),
    )


def _row(viewer: Viewer, one: Reported) -> OutcomeRow:
    finding, lead = one.use.finding, one.lead
    other = one.result.metastasis is not None
    direction = "" if other else finding.direction or ""
    return OutcomeRow(
        viewer.name_of(one.use.sheet.id),
        viewer.sheet_url(one.use.sheet.id, finding.id),
        build_result(viewer, one.result),
        _population(viewer, one),
        one.condition,
        build_direct(viewer, lead) if lead else None,
        viewer.say("level_name", level=lead.level) if lead and lead.level else "",
        direction,
        viewer.words[direction] if direction else "",
        tuple((viewer.who(key), viewer.reference_url(key)) for key in finding.keys),
    )


def _population(viewer: Viewer, one: Reported) -> str:
    """Tumours studied, who, and how many of them had the condition."""
    if one.lead is None:
        return ""
    work = one.lead.studied
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    share = f"{condition}{viewer.words['colon']}{viewer.words[f'share_{work.metastasis}']}"
    tumours = viewer.listed(viewer.labels("tumours", work.tumours))
    subjects = viewer.listed(viewer.labels("subjects", work.subjects))
    return " · ".join((tumours, subjects, share))
