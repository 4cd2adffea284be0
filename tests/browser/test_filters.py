"""The filters of the index pages; their state lives in the URL fragment."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page
from tests.browser.conftest import Open

INDEX = "mechanisms/index.html"


def rows(page: Page) -> Locator:
    return page.locator("#sheet-rows > li")


def shown(page: Page) -> Locator:
    return page.locator("#sheet-rows > li:visible")


def test_a_chosen_tumour_leaves_its_sheets_and_survives_a_reload(
    visit: Open, language: str, origin: str
) -> None:
    page = visit(f"{language}/{INDEX}", origin)
    choice = page.locator("select[name=tumour] option").nth(1)
    value = choice.get_attribute("value")
    page.locator("select[name=tumour]").select_option(value)
    count = shown(page).count()
    assert f"({count})" in choice.inner_text()
    assert 0 < count < rows(page).count()
    assert page.url.endswith("#" + value.replace("tumour:", "tumour="))
    assert f"{count}" in page.locator(".filter-count").inner_text()
    page.reload()
    assert shown(page).count() == count
    assert page.locator("select[name=tumour]").input_value() == value


@pytest.mark.parametrize(
    "words", ["cxcr4", "CXCR4 axis", "趋化", "CXCL12"], ids=lambda words: f"'{words}'"
)
def test_the_text_filter_knows_names_of_both_languages(
    visit: Open, language: str, words: str
) -> None:
    page = visit(f"{language}/{INDEX}")
    page.locator("input[name=text]").fill(words)
    links = shown(page).locator("h2 a").evaluate_all("all => all.map((one) => one.pathname)")
    assert any(link.endswith("cxcl12-cxcr4-axis.html") for link in links)
    assert len(links) < rows(page).count()


def test_filters_add_up_and_can_be_cleared(visit: Open) -> None:
    page = visit(f"en/{INDEX}")
    page.locator("select[name=stage]").select_option(index=1)
    by_stage = shown(page).count()
    page.locator("input[name=text]").fill("cell")
    assert shown(page).count() < by_stage
    page.locator("input[name=text]").fill("")
    page.locator("select[name=stage]").select_option(index=0)
    assert shown(page).count() == rows(page).count()
    assert "#" not in page.url


def test_a_text_that_fits_nothing_says_so(visit: Open, language: str) -> None:
    page = visit(f"{language}/{INDEX}")
    page.locator("input[name=text]").fill("xyzzyplugh")
    assert shown(page).count() == 0
    assert page.locator(".nothing").is_visible()


def test_a_shared_address_opens_with_its_filter(visit: Open, language: str) -> None:
    page = visit(f"{language}/{INDEX}#text=cxcr4")
    assert page.locator("input[name=text]").input_value() == "cxcr4"
    assert shown(page).count() < rows(page).count()


@pytest.mark.parametrize("fragment", ["tumour=no-such", "%E0%A4%A", "text=%3Cimg%20src%3Dx%3E"])
def test_a_strange_fragment_does_no_harm(visit: Open, fragment: str) -> None:
    page = visit(f"en/{INDEX}#{fragment}")
    assert page.locator("#sheet-rows").count() == 1
    assert page.locator("form.filters img").count() == 0


def test_the_list_of_references_filters_by_author_in_both_scripts(visit: Open) -> None:
    page = visit("en/references/index.html")
    page.locator("input[name=text]").fill("west impower130")
    shown = page.locator("#reference-rows > li:visible")
    assert shown.count() == 1
    assert "IMpower130" in shown.inner_text()
    page.locator("input[name=text]").fill("徐伟熙")
    assert page.locator("#reference-rows > li:visible").count() == 1
