"""A document becomes an object, or every field that is wrong is named where it stands."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factsheets.model import VOCABULARIES, Study
from factsheets.model.validation import field_name, parse_model, parse_terms
from factsheets.reading.source import parse_yaml
from toy_site import load, toy_with

CARD = """designs: [rct]
tumours: [melanoma]
subjects: [human]
metastasis: all
read: abstract
"""

MISTAKES = tomllib.loads((Path(__file__).parents[1] / "field_mistakes.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_wrong_field_is_named_with_its_line(name, tmp_path):
    mistake = MISTAKES[name]
    assert load(toy_with(tmp_path, {mistake["at"]: mistake["value"]})) == [
        f"content/{mistake['says']}"
    ]


def parse(text: str):
    document, problems = parse_yaml(text.encode(), "content/studies/a.yaml")
    assert document is not None, problems
    return document


def test_a_good_document_becomes_an_object():
    study, problems = parse_model(parse(CARD), Study)
    assert study is not None
    assert (study.read, study.designs, study.notes, problems) == ("abstract", ["rct"], [], [])


def test_numbers_stay_as_typed():
    study, _ = parse_model(parse(CARD + "participants: {n: 0860}\n"), Study)
    assert study is not None
    assert study.participants is not None
    assert study.participants.n == "0860"


def test_all_problems_of_a_document_come_in_one_run():
    text = CARD.replace("read: abstract", "raed: abstract").replace("all", "every")
    study, problems = parse_model(parse(text), Study)
    assert study is None
    assert [str(found) for found in problems] == [
        "content/studies/a.yaml:4: FLD003 metastasis must be one of all, subgroup, mixed, none, "
        "not_reported: 'every'.",
        "content/studies/a.yaml:5: FLD001 raed is not a field here; fields are designs, phase, "
        "trial, registration, published_as, tumours, subjects, metastasis, lines, extent, "
        "includes, participants, setting, read, cited_as, notes, updates. Did you mean 'read'?",
    ]


def test_a_problem_is_at_the_column_of_the_field():
    _, problems = parse_model(parse(CARD + "participants: {m: '1'}\n"), Study)
    assert [(found.line, found.column, found.code) for found in problems] == [
        (6, 16, "FLD001"),
        (6, 1, "FLD002"),
    ]


def test_a_vocabulary_becomes_terms_by_id():
    terms, problems = parse_terms(
        parse("b: {label: {en: B}, within: [a]}\na: {label: {en: A}}\n"), VOCABULARIES["tumours"]
    )
    assert ({id: term.label.en for id, term in terms.items()}, problems) == (
        {"b": "B", "a": "A"},
        [],
    )


@pytest.mark.parametrize(
    ("loc", "name"),
    [
        ((), ""),
        (("class",), "class"),
        (("findings", 1, "claim", "en"), "findings[1].claim.en"),
        (("rows", 0), "rows[0]"),
    ],
)
def test_a_place_is_written_as_a_path(loc, name):
    assert field_name(loc) == name
