"""Results as text: every number as written, nothing added, nothing rounded."""

from __future__ import annotations

from typing import Any

import pytest

from factsheets.model import Arm, Effect, Range, Result
from factsheets.model import Test as PTest
from factsheets.model.result import AsPrinted
from factsheets.views.sheet.results import build_result, p_value
from view_cases import plain, text, viewer

NAME = text("Toys", "玩具")


def arm(**fields: Any) -> Arm:
    return Arm(id="toys", name=NAME, **fields)


ARMS: dict[str, tuple[dict[str, Any], str, str]] = {
    "median with interval": (
        {"median": "18.6", "unit": "months", "ci": ["14.1", "20.0"]},
        "median 18.6 months (95% CI 14.1–20.0)",
        "中位数 18.6 个月 (95% CI 14.1–20.0)",
    ),
    "trailing zero": (
        {"median": "0.70", "unit": "months"},
        "median 0.70 months",
        "中位数 0.70 个月",
    ),
    "zero": ({"value": "0"}, "0", "0"),
    "mean": ({"mean": "4", "unit": "lesions"}, "mean 4 lesions", "均值 4 个病灶"),
    "open end": (
        {"median": "12.7", "unit": "months", "ci": ["9.1", "not_reached"]},
        "median 12.7 months (95% CI 9.1–not reached)",
        "中位数 12.7 个月 (95% CI 9.1–未达到)",
    ),
    "negative interval": (
        {"value": "-1.5", "ci": ["-3.0", "0.2"]},
        "-1.5 (95% CI -3.0 to 0.2)",
        "-1.5 (95% CI -3.0 to 0.2)",
    ),
    "not reached": (
        {"median": "not_reached", "unit": "months"},
        "median not reached",
        "中位数 未达到",
    ),
    "percentage": ({"percent": "39"}, "39%", "39%"),
    "percentage not reported": ({"percent": "not_reported"}, "not reported", "未报告"),
    "share": (
        {"percent": "39", "count": "67", "denominator": "172"},
        "39% (67/172)",
        "39% (67/172)",
    ),
    "no events of some": (
        {"percent": "0", "count": "0", "denominator": "15"},
        "0% (0/15)",
        "0% (0/15)",
    ),
    "count without denominator": (
        {"count": "3", "denominator": "not_reported"},
        "3",
        "3",
    ),
    "range": (
        {
            "unit": "months",
            "range": Range(of="medians", low="4", high="10.5", studies="7"),
        },
        "4–10.5 months",
        "4–10.5 个月",
    ),
    "nothing": ({}, "", ""),
}


@pytest.mark.parametrize(("fields", "en", "zh"), ARMS.values(), ids=ARMS)
def test_an_arm_says_its_number_as_written(fields: dict[str, Any], en: str, zh: str) -> None:
    result = Result(outcome="os", arms=[arm(**fields)])
    assert build_result(viewer("en"), result).arms[0].value == en
    assert build_result(viewer("zh"), result).arms[0].value == zh


NUMBERS = {
    "patients": ({"n": "86"}, "86"),
    "patients and events": ({"n": "86", "events": "0"}, "86 (events 0)"),
    "events alone": ({"events": "12"}, "events 12"),
    "not reported": ({"n": "not_reported"}, "not reported"),
    "nothing": ({}, ""),
}


@pytest.mark.parametrize(("fields", "n"), NUMBERS.values(), ids=NUMBERS)
def test_an_arm_says_how_many(fields: dict[str, Any], n: str) -> None:
    result = Result(outcome="os", arms=[arm(**fields)])
    assert build_result(viewer(), result).arms[0].n == n


NOTES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "denominator": (
        {"count": "1", "denominator": "2", "denominator_of": text("all")},
        ("of 2: all",),
    ),
    "unknown denominator": (
        {"percent": "5", "denominator": "not_reported", "denominator_of": text("all")},
        ("of: all; number not reported",),
    ),
    "range of medians": (
        {"range": Range(of="medians", low="1", high="2", studies="7")},
        ("range of medians across studies, not a CI; 7 studies",),
    ),
    "range of medians of unknown number": (
        {"range": Range(of="medians", low="1", high="2", studies="not_reported")},
        ("range of medians across studies, not a CI; number of studies not reported",),
    ),
    "range of values": (
        {"range": Range(of="values", low="1", high="2", studies="not_reported")},
        ("range of values, not a CI",),
    ),
    "differing print": (
        {"median": "18.6", "as_printed": AsPrinted(by="toy2020review", value="18.5")},
        ("the review prints 18.5",),
    ),
}


@pytest.mark.parametrize(("fields", "notes"), NOTES.values(), ids=NOTES)
def test_what_must_stand_beside_a_number_does(
    fields: dict[str, Any], notes: tuple[str, ...]
) -> None:
    result = Result(outcome="os", arms=[arm(**fields)])
    assert build_result(viewer(), result).arms[0].notes == notes


ARM_PAIR = [Arm(id="a", name=text("A")), Arm(id="b", name=text("B"))]
HR: dict[str, Any] = {"measure": "hr", "arm": "a", "versus": "b", "value": "0.60"}
COMPARISONS: dict[str, tuple[dict[str, Any], str, str]] = {
    "interval": ({"effect": Effect(**HR, ci=["0.40", "0.90"])}, "HR 0.60 (95% CI 0.40–0.90)", ""),
    "interval over one": (
        {"effect": Effect(**HR, ci=["0.40", "1.10"])},
        "HR 0.60 (95% CI 0.40–1.10)",
        "not significant",
    ),
    "interval that touches one, which rounding may have done": (
        {"effect": Effect(**HR, ci=["0.40", "1.00"])},
        "HR 0.60 (95% CI 0.40–1.00)",
        "",
    ),
    "P and analysis": (
        {"effect": Effect(**HR, p="<0.0001", analysis="adjusted")},
        "HR 0.60, P < 0.0001, adjusted",
        "",
    ),
    "P above": ({"effect": Effect(**HR, p="0.05")}, "HR 0.60, P = 0.05", "not significant"),
    "value not reported": (
        {"effect": Effect(**{**HR, "value": "not_reported"}, p="0.2")},
        "HR not reported, P = 0.2",
        "not significant",
    ),
    "differing print": (
        {"effect": Effect(**HR, as_printed=AsPrinted(by="toy2020review", value="0.06"))},
        "HR 0.60 [the review prints 0.06]",
        "",
    ),
    "measure without short name": (
        {"effect": Effect(**{**HR, "measure": "difference", "value": "-2"}, ci=["-4", "-1"])},
        "Difference -2 (95% CI -4 to -1)",
        "",
    ),
    "effect and test": (
        {"effect": Effect(**HR), "test": PTest(arms=["a", "b"], p="0.03", kind="interaction")},
        "HR 0.60; P = 0.03 (test for interaction)",
        "",
    ),
    "test alone": (
        {"test": PTest(arms=["a", "b"], p=">0.05", kind="two-group")},
        "P > 0.05 (two-group test)",
        "not significant",
    ),
    "test not reported": (
        {"test": PTest(arms=["a", "b"], p="not_reported", kind="not_reported")},
        "P not reported (test not named)",
        "",
    ),
}


@pytest.mark.parametrize(("fields", "shown", "note"), COMPARISONS.values(), ids=COMPARISONS)
def test_a_comparison_is_one_line(fields: dict[str, Any], shown: str, note: str) -> None:
    effect = build_result(viewer(), Result(outcome="os", arms=ARM_PAIR, **fields)).effect
    assert effect is not None
    assert (effect.text, effect.between, effect.note) == (shown, "A vs B", note)


@pytest.mark.parametrize(
    ("p", "shown"),
    [("0.033", "P = 0.033"), ("<0.0001", "P < 0.0001"), (".05", "P = .05"), ("≤0.05", "P ≤ 0.05")],
)
def test_a_p_value_is_shown_as_printed(p: str, shown: str) -> None:
    assert p_value(p) == shown


def test_a_result_in_words_only_is_counted_but_no_table() -> None:
    view = build_result(
        viewer("zh"), Result(outcome="cell_growth", words=text("Slower.", "变慢。"))
    )
    assert (plain(view.words), view.tabular, view.counted, view.effect) == (
        "变慢。",
        False,
        True,
        None,
    )


def test_a_result_names_outcome_time_zero_and_group() -> None:
    view = build_result(
        viewer("zh"), Result(outcome="os", time_zero="randomisation", group=text("x", "亚组"))
    )
    assert (view.outcome, view.kind, view.time_zero, plain(view.group)) == (
        "总生存期",
        "time_to_event",
        "自随机分组起",
        "亚组",
    )


def test_arms_that_only_have_names_are_not_worth_a_table() -> None:
    assert build_result(viewer(), Result(outcome="os", arms=ARM_PAIR)).tabular is False
