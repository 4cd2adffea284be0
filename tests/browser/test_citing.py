"""What reference managers and people take of a page to cite it."""

from __future__ import annotations

import re

import pytest
from tests.browser.conftest import LANGUAGES, Open, Site
from tests.planted import ROOT

from factsheets.site.pipeline import read_site

# Highwire's tags, as Zotero's translator for embedded metadata reads them, and Open Graph's.
TAGS = {
    "citation_title": "Paclitaxel monotherapy",
    "citation_author": "{author}",
    "citation_publication_date": "{date}",
    "citation_technical_report_institution": "LiverMet Evidence",
    "citation_technical_report_number": "{version}",
    "citation_language": "en",
    "citation_public_url": "{address}en/treatments/paclitaxel.html",
    "og:title": "Paclitaxel monotherapy",
}


def test_a_sheet_says_title_author_date_version_and_address_to_reference_managers(
    site: Site,
) -> None:
    catalog, _ = read_site(ROOT)
    assert catalog is not None
    about = catalog.site.content
    values = {
        "author": about.maintainers[0].name,
        "date": about.released.replace("-", "/"),
        "version": about.version,
        "address": about.address,
    }
    page = (site.root / "en/treatments/paclitaxel.html").read_text(encoding="utf-8")
    tags = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page))
    wanted = {name: value.format(**values) for name, value in TAGS.items()}
    assert {name: tags.get(name) for name in wanted} == wanted
    assert tags["og:description"] == tags["description"]
    assert [*site.root.glob("*/sitemap.xml")] == []
    assert "citation_title" not in (site.root / "en/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_and_a_sheet_are_cited_by_their_sources_first(visit: Open, language: str) -> None:
    page = visit(f"{language}/treatments/paclitaxel.html")
    finding = page.locator("article .finding").first
    anchor = finding.get_attribute("id")
    finding.locator(".cite-way").click()
    box = page.locator("dialog.cite-box")
    texts = box.locator("p, li").all_inner_texts()
    assert "https://doi.org/" in texts[1]
    assert f"/{language}/treatments/paclitaxel.html#{anchor}" in texts[3]
    page.keyboard.press("Escape")
    page.locator(".kicker .cite-way").click()
    assert box.locator("li").count() == page.locator(".references > li").count()
    box.get_by_role("button").last.click()
    assert not box.is_visible()
