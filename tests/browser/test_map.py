"""The map: read by keyboard, on a phone, in both themes."""

from __future__ import annotations

import pytest
from tests.browser.axe import violations
from tests.browser.conftest import Open, Site

STAGE = "primary-invasion"
FIGURE = f"svg[aria-labelledby^='{STAGE}-']"


def test_every_box_of_a_stage_is_opened_by_keyboard(visit: Open, site: Site, language: str) -> None:
    page = visit(f"{language}/map.html")
    address = page.url
    links = page.locator(f"{FIGURE} a.node")
    wanted = [links.nth(n).evaluate("node => node.href.baseVal") for n in range(links.count())]
    assert len(wanted) > 10
    opened = []
    for number in range(len(wanted)):
        page.goto(address)
        # From the first box on, by the Tab key alone.
        links.first.focus()
        for _ in range(number):
            page.keyboard.press("Tab")
        assert page.locator(":focus").locator("rect").is_visible()
        page.keyboard.press("Enter")
        page.locator("h1#top").wait_for()
        page.wait_for_url(lambda url: url != address)
        opened.append(page.url.removeprefix(f"{site.address('disk')}/{language}/"))
    assert opened == wanted


def test_the_box_in_focus_is_seen(visit: Open) -> None:
    page = visit("en/map.html")
    box = page.locator(f"{FIGURE} a.node").first
    width = "node => getComputedStyle(node.querySelector('rect')).strokeWidth"
    before = box.evaluate(width)
    box.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert (before, box.evaluate(width)) == ("1.2px", "3.5px")


@pytest.mark.parametrize("width", [390, 1280])
def test_lettering_stays_inside_its_box(visit: Open, language: str, width: int) -> None:
    page = visit(f"{language}/map.html", width=width)
    outside = page.evaluate(
        """() => [...document.querySelectorAll("a.node")].filter((node) => {
          const box = node.querySelector("rect").getBoundingClientRect();
          const text = node.querySelector("text").getBoundingClientRect();
          return text.left < box.left - 1 || text.right > box.right + 1
              || text.top < box.top - 2 || text.bottom > box.bottom + 2;
        }).map((node) => node.getAttribute("aria-label"))"""
    )
    assert outside == []


def test_lettering_is_large_enough_on_a_phone(visit: Open, language: str) -> None:
    page = visit(f"{language}/map.html", width=390)
    scales = page.evaluate(
        """() => [...document.querySelectorAll("svg.map-figure")].map(
          (svg) => 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"""
    )
    assert min(scales) > 10


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_with_its_lists_open_keeps_to_wcag(
    visit: Open, language: str, width: int, dark: bool
) -> None:
    page = visit(f"{language}/map.html", width=width, dark=dark)
    page.evaluate("for (const list of document.querySelectorAll('.map-list')) list.open = true")
    assert page.locator("details[open] li a").first.is_visible()
    assert violations(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sheet_shows_its_neighbours_and_leads_to_them(visit: Open, origin: str) -> None:
    page = visit("en/treatments/il-6-targeting.html", origin)
    figure = page.locator("figure.around")
    name = figure.locator("a.node").first.get_attribute("aria-label") or ""
    figure.locator("a.node").first.press("Enter")
    page.wait_for_url("**/mechanisms/**")
    assert name.startswith(page.locator("h1").inner_text().split("\n")[0].strip()[:12])


def test_a_line_and_its_row_in_the_list_mark_each_other(visit: Open) -> None:
    page = visit("en/map.html", width=1280)
    line = page.locator("path[data-mark]").first
    name = line.get_attribute("data-mark")
    row = page.locator(f"li[data-mark='{name}']").first
    row.locator("a").first.focus()
    assert "marked" in (line.get_attribute("class") or "")
    line.dispatch_event("pointerenter")
    said = page.locator(".map-said").first.inner_text()
    assert row.locator("a").first.inner_text() in said
    assert row.locator(".link-why").inner_text() in said


def test_every_stage_of_the_overview_leads_to_its_figure(visit: Open, language: str) -> None:
    page = visit(f"{language}/map.html")
    ways = page.locator(".map-overview a")
    anchors = [ways.nth(n).get_attribute("href") for n in range(ways.count())]
    assert anchors == [f"#{stage.get_attribute('id')}" for stage in page.locator("h2").all()]
