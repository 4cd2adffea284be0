"""WCAG 2.2 AA in states that a page does not start in, and by keyboard alone.

Every kind of page as it opens is scanned in ``test_pages.py``, where it is open anyway.
"""

from __future__ import annotations

import pytest
from tests.browser.axe import violations
from tests.browser.conftest import Open

WINDOWS = pytest.mark.parametrize(
    ("width", "dark"), [(390, False), (1280, True)], ids=["light phone", "dark desktop"]
)


@WINDOWS
def test_an_open_search_does_not(visit: Open, width: int, dark: bool) -> None:
    page = visit("en/index.html", width=width, dark=dark)
    page.keyboard.press("/")
    page.keyboard.insert_text("CXCR4")
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == {}


@WINDOWS
def test_an_open_reference_card_does_not(visit: Open, width: int, dark: bool) -> None:
    page = visit("zh/treatments/sigvotatug-vedotin.html", width=width, dark=dark)
    page.locator("a.cite-link").first.focus()
    assert page.locator(".cite-card").is_visible()
    assert violations(page) == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_open_menu_of_a_phone_does_not(visit: Open, dark: bool) -> None:
    page = visit("en/treatments/sigvotatug-vedotin.html", width=390, dark=dark)
    page.locator(".md-header [for=__drawer]").click()
    page.locator(".md-sidebar--primary a:visible").first.wait_for()
    assert violations(page) == {}


def test_the_page_for_lost_addresses_does_not(visit: Open, language: str) -> None:
    page = visit(f"{language}/404.html", "server")
    assert violations(page) == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_every_stop_of_the_tab_key_has_a_visible_place(
    visit: Open, language: str, width: int
) -> None:
    """The first is the way past the header."""
    page = visit(f"{language}/treatments/index.html", width=width)
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const seen = [at, at.nextElementSibling].some((part) => {
                    const box = part?.getBoundingClientRect();
                    return box?.width && box.right > 0 && box.left < innerWidth;
                  });
                  return [at.getAttribute("href") || at.id || at.className,
                          seen && getComputedStyle(at).visibility === "visible"];
                }"""
            )
        )
    assert stops[0][0] == "#top"
    assert [name for name, visible in stops if not visible] == []
