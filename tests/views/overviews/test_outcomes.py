"""Outcomes: what stands in one table, and what may meet in one figure."""

from __future__ import annotations

from pathlib import Path

from factsheets.messages.problem import Language
from factsheets.views.overviews.outcomes import OutcomeGroup, build_outcomes
from view_cases import changed, viewer

RESULTS = "treatments/dabrafenib.yaml:findings.0.results"
ARMS = "arms: [{id: a, name: {en: A, zh: 甲}}, {id: b, name: {en: B, zh: 乙}}]"


def effect(value: str, more: str = "", result: str = "") -> str:
    return (
        f"{{outcome: os, time_zero: randomisation, {ARMS}, {result}effect: "
        f'{{measure: hr, arm: a, versus: b, value: "{value}", ci: ["0.40", "0.90"]{more}}}}}'
    )


def alone(median: str, zero: str = "randomisation") -> str:
    arm = f'{{id: a, name: {{en: A, zh: 甲}}, median: "{median}", unit: months}}'
    return f"{{outcome: os, time_zero: {zero}, arms: [{arm}]}}"


def groups(
    tmp_path: Path | None = None, results: str = "", language: Language = "en"
) -> dict[str, OutcomeGroup]:
    catalog = changed(tmp_path, {RESULTS: f"[{results}]"}) if tmp_path else None
    (melanoma,) = build_outcomes(viewer(language, "outcomes.md", catalog))
    return {group.anchor: group for group in melanoma.groups}


def test_each_outcome_of_each_question_is_a_group_of_its_own() -> None:
    found = groups()
    assert list(found) == [
        "melanoma-treatment-benefit-os",
        "melanoma-treatment-benefit-intracranial-pfs",
        "melanoma-treatment-benefit-intracranial-response",
        "melanoma-prognosis-os",
    ]
    assert found["melanoma-prognosis-os"].heading == "Overall survival: Prognosis"
    assert found["melanoma-prognosis-os"].note.startswith("Not evidence that a treatment works")
    assert found["melanoma-treatment-benefit-os"].note == ""


def test_laboratory_outcomes_are_left_out() -> None:
    headings = " ".join(group.heading for group in groups().values())
    assert "growth" not in headings.casefold()


def test_a_row_says_who_was_studied_with_directness_and_source() -> None:
    (row,) = groups()["melanoma-treatment-benefit-os"].rows
    assert (row.name, row.url) == ("Dabrafenib", "treatments/dabrafenib.html#os-brain")
    assert row.population == "Melanoma · Patients · brain metastasis: all of them"
    assert row.condition
    assert row.direct is not None
    assert row.direct.key == "exact"
    assert row.sources == (("Long and Short 2012", "references/long2012dabrafenib.html"),)


def test_one_effect_alone_is_no_figure() -> None:
    assert all(group.figures == () for group in groups().values())


def test_two_effects_of_one_measure_make_a_forest_plot(tmp_path: Path) -> None:
    results = f"{effect('0.60')}, {effect('0.70')}"
    (figure,) = groups(tmp_path, results)["melanoma-treatment-benefit-os"].figures
    assert figure.title == "Overall survival: Hazard ratio, single studies"
    assert [row.mark.text for row in figure.plot.rows] == ["0.60 (0.40–0.90)", "0.70 (0.40–0.90)"]
    assert [row.mark.label for row in figure.plot.rows] == ["A vs B", "A vs B"]
    assert figure.note == (
        "The line at 1 is no effect. Left of it, fewer events in the group named first."
    )


def test_indirect_comparisons_have_a_figure_of_their_own(tmp_path: Path) -> None:
    indirect = ", comparison: indirect"
    results = ", ".join(
        (effect("0.60"), effect("0.70"), effect("0.80", indirect), effect("0.85", indirect))
    )
    group = groups(tmp_path, results)["melanoma-treatment-benefit-os"]
    assert [figure.id.rpartition("-")[2] for figure in group.figures] == ["studies", "indirect"]
    assert [len(figure.plot.rows) for figure in group.figures] == [2, 2]


def test_other_patients_come_last_and_are_hollow(tmp_path: Path) -> None:
    results = f"{effect('0.60', result='metastasis: none, ')}, {effect('0.70')}"
    group = groups(tmp_path, results)["melanoma-treatment-benefit-os"]
    assert [row.condition for row in group.rows] == [True, False]
    (figure,) = group.figures
    assert [row.mark.filled for row in figure.plot.rows] == [True, False]
    assert figure.plot.rows[1].mark.detail == "Long and Short 2012 · other patients"
    assert group.rows[1].direction == ""


def test_medians_without_comparison_are_dots_with_their_time_zero(tmp_path: Path) -> None:
    results = f"{alone('5.6')}, {alone('7.0', 'not_reported')}"
    (figure,) = groups(tmp_path, results, "zh")["melanoma-treatment-benefit-os"].figures
    assert figure.kind == "medians"
    assert figure.plot.null is None
    assert [row.mark.text for row in figure.plot.rows] == ["5.6 个月", "7.0 个月"]
    assert "起点未报告" in figure.plot.rows[1].mark.detail


def test_a_median_that_was_not_reported_is_not_drawn(tmp_path: Path) -> None:
    results = f"{alone('5.6')}, {alone('not_reported')}"
    group = groups(tmp_path, results)["melanoma-treatment-benefit-os"]
    assert group.figures == ()
    assert len(group.rows) == 2


def test_prognostic_effects_never_meet_effects_of_treatment(tmp_path: Path) -> None:
    found = groups(tmp_path, f"{effect('0.60')}, {effect('0.70')}")
    drawn = found["melanoma-treatment-benefit-os"].figures[0].plot.rows
    assert all("lesion-number" not in row.mark.url for row in drawn)
    assert found["melanoma-prognosis-os"].figures == ()
