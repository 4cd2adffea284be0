"""Old addresses lead to what is there today: pages, anchors, notes on what moved."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.aliases import place_today
from factsheets.catalog.catalog import Catalog
from factsheets.catalog.released import RELEASED
from factsheets.pages.render import render_site
from toy_site import loaded, toy_with

SHEET = "treatments/dabrafenib.yaml"


def pages(catalog: Catalog) -> dict[str, str]:
    """The English pages by path."""
    return {page.src_uri: page.markdown for page in render_site(catalog, "en")}


def renamed(tmp_path: Path) -> Catalog:
    """The toy with a renamed sheet, a renamed finding and one that came from another sheet."""
    root = toy_with(
        tmp_path,
        {
            f"{SHEET}:former_ids": "[brim-9]",
            f"{SHEET}:findings.0.former_ids": "[os, mapk-pathway#survival]",
        },
    )
    (root / RELEASED).write_text("brim-9\nbrim-9#os\nmapk-pathway#survival\n")
    return loaded(root)


def test_an_old_id_is_found_under_its_new_name(tmp_path: Path) -> None:
    catalog = renamed(tmp_path)
    places = {
        "brim-9": "dabrafenib",
        "brim-9#os": "dabrafenib#os-brain",
        "brim-9#cell-lines": "dabrafenib#cell-lines",
        "dabrafenib#os": "dabrafenib#os-brain",
        "mapk-pathway#survival": "dabrafenib#os-brain",
        "mapk-pathway#nothing": None,
        "nothing": None,
    }
    assert {old: place_today(catalog, old) for old in places} == places


def test_a_renamed_sheet_leaves_a_page_with_links_and_every_old_anchor(tmp_path: Path) -> None:
    page = pages(renamed(tmp_path))["treatments/brim-9.md"]
    assert '<h1 id="top">brim-9</h1>' in page
    assert 'This page has moved: <a href="dabrafenib.html">Dabrafenib</a>' in page
    for anchor, today in (("os", "os-brain"), ("os-brain", "os-brain"), ("pfs-brain", "pfs-brain")):
        assert f'<li id="{anchor}"><a href="dabrafenib.html#{today}">' in page
    assert "<script" not in page
    assert "<meta" not in page


def test_a_renamed_finding_keeps_its_old_anchor(tmp_path: Path) -> None:
    page = pages(renamed(tmp_path))["treatments/dabrafenib.md"]
    article = page.partition('id="os-brain">')[2]
    assert article.lstrip().startswith('<span id="os"></span>')
    assert page.count('id="os"') == 1


def test_a_finding_that_moved_away_leaves_a_note_at_its_old_anchor(tmp_path: Path) -> None:
    page = pages(renamed(tmp_path))["mechanisms/mapk-pathway.md"]
    assert "## Findings that moved { #moved-findings }" in page
    note = page.partition('<li id="survival">')[2].partition("</li>")[0]
    assert '<a href="../treatments/dabrafenib.html#os-brain">Dabrafenib</a>' in note
