"""The form judges a sheet as the checker does: same codes, same messages, both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import ROOT, Open
from tests.reading.test_hints import GUESSES
from tests.rules.test_numbers import IMPROVED

from bad_examples import bad_examples
from factsheets.catalog.catalog import Catalog
from factsheets.catalog.load import load_content
from factsheets.form.data import form_data, sheet_data
from factsheets.messages.problem import Language, did_you_mean, rulebook
from factsheets.reading import hints
from factsheets.reading.inline import broken_link, link_targets
from factsheets.reading.source import parse_yaml
from factsheets.rules.language import wrong_sign
from factsheets.rules.numbers import improvements
from factsheets.site.pipeline import LANGUAGES, read_site
from toy_site import TOY, toy, toy_with

# The rules whose guesses a form can show; an address stands in no sheet.
IN_FORM = hints.BY_RULE.keys() - {"FLD012", "FLD014", "FLD015"}
WIDE_NUMBERS = [
    ("５．６", "5.6"),
    ("＜0.05", "<0.05"),
    ("−0.5", "-0.5"),
    ("1，086", "1,086"),
    ("３９％", "39%"),
    ("12／30", "12/30"),
    ("0.05", ""),
    ("５.６ months", ""),
    ("≤", ""),
    ("１" * 41, ""),
]
SIGNS = [
    "年龄的影响,尚不清楚。",
    "有效.下一句",
    "有效.",
    "比例为 1:1，时间12:30；共3例,5例",
    "结局:2例",
    "文献.pdf 与 和...",
    "在ＢＲＡＦ突变者中有效",
    "Age（young）, and so on",
    "one、two。",
    "plain, half-width: text (no more)!",
    "",
    "𠀀,中?",
    "见[[a]]a*b* *b* 与 [[a",
    "见 [[a-b]] 与 **[[c]]** 及 *[[d|words]]*",
    "See [[a-b] here",
    "See a-b]] here and [0.6 [0.4]]",
    "See [[a b]] or [[]]",
    "See [[a|]] **and [[b] c** then [[" + "𠀀" * 50,
]

JUDGE = """([form, sheet, data]) => {
  const livermet = window.livermet;
  const said = (one) => `${one.code} ${livermet.message(form, one)}`;
  return livermet.check(form, sheet, data).map(said).sort();
}"""


def without_empty(value: Any) -> Any:
    """A YAML value as the form would hold it: it has no null."""
    if isinstance(value, dict):
        return {k: without_empty(v) for k, v in value.items() if v is not None}
    return [without_empty(one) for one in value] if isinstance(value, list) else value


def judged(page: Page, catalog: Catalog, language: Language, id: str, data: Any) -> list[str]:
    """What the form says about the values ``data`` of a sheet of ``catalog``."""
    sheet = sheet_data(catalog, catalog.sheets[id]) | {"id": id}
    found: list[str] = page.evaluate(
        JUDGE, [form_data(catalog, language), sheet, without_empty(data)]
    )
    return found


def test_the_form_says_of_every_bad_example_what_the_checker_says(
    visit: Open, tmp_path: Path
) -> None:
    page = visit("en/suggest.html")
    wrong = {}
    for example in bad_examples():
        root = toy_with(tmp_path / example.name, {example.at: example.value})
        id = Path(example.path).stem
        document, _ = parse_yaml((root / example.path).read_bytes(), example.path)
        assert document is not None
        _, problems = read_site(root)
        for language in LANGUAGES:
            expected = sorted(
                f"{one.code} {one.message(language)}"
                for one in problems
                if one.path == example.path
            )
            found = judged(page, toy(), language, id, document.data)
            if found != expected:
                wrong[example.name, language] = (found, expected)
            if language == "en" and found != sorted(example.says):
                wrong[example.name, "table"] = (found, sorted(example.says))
    assert wrong == {}


RETRACTED = {
    "studies/moth2015twofold.yaml:updates": '{status: retracted, on: "2026-11-21"}',
    "treatments/dabrafenib.yaml:links.0.cites": "[moth2015twofold]",
}


def test_the_form_says_of_a_retracted_work_what_the_checker_says(
    visit: Open, tmp_path: Path
) -> None:
    page = visit("en/suggest.html")
    root = toy_with(tmp_path, RETRACTED)
    catalog, problems = read_site(root)
    assert catalog is not None
    sheet = catalog.sheets["dabrafenib"]
    assert {p.code for p in problems if p.path == sheet.path} == {"RET001", "RET003"}
    for language in LANGUAGES:
        expected = sorted(
            f"{p.code} {p.message(language)}" for p in problems if p.path == sheet.path
        )
        found = judged(page, catalog, language, "dabrafenib", sheet.document.data)
        assert found == expected


def test_the_form_guesses_what_the_checker_guesses(visit: Open) -> None:
    page = visit("en/suggest.html")
    form = form_data(toy(), "en")
    guess = "([form, code, text, loc]) => window.livermet.meant(form, code, text, loc, [])"
    for code in IN_FORM:
        for guesser, text, _ in GUESSES:
            if guesser is not hints.decimal_commas:
                assert page.evaluate(guess, [form, code, text, []]) == hints.BY_RULE[code](text)
                expected = hints.ends(text) or hints.BY_RULE[code](text)
                assert page.evaluate(guess, [form, code, text, [0]]) == expected
    commas = "items => window.livermet.meantList(items)"
    for guesser, items, expected in GUESSES:
        if guesser is hints.decimal_commas:
            assert page.evaluate(commas, items) == expected


@pytest.mark.parametrize(("text", "mended"), WIDE_NUMBERS)
def test_the_form_reads_full_width_numbers_as_the_checker_does(
    visit: Open, tmp_path: Path, text: str, mended: str
) -> None:
    page = visit("en/suggest.html")
    place = "treatments/dabrafenib.yaml:findings.0.results.0.effect.p"
    _, problems = read_site(toy_with(tmp_path, {place: f'"{text}"'}))
    assert [p.suggestion for p in problems if p.code == "SRC026"] == ([mended] if mended else [])
    ask = "([form, text]) => window.livermet.mendedNumber(form, text)"
    assert page.evaluate(ask, [form_data(toy(), "en"), text]) == mended


ASK = """([form, text]) => {
  const livermet = window.livermet;
  return [
    livermet.wrongSign(form, "en", text),
    livermet.wrongSign(form, "zh", text),
    livermet.brokenLink(form, text),
    livermet.linkTargets(form, text),
    livermet.improvements(form, text),
  ];
}"""


def test_the_form_finds_in_a_text_what_the_checker_finds(visit: Open) -> None:
    page = visit("en/suggest.html")
    form = form_data(toy(), "en")
    for text in [*SIGNS, *(words for words, _ in IMPROVED)]:
        signs = [wrong_sign(language, text) for language in LANGUAGES]
        assert page.evaluate(ASK, [form, text]) == [
            *(list(sign) if sign else None for sign in signs),
            broken_link(text),
            link_targets(text),
            improvements(text),
        ], text


# What only the whole site can tell; tests/reading/test_bad_examples.py says why.
OF_THE_SITE = ("EV125", "EV128", "EV129", "EV130")


def test_the_form_says_of_every_sheet_of_the_site_what_the_checker_says(visit: Open) -> None:
    """Warnings aside, which the checker gives too."""
    page = visit("en/suggest.html")
    catalog, problems = load_content(ROOT)
    assert catalog is not None
    assert problems == []
    _, problems = read_site(ROOT)
    wrong = {}
    for id, entry in catalog.sheets.items():
        expected = sorted(
            f"{p.code} {p.message()}"
            for p in problems
            if p.path == entry.path and p.code not in OF_THE_SITE
        )
        found = judged(page, catalog, "en", id, entry.document.data)
        if found != expected:
            wrong[id] = (found, expected)
    assert wrong == {}


def test_the_form_says_of_a_terrible_sheet_what_the_checker_says(visit: Open) -> None:
    page = visit("en/suggest.html")
    path = TOY.parent / "terrible/content/treatments/terrible-evidence.yaml"
    document, _ = parse_yaml(path.read_bytes(), path.name)
    assert document is not None
    lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    sheet = {"id": path.stem, "folder": "treatments", "numbers": [], "against": False}
    asked = [form_data(toy(), "en"), sheet, without_empty(document.data)]
    assert page.evaluate(JUDGE, asked) == sorted(line.split(": ", 1)[1] for line in lines)


@pytest.mark.parametrize("word", ["overal_survival", "os", "hr", "rct", "zzz", "median-os", ""])
def test_did_you_mean_proposes_the_same_word(visit: Open, word: str) -> None:
    known = ["orr", "overall_survival", "os_rate", "randomised", "median", "pfs", "os2", "chr"]
    page = visit("en/suggest.html")
    ask = "([word, known]) => window.livermet.didYouMean(word, known)"
    assert page.evaluate(ask, [word, known]) == did_you_mean(word, known)


def test_every_message_of_the_rulebook_is_in_the_form(visit: Open) -> None:
    page = visit("zh/suggest.html#treatments/doxorubicin")
    page.locator(".suggest-bar").wait_for()
    messages = page.evaluate("window.livermet.formData.messages")
    assert messages == {code: rule.template["zh"] for code, rule in rulebook().items()}
