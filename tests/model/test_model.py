"""The models say what content may hold; their documentation is complete in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from factsheets.messages.problem import rulebook
from factsheets.model import (
    SHEET_KINDS,
    VOCABULARIES,
    Cited,
    DirectnessTable,
    Effect,
    Glossary,
    InFinding,
    InSheet,
    InVocabulary,
    Mechanism,
    Model,
    Sheet,
    Site,
    Study,
    Term,
    Text,
    Treatment,
)
from factsheets.model.about import about_field
from factsheets.model.base import (
    PATTERN_RULES,
    Address,
    Date,
    Number,
    PValue,
    RegistryNumber,
    Slug,
    TermId,
    Whole,
)
from factsheets.model.finding import Finding
from factsheets.model.references import field_names, references, texts
from toy_site import toy


def below(model: type[Model]) -> list[type[Model]]:
    """``model`` and all kinds of model derived from it."""
    return [model, *(one for child in model.__subclasses__() for one in below(child))]


FIELDS = {
    f"{model.__name__}.{name}": about_field(info)
    for model in below(Model)[1:]
    for name, info in model.model_fields.items()
}


def test_every_field_is_explained_in_both_languages():
    wrong = [
        name
        for name, about in FIELDS.items()
        if not about.help["en"].endswith((".", "?", "…"))
        or not about.help["zh"].endswith(("。", "？"))
        or re.search(r"[\u4e00-\u9fff]", about.sentences("en"))
        or any(bool(said["en"]) != bool(said["zh"]) for said in (about.label, about.item))
    ]
    assert wrong == []


def test_what_a_field_says_in_a_list_of_sentences():
    about = about_field(Effect.model_fields["p"])
    assert about.sentences("en") == "P value. As printed, such as 0.033 or <0.0001."
    assert about.sentences("zh") == "P 值。照原文，如 0.033 或 <0.0001。"
    assert about_field(Site.model_fields["name"]).sentences("en") == "Name of the site."


@pytest.mark.parametrize("model", below(Model), ids=lambda model: model.__name__)
def test_a_model_is_explained_in_a_sentence(model):
    assert (model.__doc__ or "").strip().split("\n")[0].endswith((".", ":"))


# Scalars -------------------------------------------------------------------------------------

SCALARS: dict[str, tuple[Any, list[str], list[str]]] = {
    "a number": (
        Number,
        ["0", "0.70", "-2.5", "451", "007"],
        ["", ".5", "1,5", "+1", "1e3", "0.70 ", "0.70\n", "０.７", "5 months", "NaN"],
    ),
    "a whole number": (
        Whole,
        ["0", "451"],
        ["", "-1", "1.0", "1 202", "１", "451\n"],
    ),
    "a P value": (
        PValue,
        ["0.033", "<0.0001", ".38", ">0.05", "≤0.05", "≥.04", "0", "1", "1.0"],
        ["", "<", "21", "0,03", "< 0.05", "=0.03", "P<0.05", "ns", "0.03\n"],
    ),
    "a date": (
        Date,
        ["2026-11-21", "2024-02-29"],
        ["2026-11", "21.11.2026", "2026-02-30", "2026-13-01", "1999-01-01", "2026-11-21 "],
    ),
    "an id of a sheet": (
        Slug,
        ["a", "os-brain", "4t1-model", "a" * 64],
        ["", "A", "a_b", "a--b", "-a", "a-", "a b", "肝", "a" * 65, "a\n"],
    ),
    "an id of a term": (
        TermId,
        ["os", "os_1y", "pre-metastatic"],
        ["", "OS", "a__b", "_a", "a.b"],
    ),
    "a registry number": (
        RegistryNumber,
        [
            *("NCT00000000", "ISRCTN00000000", "ChiCTR-TRC-00000000", "ChiCTR0000000000"),
            *("UMIN000000000", "jRCTs000000000", "jRCT0000000000", "KCT0000000", "DRKS00000000"),
            *("ACTRN00000000000000", "CTRI/0000/00/000000", "0000-000000-00", "0000-000000-00-00"),
        ],
        ["", "NCT0000000", "NCT 00000000", "nct00000000", "NCT00000000\n", "TOY-MB", "00000000"],
    ),
    "an address": (
        Address,
        ["https://example.org/a/b_c~d.html"],
        ["", "http://example.org", "javascript:alert(1)", "https://a b", "https://a?b", "//a"],
    ),
}


@pytest.mark.parametrize(("kind", "good", "bad"), SCALARS.values(), ids=SCALARS)
def test_a_scalar_is_kept_as_typed_or_refused(kind, good, bad):
    adapter = TypeAdapter(kind)
    assert [adapter.validate_python(text) for text in good] == good
    for text in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


def test_every_pattern_has_the_rule_that_explains_it():
    assert {*PATTERN_RULES.values()} <= rulebook().keys()


# Texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        pytest.param(Text(en="liver", zh="肝"), ("liver", True), ("肝", True), id="both"),
        pytest.param(Text(en="liver"), ("liver", True), ("liver", False), id="English only"),
        pytest.param(Text(zh="肝"), ("肝", False), ("肝", True), id="Chinese only"),
    ],
)
def test_a_text_falls_back_to_the_other_language(text, en, zh):
    assert (text.in_language("en"), text.translated("en")) == en
    assert (text.in_language("zh"), text.translated("zh")) == zh


def test_nothing_changes_after_loading():
    text = Text(en="liver")
    with pytest.raises(ValidationError):
        text.en = "lung"  # type: ignore[misc]


# References ----------------------------------------------------------------------------------

TREATMENT = {
    "name": {"en": "A"},
    "class": "targeted",
    "tumours": ["melanoma"],
    "part_of": ["other"],
    "bottom_line": {"zh": "乙"},
    "links": [{"to": "c", "relation": "targets", "why": {"en": "W"}, "cites": ["key"]}],
    "findings": [
        {
            "id": "one",
            "question": "background",
            "claim": {"en": "C"},
            "via": {"review": "review", "section": "1"},
            "population": [{"of": ["key"], "subjects": ["cells"], "tumours": ["melanoma"]}],
            "disagrees_with": ["a#b"],
            "check": {"status": "reported_by_review", "on": "2026-11-21"},
        }
    ],
    "review": {"status": "unsigned"},
    "history": [{"on": "2026-11-21", "change": {"en": "New"}}],
}


def test_every_reference_is_found_with_its_place_in_the_document():
    sheet = Treatment.model_validate(TREATMENT)
    assert {(loc, text): marker for loc, text, marker in references(sheet)} == {
        (("tumours", 0), "melanoma"): InVocabulary("tumours"),
        (("links", 0, "to"), "c"): InSheet(),
        (("links", 0, "relation"), "targets"): InVocabulary("relations"),
        (("links", 0, "cites", 0), "key"): Cited(),
        (("findings", 0, "via", "review"), "review"): Cited(),
        (("findings", 0, "population", 0, "of", 0), "key"): Cited(),
        (("findings", 0, "population", 0, "subjects", 0), "cells"): InVocabulary("subjects"),
        (("findings", 0, "population", 0, "tumours", 0), "melanoma"): InVocabulary("tumours"),
        (("findings", 0, "disagrees_with", 0), "a#b"): InFinding(),
        (("class",), "targeted"): InVocabulary("treatment_classes"),
        (("part_of", 0), "other"): InSheet("treatments"),
    }


def test_every_text_is_found_with_its_place():
    sheet = Treatment.model_validate(TREATMENT)
    assert {loc: text.en or text.zh for loc, text in texts(sheet)} == {
        ("name",): "A",
        ("bottom_line",): "乙",
        ("links", 0, "why"): "W",
        ("findings", 0, "claim"): "C",
        ("history", 0, "change"): "New",
    }


def test_texts_below_a_mapping_are_found_by_key():
    entry = {"name": {"en": "N"}, "definition": {"en": "D"}}
    glossary = Glossary.model_validate({"terms": {"a": entry}})
    assert [loc for loc, _ in texts(glossary)] == [
        ("terms", "a", "name"),
        ("terms", "a", "definition"),
    ]


@pytest.mark.parametrize(
    ("model", "loc", "first"),
    [
        pytest.param(Study, (), "designs", id="the file itself"),
        pytest.param(Study, ("participants",), "n", id="an optional group"),
        pytest.param(Mechanism, ("findings", 0, "results", 1, "arms"), "id", id="lists in lists"),
        pytest.param(Glossary, ("terms", "x"), "name", id="a mapping by id"),
        pytest.param(Finding, ("claim",), "en", id="a text"),
    ],
)
def test_the_fields_of_a_place_are_known(model, loc, first):
    assert field_names(model, loc)[0] == first


@pytest.mark.parametrize(
    ("model", "loc"),
    [
        pytest.param(Study, ("nonsense",), id="no such field"),
        pytest.param(Study, ("read",), id="no group"),
        pytest.param(Glossary, ("terms",), id="names chosen by the author"),
    ],
)
def test_a_place_without_fixed_fields_has_none(model, loc):
    assert field_names(model, loc) == []


def test_a_field_is_named_as_a_person_writes_it():
    assert "class" in field_names(Mechanism, ())
    assert "class_" not in field_names(Mechanism, ())


# Kinds ---------------------------------------------------------------------------------------


def test_every_kind_of_sheet_has_a_folder_and_a_premise():
    assert [(kind.folder, kind.main_question) for kind in SHEET_KINDS] == [
        ("mechanisms", "mechanism"),
        ("treatments", "treatment_benefit"),
        ("tumours", "prognosis"),
        ("prognosis", "prognosis"),
    ]
    assert {*SHEET_KINDS} == {*Sheet.__subclasses__()}
    premises = Site.model_fields["premises"].annotation
    assert isinstance(premises, type)
    assert issubclass(premises, Model)
    assert {kind.main_question for kind in SHEET_KINDS} <= premises.model_fields.keys()


@pytest.mark.parametrize("address", ["https://example.org/toy/", "https://example.org/toy"])
def test_a_published_page_has_one_address_however_the_site_s_is_written(address):
    site = toy().site.content.model_copy(update={"address": address})
    assert site.url("en") == "https://example.org/toy/en/"
    assert site.url("zh", "methods/rules.html") == "https://example.org/toy/zh/methods/rules.html"


def test_every_vocabulary_that_a_field_names_exists():
    named = {
        marker.name
        for model in below(Model)
        for info in model.model_fields.values()
        for marker in [*info.metadata, *_markers(info.annotation)]
        if isinstance(marker, InVocabulary)
    }
    # Nothing refers to what readers ask for; only the search reads it.
    assert named | {"asked"} == VOCABULARIES.keys()
    assert all(issubclass(kind, Term) for kind in VOCABULARIES.values())
    assert not issubclass(DirectnessTable, Term)


def _markers(annotation: Any) -> list[Any]:
    found = [*getattr(annotation, "__metadata__", ())]
    for part in getattr(annotation, "__args__", ()):
        found += _markers(part)
    return found
