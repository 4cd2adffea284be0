"""A document becomes an object, or every field that is wrong is named where it stands."""

from __future__ import annotations

import pytest

from factsheets.model import VOCABULARIES, Study
from factsheets.model.validation import field_name, parse_model, parse_terms
from factsheets.reading.source import parse_yaml
from toy_site import load, toy_with

SHEET = "treatments/dabrafenib.yaml"
RESULT = "findings[0].results[0]"
CARD = """designs: [rct]
tumours: [melanoma]
subjects: [human]
metastasis: all
read: abstract
"""

# place below the sheet, value put there, line and message without the file's name
FIELDS = {
    "a text instead of two languages": (
        "bottom_line",
        "words",
        "9: FLD010 bottom_line must be a group of fields (en, zh), found 'words'. "
        "Did you mean '{en: words}'?",
    ),
    "a text without any language": (
        "bottom_line",
        "{}",
        "9: FLD006 bottom_line has neither English nor Chinese text; fill in en, zh or both.",
    ),
    "a third language": (
        "bottom_line",
        "{en: a, de: b}",
        "9: FLD001 bottom_line.de is not a field here; fields are en, zh.",
    ),
    "a missing field of the sheet": (
        "name",
        "",
        "2: FLD002 name is missing; add it to the file.",
    ),
    "a missing field of a list item": (
        "links.0.why",
        "",
        "11: FLD002 links[0].why is missing; add it to links[0].",
    ),
    "a field without value": (
        "class",
        "null",
        "4: FLD010 class must be a text, found nothing.",
    ),
    "a choice without value": (
        "findings.0.question",
        "null",
        "21: FLD010 findings[0].question must be a text, found nothing.",
    ),
    "a list instead of a text": (
        "class",
        "[targeted]",
        "4: FLD010 class must be a text, found a list.",
    ),
    "a list instead of a choice": (
        "findings.0.direction",
        "[supports]",
        "22: FLD010 findings[0].direction must be a text, found a list.",
    ),
    "a group instead of a number": (
        "findings.0.results.0.arms.0.median",
        "{value: '5'}",
        f"33: FLD010 {RESULT}.arms[0].median must be a text, found a group of fields.",
    ),
    "a text instead of a list": (
        "tumours",
        "melanoma",
        "8: FLD010 tumours must be a list, found 'melanoma'. Did you mean '[melanoma]'?",
    ),
    "a group instead of a list": (
        "findings.1.population",
        "{metastasis: all}",
        "65: FLD010 findings[1].population must be a list, found a group of fields.",
    ),
    "an interval as a text": (
        "findings.0.results.0.effect.ci",
        "0.40 to 0.90",
        f"45: FLD010 {RESULT}.effect.ci must be a list, found '0.40 to 0.90'. "
        'Did you mean \'["0.40", "0.90"]\'?',
    ),
    "an interval with one end": (
        "findings.0.results.0.effect.ci",
        '["0.40"]',
        f"45: FLD011 {RESULT}.effect.ci must have at least 2 item(s): it has 1.",
    ),
    "an interval with three ends": (
        "findings.0.results.0.effect.ci",
        '["0.40", "0.50", "0.60"]',
        f"45: FLD011 {RESULT}.effect.ci must have at most 2 item(s): it has 3.",
    ),
    "an interval with a word": (
        "findings.0.results.0.effect.ci",
        '["0.40", open]',
        f"45: FLD004 {RESULT}.effect.ci[1] must be a number such as 0.70 / not_reached: 'open'.",
    ),
    "a number with a decimal comma": (
        "findings.0.results.0.effect.value",
        '"0,60"',
        f"44: FLD004 {RESULT}.effect.value must be a number such as 0.70 / not_reported: '0,60'. "
        "Did you mean '0.60'?",
    ),
    "a number with a sign of its own": (
        "findings.0.results.0.effect.value",
        '"+0.60"',
        f"44: FLD004 {RESULT}.effect.value must be a number such as 0.70 / not_reported: '+0.60'. "
        "Did you mean '0.60'?",
    ),
    "a count with decimals": (
        "findings.0.results.0.arms.0.n",
        '"86.5"',
        f"32: FLD005 {RESULT}.arms[0].n must be a whole number such as 451 / not_reported: '86.5'.",
    ),
    "a P value above one": (
        "findings.2.results.0.effect.p",
        '"21"',
        "95: FLD007 findings[2].results[0].effect.p must be a P value such as 0.033 or <0.0001: "
        "'21'.",
    ),
    "a day that no month has": (
        "history.0.on",
        '"2026-02-30"',
        "102: FLD008 history[0].on must be a date such as 2026-11-21: '2026-02-30'.",
    ),
    "a word close to a choice": (
        "findings.0.check.status",
        "abstract_check",
        "55: FLD003 findings[0].check.status must be one of reported_by_review, secondary_report, "
        "abstract_checked, fulltext_checked, clinician_signed: 'abstract_check'. Did you mean "
        "'abstract_checked'?",
    ),
    "an empty text": (
        "aliases.0",
        '""',
        "3: FLD011 aliases[0] must have at least 1 character(s): it has 0.",
    ),
    "a text without end": (
        "aliases.0",
        "x" * 201,
        "3: FLD011 aliases[0] must have at most 200 character(s): it has 201.",
    ),
    "the name that the engine uses for a field": (
        "class_",
        "targeted",
        "2: FLD001 class_ is not a field here; fields are name, aliases, class, "
        "components, part_of, tumours, disambiguation, own_premise, bottom_line, sections, "
        "findings, contradicting, links, gaps, review, …. Did you mean 'class'?",
    ),
}

OTHER_FILES = {
    "a term's label as one text": (
        "vocab/tumours.yaml:melanoma.label",
        "Melanoma",
        "content/vocab/tumours.yaml:5: FLD010 melanoma.label must be a group of fields (en, zh), "
        "found 'Melanoma'. Did you mean '{en: Melanoma}'?",
    ),
    "a term's label misspelt": (
        "vocab/tumours.yaml:melanoma.lable",
        "{en: a, zh: 甲}",
        "content/vocab/tumours.yaml:5: FLD001 melanoma.lable is not a field here; fields are "
        "label, definition, aliases, within. Did you mean 'label'?",
    ),
    "a term's label without language": (
        "vocab/tumours.yaml:melanoma.label",
        "{}",
        "content/vocab/tumours.yaml:5: FLD006 melanoma.label has neither English nor Chinese "
        "text; fill in en, zh or both.",
    ),
    "a term with capitals": (
        "vocab/units.yaml:Months",
        "{label: {en: a, zh: 甲}}",
        "content/vocab/units.yaml:2: FLD009 Months must be an id of lower-case letters, digits "
        "and hyphens: 'Months'. Did you mean 'months'?",
    ),
    "a level for a question without levels": (
        "vocab/designs.yaml:rct.levels.mechanism",
        '"1"',
        "content/vocab/designs.yaml:11: FLD001 rct.levels.mechanism is not a field here; fields "
        "are treatment_benefit, treatment_harm, prognosis, frequency.",
    ),
    "a fifth word of directness": (
        "vocab/directness.yaml:words.exacct",
        "{label: {en: a, zh: 甲}}",
        "content/vocab/directness.yaml:3: FLD003 words.exacct must be one of exact, high, "
        "moderate, other_patients, not_known, laboratory: 'exacct'. Did you mean 'exact'?",
    ),
    "a premise left out": (
        "site.yaml:premises.prognosis",
        "",
        "content/site.yaml:9: FLD002 premises.prognosis is missing; add it to premises.",
    ),
    "a field of a glossary term misspelt": (
        "glossary.yaml:terms.mapk.synonym",
        "[x]",
        "content/glossary.yaml:9: FLD001 terms.mapk.synonym is not a field here; fields are name, "
        "abbreviations, synonyms, avoid, definition, not_to_confuse, sheet. Did you mean "
        "'synonyms'?",
    ),
    "a glossary term as one text": (
        "glossary.yaml:terms.mapk",
        "Kinase",
        "content/glossary.yaml:9: FLD010 terms.mapk must be a group of fields (name, "
        "abbreviations, synonyms, avoid, definition, not_to_confuse, sheet), found 'Kinase'.",
    ),
    "a glossary term without definition": (
        "glossary.yaml:terms.mapk.definition",
        "",
        "content/glossary.yaml:8: FLD002 terms.mapk.definition is missing; add it to terms.mapk.",
    ),
}


@pytest.mark.parametrize(("place", "value", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_wrong_field_of_a_sheet_is_named_with_its_line(place, value, expected, tmp_path):
    assert load(toy_with(tmp_path, {f"{SHEET}:{place}": value})) == [f"content/{SHEET}:{expected}"]


@pytest.mark.parametrize(("at", "value", "expected"), OTHER_FILES.values(), ids=OTHER_FILES)
def test_a_wrong_field_of_another_file_is_named_too(at, value, expected, tmp_path):
    assert load(toy_with(tmp_path, {at: value})) == [expected]


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
