"""A new work goes to its place in the bibliography, once, and touches nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheets.bibliography import Person, Reference, load_bibliography, parse_bibliography
from factsheets.bibliography.alike import alike
from factsheets.bibliography.exports import to_bibtex
from factsheets.bibliography.intake import Incoming
from factsheets.bibliography.transcribe import latin
from factsheets.changes.reference import (
    add,
    duplicates,
    make_key,
    splice,
)
from factsheets.messages.problem import Problem
from toy_site import TOY, toy

ROOT = Path(__file__).parents[2]
TEXT = (TOY / "references.bib").read_text(encoding="utf-8")
GIVEN = {"designs": ["rct"], "tumours": ["melanoma"], "subjects": ["human"]}
NEW = Reference(
    key="",
    line=1,
    kind="article",
    authors=(Person("Müller", "Z."), Person("", "", "Toy Group")),
    title="On the growth of invented cells",
    journal="Journal of Toys",
    year="2020",
    doi="10.5555/toy.new",
)


JI = {"authors": (Person("季鹏程"),), "authors_en": (Person("Ji", "P."),)}
KEYS: dict[str, tuple[dict[str, Any], str, str]] = {
    "the first word that says something": ({}, "", "muller2020growth"),
    "the next word": ({}, "muller2020growth", "muller2020invented"),
    "a number": ({}, "muller2020growth muller2020invented muller2020cells", "muller2020growth2"),
    "particle": ({"authors": (Person("van den Berg"),)}, "", "vandenberg2020growth"),
    "group": ({"authors": (Person("", "", "Toy Group"),)}, "", "toy2020growth"),
    "letters": ({"authors": (Person("Łoś-Ørn"),)}, "", "losorn2020growth"),
    "hyphen": ({"title": "E-selectin, (again)"}, "", "muller2020eselectin"),
    "Chinese": (JI | {"title": "肺癌", "title_en": "Lung cancer"}, "", "ji2020lung"),
    "Chinese without its translation": ({"authors": (Person("季鹏程"),)}, "", "ji2020growth"),
    "a family name of two characters": ({"authors": (Person("欧阳青"),)}, "", "ouyang2020growth"),
    "no Latin title": ({"title": "肺癌"}, "", "muller2020feiai"),
    "neither Latin nor Chinese": ({"title": "폐암"}, "", ""),
    "no author": ({"authors": ()}, "", ""),
}


@pytest.mark.parametrize(("changes", "taken", "key"), KEYS.values(), ids=KEYS)
def test_a_key_is_author_year_word_and_free(changes, taken, key):
    assert make_key(replace(NEW, **changes), taken.split()) == key


def test_real_keys_are_of_this_style():
    bibliography, _ = load_bibliography(ROOT)
    # A work whose author nobody here read, or that a group wrote, has a key of somebody's choice.
    works = [ref for ref in bibliography.references.values() if not ref.authors[0].literal]
    made = [make_key(replace(ref, key=""), [])[:3] for ref in works]
    assert made == [ref.key[:3] for ref in works]


def test_a_year_that_nobody_read_is_in_the_key_too():
    assert make_key(replace(NEW, year="n.d."), []) == "mullerndgrowth"


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_key_is_always_one_that_the_bibliography_takes(family, title):
    key = make_key(replace(NEW, authors=(Person(family),), title=title), [])
    assert not key or (key.isascii() and key.isalnum() and key[0].isalpha() and key == key.lower())


def test_letters_become_plain():
    assert latin("Müller-Łoś Straße 季 β2") == "mullerlosstrasseji2"


THERE = "is that of 'long2012dabrafenib', which is there already: cite that."
TITLE = "An invented trial of dabrafenib in brain metastases"
DUPLICATES = {
    "new": ({}, []),
    "DOI": ({"doi": "10.5555/toy.long"}, [f"ADD002 The DOI 10.5555/toy.long {THERE}"]),
    "PMID": ({"pmid": "10000001"}, [f"ADD002 The PMID 10000001 {THERE}"]),
    "PMCID": ({"pmcid": "PMC1"}, []),
    "title": (
        {"title": TITLE.title()},
        [
            "ADD003 'long2012dabrafenib' (line 14 of references.bib) has nearly the same title: "
            f"'{TITLE}'. Cite it, or add --anyway if they are two works."
        ],
    ),
}


def said(problems: list[Problem]) -> list[str]:
    return [str(problem).removeprefix("x:1: ") for problem in problems]


@pytest.mark.parametrize(("changes", "expected"), DUPLICATES.values(), ids=DUPLICATES)
def test_a_work_that_is_there_is_found(changes, expected):
    assert (
        said(duplicates(toy().bibliography, Incoming(replace(NEW, **changes), 1), "x")) == expected
    )


def test_titles_of_real_works_are_told_apart():
    works = [*load_bibliography(ROOT)[0].references.values()]
    pairs = [(a.key, b.key) for a in works for b in works if a.key < b.key and alike(a, b)]
    assert pairs == []


@pytest.mark.parametrize("key", ["aardvark2000x", "moth2014x", "zzz2000x"])
def test_only_the_entry_is_new(key):
    new = replace(NEW, key=key)
    made = splice(TEXT, toy().bibliography, new)
    again, problems = parse_bibliography(made, "references.bib")
    assert problems == []
    assert [*again.references] == sorted([*toy().references, key])
    entry = to_bibtex(new)
    assert made.replace("\n" + entry, "", 1) == TEXT or made.replace(entry + "\n", "", 1) == TEXT


def test_a_comment_stays_with_the_entry_below_it():
    text = "@misc{a2000x,\n}\n\n% about c\n@misc{c2000x,\n}\n"
    bibliography, _ = parse_bibliography(text, "references.bib")
    made = splice(text, bibliography, replace(NEW, key="b2000x"))
    assert made == f"@misc{{a2000x,\n}}\n\n{to_bibtex(replace(NEW, key='b2000x'))}\n" + (
        "% about c\n@misc{c2000x,\n}\n"
    )


def test_an_addition_has_entry_and_card():
    added, problems = add(toy(), TEXT, Incoming(NEW, 1), "new.bib", GIVEN)
    assert problems == []
    assert added is not None
    assert added.key == "muller2020growth"
    assert (
        "@article{muller2020growth,\n"
        "  author = {Müller, Z. and {Toy Group}},\n"
        "  title = {On the growth of invented cells},\n"
        "  journal = {Journal of Toys},\n"
        "  year = {2020},\n"
        "  doi = {10.5555/toy.new},\n"
        "  langid = {english},\n"
        "}\n"
    ) in added.bibliography
    assert added.card == (
        "designs: [rct]\ntumours: [melanoma]\nsubjects: [human]\nmetastasis: not_reported\n"
        "read: none\n"
    )


BROKEN = (
    "ADD006 The entry would break the rules of references.bib, so nothing was added: mend a pasted "
    "entry, or add it by hand."
)
# The lines of the pasted text.
LINES = {"title": 3, "year": 5}
REFUSED = {
    "no key": (
        {"title": "폐암", "langid": "korean"},
        GIVEN,
        [
            "ADD004 No key can be made: author or title is missing, or in letters that are neither "
            "Latin nor Chinese. Add author_en and title_en, as the journal prints them."
        ],
    ),
    "no term for not reported": (
        {},
        {"designs": ["rct"]},
        [
            "ADD005 The vocabulary tumours has no term not_reported: say what is right with "
            "--tumours."
        ],
    ),
    "the strict check": (
        {"title": "A \\growth", "year": "20"},
        GIVEN,
        [
            BROKEN,
            "x:3: BIB025 In title, '\\growth' is LaTeX that is not understood here: "
            "write the character that is meant, a dollar sign as \\$.",
            "x:5: BIB018 The year must be four digits (n.d. where no year is known): '20'.",
        ],
    ),
    "a missing field": (
        {"journal": ""},
        GIVEN,
        [
            BROKEN,
            "BIB014 The field journal is missing: add journal = {…}, to this entry.",
        ],
    ),
}


@pytest.mark.parametrize(("changes", "known", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_added_is_explained(changes, known, expected):
    added, problems = add(toy(), TEXT, Incoming(replace(NEW, **changes), 1, LINES), "x", known)
    assert added is None
    assert said(problems) == expected
