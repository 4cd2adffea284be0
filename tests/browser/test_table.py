"""The evidence table: facets, order, what is exported, and many rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Locator, Page
from tests.browser.conftest import Open, Site

TABLE = "en/evidence.html"
ROWS = "#evidence-rows > tr"
# So many rows stand in the page at first.
FIRST = 30


def shown(page: Page) -> Locator:
    return page.locator(f"{ROWS}:visible")


def saved(page: Page, kind: str) -> str:
    with page.expect_download() as waiting:
        page.locator(f"button[data-export={kind}]").click()
    return Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_an_address_with_facets_shows_their_findings(visit: Open, origin: str) -> None:
    page = visit(f"{TABLE}#question=prognosis&tumour=lung-cancer", origin)
    keys = shown(page).evaluate_all("rows => rows.map(row => row.dataset.keys)")
    some, _, everything = page.locator(".filter-count").inner_text().split()[:3]
    assert 5 < len(keys) == min(int(some), FIRST) < int(everything)
    assert all("question:prognosis" in one and "tumour:lung-cancer" in one for one in keys)


def test_the_stage_of_a_mechanism_is_a_facet(visit: Open) -> None:
    page = visit("zh/evidence.html")
    page.locator(".filters summary").click()
    page.locator("select[name=stage]").select_option(index=3)
    keys = shown(page).evaluate_all("rows => rows.map(row => row.dataset.keys)")
    assert len(keys) > 10
    assert all("kind:mechanisms" in one for one in keys)


def test_a_greek_letter_may_be_typed_as_latin(visit: Open) -> None:
    page = visit(TABLE)
    page.locator("input[name=text]").fill("tgf-b")
    latin = page.locator(".filter-count").inner_text()
    page.locator("input[name=text]").fill("TGF-β")
    assert page.locator(".filter-count").inner_text() == latin
    assert shown(page).count() > 3


def test_a_column_sorts_up_and_down_and_keeps_the_filter(visit: Open) -> None:
    page = visit(f"{TABLE}#question=treatment_benefit")
    before = shown(page).count()
    level = page.locator("th[data-rank='4'] button")
    level.click()
    ranks = shown(page).evaluate_all("rows => rows.map(row => row.dataset.ranks.split('|')[4])")
    assert ranks == sorted(ranks)
    level.click()
    ranks = shown(page).evaluate_all("rows => rows.map(row => row.dataset.ranks.split('|')[4])")
    assert ranks == sorted(ranks, reverse=True)
    assert page.locator("th[data-rank='4']").get_attribute("aria-sort") == "descending"
    assert len(ranks) == before


def test_the_rows_that_are_shown_are_exported_with_their_references(
    site: Site, visit: Open, origin: str
) -> None:
    page = visit(f"{TABLE}#sheet=paclitaxel", origin)
    header, *rows = csv.reader(io.StringIO(saved(page, "csv")))
    text = (site.root / "data/results.csv").read_text(encoding="utf-8-sig")
    published = list(csv.reader(io.StringIO(text)))
    findings = {
        f"{url.split('/')[-1].partition('.')[0]}#{url.partition('#')[2]}"
        for url in shown(page).locator(".row-claim").evaluate_all("all => all.map(a => a.href)")
    }
    assert len(findings) == shown(page).count() > 3
    assert header == published[0]
    assert sorted(rows) == sorted(row for row in published if row[1] in findings)
    cited = shown(page).evaluate_all("rows => rows.flatMap(row => row.dataset.cites.split(' '))")
    entries = saved(page, "bib")
    assert entries.count("@") == len(set(cited))
    assert "paridaens2000paclitaxel" in entries


def test_the_first_rows_stand_in_the_page_and_the_others_when_they_are_asked_for(
    visit: Open,
) -> None:
    """The keyboard goes on at the first new row; on paper all stand."""
    page = visit(TABLE)
    everything = int(page.locator(".filter-count").inner_text().split()[0])
    more, every = page.locator(".show-all").all()
    assert page.locator(ROWS).count() == FIRST
    assert every.inner_text() == f"Show all {everything}"
    more.click()
    assert page.locator(ROWS).count() == 2 * FIRST
    links = page.locator("#evidence-rows th a")
    assert links.nth(FIRST).evaluate("link => link === document.activeElement")
    page.locator("input[name=text]").fill("paridaens")
    assert page.locator(ROWS).count() < FIRST
    assert not every.is_visible()
    page.locator("input[name=text]").fill("")
    every.click()
    assert page.locator(ROWS).count() == everything


def test_a_phone_has_one_button_of_filters_rows_as_cards_and_a_choice_of_order(
    visit: Open, language: str
) -> None:
    page = visit(f"{language}/evidence.html#question=prognosis&tumour=lung-cancer", width=390)
    button, level = page.locator(".filters summary"), page.locator("select[name=level]")
    assert "(2)" in button.inner_text()
    assert not level.is_visible()
    button.click()
    level.select_option("level:3")
    assert "(3)" in button.inner_text()
    page.locator(".filters [type=reset]").click()
    page.wait_for_function("!document.querySelector('.filter-active').textContent")
    assert page.locator(ROWS).count() == FIRST
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".sort-choice select").select_option("4")
    ranks = shown(page).evaluate_all("rows => rows.map(row => row.dataset.ranks.split('|')[4])")
    assert ranks == sorted(ranks)
    assert ranks[0] == "1"


def test_an_address_is_data(visit: Open) -> None:
    """Of a choice only what is offered, of a text no more than anybody types; the next is whole."""
    page = visit(f"{TABLE}#question=no-such&level=4&text={'x' * 5000}")
    assert page.locator("select[name=question]").input_value() == ""
    assert page.locator("select[name=level]").input_value() == "level:4"
    assert page.locator("input[name=text]").input_value() == "x" * 200
    page.evaluate("location.hash = 'question=prognosis'")
    page.wait_for_function("document.querySelector('[name=text]').value === ''")
    assert shown(page).count() == FIRST


def test_a_tumour_s_table_of_treatments_sorts_by_what_its_cells_show(visit: Open) -> None:
    page = visit("en/tumours/breast-cancer-liver-metastasis.html")
    level = page.locator(".studied th[data-rank='3'] button")
    level.click()
    cells = page.locator(".studied tbody tr > :nth-child(4)")
    levels = cells.all_inner_texts()
    assert levels == sorted(levels)
    page.locator(".studied th[data-rank='5'] button").click()
    labels = page.locator(".studied tbody tr > :nth-child(6)").all_inner_texts()
    assert "Supports" in labels[0]
    assert "Supports" not in labels[-1]
