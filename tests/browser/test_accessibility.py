"""WCAG 2.2 AA by axe-core: every kind of page, both languages, both themes, desktop and phone."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from conftest import Open, Site
from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Long lists repeat one pattern; twenty of each are looked at, so that a scan takes no minutes.
REPEATED = ["tbody > tr", ".sheet-rows > li", ".reference-rows > li", "dl > div", "ol > li"]
# Colours fade in the theme: a scan in the middle of a fade measures a colour that nobody chose.
# Far rows of long tables are laid out only when they come near: a scan wants them in place.
STILL = (
    "*,*::before,*::after{transition:none!important;animation:none!important;"
    "content-visibility:visible!important}"
)


def violations(page: Page) -> dict[str, list[str]]:
    """What axe finds on the page as it stands: the rule, and the elements that break it."""
    page.add_style_tag(content=STILL)
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "([include, runOnly]) => axe.run(include, {runOnly, preload: false, resultTypes: ['violations']})",
        [{"exclude": [[f"{one}:nth-child(n+21)"] for one in REPEATED]}, TAGS],
    )
    return {
        one["id"]: [f"{node['html'][:120]} {node['failureSummary']}" for node in one["nodes"]]
        for one in found["violations"]
    }


# Each language sees both themes and both widths; the two together, all four pairs.
WINDOWS = [
    ("en", 1280, "light"),
    ("en", 390, "dark"),
    ("zh", 1280, "dark"),
    ("zh", 390, "light"),
]


@pytest.mark.parametrize(("language", "width", "theme"), WINDOWS)
def test_no_kind_of_page_violates_wcag(
    visit: Open, site: Site, language: str, width: int, theme: str
) -> None:
    page = visit(f"{language}/index.html", width=width, dark=theme == "dark")
    wrong = {}
    for path in site.kinds(language):
        page.goto(f"{site.address('disk')}/{language}/{path}")
        if found := violations(page):
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_an_open_search_does_not(visit: Open, width: int, dark: bool) -> None:
    page = visit("en/index.html", width=width, dark=dark)
    if width < 600:
        page.locator("label[for=__search]:visible").first.click()
    else:
        page.keyboard.press("/")
    page.keyboard.insert_text("CXCR4")
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()
    assert violations(page) == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_open_reference_card_does_not(visit: Open, dark: bool) -> None:
    page = visit("zh/treatments/sigvotatug-vedotin.html", dark=dark)
    page.locator("a.cite-link").first.focus()
    assert page.locator(".cite-card").is_visible()
    assert violations(page) == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_open_menu_of_a_phone_does_not(visit: Open, dark: bool) -> None:
    page = visit("en/treatments/sigvotatug-vedotin.html", width=390, dark=dark)
    page.locator("label[for=__drawer]:visible").first.click()
    page.locator(".md-nav--primary").wait_for()
    assert violations(page) == {}


def test_the_page_for_lost_addresses_does_not(visit: Open, language: str) -> None:
    page = visit(f"{language}/404.html", "server")
    assert violations(page) == {}


def test_every_stop_of_the_tab_key_has_a_visible_place(visit: Open, language: str) -> None:
    """The first is the way past the header; the theme's radio button shows itself
    by the label behind it."""
    page = visit(f"{language}/treatments/index.html")
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const seen = [at, at.nextElementSibling].some((one) => one && one.offsetWidth > 0);
                  return [at.getAttribute("href") || at.id || at.className,
                          seen && getComputedStyle(at).visibility === "visible"];
                }"""
            )
        )
    assert stops[0][0] == "#top"
    assert [name for name, visible in stops if not visible] == []
