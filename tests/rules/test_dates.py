"""Dates that cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheets.rules import RULES, check
from toy_site import codes, load, loaded, toy_with

SHEET = "treatments/dabrafenib.yaml"
SIGNED = '{status: signed, by: Dr Toy, on: "2026-11-%s"}'
CHANGED = '[{on: "2026-11-21", change: {en: First., zh: 初版。}, by: Li Hua}]'
WRONG = {
    "a check in the future": ({f"{SHEET}:findings.0.check.on": '"2062-11-21"'}, ["DAT001"]),
    "a release in the future": ({"site.yaml:released": '"2062-11-21"'}, ["DAT001"]),
    "an entry in the future": ({f"{SHEET}:history.0.on": '"2062-11-21"'}, ["DAT001"]),
    "a check before the work": ({f"{SHEET}:findings.0.check.on": '"2010-11-21"'}, ["DAT002"]),
    "a work printed online the year before": (
        {f"{SHEET}:findings.0.check.on": '"2011-12-21"'},
        [],
    ),
    "a search for corrections before the work": (
        {"studies/long2012dabrafenib.yaml:updates": '{status: none_found, on: "2001-01-01"}'},
        ["DAT002"],
    ),
    "a signature before the last change": (
        {f"{SHEET}:history": CHANGED, f"{SHEET}:review": SIGNED % 20},
        ["DAT003"],
    ),
    "a signature on the day": (
        {f"{SHEET}:history": CHANGED, f"{SHEET}:review": SIGNED % 21},
        [],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), WRONG.values(), ids=WRONG)
def test_a_date_that_cannot_be_is_refused(changes, expected, tmp_path):
    assert codes(toy_with(tmp_path, changes)) == expected


def test_the_message_names_both_days(tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:findings.0.check.on": '"2026-11-22"'})
    catalog = replace(loaded(root), today="2026-11-21")
    assert [f"{problem.code} {problem.message()}" for problem in check(catalog)] == [
        "DAT001 findings[0].check.on lies in the future (2026-11-22; "
        "today is 2026-11-21); write the day on which it was done."
    ]


def test_a_catalog_without_a_day_has_no_future(tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:findings.0.check.on": '"2062-11-22"'})
    assert [*RULES["DAT001"](replace(loaded(root), today=""))] == []
    assert len(load(root)) == 1
