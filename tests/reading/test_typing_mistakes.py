"""Real mistakes of typing get one clear sentence each, in both languages, at the true line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factsheets.site.pipeline import read_site
from toy_site import copy_toy

SHEET = "content/treatments/dabrafenib.yaml"
TABLE = Path(__file__).parents[1] / "typing_mistakes.toml"
MISTAKES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["mistake"]


@pytest.mark.parametrize("mistake", [pytest.param(one, id=one["name"]) for one in MISTAKES])
def test_a_mistake_is_one_problem_that_says_how_to_mend_it(mistake, tmp_path):
    root = copy_toy(tmp_path)
    text = (root / SHEET).read_text(encoding="utf-8")
    assert mistake["find"] in text
    (root / SHEET).write_text(text.replace(mistake["find"], mistake["write"], 1), encoding="utf-8")
    found = [
        (one.path, one.line, one.code, one.message("en"), one.message("zh"))
        for one in read_site(root)[1]
    ]
    assert found == [(SHEET, *(mistake[part] for part in ("line", "code", "en", "zh")))]


def test_the_mistakes_are_many_and_each_has_its_name():
    assert len({one["name"] for one in MISTAKES}) == len(MISTAKES) >= 90
