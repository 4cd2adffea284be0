"""Outcomes: what stands in one table, and what may meet in one figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.messages.problem import Language
from factsheets.views.overviews.outcomes import OutcomeGroup, build_outcome_list, build_outcomes
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
    page = viewer(language, "outcomes/melanoma.md", catalog)
    return {group.anchor: group for group in build_outcomes(page, "melanoma").groups}


def test_each_outcome_of_each_question_is_a_group_of_its_own() -> None:
    found = groups()
    assert list(found) == [
        "treatment-benefit-os",
        "treatment-benefit-intracranial-pfs",
        "treatment-benefit-intracranial-response",
        "prognosis-os",
    ]
    assert found["prognosis-os"].heading == "Overall survival: Prognosis"
    assert found["prognosis-os"].note.startswith("Not evidence that a treatment works")
    assert found["treatment-benefit-os"].note == ""


def test_laboratory_outcomes_are_left_out() -> None:
    headings = " ".join(group.heading for group in groups().values())
    assert "growth" not in headings.casefold()


def test_a_row_says_who_was_studied_with_directness_and_source() -> None:
    (row,) = groups()["treatment-benefit-os"].rows
    assert (row.name, row.url) == ("Dabrafenib", "../treatments/dabrafenib.html#os-brain")
    assert row.population == "Melanoma · Patients · brain metastasis: all of them"
    assert row.condition
    assert row.direct is not None
    assert row.direct.key == "exact"
    assert row.sources == (("Long and Short 2012", "../references/long2012dabrafenib.html"),)


def test_one_effect_alone_is_no_figure() -> None:
    assert all(group.figures == () for group in groups().values())


def test_two_effects_of_one_measure_make_a_forest_plot(tmp_path: Path) -> None:
    results = f"{effect('0.60')}, {effect('0.70')}"
    (figure,) = groups(tmp_path, results)["treatment-benefit-os"].figures
    assert figure.title == "Overall survival: Hazard ratio, single studies"
    assert [row.mark.text for row in figure.plot.rows] == ["0.60 (0.40–0.90)", "0.70 (0.40–0.90)"]
    assert [row.mark.label for row in figure.plot.rows] == ["A vs B", "A vs B"]
    assert figure.ends == ("favours the group named first", "favours the group named second")
    assert (figure.note, figure.keys) == ("", ("condition",))
    assert figure.source == "Toy site, version 0.0.1"


FIRST, SECOND = "favours the group named first", "favours the group named second"
ENDS = {
    "os": (FIRST, SECOND),
    "intracranial_response": (SECOND, FIRST),
    "intracranial_pfs": ("lower in the group named first", "higher in the group named first"),
}


@pytest.mark.parametrize(("outcome", "ends"), ENDS.items(), ids=ENDS)
def test_the_ends_of_a_plot_say_whom_they_favour_only_where_that_is_known(
    outcome: str, ends: tuple[str, str], tmp_path: Path
) -> None:
    results = [
        effect(value).replace("outcome: os", f"outcome: {outcome}") for value in ("0.60", "0.70")
    ]
    group = f"treatment-benefit-{outcome}".replace("_", "-")
    (figure,) = groups(tmp_path, ", ".join(results))[group].figures
    assert figure.ends == ends


def test_the_list_leads_to_each_outcome_of_each_tumour() -> None:
    (melanoma,) = build_outcome_list(viewer("en", "outcomes.md"))
    assert (melanoma.name, melanoma.url) == ("Melanoma", "outcomes/melanoma.html")
    assert melanoma.outcomes[0] == (
        "Overall survival: Benefit",
        "outcomes/melanoma.html#treatment-benefit-os",
        1,
    )


def test_indirect_comparisons_have_a_figure_of_their_own(tmp_path: Path) -> None:
    indirect = ", comparison: indirect"
    results = ", ".join(
        (effect("0.60"), effect("0.70"), effect("0.80", indirect), effect("0.85", indirect))
    )
    group = groups(tmp_path, results)["treatment-benefit-os"]
    assert [figure.id.rpartition("-")[2] for figure in group.figures] == ["studies", "indirect"]
    assert [len(figure.plot.rows) for figure in group.figures] == [2, 2]


def test_other_patients_come_last_and_are_hollow(tmp_path: Path) -> None:
    results = f"{effect('0.60', result='metastasis: none, ')}, {effect('0.70')}"
    group = groups(tmp_path, results)["treatment-benefit-os"]
    assert [row.condition for row in group.rows] == [True, False]
    (figure,) = group.figures
    assert [row.mark.filled for row in figure.plot.rows] == [True, False]
    assert figure.plot.rows[1].mark.detail == "Long and Short 2012 · other patients"
    assert group.rows[1].direction == ""


def test_medians_without_comparison_are_dots_with_their_time_zero(tmp_path: Path) -> None:
    results = f"{alone('5.6')}, {alone('7.0', 'not_reported')}"
    (figure,) = groups(tmp_path, results, "zh")["treatment-benefit-os"].figures
    assert figure.kind == "medians"
    assert figure.plot.null is None
    assert [row.mark.text for row in figure.plot.rows] == ["5.6 个月", "7.0 个月"]
    assert "起点未报告" in figure.plot.rows[1].mark.detail


def test_a_median_that_was_not_reported_is_not_drawn(tmp_path: Path) -> None:
    results = f"{alone('5.6')}, {alone('not_reported')}"
    group = groups(tmp_path, results)["treatment-benefit-os"]
    assert group.figures == ()
    assert len(group.rows) == 2


def test_prognostic_effects_never_meet_effects_of_treatment(tmp_path: Path) -> None:
    found = groups(tmp_path, f"{effect('0.60')}, {effect('0.70')}")
    drawn = found["treatment-benefit-os"].figures[0].plot.rows
    assert all("lesion-number" not in row.mark.url for row in drawn)
    assert found["prognosis-os"].figures == ()
