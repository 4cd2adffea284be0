"""What the models say of themselves, read from their annotations."""

from __future__ import annotations

import pytest

from factsheets.model import (
    Arm,
    DirectnessTable,
    Effect,
    Finding,
    Glossary,
    Mechanism,
    Model,
    Sheet,
    Study,
    Term,
    Text,
    Treatment,
)
from factsheets.model.guide import (
    FILES,
    Choices,
    Field,
    Free,
    Group,
    Named,
    Pattern,
    base_of,
    fields,
    groups,
    models,
)
from factsheets.model.site import GlossaryEntry
from factsheets.model.vocabulary import TumourTerm

DIRECT = ("exact", "high", "moderate", "low")
FIELDS: dict[str, tuple[type[Model], Field]] = {
    "number or a word, may be missing": (
        Arm,
        Field(
            "median",
            {
                "en": "Median. Digits with a decimal point, or not_reached, not_reported.",
                "zh": "中位数。数字和小数点，或 not_reached（未达到）、not_reported（未报告）。",
            },
            False,
            "",
            "one",
            (),
            (Pattern("FLD004"), Choices(("not_reached",)), Choices(("not_reported",))),
        ),
    ),
    "alias, term of a vocabulary": (
        Treatment,
        Field(
            "class",
            {
                "en": "Class of treatment. The index of treatments is grouped by it.",
                "zh": "治疗类别。治疗索引按此分组。",
            },
            True,
            "",
            "one",
            (),
            (Named("vocab/treatment_classes"),),
        ),
    ),
    "list that may be missing": (
        Term,
        Field(
            "aliases",
            {"en": "Other names, for search.", "zh": "其他名称（供检索）。"},
            False,
            "",
            "list",
            (),
            (Free(200),),
        ),
    ),
    "table with names to choose from": (
        DirectnessTable,
        Field(
            "words",
            {"en": "The four words.", "zh": "四个等级。"},
            True,
            "",
            "table",
            DIRECT,
            (Group(Term),),
        ),
    ),
    "table with names of its own": (
        Glossary,
        Field(
            "terms",
            {"en": "Terms by id.", "zh": "以 id 为键的术语。"},
            True,
            "",
            "table",
            (),
            (Group(GlossaryEntry),),
        ),
    ),
    "default": (
        Study,
        Field(
            "published_as",
            {"en": "Full paper or conference abstract.", "zh": "全文论文或会议摘要。"},
            False,
            "paper",
            "one",
            (),
            (Choices(("paper", "conference_abstract")),),
        ),
    ),
}


@pytest.mark.parametrize(("model", "wanted"), FIELDS.values(), ids=FIELDS)
def test_a_field_is_read_from_its_annotation(model: type[Model], wanted: Field) -> None:
    assert next(one for one in fields(model) if one.name == wanted.name) == wanted


def test_a_model_shares_the_fields_of_its_base() -> None:
    assert (base_of(Mechanism), base_of(TumourTerm), base_of(Finding)) == (Sheet, Term, None)
    assert [one.name for one in fields(TumourTerm)] == ["within"]


def test_a_group_follows_what_holds_it() -> None:
    order = models()
    assert order[:2] == (Sheet, Text)
    assert order.index(Finding) < order.index(Arm) < order.index(Effect)
    assert set(FILES.values()) <= set(order)
    assert len(order) == len(set(order))


def test_the_groups_of_a_field() -> None:
    held = {one.name: groups(one) for one in fields(Sheet)}
    assert held["findings"] == [Finding]
    assert held["bottom_line"] == [Text]
    assert held["tumours"] == []
