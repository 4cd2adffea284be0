"""The rulebook is complete, its examples are true, and the rules say what it says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from factsheets.messages.problem import Severity, rulebook
from factsheets.rules import RULES
from factsheets.site.pipeline import LANGUAGES, pages
from toy_site import codes, toy, toy_with

SCRIPTS = Path(__file__).parents[2] / "scripts"
CODE = re.compile(r"(?<![A-Z0-9])[A-Z]{2,4}[0-9]{3}(?![0-9])")
EXAMPLES = [pytest.param(rule, id=code) for code, rule in rulebook().items() if ":" in rule.at]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
TABLES = {
    file.name: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((SCRIPTS / "factsheets" / "messages" / "rulebook").glob("*.toml"))
}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_example_breaks_its_rule_and_no_other(rule, tmp_path):
    assert codes(toy_with(tmp_path, {rule.at: rule.breaks})) == [rule.code]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_mended_example_breaks_no_rule(rule, tmp_path):
    assert codes(toy_with(tmp_path, {rule.at: rule.mends})) == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_said_in_the_rulebook_as_in_the_code(code):
    assert RULES[code].__doc__ == rulebook()[code].sentence["en"]


def test_every_rule_of_the_rulebook_is_kept_by_some_code():
    files = [*SCRIPTS.glob("*.py"), *(SCRIPTS / "factsheets").rglob("*.py")]
    used = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    assert sorted(rulebook().keys() - used) == []


def test_every_code_that_the_engine_uses_is_in_the_rulebook():
    quoted = re.compile(r"\"([A-Z]{2,4}[0-9]{3})\"")
    files = sorted((SCRIPTS / "factsheets").rglob("*.py"))
    used = {code for file in files for code in quoted.findall(file.read_text(encoding="utf-8"))}
    assert sorted(used - rulebook().keys()) == []


@pytest.mark.parametrize("code", rulebook())
def test_a_rule_and_its_message_exist_in_both_languages(code):
    rule = rulebook()[code]
    said = [rule.sentence, rule.template]
    assert [[*text] for text in said] == [["en", "zh"]] * 2
    assert all(text[language].strip() for text in said for language in LANGUAGES)
    assert not CHINESE.search(rule.sentence["en"] + rule.template["en"])
    # A message may consist of values only, which are then in its language.
    assert all(CHINESE.search(text["zh"]) or "_zh}" in text["zh"] for text in said)


@pytest.mark.parametrize("code", rulebook())
def test_a_message_is_one_clear_line(code):
    rule = rulebook()[code]
    for text in (*rule.sentence.values(), *rule.template.values()):
        assert "\n" not in text
        assert text == text.strip()
    assert all(re.search(r"([.。?…”']|\{hint\})$", text) for text in rule.template.values())


@pytest.mark.parametrize("code", rulebook())
def test_both_languages_of_a_message_show_the_same_values(code):
    template = rulebook()[code].template

    def bare(language):
        return {name.removesuffix("_zh") for name in placeholders(template[language])}

    extra = {"language"} if code == "REF016" else set()
    assert bare("en") | extra == bare("zh") | extra


def test_severities_are_errors_and_warnings():
    assert {rule.severity for rule in rulebook().values()} == set(get_args(Severity))


def test_codes_rise_within_their_file():
    for name, table in TABLES.items():
        assert [*table] == sorted(table), name


def test_every_rule_is_documented_on_the_site_in_both_languages():
    for language in LANGUAGES:
        shown = {page.src_uri: page.markdown for page in pages(toy(), language)}
        page = shown["methods/rules.md"]
        assert [code for code in rulebook() if code not in page] == []
