"""The field guide: every field of every model once, in both languages."""

from __future__ import annotations

import re

import pytest

from factsheets.messages.problem import Language
from factsheets.model import Finding, Mechanism, Model, Treatment
from factsheets.site.pipeline import LANGUAGES, pages
from factsheets.views.reference.fields import FieldView, GroupView, ValueView, build_fields
from factsheets.views.shared.viewer import Piece
from toy_site import toy
from view_cases import viewer

SRC = "methods/fields.md"


def guide(language: Language = "en") -> tuple[GroupView, ...]:
    return build_fields(viewer(language, SRC))


def group(anchor: str, language: Language = "en") -> GroupView:
    return next(one for one in guide(language) if one.anchor == anchor)


def field(anchor: str, language: Language = "en") -> FieldView:
    return next(one for each in guide(language) for one in each.fields if one.anchor == anchor)


# Files that scripts and the form write and nobody edits: they are not in the guide.
WRITTEN = ("factsheets.model.layout", "factsheets.model.retraction", "factsheets.changes.file")
WRITTEN += ("factsheets.export.record", "factsheets.export.row", "factsheets.model.releases")


def declared(model: type[Model]) -> set[tuple[str, str]]:
    """Every field of the models, found without the guide: by the classes themselves."""
    found = {
        (model.__name__, model.model_fields[name].alias or name)
        for name in model.__annotations__
        if name in model.model_fields
    }
    kinds = [kind for kind in model.__subclasses__() if kind.__module__ not in WRITTEN]
    return found.union(*(declared(kind) for kind in kinds))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_model_stands_once(language: Language) -> None:
    shown = [
        (one.anchor.removeprefix("group-").replace("-", ""), field.name)
        for one in guide(language)
        for field in one.fields
    ]
    assert sorted(shown) == sorted((model.lower(), name) for model, name in declared(Model))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_documented_in_the_language_of_the_page(language: Language) -> None:
    for one in guide(language):
        for each in one.fields:
            text = "".join(piece.text for piece in each.about)
            assert bool(re.search("[一-鿿]", text)) == (language == "zh"), each.anchor


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_each_field_and_every_link_in_it_leads_somewhere(language: Language) -> None:
    page = next(one for one in pages(toy(), language) if one.src_uri == SRC).markdown
    anchors = re.findall(r'<div id="([^"]+)"', page) + re.findall(r"\{ #(\S+) \}", page)
    assert [one.anchor for each in guide(language) for one in each.fields] == [
        anchor for anchor in anchors if not anchor.startswith("group-")
    ]
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_the_rules_lead_to_the_field_guide() -> None:
    page = next(one for one in pages(toy(), "en") if one.src_uri == "methods/rules.md").markdown
    assert '<a href="fields.html">Field guide</a>' in page


def test_a_group_names_its_files_and_where_it_stands() -> None:
    assert group("group-mechanism").files == ("content/mechanisms/<id>.yaml",)
    assert (group("group-mechanism").base, group("group-mechanism").base_href) == (
        "Fact sheet: what all kinds share",
        "#group-sheet",
    )
    assert [(place.name, place.url) for place in group("group-as-printed").places] == [
        ("as_printed", "#arm-as_printed"),
        ("as_printed", "#effect-as_printed"),
    ]
    assert group("group-text").places == ()


def test_what_sheets_share_is_not_repeated() -> None:
    assert [one.name for one in group("group-mechanism").fields] == ["class", "stages", "premise"]
    assert {"name", "findings"} <= Mechanism.model_fields.keys() & Treatment.model_fields.keys()


FIELDS = {
    "group": (
        "finding-check",
        "required",
        "",
        [ValueView(label="Check against the source", href="#group-check")],
    ),
    "choices with default": (
        "mechanism-premise",
        "optional; if left out: promotes",
        "",
        [ValueView(codes=("promotes", "restrains"))],
    ),
    "list of terms": (
        "study-tumours",
        "required",
        "a list, each item",
        [ValueView(label="a term of content/vocab/tumours.yaml")],
    ),
    "interval": (
        "effect-ci",
        "optional",
        "a list, each item",
        [
            ValueView(label="a number", href="rules.html#FLD004"),
            ValueView(codes=("not_reached",)),
        ],
    ),
    "free text": (
        "rating-scheme",
        "required",
        "",
        [ValueView(label="a text of at most 200 characters")],
    ),
    "reference": ("via-review", "required", "", [ValueView(label="a key of references.bib")]),
    "sheets of a kind": (
        "treatment-part_of",
        "optional",
        "a list, each item",
        [ValueView(label="the id of a sheet under Treatments")],
    ),
    "finding elsewhere": (
        "finding-disagrees_with",
        "optional",
        "a list, each item",
        [
            ValueView(label="a finding of another sheet: the sheet's id, #, the finding's id"),
        ],
    ),
    "table": (
        "glossary-terms",
        "required",
        "named entries, each",
        [ValueView(label="Term of the glossary", href="#group-glossary-entry")],
    ),
}


@pytest.mark.parametrize(("anchor", "needed", "shape", "values"), FIELDS.values(), ids=FIELDS)
def test_a_field_says_what_it_takes(
    anchor: str, needed: str, shape: str, values: list[ValueView]
) -> None:
    shown = field(anchor)
    assert (shown.needed, shown.shape, list(shown.values)) == (needed, shape, values)


def test_a_table_names_its_keys_where_they_are_not_free() -> None:
    assert field("directness-table-words").keys == (
        "exact",
        "high",
        "moderate",
        "other_patients",
        "not_known",
        "laboratory",
    )
    assert field("glossary-terms").keys == ()


def test_alternatives_are_told_as_such() -> None:
    page = next(one for one in pages(toy(), "en") if one.src_uri == SRC).markdown
    assert (
        '<p class="field-values">a list, each item: <a href="rules.html#FLD004">a number</a> or '
        "<code>not_reached</code></p>"
    ) in page


def test_a_field_in_chinese() -> None:
    assert field("effect-p", "zh") == FieldView(
        anchor="effect-p",
        name="p",
        needed="选填",
        about=(Piece("text", "P 值。照原文，如 0.033 或 <0.0001。"),),
        shape="",
        keys=(),
        values=(ValueView(label="P 值", href="rules.html#FLD007"),),
    )


def test_what_stands_in_a_file_is_told_from_words() -> None:
    assert field("finding-disagrees_with").about == (
        Piece(
            "text", "Disagrees with. Findings on the same question that really say otherwise, as "
        ),
        Piece("code", "sheet-id#finding-id"),
        Piece("text", "."),
    )


def test_the_order_is_that_of_the_model() -> None:
    assert [one.name for one in group("group-finding").fields] == list(Finding.model_fields)
