"""Glossary and the published tables."""

from __future__ import annotations

from factsheets.messages.problem import rulebook
from factsheets.views.reference.methods import (
    build_glossary,
    build_levels,
    build_rules,
    build_terms,
)
from factsheets.views.shared.viewer import Target
from view_cases import plain, viewer


def test_the_glossary_stands_by_name_in_the_language_of_the_page() -> None:
    assert [entry.name for entry in build_glossary(viewer("en", "glossary.md"))] == [
        "Metastasis",
        "Mitogen-activated protein kinase",
    ]


def test_a_term_shows_abbreviation_traps_and_its_sheet() -> None:
    entry = next(e for e in build_glossary(viewer("zh", "glossary.md")) if e.id == "mapk")
    assert entry.term.abbreviations == ["MAPK"]
    assert entry.other_name == "Mitogen-activated protein kinase"
    assert plain(entry.not_to_confuse) == "本身不是转移基因。"
    assert entry.sheet == Target(name="MAPK 通路", url="mechanisms/mapk-pathway.html")


def test_pages_explain_abbreviations_and_names_of_their_own_language() -> None:
    terms = build_terms(viewer("en"))
    assert {text: [entry[::2] for entry in entries] for text, entries in terms.items()} == {
        "metastasis": [("Metastasis", "metastasis")],
        "spread": [("Metastasis", "metastasis")],
        "MAPK": [("Mitogen-activated protein kinase", "mapk")],
        "mitogen-activated protein kinase": [("Mitogen-activated protein kinase", "mapk")],
    }
    assert "MAPK" in build_terms(viewer("zh"))


def test_the_table_of_levels_has_a_dash_where_a_design_gets_none() -> None:
    page = build_levels(viewer("en", "methods/levels.md"))
    assert page.questions == ("treatment_benefit", "treatment_harm", "prognosis", "frequency")
    rows = {row.design: row.levels for row in page.levels}
    assert rows["Randomised trial"] == ("2", "2", "3", "–")
    assert rows["Narrative review"] == ("–", "–", "–", "–")


def test_the_table_of_directness_is_the_one_that_decides() -> None:
    row = build_levels(viewer("en", "methods/levels.md")).directness[0]
    assert (row.tumour, row.subjects, row.metastasis, row.word) == (
        "same",
        "patients",
        "all of them, a subgroup, reported separately",
        "Exact",
    )


def test_every_rule_is_published_with_its_sentence_and_message() -> None:
    rules = build_rules(viewer("zh", "methods/rules.md"))
    assert [view.rule for view in rules] == list(rulebook().values())
    assert all(view.sentence and view.message for view in rules)
