"""Every level and every directness of the site against a table that was written by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.evidence import Studied, level, row_for
from factsheets.catalog.load import load_content
from factsheets.model import Finding
from factsheets.model.result import Share
from factsheets.model.vocabulary import SubjectKind, TumourMatch

TABLE = tomllib.loads((Path(__file__).parent / "levels.toml").read_text(encoding="utf-8"))
QUESTIONS = ("treatment_benefit", "treatment_harm", "prognosis", "frequency")
LETTERS = {
    "e": "exact",
    "h": "high",
    "m": "moderate",
    "p": "other_patients",
    "?": "not_known",
    "l": "laboratory",
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The site's own content, whose vocabularies hold the tables."""
    found, _ = load_content(Path(__file__).parents[2])
    assert found is not None
    return found


def finding(question: str, **more: object) -> Finding:
    """A finding with as little as a finding needs."""
    least = {"id": "a", "claim": {"en": "A."}}
    check = {"status": "abstract_checked", "on": "2026-11-21"}
    return Finding.model_validate({**least, "check": check, "question": question, **more})


def test_every_design_gets_the_level_of_the_table_for_every_question(catalog: Catalog) -> None:
    computed = {
        design: [
            level(catalog, finding(q), Studied("a", (design,), ("human",), (), "all")).value
            for q in QUESTIONS
        ]
        for design in catalog.vocabularies["designs"]
    }
    assert computed == TABLE["designs"]


@pytest.mark.parametrize("name", TABLE["policies"])
def test_a_policy_lowers_the_level_with_its_reason(catalog: Catalog, name: str) -> None:
    question, design, metastasis, more, value, reasons = TABLE["policies"][name]
    work = Studied("a", (design,), ("human",), (), metastasis)
    rated = level(catalog, finding(question, **more), work)
    assert (rated.value, [*rated.reasons]) == (value, reasons)


@pytest.mark.parametrize("match", get_args(TumourMatch))
def test_directness_is_that_of_the_table(catalog: Catalog, match: str) -> None:
    computed = {
        kind: [row.word for s in get_args(Share) if (row := row_for(catalog, match, kind, s))]
        for kind in get_args(SubjectKind)
    }
    written = TABLE["directness"][match]
    assert computed == {kind: [LETTERS[one] for one in row] for kind, row in written.items()}
