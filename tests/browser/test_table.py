"""The evidence table: facets, order, what is exported, and many rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Locator, Page
from tests.browser.conftest import Open, Site

TABLE = "en/evidence.html"
ROWS = "#evidence-rows > tr"


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
    assert 5 < len(keys) == int(some) < int(everything)
    assert all("question:prognosis" in one and "tumour:lung-cancer" in one for one in keys)


def test_the_stage_of_a_mechanism_is_a_facet(visit: Open) -> None:
    page = visit("zh/evidence.html")
    page.locator("select[name=stage]").select_option(index=3)
    keys = shown(page).evaluate_all("rows => rows.map(row => row.dataset.keys)")
    assert len(keys) > 10
    assert all("kind:mechanisms" in one for one in keys)


def test_a_greek_letter_may_be_typed_as_latin(visit: Open) -> None:
    page = visit(TABLE)
    page.locator("input[name=text]").fill("tgf-b")
    latin = shown(page).count()
    page.locator("input[name=text]").fill("TGF-β")
    assert shown(page).count() == latin > 3


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


def test_of_thousands_of_rows_the_first_stand_in_the_page(
    site: Site, visit: Open, tmp_path: Path
) -> None:
    text = (site.root / TABLE).read_text(encoding="utf-8")
    start = text.index("<tr", text.index('id="evidence-rows"'))
    end = text.index("</tbody>", start)
    grown = site.root / "en/evidence-grown.html"
    grown.write_text(text[:start] + text[start:end] * 10 + text[end:], encoding="utf-8")
    try:
        page = visit("en/evidence-grown.html")
        own = text[start:end].count("<tr")
        assert page.locator(ROWS).count() == 100
        assert page.locator(".show-all").inner_text() == f"Show all {own * 10}"
        page.locator("input[name=text]").fill("paridaens")
        found = int(page.locator(".filter-count").inner_text().split()[0])
        assert page.locator(ROWS).count() == min(found, 100)
        page.locator("input[name=text]").fill("")
        page.locator(".show-all").click()
        assert page.locator(ROWS).count() == own * 10
    finally:
        grown.unlink()
