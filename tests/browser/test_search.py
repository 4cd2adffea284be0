"""The search, from disk (through our stand-in for the theme's worker) and from a server."""

from __future__ import annotations

import pytest
from conftest import Open, Site
from playwright.sync_api import Page

KUPFFER = "mechanisms/kupffer-cells.html"
SIGVOTATUG = "treatments/sigvotatug-vedotin.html"
QUERIES = {
    "English word": ("en", "Kupffer cells", KUPFFER),
    "English word without capitals": ("en", "kupffer cells", KUPFFER),
    "Chinese word": ("zh", "库普弗", KUPFFER),
    "gene symbol": ("en", "CXCR4", "mechanisms/cxcl12-cxcr4-axis.html"),
    "gene symbol in Chinese": ("zh", "CXCR4", "mechanisms/cxcl12-cxcr4-axis.html"),
    "drug code": ("en", "SGN-B6A", SIGVOTATUG),
    "drug code in Chinese": ("zh", "SGN-B6A", SIGVOTATUG),
    "drug code without hyphen": ("en", "SGN B6A", SIGVOTATUG),
}


def search(page: Page, words: str) -> None:
    """Types ``words`` as a reader does; the theme listens to keys, not to input."""
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize(("language", "words", "wanted"), QUERIES.values(), ids=QUERIES)
def test_the_sheet_is_among_the_first_three_results_from_disk_and_opens(
    visit: Open, site: Site, language: str, words: str, wanted: str
) -> None:
    page = visit(f"{language}/index.html")
    search(page, words)
    results = page.locator(".md-search-result__item").filter(visible=True)
    found = [results.nth(n).locator("a").first for n in range(3)]
    address = f"{site.root.as_uri()}/{language}/{wanted}"
    next(one for one in found if one.evaluate("a => a.href").startswith(address)).click()
    page.wait_for_url(address + "*")
    assert page.locator("#bottom-line").is_visible()


def test_a_server_gives_the_same_results_as_the_disk(visit: Open, language: str) -> None:
    found = []
    for origin in ("disk", "server"):
        page = visit(f"{language}/index.html", origin)
        search(page, "CXCR4")
        found.append(page.locator(".md-search-result__item").all_inner_texts())
    assert found[0] == found[1]


def test_the_first_result_opens_by_keyboard(visit: Open, origin: str) -> None:
    page = visit("en/index.html", origin)
    search(page, "SGN-B6A")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sigvotatug-vedotin.html*")


def test_a_deep_page_searches_as_home_does(visit: Open, origin: str) -> None:
    page = visit("zh/methods/levels.html", origin)
    search(page, "CXCR4")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**/zh/mechanisms/cxcl12-cxcr4-axis.html*")


def test_found_words_are_marked_on_the_opened_sheet(visit: Open, origin: str) -> None:
    page = visit("en/index.html", origin)
    search(page, "SGN-B6A")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**/sigvotatug-vedotin.html*")
    assert "SGN" in page.locator("article mark").all_inner_texts()


def test_words_that_are_nowhere_find_nothing(visit: Open, origin: str) -> None:
    page = visit("en/index.html", origin)
    page.keyboard.press("/")
    page.keyboard.insert_text("xyzzyplugh")
    page.keyboard.press("End")
    page.get_by_text("No matching documents").wait_for()
    assert page.locator(".md-search-result__item").count() == 0


def test_from_disk_the_stand_in_worker_is_hidden_and_named(visit: Open) -> None:
    """It is a frame; a screen reader meets every frame that is not hidden."""
    page = visit("en/index.html")
    search(page, "CXCR4")
    frames = page.locator("iframe")
    assert frames.count() == 1
    assert not frames.first.is_visible()
    assert frames.first.get_attribute("title") == "search"


def test_behind_a_server_the_browser_s_own_worker_is_used(visit: Open) -> None:
    page = visit("en/index.html", "server")
    search(page, "CXCR4")
    assert page.locator("iframe").count() == 0
    assert page.evaluate("Worker.toString()") == "function Worker() { [native code] }"
