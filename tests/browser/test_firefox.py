"""The download in Firefox: unpacked, opened from disk, with the network cut.

Playwright drives Debian's own Firefox here, by WebDriver BiDi. Firefox does not report what it
reads from disk; whatever a page asks of any host goes to a proxy that writes it down and hangs up.
"""

from __future__ import annotations

import csv
import io
import json
import re
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from pypdf import PdfReader
from tests.browser.conftest import Site, Watch, switch_language

from set_up import find_firefox

SHEET = "treatments/paclitaxel"
QUERIES = tomllib.loads(
    (Path(__file__).parents[1] / "views/overviews/queries.toml").read_text(encoding="utf-8")
)
FIRST = """() => {
  const link = document.querySelector('.md-search-result__link');
  if (!link) return '';
  const missing = link.querySelector('.search-kind-missing') ? 'not covered: ' : '';
  return missing + link.pathname.replace(/.*\\/(en|zh)\\//, '');
}"""


class Proxy(ThreadingTCPServer):
    """Answers nobody and remembers what was wanted."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Refuse)
        self.asked: list[str] = []


class Refuse(StreamRequestHandler):
    server: Proxy

    def handle(self) -> None:
        self.server.asked.append(self.rfile.readline().decode("latin-1").rstrip())


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as server:
        Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Firefox saves files."""
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="module")
def firefox(playwright: Playwright, saved: Path) -> Iterator[Browser]:
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        # Without one that is named or on the PATH Playwright looks in the usual places.
        executable_path=find_firefox(),
        downloads_path=saved,
        # As readers have it: each file on disk is a site of its own. Playwright turns it off.
        firefox_user_prefs={"security.fileuri.strict_origin_policy": True},
    )
    yield browser
    browser.close()


Window = Callable[..., BrowserContext]


@pytest.fixture
def window(firefox: Browser, proxy: Proxy) -> Iterator[Window]:
    """Opens a fresh window without a network."""
    opened: list[BrowserContext] = []

    def open_window(locale: str | None = None) -> BrowserContext:
        server = f"http://127.0.0.1:{proxy.server_address[1]}"
        context = firefox.new_context(proxy={"server": server}, locale=locale)
        context.set_default_timeout(10_000)
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def page(window: Window, unpacked: Path, proxy: Proxy) -> Iterator[Page]:
    """An empty page; afterwards nothing may have left the copy or failed on it."""
    watch = Watch(unpacked.as_uri())
    yield watch.on(window().new_page())
    assert (proxy.asked, watch.foreign, watch.complaints) == ([], [], [])


def matched(page: Page) -> int:
    """How many rows of the evidence table fit, of which the first thirty are shown."""
    return min(map(int, re.findall(r"[0-9]+", page.locator(".filter-count").inner_text())))


def soon(page: Page, found: Callable[[], object]) -> None:
    """Waits until there is something."""
    until = time.monotonic() + 10
    while not found():
        assert time.monotonic() < until
        page.wait_for_timeout(50)


def saved_by(page: Page, button: str, saved: Path) -> Path:
    """The file that a button saves. Playwright misses Firefox's downloads of a page's own data."""
    before = set(saved.iterdir())

    def new() -> list[Path]:
        paths = set(saved.iterdir()) - before
        return [path for path in paths if path.suffix != ".part" and path.stat().st_size]

    page.locator(button).click()
    soon(page, new)
    return new()[0]


def test_what_a_page_asks_of_another_host_would_be_seen(
    window: Window, unpacked: Path, proxy: Proxy
) -> None:
    watch = Watch(unpacked.as_uri())
    page = watch.on(window().new_page())
    page.goto((unpacked / "en/glossary.html").as_uri())
    page.evaluate("new Image().src = 'https://example.org/dot.png'")
    soon(page, lambda: proxy.asked and watch.foreign)
    assert proxy.asked[0] == "CONNECT example.org:443 HTTP/1.1"
    assert watch.foreign[0] == "https://example.org/dot.png"
    page.evaluate("console.error('a complaint'); setTimeout(() => { throw Error('an error') })")
    soon(page, lambda: {"a complaint", "an error"} <= set(watch.complaints))


@pytest.mark.parametrize(("locale", "chosen"), [("en-GB", "en"), ("zh-CN", "zh")])
def test_the_first_page_leads_to_the_language_of_the_browser(
    window: Window, unpacked: Path, locale: str, chosen: str
) -> None:
    page = window(locale).new_page()
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_url(f"**/{chosen}/index.html")
    assert page.evaluate("document.documentElement.lang")[:2] == chosen


def test_no_kind_of_page_complains(page: Page, site: Site, unpacked: Path, language: str) -> None:
    kinds = site.kinds(language)
    assert len(kinds) > 20
    for kind in kinds:
        page.goto((unpacked / language / kind).as_uri())
        assert page.locator("h1").count() > 0, kind
        broken = "() => [...document.images].filter(one => !one.naturalWidth).map(one => one.src)"
        assert page.evaluate(broken) == [], kind


def test_each_query_finds_its_page_first(page: Page, unpacked: Path, language: str) -> None:
    page.goto((unpacked / language / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.wait_for_function("window.searchMore")
    found = {}
    for query in QUERIES[language]:
        page.locator(".md-search__input").fill(query)
        found[query] = page.evaluate(FIRST)
    assert found == QUERIES[language]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/{found[query].removeprefix('not covered: ')}*")


def test_the_table_filters_sorts_and_is_saved(
    page: Page, unpacked: Path, language: str, saved: Path
) -> None:
    page.goto((unpacked / language / "evidence.html").as_uri())
    everything = matched(page)
    page.locator(".filters summary").click()
    page.locator("select[name=question]").select_option("question:prognosis")
    some = matched(page)
    assert 5 < some < everything
    level = page.locator("th[data-rank='4']")
    ranks = "rows => rows.map(row => row.dataset.ranks.split('|')[4])"
    first = []
    for direction in ("ascending", "descending"):
        level.locator("button").click()
        assert level.get_attribute("aria-sort") == direction
        order = page.locator("#evidence-rows > tr:visible").evaluate_all(ranks)
        assert order == sorted(order, reverse=direction == "descending")
        first.append(order[0])
    assert first[0] != first[1]
    assert matched(page) == some
    page.locator("input[name=text]").fill("SEER")
    assert 0 < matched(page) < some
    page.reload()
    assert 0 < matched(page) < some
    page.locator("input[name=text]").fill("")
    text = saved_by(page, "button[data-export=csv]", saved).read_text(encoding="utf-8-sig")
    # A line for every result of the rows, those included that the list has not shown yet.
    lines = list(csv.DictReader(text.splitlines()))
    assert len({line["finding"] for line in lines}) == some
    assert "@article{" in saved_by(page, "button[data-export=bib]", saved).read_text("utf-8")


def test_a_citation_shows_its_card_and_leads_to_the_reference(
    page: Page, unpacked: Path, language: str
) -> None:
    page.goto((unpacked / language / f"{SHEET}.html").as_uri())
    citation = page.locator("article.finding a.cite-link").first
    card = page.locator(".cite-card")
    citation.focus()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert page.evaluate("document.activeElement.matches('a.cite-link')")
    citation.hover()
    assert card.is_visible()
    card.locator("a").first.hover()
    page.wait_for_timeout(300)
    assert card.is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**#ref-*")
    entry = page.locator("ol.references > li:target")
    assert entry.is_visible()
    entry.locator("a").first.click()
    page.wait_for_url(f"**/{language}/references/*.html")
    assert page.locator("#used-by").is_visible()
    name = page.url.rpartition("/")[2]
    there = "zh" if language == "en" else "en"
    switch_language(page)
    page.wait_for_url(f"**/{there}/references/{name}")


def test_a_sheet_prints_with_its_references_and_its_version(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / f"en/{SHEET}.html").as_uri())
    # A4. Playwright counts in inches what Firefox takes for centimetres.
    reader = PdfReader(io.BytesIO(page.pdf(width="21in", height="29.7in")))
    assert len(reader.pages) < 10
    assert reader.pages[0].mediabox[2:] == pytest.approx([595, 842], abs=1)
    # Without blanks, for lines break anywhere in addresses. In English only: the PDFs of Firefox do
    # not give Chinese text back.
    whole = "".join(sign for one in reader.pages for sign in one.extract_text() if sign > " ")
    assert page.locator("ol.references > li").count() == 3
    for part in ("Paridaens", "10.1200/jco.2000.18.4.724", f"/en/{SHEET}.html"):
        assert part in whole
    version = page.locator(".version-line").inner_text()
    for part in re.findall(r"\d+\.\d+\.\d+|\d{4}-\d\d-\d\d", version):
        assert part in whole


def test_the_form_writes_a_change_file(
    page: Page, unpacked: Path, language: str, saved: Path
) -> None:
    form = f"{(unpacked / language / 'suggest.html').as_uri()}#{SHEET}"
    page.goto(form)
    page.locator(".suggest-bar").wait_for()
    lang = "zh-Hans" if language == "zh" else "en"
    field = page.locator(f".field-bottom_line textarea[lang={lang}]")
    old = field.input_value()
    field.fill(f"{old}!")
    page.locator(".about-reason textarea").fill("A slip of the pen")
    page.locator(".about-source textarea").fill("10.1000/example")
    page.locator(".change-list > li").wait_for()
    path = saved_by(page, ".way-download", saved)
    assert path.name.startswith(f"change-{SHEET.partition('/')[2]}-")
    file = json.loads(path.read_text(encoding="utf-8"))
    assert file["file"] == f"content/{SHEET}.yaml"
    change = {"path": ["bottom_line", language], "old": old, "new": f"{old}!"}
    assert file["changes"] == [change]
    # What was typed goes along into the other language, and is there again after the page was left.
    switch_language(page)
    page.locator(".draft-notice").wait_for()
    assert page.url.endswith(f"suggest.html#{SHEET}")
    assert page.locator(".change-list ins").inner_text() == f"{old}!"
    page.goto((unpacked / language / "glossary.html").as_uri())
    page.goto(form)
    page.locator(".draft-notice").wait_for()
    assert field.input_value() == f"{old}!"
