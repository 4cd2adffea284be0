"""Hosted copies: what somebody slips into a page does not run there, and the search does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.browser.conftest import Site

SLIPPED_IN = (
    "<script>window.hacked = 1</script><script src='data:text/javascript,window.hacked=2'></script>"
    "<img src=x onerror='window.hacked=3'><a id=slip href='javascript:window.hacked=4'>x</a>"
    "<iframe srcdoc='<script>parent.hacked=5</script>'></iframe>"
    "<form id=leak action='https://evil.example/'><button>x</button></form>"
    "<script src='https://evil.example/x.js'></script><img src='https://evil.example/x.png'>"
    "<svg onload='window.hacked=6'></svg><style>h1 { display: none }</style>"
)


class WithHeaders(SimpleHTTPRequestHandler):
    """Serves the site as a host does that knows its ``_headers`` file."""

    def __init__(self, *args: object, lines: list[str], **more: object) -> None:
        self.lines = lines
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for line in self.lines:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module", params=[True, False], ids=["with headers", "without headers"])
def host(request: pytest.FixtureRequest, site: Site) -> Iterator[str]:
    """The site behind a server that sends its headers, and behind one that sends none."""
    lines = (site.root / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    handler = partial(WithHeaders, directory=site.root, lines=lines if request.param else [])
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which no dialog may open."""
    page = chromium.new_page()
    page.set_default_timeout(10_000)
    yield page
    page.close()


def slip_in(route: Route) -> None:
    """Answer with the page as it is published, and something slipped in at its end."""
    response = route.fetch()
    body = response.text().replace("<footer ", SLIPPED_IN + "<footer ")
    assert SLIPPED_IN in body
    route.fulfill(response=response, body=body)


def search(page: Page, word: str) -> None:
    """Search for a word and wait for what is found."""
    page.keyboard.press("/")
    page.keyboard.insert_text(word)
    page.locator(".md-search-result__link").first.wait_for()


def test_what_is_slipped_into_a_page_does_not_run(host: str, page: Page) -> None:
    foreign: list[str] = []
    page.on("response", lambda got: got.url.startswith(host) or foreign.append(got.url))
    page.route("**/en/index.html", slip_in)
    page.goto(f"{host}/en/index.html")
    assert page.locator("h1").is_visible()
    search(page, "bevacizumab")
    page.evaluate("document.querySelector('#slip').click()")
    page.evaluate("document.querySelector('#leak').requestSubmit()")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert foreign == []
    assert page.url == f"{host}/en/index.html"


@pytest.mark.parametrize("path", ["en/index.html", "zh/evidence.html", "en/outcomes.html", ""])
def test_the_policy_forbids_nothing_that_the_site_needs(host: str, page: Page, path: str) -> None:
    complaints: list[str] = []
    page.on(
        "console", lambda line: line.type in ("error", "warning") and complaints.append(line.text)
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{host}/{path}")
    page.wait_for_load_state("networkidle")
    search(page, "EGFR")
    page.wait_for_timeout(200)
    assert complaints == []


def test_from_disk_no_policy_is_set_and_the_search_works(site: Site, page: Page) -> None:
    page.goto((site.root / "en/index.html").as_uri())
    search(page, "bevacizumab")
    assert page.locator("meta[http-equiv]").count() == 0


def test_the_published_bytes_hold_no_policy(site: Site) -> None:
    for path in site.root.rglob("*.html"):
        assert "http-equiv" not in path.read_text(encoding="utf-8").lower(), path
