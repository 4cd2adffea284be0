"""Deliberately terrible sheets, one for each stage, against everything that is said about them.

Each is put among the sheets of the toy site. What a stage finds hides what later stages would, so
there is a sheet for mistakes of typing, of fields and of evidence.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factsheets.messages.problem import rulebook
from toy_site import copy_toy, load

TERRIBLE = Path(__file__).parents[1] / "terrible" / "content" / "treatments"
SHEETS = sorted(path.stem for path in TERRIBLE.glob("*.yaml"))


def expected(name: str) -> list[str]:
    """The messages that belong to a terrible sheet, one a line."""
    return (TERRIBLE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", SHEETS)
def test_everything_is_said_about_a_terrible_sheet_in_order(name, tmp_path):
    root = copy_toy(tmp_path)
    shutil.copy(TERRIBLE / f"{name}.yaml", root / "content" / "treatments")
    assert load(root) == expected(name)


@pytest.mark.parametrize("name", SHEETS)
def test_all_that_is_said_is_about_the_terrible_sheet(name):
    assert {line.split(":")[0] for line in expected(name)} == {f"content/treatments/{name}.yaml"}


def test_the_terrible_sheets_break_every_rule_of_fields_and_most_of_evidence():
    lines = [line for name in SHEETS for line in expected(name)]
    said = {line.split(" ")[1] for line in lines}
    unbroken = {code for code in rulebook() if code[:3] in ("FLD", "REF", "EV1")} - said
    assert sorted(unbroken) == [
        "EV101",  # of the table of directness
        "EV120",  # the same
        *(f"EV{n}" for n in (123, 125, 127, 128, 129, 130, 131, 132)),  # tests/bad_examples.toml
        *(f"EV{n}" for n in range(141, 149)),  # tests/rules/test_contradictions.py
        "FLD012",  # of the site's address
        "FLD014",  # of fingerprints
        "FLD015",  # of study cards
        "REF006",  # of file names
        "REF007",
        "REF009",  # of study cards and references
        "REF010",
        "REF011",
        "REF012",
        "REF015",  # of tumours
        *(f"REF{n:03}" for n in range(18, 22)),  # tests/rules/test_bibliography.py
        "REF022",  # tests/bad_examples.toml
    ]
