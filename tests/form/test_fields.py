"""The tree of fields says what the models say."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factsheets.form.fields import build_form
from factsheets.messages.problem import Language, rulebook
from factsheets.model import SHEET_KINDS
from factsheets.model.references import field_names
from factsheets.site.pipeline import LANGUAGES

FORM = build_form("en")
EXPECTED = tomllib.loads((Path(__file__).parent / "fields.toml").read_text("utf-8"))


def field(group: str, name: str) -> dict[str, Any]:
    """A field without its words."""
    found = next(one for one in FORM["groups"][group] if one["name"] == name)
    return {key: value for key, value in found.items() if key not in ("name", "label", "help")}


def test_a_kind_of_sheet_has_its_fields_in_the_order_of_a_file() -> None:
    for kind in SHEET_KINDS:
        names = [each["name"] for each in FORM["groups"][FORM["kinds"][kind.folder]]]
        assert names == field_names(kind, ())


@pytest.mark.parametrize("group", EXPECTED)
def test_a_field_says_what_may_stand_in_it(group: str) -> None:
    assert {name: field(group, name) for name in EXPECTED[group]} == EXPECTED[group]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_label_and_help_without_marks(language: Language) -> None:
    wrong = [
        (group, each["name"])
        for group, fields in build_form(language)["groups"].items()
        for each in fields
        if not each["label"] or not each["help"] or "`" in each["label"] + each["help"]
    ]
    assert wrong == []


def test_a_box_of_lines_says_so() -> None:
    boxes = {
        f"{group}.{each['name']}"
        for group, fields in FORM["groups"].items()
        for each in fields
        if each["help"].endswith(" One a line.")
    }
    assert {"Treatment.aliases", "Finding.disagrees_with", "Test.arms"} <= boxes
    assert not boxes & {"Treatment.tumours", "Effect.ci", "Treatment.gaps", "Finding.cites"}


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every node of the tree."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [value] if isinstance(value, dict) and "type" in value else []
    return found + [one for item in inner for one in nodes(item)]


def test_every_group_that_is_named_is_there() -> None:
    assert {one["group"] for one in nodes(FORM) if "group" in one} <= FORM["groups"].keys()


def test_every_pattern_has_its_rule() -> None:
    patterned = [one for one in nodes(FORM) if "pattern" in one]
    assert patterned
    assert {one["code"] for one in patterned} <= rulebook().keys()


def test_the_tree_is_the_same_in_both_languages_but_for_its_words() -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            told = ("label", "help", "labels", "one")
            return {key: bare(item) for key, item in value.items() if key not in told}
        return [bare(item) for item in value] if isinstance(value, list) else value

    trees = [build_form(language) for language in LANGUAGES]
    assert bare(trees[0]) == bare(trees[1])
    assert json.dumps(trees[0]) != json.dumps(trees[1])
