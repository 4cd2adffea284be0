"""A Chinese message is Chinese: no English is left but names, codes and quotes of the file."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from tests.bibliography.test_parse import filled
from tests.reading.test_terrible import SHEETS, TERRIBLE

from change_files import change, raw
from factsheets.bibliography import parse_bibliography
from factsheets.bibliography.fields import FIELDS
from factsheets.bibliography.kinds import KINDS
from factsheets.changes.apply import apply_change
from factsheets.changes.file import parse_change
from factsheets.messages.problem import Problem, problem, rulebook
from factsheets.model import SHEET_KINDS, VOCABULARIES, DirectnessTable, Glossary, Site, Study
from factsheets.reading.source import parse_yaml
from factsheets.site.pipeline import read_site
from toy_site import TOY, copy_toy, toy, toy_with

WORD = re.compile(r"(?<!U\+)\b[A-Za-z][\w'-]*[A-Za-z]\b", re.ASCII)
# What has one name in both languages.
NAMES = "BibTeX BOM CI DOI GB GBK LaTeX NFC PMCID PMID UTF Windows Unicode YAML https id van"
# The names of files, and signs of the two file formats.
NAMES += " content site vocab references bib yaml string preamble comment and others true false"
NAMES += " null derived english chinese japanese Jr ris nbib enw ciw net txt json"
# Formats, commands and options that a message names.
NAMES += " kB JSON json format make check anyway offline python scripts lay_out_map py map fmt"
NAMES += " release"


@cache
def names() -> frozenset[str]:
    """Every word that the models, the vocabularies and the ids of the toy site are made of."""
    models = [*SHEET_KINDS, *VOCABULARIES.values(), DirectnessTable, Glossary, Site, Study]
    catalog = toy()
    found: list[str] = [NAMES, *FIELDS, *KINDS, *catalog.sheets, *catalog.references]
    found += [*catalog.findings, *VOCABULARIES, *(kind.folder for kind in SHEET_KINDS)]
    found += [term for terms in catalog.vocabularies.values() for term in terms]
    for model in models:
        found += schema_names(model.model_json_schema())
    found += [entry.name.en or "" for entry in catalog.glossary.content.terms.values()]
    return frozenset(WORD.findall(" ".join(found)))


def schema_names(schema: Any) -> Iterator[str]:
    """The field names and fixed choices of a JSON Schema, none of its sentences."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from schema.get("enum", [])
        yield from [schema["const"]] if "const" in schema else []
        for part in schema.values():
            yield from schema_names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from schema_names(part)


def english(text: str, quoted: str = "") -> list[str]:
    """The words of ``text`` that are no names and do not stand in ``quoted``."""
    words = WORD.findall(re.sub(r"U\+[0-9A-F]+|10\.[0-9]{4}/[a-z0-9.]+", "", text))
    known = {*WORD.findall(quoted)} | names()
    return [word for word in words if word not in known]


def of_toy(root: Path) -> Iterator[tuple[Problem, str]]:
    """The problems of a site, each with the file that it may quote and the rules' own codes."""
    for found in read_site(root)[1]:
        file = root / found.path
        yield found, f"{found.path} " + (file.read_text(encoding="utf-8") if file.is_file() else "")


def broken(code: str, folder: Path) -> Iterator[tuple[Problem, str]]:
    """The problems of a rule's example."""
    rule = rulebook()[code]
    if code.startswith("SRC"):
        for found in parse_yaml(rule.breaks.encode(), "content/a.yaml")[1]:
            yield found, rule.breaks
    elif code.startswith("BIB"):
        for found in parse_bibliography(filled(rule.breaks), "references.bib")[1]:
            yield found, filled(rule.breaks)
    elif code.startswith("CHG"):
        parsed, _ = parse_change(raw(change(["name", "en"], "Dabrafenib", "x")), "change.json")
        for found in apply_change(parsed, rule.breaks.encode()).invalid:
            yield found, found.path
    else:
        yield from of_toy(toy_with(folder, {rule.at: rule.breaks}))


@pytest.mark.parametrize("code", rulebook())
def test_a_chinese_template_holds_no_english_but_names(code):
    rule = rulebook()[code]
    assert english(" ".join(part for part, *_ in Formatter().parse(rule.template["zh"]))) == []
    assert english(rule.sentence["zh"]) == []


@pytest.mark.parametrize("code", [code for code, rule in rulebook().items() if rule.breaks])
def test_what_is_said_of_an_example_in_chinese_is_chinese(code, tmp_path):
    found = [*broken(code, tmp_path)]
    assert code in {one.code for one, _ in found}
    for one, text in found:
        assert english(one.message("zh"), f"{text} {one.suggestion}") == [], one.message("zh")


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_said_of_a_terrible_sheet_in_chinese_is_chinese(name, tmp_path):
    root = copy_toy(tmp_path)
    shutil.copy(TERRIBLE / f"{name}.yaml", root / "content" / "treatments")
    for one, text in of_toy(root):
        assert english(one.message("zh"), f"{text} {one.suggestion}") == [], one.message("zh")


def test_what_is_said_of_misplaced_and_missing_files_is_chinese(tmp_path):
    root = copy_toy(tmp_path)
    content = root / "content"
    (content / "glossary.yaml").unlink()
    (content / "notes").mkdir()
    (content / "treatments" / "Dabrafenib.yml").write_text("name: x\n", encoding="utf-8")
    shutil.copy(content / "treatments" / "dabrafenib.yaml", content / "prognosis")
    found = [*of_toy(root)]
    codes = {"REF006", "REF007", "REF012", "SRC001"}
    assert codes <= {one.code for one, _ in found}
    for one, text in found:
        assert english(one.message("zh"), f"{text} {one.suggestion}") == [], one.message("zh")


def test_english_that_is_left_over_is_found():
    with tempfile.TemporaryDirectory() as folder:
        [(found, text)] = of_toy(toy_with(Path(folder), {"treatments/dabrafenib.yaml:name": ""}))
    assert english(found.message("zh"), text) == []
    assert english(found.message("en"), text) == ["missing", "add", "it", "the"]


def test_the_toy_site_itself_has_nothing_to_say():
    assert [*of_toy(TOY)] == []


def test_a_character_that_nobody_sees_has_a_chinese_name():
    shown = problem(
        "SRC010", "a.yaml", 1, char="U+3000 IDEOGRAPHIC SPACE", char_zh="U+3000（全角空格）"
    )
    [found] = parse_yaml("a:\n\u3000b: c\n".encode(), "a.yaml")[1]
    assert found.message("zh") == shown.message("zh")
    assert "U+3000（全角空格）" in found.message("zh")
