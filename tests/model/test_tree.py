"""What a content file may hold, read from the annotations of the models."""

from __future__ import annotations

from typing import get_args

import pytest

from factsheets.model import (
    Arm,
    Cited,
    DirectnessTable,
    Effect,
    Finding,
    Glossary,
    InVocabulary,
    LaidStage,
    Link,
    Mechanism,
    Model,
    Sheet,
    Study,
    Term,
    Text,
    Treatment,
)
from factsheets.model.base import PATTERN_RULES
from factsheets.model.base import SLUG as SLUG_PATTERN
from factsheets.model.citation import Citation
from factsheets.model.files import FILES, models
from factsheets.model.result import AsPrinted, Result
from factsheets.model.site import GlossaryEntry
from factsheets.model.tree import (
    Choice,
    Field,
    Group,
    Items,
    Line,
    Loc,
    OneOf,
    Shape,
    Table,
    base_of,
    below,
    fields,
    own_fields,
    shape_at,
)
from factsheets.model.vocabulary import DirectnessWord, TumourTerm

BY_RULE = {rule: pattern for pattern, rule in reversed(PATTERN_RULES.items())}
NUMBER, WHOLE = Line(BY_RULE["FLD004"]), Line(BY_RULE["FLD005"])
SLUG, TERM = Line(f"^{SLUG_PATTERN}$", max=64), Line("^[a-z0-9]+([_-][a-z0-9]+)*$", max=64)
SHORT = Line(min=1, max=200)


def field(model: type[Model], name: str) -> Field:
    return next(field for field in fields(model) if field.name == name)


SHAPES: list[tuple[type[Model], str, Shape]] = [
    (Arm, "median", OneOf((NUMBER, Choice(("not_reached",)), Choice(("not_reported",))))),
    (Arm, "as_printed", Group(AsPrinted)),
    (Treatment, "class", Line(refers=InVocabulary("treatment_classes"))),
    (Treatment, "components", Items(Group(Text))),
    (Finding, "results", Items(Group(Result), max=40)),
    (Finding, "cites", Items(Group(Citation))),
    (Link, "cites", Items(Line(refers=Cited()))),
    (Effect, "ci", Items(OneOf((NUMBER, Choice(("not_reached",)))), 2, 2)),
    (Term, "aliases", Items(SHORT)),
    (Study, "designs", Items(Line(refers=InVocabulary("designs")), min=1)),
    (Study, "published_as", Choice(("paper", "conference_abstract"))),
    (DirectnessTable, "words", Table(Choice(get_args(DirectnessWord)), Group(Term))),
    (Glossary, "terms", Table(TERM, Group(GlossaryEntry))),
    (LaidStage, "nodes", Table(SLUG, Items(WHOLE, 4, 4))),
]


@pytest.mark.parametrize(
    ("model", "name", "shape"),
    SHAPES,
    ids=[f"{model.__name__}.{name}" for model, name, _ in SHAPES],
)
def test_a_shape_is_read_from_its_annotation(model: type[Model], name: str, shape: Shape) -> None:
    assert field(model, name).shape == shape


def test_a_field_says_whether_it_may_be_missing_and_what_it_then_is() -> None:
    told = {
        name: (each.required, each.default, each.absent)
        for model, name in [(Arm, "id"), (Arm, "n"), (Study, "published_as"), (Study, "notes")]
        for each in [field(model, name)]
    }
    assert told == {
        "id": (True, "", False),
        "n": (False, "", True),
        "published_as": (False, "paper", False),
        "notes": (False, "", False),
    }
    assert (field(Treatment, "class").attribute, field(Arm, "id").attribute) == ("class_", "id")


def test_a_model_shares_the_fields_of_its_base() -> None:
    assert (base_of(Mechanism), base_of(TumourTerm), base_of(Finding)) == (Sheet, Term, None)
    assert [each.name for each in own_fields(TumourTerm)] == [
        *("within", "overlaps", "patient_page")
    ]


def test_the_fields_of_one_kind_of_sheet_stand_among_those_of_all() -> None:
    names = [each.name for each in fields(Mechanism)]
    assert names[:6] == ["name", "aliases", "class", "stages", "premise", "tumours"]
    assert sorted(names) == sorted([*(each.name for each in fields(Sheet)), *names[2:5]])


def test_a_group_follows_what_holds_it() -> None:
    order = models()
    assert order[:2] == (Sheet, Text)
    assert order.index(Finding) < order.index(Arm) < order.index(Effect)
    assert set(FILES.values()) <= set(order)
    assert len(order) == len(set(order))
    assert below(Effect)[0] is Effect
    assert below(Text) == (Text,)


@pytest.mark.parametrize(
    ("model", "loc", "shape"),
    [
        pytest.param(Study, (), Group(Study), id="the file itself"),
        pytest.param(Mechanism, ("findings",), Items(Group(Finding), max=200), id="a list"),
        pytest.param(Mechanism, ("findings", 0, "results", 1, "arms", 2), Group(Arm), id="an item"),
        pytest.param(Glossary, ("terms", "x", "name"), Group(Text), id="below a name of one's own"),
        pytest.param(Study, ("nonsense",), None, id="no such field"),
        pytest.param(Study, ("nonsense", 0, "more"), None, id="below no such field"),
        pytest.param(Study, ("read", "more"), None, id="below a word"),
        pytest.param(Study, ("designs", "more"), None, id="a name in a list"),
    ],
)
def test_a_place_has_a_shape(model: type[Model], loc: Loc, shape: Shape | None) -> None:
    assert shape_at(model, loc) == shape
