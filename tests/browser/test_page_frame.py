"""What stands around every page: menu, contents, theme, and ways up, to the file and away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Open, Site

from factsheets.pages.frame import MENU

SHEET = "treatments/immune-checkpoint-inhibitors.html"


def test_the_menu_is_a_row_on_a_wide_window(visit: Open, language: str, origin: str) -> None:
    page = visit(f"{language}/{SHEET}", origin)
    links = page.locator(".menu nav a")
    assert links.count() == len(MENU)
    assert not page.locator(".menu > summary").is_visible()
    assert page.locator(".menu [aria-current=true]").get_attribute("href") == (
        page.evaluate("new URL('treatments/index.html', livermet.root).href")
    )
    links.nth(2).click()
    assert page.url.endswith(f"/{language}/treatments/index.html")
    assert page.locator(".menu [aria-current=page]").count() == 1


def test_the_menu_is_folded_on_a_phone_and_escape_folds_it_again(visit: Open) -> None:
    page = visit(f"zh/{SHEET}", width=390)
    first = page.locator(".menu nav a").first
    assert not first.is_visible()
    page.locator(".menu > summary").click()
    assert first.is_visible()
    page.keyboard.press("Escape")
    assert not first.is_visible()
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.locator(".menu > summary").click()
    page.locator("h1").click(position={"x": 5, "y": 5}, force=True)
    page.mouse.click(20, 800)
    assert not first.is_visible()


def test_without_scripts_the_menu_is_on_the_first_page(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address('disk')}/en/{SHEET}")
    page.locator("a.menu").click()
    assert page.url.endswith("/en/index.html#menu")
    assert page.locator("#menu nav a:visible").count() == len(MENU)
    context.close()


def test_the_contents_name_every_part_and_mark_the_one_that_is_read(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    heads = page.locator("main h2[id], main h3[id]").all_inner_texts()
    links = page.locator(".contents a")
    assert links.all_inner_texts() == heads
    links.filter(has_text="Key numbers").click()
    page.wait_for_function("scrollY > 300")
    marked = page.locator(".contents [aria-current]")
    marked.wait_for()
    assert marked.all_inner_texts() == ["Key numbers"]


def test_a_wide_page_has_no_contents_beside_it(visit: Open) -> None:
    assert visit("en/evidence.html").locator(".contents").count() == 0


def test_the_way_up_shows_when_the_reader_turns_round(visit: Open) -> None:
    page = visit(f"zh/{SHEET}", width=390)
    up = page.locator(".to-top")
    page.mouse.wheel(0, 5000)
    page.wait_for_function("scrollY > 3000")
    assert not up.is_visible()
    page.mouse.wheel(0, -300)
    up.wait_for()
    up.click()
    page.wait_for_function("scrollY < 200")


def test_the_file_of_a_page_and_its_licence_are_one_tap_away(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    mark = page.locator("a.edit")
    assert (mark.get_attribute("href") or "").endswith(
        "/content/treatments/immune-checkpoint-inhibitors.yaml"
    )
    assert mark.get_attribute("title") == "Edit this page"
    below = page.locator("body > footer > p").last
    assert below.inner_text() == "Content: CC BY 4.0. Software: MIT. · Offline copy"


@pytest.mark.parametrize("system", [False, True], ids=["light", "dark"])
def test_the_theme_is_the_system_s_until_somebody_chooses(visit: Open, system: bool) -> None:
    page = visit(f"en/{SHEET}", dark=system)
    scheme = page.locator("html")
    names = ["default", "slate"]
    assert scheme.get_attribute("data-md-color-scheme") == names[system]
    page.locator("button.scheme").click()
    assert scheme.get_attribute("data-md-color-scheme") == names[not system]
    page.reload()
    assert scheme.get_attribute("data-md-color-scheme") == names[not system]


def test_the_names_of_a_sheet_leave_the_first_screen_of_a_phone_to_the_bottom_line(
    visit: Open,
) -> None:
    page = visit(f"zh/{SHEET}", width=390)
    top = page.locator(".bottom-line").bounding_box()
    assert top is not None
    assert top["y"] < 450
    button = page.locator(".all-names").first
    assert button.inner_text() == "全部"
    names = page.locator(".aliases").first
    folded = (names.bounding_box() or {})["height"]
    button.click()
    assert (names.bounding_box() or {})["height"] > 2 * folded


def test_a_wide_window_shows_all_names(visit: Open) -> None:
    assert visit(f"zh/{SHEET}").locator(".all-names").count() == 0
