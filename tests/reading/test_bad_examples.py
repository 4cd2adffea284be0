"""The checker says of every bad example exactly what the shared table expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from bad_examples import BadExample, bad_examples, said
from factsheets.messages.problem import rulebook
from factsheets.rules import RULES

# Rules that one sheet in a form cannot break.
ELSEWHERE = {
    "EV101": "the table of directness",
    "EV120": "the same",
    "REF009": "study cards",
    "REF010": "references",
    "REF011": "study cards",
    "REF015": "the vocabulary of tumours",
    **{f"REF{n:03}": "references" for n in range(18, 22)},
    "DAT001": "the day is the checker's",
    "DAT002": "the year of a work, when a sheet is checked as a whole",
    "DAT003": "editors sign and keep the history",
    "PUB007": "the same",
    **{f"EV{n}": "compared when the change is applied" for n in range(141, 149)},
    "FLD001": "the form offers known fields only",
    "FLD010": "the form gives every field its shape",
    "FLD012": "addresses stand in site.yaml",
    "EV125": "designs of the works and who was studied stand on study cards",
    "EV128": "results of the whole site",
    "EV129": "findings of other sheets",
    "EV130": "which relations the map draws stands in the vocabulary",
    "FLD014": "make sources writes fingerprints",
    "FLD015": "registry numbers stand on study cards",
    "FLD013": "indentation is a matter of the file",
    "MAP001": "the layout of the map is written by a script",
    "MAP002": "the same",
    "MAP003": "the same",
    "MAP004": "the same",
    "PUB001": "the ids of the whole site",
    "PUB002": "the same",
    "RET001": "no work of the toy site is retracted: tests/browser/test_suggest_checks.py",
    "RET003": "the same",
}


@pytest.mark.parametrize("example", bad_examples(), ids=lambda example: example.name)
def test_the_checker_says_what_the_table_says(example: BadExample, tmp_path: Path) -> None:
    assert said(example, tmp_path) == sorted(example.says)


def test_every_rule_that_a_form_can_break_has_an_example() -> None:
    codes = {line.split(" ")[0] for example in bad_examples() for line in example.says}
    wanted = {*RULES, *(code for code in rulebook() if code.startswith("FLD"))}
    assert wanted - codes == ELSEWHERE.keys()
