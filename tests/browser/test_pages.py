"""Every kind of page, both languages, from disk and from a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.axe import violations
from tests.browser.conftest import Open, Site, switch_language

# Each language is met from disk and from a server, on a desktop and on a phone, at the 320 pixels
# of a zoom of 400 %, light and dark. Two windows are scanned for WCAG, one of each theme.
WINDOWS = [
    ("en", "disk", 1280, "light", False),
    ("en", "server", 390, "light", True),
    ("zh", "server", 1280, "dark", True),
    ("zh", "disk", 320, "dark", False),
]
LANG = {"en": "en", "zh": "zh-Hans"}


@pytest.mark.parametrize(("language", "origin", "width", "theme", "scanned"), WINDOWS)
def test_every_kind_of_page_is_quiet_fits_the_window_and_keeps_to_wcag(
    visit: Open, site: Site, language: str, origin: str, width: int, theme: str, scanned: bool
) -> None:
    """That nothing foreign is asked for and nothing fails is checked by ``visit`` itself."""
    page = visit(f"{language}/index.html", origin, width, theme == "dark")
    wrong = {}
    for path in site.kinds(language):
        page.goto(f"{site.address(origin)}/{language}/{path}")
        lang = page.evaluate("document.documentElement.lang")
        wide = page.evaluate("document.documentElement.scrollWidth")
        heads = page.locator("h1").count()
        broken = violations(page) if scanned else {}
        if (lang, heads, broken) != (LANG[language], 1, {}) or wide > width:
            wrong[path] = (lang, heads, wide, broken)
    assert wrong == {}


def test_both_languages_have_the_same_pages(site: Site) -> None:
    pages = [
        {page.relative_to(site.root / language) for page in (site.root / language).rglob("*.html")}
        for language in ("en", "zh")
    ]
    assert pages[0] == pages[1]
    assert Path("index.html") in pages[0]


@pytest.mark.parametrize("path", ["index.html", "mechanisms/kupffer-cells.html"])
def test_the_language_switch_stays_on_the_page(
    visit: Open, site: Site, origin: str, path: str
) -> None:
    page = visit(f"en/{path}", origin)
    switch_language(page)
    assert page.url == f"{site.address(origin)}/zh/{path}"
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    switch_language(page)
    assert page.url == f"{site.address(origin)}/en/{path}"


def test_the_language_switch_fits_a_phone_and_is_named_in_the_other_language(visit: Open) -> None:
    page = visit("en/index.html", width=390)
    page.locator(".md-select > button").focus()
    switch = page.locator("a.language-switch")
    assert switch.is_visible()
    assert switch.inner_text() == "中文"
    assert switch.get_attribute("lang") == "zh-Hans"


def test_the_language_switch_keeps_place_filter_and_query(visit: Open, origin: str) -> None:
    for place in ("treatments/paclitaxel.html?h=p%20q#key-numbers", "evidence.html#level=2&text=a"):
        page = visit(f"en/{place}", origin)
        switch_language(page)
        page.wait_for_url(f"**/zh/{place}")


def test_without_scripts_the_language_switch_stays_on_the_page(
    site: Site, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address('disk')}/en/treatments/paclitaxel.html")
    switch_language(page)
    page.wait_for_url("**/zh/treatments/paclitaxel.html")
    context.close()


def test_home_leads_to_a_sheet_in_two_steps(visit: Open, language: str, origin: str) -> None:
    page = visit(f"{language}/index.html", origin)
    page.locator("ul.doors a").first.click()
    page.locator("form.filters").wait_for()
    shown = page.locator("#sheet-rows > li:visible")
    assert 0 < shown.count() < page.locator("#sheet-rows > li").count()
    name = shown.locator("h2 a").first.inner_text()
    shown.locator("h2 a").first.click()
    assert page.locator("h1").inner_text().startswith(name)
    assert page.locator("#bottom-line").is_visible()


def test_without_scripts_a_page_is_complete(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address('disk')}/en/treatments/index.html")
    rows = page.locator("#sheet-rows > li")
    assert rows.count() == page.locator("#sheet-rows > li:visible").count() > 5
    assert not page.locator("form.filters").is_visible()
    context.close()
