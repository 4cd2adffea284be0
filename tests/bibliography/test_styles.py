"""The formatters against stored citeproc-js output, and the small rules that have no oracle."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace

import pytest

from citation_cases import CASES, DATA
from factsheets.bibliography import Person, Reference
from factsheets.bibliography.styles import (
    Segment,
    abbreviated_pages,
    author_label,
    citation_by_language,
    format_gbt,
    format_nlm,
    issue_text,
    page_span,
    plain,
)
from factsheets.messages.problem import Language

ORACLE: dict[str, dict[str, str]] = json.loads((DATA / "oracle.json").read_text("utf-8"))
STYLES = {"nlm": format_nlm, "gbt": format_gbt}

# Where we differ from citeproc-js: why, and our own text.
EXCEPTIONS = {
    (key, style): (exception["why"], exception["ours"])
    for key, styles in tomllib.loads((DATA / "exceptions.toml").read_text("utf-8")).items()
    for style, exception in styles.items()
}

ARTICLE = CASES["siegel2024statistics"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", sorted(CASES))
def test_a_citation_equals_citeproc_js_or_a_listed_exception(key: str, style: str) -> None:
    _, expected = EXCEPTIONS.get((key, style), ("", ORACLE[key][style]))
    assert plain(STYLES[style](CASES[key])) == expected


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", sorted(CASES))
def test_a_doi_for_copying_is_appended_as_citeproc_js_appends_it(key: str, style: str) -> None:
    ours = plain(STYLES[style](CASES[key], with_doi=True))
    if (key, f"{style}_with_doi") in EXCEPTIONS:
        assert ours == EXCEPTIONS[key, f"{style}_with_doi"][1]
    else:
        # [J/OL] needs a date of access, which a published article has no use for.
        theirs = re.sub(r"\[([CJ])/OL\]", r"[\1]", ORACLE[key][f"{style}_with_doi"])
        appended = theirs.removeprefix(ORACLE[key][style])
        assert ours == plain(STYLES[style](CASES[key])) + appended


def test_every_oracle_entry_has_a_case_and_every_case_an_oracle_entry() -> None:
    assert sorted(ORACLE) == sorted(CASES)


@pytest.mark.parametrize(("key", "style"), sorted(EXCEPTIONS))
def test_an_exception_has_a_reason_and_still_differs_from_citeproc_js(key: str, style: str) -> None:
    reason, own = EXCEPTIONS[key, style]
    assert reason
    assert own != ORACLE[key][style]


def test_only_the_journal_of_an_english_citation_is_in_italics() -> None:
    assert format_nlm(ARTICLE) == (
        Segment("Siegel RL, Giaquinto AN, Jemal A. Cancer statistics, 2024. "),
        Segment("CA Cancer J Clin", "italic"),
        Segment(". 2024;74(1):12-49."),
    )
    assert {segment.style for segment in format_gbt(ARTICLE)} == {"plain"}


def test_each_language_has_its_style() -> None:
    assert citation_by_language == {"en": format_nlm, "zh": format_gbt}


SPARSE = {
    "no issue": ({"number": ""}, "2024;74:12-49.", "CA Cancer J Clin, 2024, 74: 12-49."),
    "no volume": ({"volume": ""}, "2024;(1):12-49.", "CA Cancer J Clin, 2024(1): 12-49."),
    "no volume, no issue": (
        {"volume": "", "number": ""},
        "2024:12-49.",
        "CA Cancer J Clin, 2024: 12-49.",
    ),
    "no pages": ({"pages": ""}, "2024;74(1).", "CA Cancer J Clin, 2024, 74(1)."),
    "year only": (
        {"volume": "", "number": "", "pages": ""},
        "2024.",
        "CA Cancer J Clin, 2024.",
    ),
}


@pytest.mark.parametrize(("changes", "nlm", "gbt"), SPARSE.values(), ids=SPARSE)
def test_missing_parts_leave_no_stray_punctuation(
    changes: dict[str, str], nlm: str, gbt: str
) -> None:
    ref = replace(ARTICLE, **changes)  # type: ignore[arg-type]
    head = "Siegel RL, Giaquinto AN, Jemal A. Cancer statistics, 2024. CA Cancer J Clin. "
    assert plain(format_nlm(ref)) == head + nlm
    head = "SIEGEL R L, GIAQUINTO A N, JEMAL A. Cancer statistics, 2024[J]. "
    assert plain(format_gbt(ref)) == head + gbt


def test_a_work_without_authors_begins_with_its_title() -> None:
    ref = replace(ARTICLE, authors=())
    nlm = "Cancer statistics, 2024. CA Cancer J Clin. 2024;74(1):12-49."
    assert plain(format_nlm(ref)) == nlm
    assert plain(format_gbt(ref)).startswith("Cancer statistics, 2024[J]. ")


def test_a_report_on_the_web_keeps_its_type_and_shows_its_address() -> None:
    ref = replace(CASES["who2024breast"], kind="techreport", url="https://example.org/r.pdf")
    assert plain(format_gbt(ref)) == (
        "World Health Organization. Breast cancer[R/OL]. World Health Organization, 2024. "
        "https://example.org/r.pdf."
    )


def test_a_chinese_work_without_english_facts_keeps_its_own_on_english_pages() -> None:
    ref = replace(CASES["xu2020resection"], authors_en=(), title_en="")
    assert plain(format_nlm(ref)) == (
        "徐伟熙, 陈钦昌, 翁子晋, et al. 乳腺癌肝转移肝切除术后患者预后影响因素分析. "
        "中华肝脏外科手术学电子杂志. 2020;9(4):329-32. Chinese."
    )


def label_reference(*families: str, more: bool = False) -> Reference:
    people = tuple(Person(family=family) for family in families)
    return replace(ARTICLE, authors=people, more_authors=more)


LABELS: dict[str, tuple[Reference, Language, str]] = {
    "one author": (CASES["paget1989distribution"], "en", "Paget 1989"),
    "two authors": (CASES["krenkel2017liver"], "en", "Krenkel and Tacke 2017"),
    "two authors, Chinese page": (CASES["krenkel2017liver"], "zh", "Krenkel 和 Tacke 2017"),
    "three authors": (CASES["ko2021sclc"], "en", "Ko et al. 2021"),
    "Latin name, Chinese page": (CASES["west2019impower130"], "zh", "West 等 2019"),
    "one known of many": (label_reference("West", more=True), "en", "West et al. 2024"),
    "romanised": (CASES["xu2020resection"], "en", "Xu et al. 2020"),
    "Chinese name": (CASES["xu2020resection"], "zh", "徐伟熙等 2020"),
    "two Chinese names": (CASES["liu2026breast"], "zh", "刘雅文和陈鑫 2026"),
    "corporate": (CASES["who2024breast"], "zh", "World Health Organization 2024"),
    "no author": (label_reference(), "en", "Cancer statistics, 2024 2024"),
    "no author, long title": (
        replace(label_reference(), title="A timeline of tumour-associated macrophage biology"),
        "en",
        "A timeline of tumour-associated macroph… 2024",
    ),
}


@pytest.mark.parametrize(("ref", "language", "label"), LABELS.values(), ids=LABELS)
def test_a_label_names_at_most_two_authors(ref: Reference, language: Language, label: str) -> None:
    assert author_label(ref, language) == label


PAGES = {
    "12--49": ("12-49", "12-49"),
    "246–253": ("246-253", "246-53"),
    "1429-1436": ("1429-1436", "1429-36"),
    "1687 -- 1717": ("1687-1717", "1687-717"),
    "998-1005": ("998-1005", "998-1005"),
    "6182--6199.e29": ("6182-6199.e29", "6182-99.e29"),
    "S93--S99": ("S93-S99", "S93-9"),
    "126A-127A": ("126A-127A", "126A-127A"),
    "27-27": ("27-27", "27-27"),
    "34-36, 87-91": ("34-36, 87-91", "34-6, 87-91"),
    "e13122": ("e13122", "e13122"),
    "": ("", ""),
}


@pytest.mark.parametrize("pages", PAGES)
def test_pages_are_whole_in_gbt_and_short_in_nlm(pages: str) -> None:
    assert (page_span(pages), abbreviated_pages(pages)) == PAGES[pages]


ISSUES = {
    "5": "5",
    "1--2": "1-2",
    "16_suppl": "16 Suppl",
    "12 Suppl 7": "12 Suppl 7",
    "Supplement 2": "Suppl 2",
}


@pytest.mark.parametrize("number", ISSUES)
def test_a_supplement_is_printed_as_suppl(number: str) -> None:
    assert issue_text(number) == ISSUES[number]
