"""What stands around every page: tabs, sidebars, theme, and ways up, on, to the file and away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import Open, Site

SHEET = "treatments/immune-checkpoint-inhibitors.html"
TABS = 8


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_tab_of_a_page_is_marked_and_leads_to_its_section(
    visit: Open, language: str, origin: str
) -> None:
    page = visit(f"{language}/{SHEET}", origin)
    tabs = page.locator(".md-tabs__link")
    assert tabs.count() == TABS
    active = page.locator(".md-tabs__item--active")
    assert active.count() == 1
    active.locator("a").click()
    page.wait_for_url(f"**/{language}/treatments/index.html")


# A page outside the sidebars, and the tab that it belongs to.
BELONG = {
    "references/vokes2018nivolumab.html": "References",
    "reviews/ji2025lung.html": "References",
    "print/lung-cancer.html": "About",
    "methods/rules.html": "About",
    "matrix.html": "Evidence",
}


@pytest.mark.parametrize(("path", "tab"), BELONG.items())
def test_a_page_outside_the_sidebar_belongs_to_a_tab(visit: Open, path: str, tab: str) -> None:
    assert visit(f"en/{path}").locator(".md-tabs__item--active").all_inner_texts() == [tab]


def test_the_sidebar_lists_the_siblings_of_a_sheet_by_class_and_nothing_else(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    inside = ".md-sidebar--primary .md-nav[data-md-level='1']"
    links = page.locator(f"{inside} a:visible").evaluate_all("all => all.map(a => a.pathname)")
    assert all("/en/treatments/" in link for link in links)
    assert len(links) == len(set(links)) > 20
    classes = page.locator(f"{inside} > ul > li > label:visible").all_inner_texts()
    assert "Chemo-immunotherapy" in classes
    assert page.locator(f"{inside} a.md-nav__link--active:visible").evaluate(
        "link => link.href === location.href"
    )


def test_the_siblings_of_a_sheet_are_one_step_away(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    for kind in ("prev", "next"):
        link = page.locator(f".md-footer__link--{kind}")
        assert "/treatments/" in link.evaluate("link => link.href")
    page.keyboard.press("n")
    page.wait_for_url(lambda url: SHEET not in url)
    page.keyboard.press("p")
    page.wait_for_url(f"**/{SHEET}")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_of_a_phone_opens_at_the_class_and_escape_closes_it(visit: Open, key: str) -> None:
    page = visit(f"zh/{SHEET}", width=390)
    here = page.locator(".md-sidebar--primary a.md-nav__link--active").first
    assert not here.is_visible()
    button = page.locator(".md-header [for=__drawer]")
    assert button.get_attribute("aria-label") == "菜单"
    button.focus()
    page.keyboard.press(key)
    page.locator(".md-sidebar--primary a:visible").first.wait_for()
    assert "免疫检查点抑制剂" in page.locator(".md-nav__title:visible").last.inner_text()
    page.keyboard.press("Escape")
    page.locator(".md-sidebar--primary a:visible").first.wait_for(state="hidden")
    assert button.evaluate("button => button === document.activeElement")


def test_without_scripts_tabs_and_menu_lead_everywhere(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address('disk')}/en/{SHEET}")
    assert page.locator(".md-tabs__link:visible").count() == TABS
    assert not page.locator(".md-search__input").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".md-header [for=__drawer]").click()
    page.locator(".md-sidebar--primary a:visible").first.wait_for()
    context.close()


def test_the_contents_name_every_part_and_mark_the_one_that_is_read(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    heads = page.locator("article h2[id]").evaluate_all("all => all.map(h => h.firstChild.data)")
    links = page.locator(".md-sidebar--secondary .md-nav__link[href]")
    assert [text.strip() for text in links.all_inner_texts()] == heads
    links.filter(has_text="Key numbers").click()
    marked = page.locator(".md-sidebar--secondary .md-nav__link--active")
    marked.filter(has_text="Key numbers").wait_for()
    assert marked.count() == 1


def test_a_heading_has_its_address(visit: Open) -> None:
    page = visit(f"zh/{SHEET}")
    mark = page.locator("#key-numbers .headerlink")
    assert (mark.get_attribute("href"), mark.get_attribute("title")) == (
        "#key-numbers",
        "本节的链接",
    )


@pytest.mark.parametrize("path", ["evidence.html", "matrix.html", "map.html"])
def test_rows_and_drawings_take_the_whole_width_and_lead_to_their_section(
    visit: Open, path: str
) -> None:
    page = visit(f"en/{path}")
    assert page.locator(".md-sidebar:visible").count() == 0
    assert (page.locator(".md-content").bounding_box() or {})["width"] > 1200
    assert page.locator(".section-pages a").all_inner_texts() == [
        *("Evidence table", "Outcomes", "Evidence matrix", "Map", "Gaps")
    ]
    here = page.locator(".section-pages [aria-current=page]")
    assert here.evaluate("link => link.href === location.href")


def test_the_way_up_shows_when_the_reader_turns_round(visit: Open) -> None:
    page = visit(f"zh/{SHEET}", width=390)
    up = page.locator(".md-top:not([hidden])")
    page.mouse.wheel(0, 5000)
    page.wait_for_function("scrollY > 3000")
    up.wait_for(state="detached")
    page.mouse.wheel(0, -300)
    up.wait_for()
    up.click()
    page.wait_for_function("scrollY < 200")


def test_the_file_of_a_page_and_its_licence_are_one_tap_away(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    mark = page.locator("a.md-content__button")
    assert (mark.get_attribute("href") or "").endswith(
        "/content/treatments/immune-checkpoint-inhibitors.yaml"
    )
    assert mark.get_attribute("title") == "Edit this page"
    below = page.locator(".md-copyright > p").last
    assert below.inner_text() == "Content: CC BY 4.0. Software: MIT. · Offline copy"


@pytest.mark.parametrize("system", [False, True], ids=["light", "dark"])
def test_the_theme_is_the_system_s_until_somebody_chooses(
    visit: Open, origin: str, system: bool
) -> None:
    page = visit(f"en/{SHEET}", origin, dark=system)
    toggle = page.locator(".md-header label[for^=__palette]:visible")
    assert scheme(page) == ["default", "slate"][system]
    assert toggle.get_attribute("title") == "Colours follow the system; switch to light"
    toggle.click()
    assert scheme(page) == "default"
    toggle.click()
    assert scheme(page) == "slate"
    page.goto(page.url.replace(f"/en/{SHEET}", "/zh/glossary.html"))
    assert scheme(page) == "slate"
    toggle.click()
    assert scheme(page) == ["default", "slate"][system]


def test_the_names_of_a_sheet_take_one_line_until_they_are_opened(visit: Open) -> None:
    page = visit(f"zh/{SHEET}", width=390)
    top = page.locator(".bottom-line").bounding_box()
    assert top is not None
    assert top["y"] < 300
    names = page.locator(".aliases > summary")
    folded = (names.bounding_box() or {})["height"]
    assert folded < 32
    names.click()
    assert (names.bounding_box() or {})["height"] > 3 * folded
