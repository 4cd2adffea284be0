"""The download, unpacked somewhere and opened from disk with the network cut."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from tests.browser.conftest import Site, switch_language

from factsheets.model import SHEET_KINDS

# What readers look for, five words in each language, and the page that comes first.
TERMS = {
    "en": {
        "Kupffer": "kupffer-cells",
        "SGN-B6A": "sigvotatug-vedotin",
        "TGF-b": "tgf-beta-smad-signaling",
        "paclitaxel": "paclitaxel",
        "Paridaens": "paridaens2000paclitaxel",
    },
    "zh": {
        "库普弗": "kupffer-cells",
        "整合素": "integrins",
        "多柔比星": "doxorubicin",
        "外泌体": "exosomes-and-extracellular-vesicles",
        "CXCR4": "cxcl12-cxcr4-axis",
    },
}
MEGABYTES = 6
LOADED = (
    "base.js",
    "favicon.svg",
    "icons.css",
    "javascripts/bundle.*.min.js",
    "palette.js",
    "policy.js",
    "site.css",
    "site.js",
    "stylesheets/main.*.min.css",
    "stylesheets/palette.*.min.css",
)


@pytest.fixture
def page(cut_off: Page) -> Page:
    return cut_off


def test_the_zip_is_the_site_and_nothing_else(site: Site, unpacked: Path) -> None:
    def files(root: Path) -> dict[str, bytes]:
        paths = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}

    # Search engines read the map of the site, and nothing else does.
    beside = ("download/", "data/", "sitemap.xml")
    published = {n: b for n, b in files(site.root).items() if not n.startswith(beside)}
    assert files(unpacked) == published


def test_names_in_the_zip_are_plain_short_and_below_one_folder(packed: Path) -> None:
    with zipfile.ZipFile(packed) as zipped:
        names = zipped.namelist()
    assert names == sorted(names)
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name)
        assert name.startswith(f"{packed.stem}/")
        assert ".." not in name.split("/")
        assert len(name) < 180


def test_a_text_file_says_in_both_languages_how_to_open_it(unpacked: Path) -> None:
    text = (unpacked / "README.txt").read_text(encoding="utf-8-sig")
    assert "open index.html by double click" in text
    assert "双击 index.html" in text


@pytest.mark.parametrize("language", TERMS)
def test_the_copy_is_searched_filtered_followed_and_switched(
    page: Page, unpacked: Path, language: str
) -> None:
    page.goto((unpacked / language / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.wait_for_function("window.searchIndex")
    for word, wanted in TERMS[language].items():
        page.locator(".md-search__input").fill(word)
        first = page.locator(".md-search-result__link").first.get_attribute("href") or ""
        assert f"/{wanted}.html" in first, word
    page.goto((unpacked / language / "evidence.html").as_uri())
    page.locator("input[name=text]").fill("CXCR4")
    rows = page.locator("#evidence-rows > tr:visible")
    assert 0 < rows.count() < 20
    page.goto((unpacked / language / "treatments/paclitaxel.html").as_uri())
    page.locator("a.cite-link").first.click()
    assert "#ref-" in page.url
    page.locator("#ref-1 a").first.click()
    page.wait_for_url("**/references/*.html")
    there = "zh" if language == "en" else "en"
    switch_language(page)
    page.wait_for_url(f"**/{there}/references/*.html")


def test_the_first_page_leads_to_a_language(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")


def test_the_copy_does_not_offer_itself(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "en/download.html").as_uri())
    assert not page.locator(".download-file").is_visible()
    assert page.get_by_text("This is the offline copy").is_visible()


def test_an_old_copy_says_so_and_a_new_one_does_not(page: Page, unpacked: Path) -> None:
    address = (unpacked / "en/glossary.html").as_uri()
    page.goto(address)
    built = page.evaluate("livermet.built")
    page.clock.set_fixed_time(built)
    page.goto(address)
    assert page.locator(".copy-age").count() == 0
    page.clock.set_fixed_time(f"{int(built[:4]) + 1}{built[4:]}")
    page.goto(address)
    assert page.locator(".copy-age").inner_text().startswith("This copy is 12 months old.")


def printed(page: Page) -> list[str]:
    """The text of each page on paper, blanks as single blanks."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=False)))
    return [" ".join(paper.extract_text().split()) for paper in reader.pages]


def test_a_sheet_prints_with_references_address_version_and_check(
    page: Page, unpacked: Path
) -> None:
    page.goto((unpacked / "en/treatments/paclitaxel.html").as_uri())
    version = " ".join(page.locator(".version-line").inner_text().split())
    papers = printed(page)
    whole = " ".join(papers)
    parts = (
        "Does this apply to my patient?",
        "References",
        "10.1200/jco",
        "/en/treatments/paclitaxel.html",
    )
    for part in (*parts, "An evidence map, not a guideline."):
        assert part in whole
    assert "No clinician has signed this page" in whole
    assert "Search" not in whole
    assert "Evidence matrix" not in whole
    for number, paper in enumerate(papers, 1):
        assert version[:20] in paper
        assert f"{number} / {len(papers)}" in paper


def test_all_pages_of_a_tumour_print_in_one(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "zh/print/breast-cancer.html").as_uri())
    papers = printed(page)
    assert len(papers) > 20
    assert page.locator(".finding").count() > 100


def test_sizes_stay_within_what_was_promised(site: Site, packed: Path) -> None:
    """The whole site in two languages, and what comes with the first page, gzipped."""
    assert packed.stat().st_size < MEGABYTES * 1e6
    home = (site.root / "en/index.html").read_text(encoding="utf-8")
    loaded = re.findall(r"(?:src|href)=\"(assets/[^\"]+\.(?:js|css|svg))\"", home)
    first = sum(
        len(gzip.compress(path.read_bytes()))
        for path in (site.root / "en/index.html", *(site.root / "en" / one for one in loaded))
    )
    names = {re.sub(r"\.[0-9a-f]{8}\.", ".*.", name) for name in loaded}
    assert sorted(names) == [f"assets/{name}" for name in LOADED]
    assert first < 250_000


def test_of_the_theme_only_what_pages_load_is_there(site: Site) -> None:
    files = {path.name for path in site.root.rglob("*") if path.is_file()}
    assert [name for name in files if name.endswith(".map") or "lunr" in name] == []
    assert [name for name in files if name.startswith(("search.", "wordcut", "favicon.png"))] == []


def test_a_sheet_s_page_is_small(site: Site) -> None:
    sizes = {
        path.relative_to(site.root).as_posix(): path.stat().st_size
        for kind in SHEET_KINDS
        for path in site.root.glob(f"*/{kind.folder}/*.html")
        if path.name != "index.html"
    }
    assert {name: size for name, size in sizes.items() if size > 150_000} == {}
