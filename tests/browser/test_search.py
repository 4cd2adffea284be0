"""The search, from disk and from a server: what is found first, and by keyboard alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

from conftest import Open
from playwright.sync_api import Page

QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
FIRST = "() => document.querySelector('.search-results a')?.pathname.replace(/.*\\/(en|zh)\\//, '')"


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.wait_for_function("window.searchIndex")
    page.keyboard.insert_text(words)
    page.locator(".search-results a").first.wait_for()


def titles(page: Page) -> list[str]:
    return page.locator(".search-results a").all_inner_texts()


def test_there_are_forty_queries_of_each_language_or_more() -> None:
    assert sum(len(queries) for queries in QUERIES.values()) >= 70
    assert min(len(queries) for queries in QUERIES.values()) >= 30


def test_each_query_finds_its_page_first(visit: Open, language: str, origin: str) -> None:
    page = visit(f"{language}/index.html", origin)
    search(page, "a")
    found = {}
    for query in QUERIES[language]:
        page.locator(".site-search input").fill(query)
        found[query] = page.evaluate(FIRST)
    assert found == QUERIES[language]


def test_a_result_says_what_it_is_and_by_which_name_it_was_met(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "adriamycin")
    first = page.locator(".search-results a").first
    assert first.locator(".search-kind").inner_text() == "Treatment"
    assert first.locator(".search-title").inner_text() == "Doxorubicin monotherapy"
    assert first.locator(".search-name").inner_text().casefold() == "adriamycin"


def test_the_first_result_opens_with_enter(visit: Open, origin: str) -> None:
    page = visit("en/index.html", origin)
    search(page, "SGN-B6A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sigvotatug-vedotin.html*")
    assert page.locator("#bottom-line").is_visible()


def test_arrow_keys_go_through_the_results_and_back(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "CXCR4")
    focused = "() => document.activeElement.getAttribute('href') || document.activeElement.tagName"
    links = page.locator(".search-results a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focused))
    assert seen == [links[0], links[1], links[0], "INPUT"]


def test_escape_closes_the_search_and_gives_the_focus_back(visit: Open) -> None:
    page = visit("en/index.html")
    page.locator(".search-open").click()
    page.keyboard.press("Escape")
    assert not page.locator(".site-search").is_visible()
    assert page.evaluate("document.activeElement.matches('.search-open')")


def test_a_deep_page_searches_as_home_does(visit: Open, origin: str) -> None:
    page = visit("zh/methods/levels.html", origin)
    search(page, "CXCR4")
    page.locator(".search-results a").first.click()
    page.wait_for_url("**/zh/mechanisms/cxcl12-cxcr4-axis.html*")


def test_a_finding_opens_at_its_place(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "second-line paclitaxel crossover")
    page.locator(".search-results a").first.click()
    page.wait_for_url("**/treatments/paclitaxel.html?h=*#second-line-after-crossover")


def test_found_words_are_marked_on_the_opened_page_and_the_page_is_as_before(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "SGN-B6A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sigvotatug-vedotin.html*")
    marked = page.evaluate(
        "() => [...CSS.highlights.get('searched')].map((range) => range.toString().toLowerCase())"
    )
    assert set(marked) == {"sgn", "b6a"}
    assert page.locator("article mark").count() == 0


def test_words_of_which_a_page_has_only_some_are_said_to_be_so(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "kupffer xyzzyplugh")
    status = page.locator(".search-status").inner_text()
    assert status == "Nothing has all of these words. These have some:"
    assert "Kupffer" in titles(page)[0]


def test_words_that_are_nowhere_find_nothing(visit: Open, origin: str) -> None:
    page = visit("zh/index.html", origin)
    search(page, "CXCR4")
    page.locator(".site-search input").fill("xyzzyplugh")
    status = page.locator(".search-status").inner_text()
    assert status == "未找到。请减少检索词，或改用基因符号、药物名或作者。"
    assert titles(page) == []


def test_nothing_is_loaded_for_the_search_before_it_is_opened(visit: Open) -> None:
    page = visit("en/index.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.searchIndex") is None
