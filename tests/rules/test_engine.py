"""Rules run over the whole catalog; a finding may be excused, with a reason."""

from __future__ import annotations

import pytest

from factsheets.messages.problem import rulebook
from factsheets.rules import RULES, check
from toy_site import codes, load, toy, toy_with

SHEET = "treatments/dabrafenib.yaml"
REASON = "reason: {en: So it is., zh: 如此。}"
UNUSED = (
    f"content/{SHEET}:20: EV117 findings[0].override makes an exception to {{}}, which this "
    "finding keeps or which allows none; remove it."
)


def override(*rules: str) -> str:
    return "[" + ", ".join(f"{{rule: {rule}, {REASON}}}" for rule in rules) + "]"


def test_good_content_breaks_no_rule():
    assert check(toy()) == []


def test_every_registered_rule_is_in_the_rulebook():
    assert RULES.keys() <= rulebook().keys()


def test_an_override_excuses_a_finding(tmp_path):
    changes = {
        f"{SHEET}:findings.0.results.0.time_zero": "",
        f"{SHEET}:findings.0.override": override("EV103"),
    }
    assert load(toy_with(tmp_path, changes)) == []


def test_an_override_excuses_all_places_of_its_finding(tmp_path):
    changes = {
        f"{SHEET}:findings.0.claim": "{en: 99.9 months., zh: 99.9 个月。}",
        f"{SHEET}:findings.0.override": override("EV114"),
    }
    assert load(toy_with(tmp_path, changes)) == []


def test_an_override_excuses_no_other_finding(tmp_path):
    changes = {
        f"{SHEET}:findings.2.results.0.time_zero": "",
        f"{SHEET}:findings.0.override": override("EV103"),
    }
    assert codes(toy_with(tmp_path, changes)) == ["EV103", "EV117"]


@pytest.mark.parametrize(
    ("rules", "unused"),
    [
        pytest.param(["EV104"], ["EV104"], id="a rule that is kept"),
        pytest.param(["EV999"], ["EV999"], id="a rule that does not exist"),
        pytest.param(["EV106", "EV104"], ["EV104", "EV106"], id="two rules, in order"),
        pytest.param(["EV104", "EV104"], ["EV104"], id="the same twice"),
    ],
)
def test_an_override_that_is_not_needed_is_a_problem(rules, unused, tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:findings.0.override": override(*rules)})
    assert load(root) == [UNUSED.format(rule) for rule in unused]


def test_a_broken_reference_cannot_be_excused(tmp_path):
    changes = {
        f"{SHEET}:findings.0.cites": "[{key: long2012, role: carries}]",
        f"{SHEET}:findings.0.override": override("REF001"),
    }
    assert codes(toy_with(tmp_path, changes)) == ["EV117", "REF001"]


def test_problems_are_sorted_by_file_and_line(tmp_path):
    changes = {
        f"{SHEET}:gaps.0": "{en: a}",
        f"{SHEET}:class": "nothing",
        "mechanisms/mapk-pathway.yaml:class": "nothing",
    }
    places = [line.split(": ")[0] for line in load(toy_with(tmp_path, changes))]
    assert places == [
        "content/mechanisms/mapk-pathway.yaml:4",
        f"content/{SHEET}:4",
        f"content/{SHEET}:99",
    ]
