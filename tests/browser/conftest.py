"""One real site and one real browser for the whole run; every test's page is watched.

``LIVERMET_SITE`` may name a site that is already built (for instance the one to be published);
without it the project is built once into a temporary folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from set_up import find_browser

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True)
class Site:
    """A built site and the two ways to it."""

    root: Path
    server: str

    def address(self, origin: str) -> str:
        """Where the site starts: on disk, or behind a server."""
        return self.root.as_uri() if origin == "disk" else self.server

    def kinds(self, language: str) -> list[str]:
        """One page of every kind, the largest of its folder: the hardest case. The page for lost
        addresses has absolute links by its nature and is never met on disk: it is left out."""
        root = self.root / language
        found = [page for page in root.glob("*.html") if page.name != "404.html"]
        for folder in sorted({page.parent for page in root.glob("*/*.html")}):
            pages = [page for page in folder.glob("*.html") if page.name != "index.html"]
            found += [folder / "index.html"] * (folder / "index.html").exists()
            # Every page of methods is of its own kind.
            found += (
                pages
                if folder.name == "methods"
                else sorted(pages, key=lambda page: page.stat().st_size)[-1:]
            )
        return sorted(page.relative_to(root).as_posix() for page in found)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = Path(os.environ.get("LIVERMET_SITE", "")).absolute()
    if not os.environ.get("LIVERMET_SITE"):
        root = tmp_path_factory.mktemp("built") / "site"
        command = [sys.executable, ROOT / "scripts/build_site.py", "--site", root]
        subprocess.run(command, check=True, cwd=ROOT)
    # Below the path of the published site, because the page for lost addresses counts on it.
    lost = (root / "en/404.html").read_text(encoding="utf-8")
    (below,) = re.findall(r'src="([^"]*)en/assets/policy\.js"', lost)
    handler = partial(Quiet, directory=root, below=below)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(root, f"http://127.0.0.1:{server.server_port}{below.rstrip('/')}")
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files below a path, over kept connections, and keeps silent about it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, below: str, **more: Any) -> None:
        self.below = below
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.below))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def packed(site: Site) -> Path:
    """The download."""
    (found,) = (site.root / "download").glob("*.zip")
    return found


@pytest.fixture(scope="session")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the zip brings it, below a folder whose name is not plain."""
    to = tmp_path_factory.mktemp("离线 copy")
    with zipfile.ZipFile(packed) as zipped:
        zipped.extractall(to)
    return to / packed.stem


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers; a process can have it only once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    # Without a system browser Playwright takes its own.
    path = find_browser()
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    yield browser
    browser.close()


@dataclass
class Watch:
    """What a page asked for and complained about."""

    home: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def on(self, page: Page) -> Page:
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda line: line.type in ("error", "warning") and self.complaints.append(line.text),
        )
        return page

    def _failed(self, url: str, why: str | None) -> None:
        """Leaving a page stops what it was still loading; that is no failure."""
        if why != "net::ERR_ABORTED":
            self.complaints.append(f"{why}: {url}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "data" and not url.startswith(self.home):
            self.foreign.append(url)


@pytest.fixture
def cut_off(unpacked: Path, chromium: Browser) -> Iterator[Page]:
    """An empty page beside the copy, without a network; afterwards nothing may have left the copy
    or failed on it."""
    context = chromium.new_context()
    context.set_offline(True)
    context.set_default_timeout(10_000)
    watch = Watch(unpacked.as_uri())
    yield watch.on(context.new_page())
    context.close()
    assert (watch.foreign, watch.complaints) == ([], [])


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Callable[[int, bool], BrowserContext]:
    """A window of the browser by width and theme; each kept, so that its cache is warm."""

    @cache
    def window(width: int, dark: bool) -> BrowserContext:
        context = chromium.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            color_scheme="dark" if dark else "light",
            # Tests put styles of their own into pages; test_policy.py tries the policy itself.
            bypass_csp=True,
        )
        context.set_default_timeout(10_000)
        return context

    return window


@pytest.fixture
def visit(site: Site, windows: Callable[[int, bool], BrowserContext]) -> Iterator[Open]:
    """Opens a page of the site; afterwards nothing may have left the site or failed on it."""
    opened: list[tuple[Page, Watch]] = []

    def open_page(path: str, origin: str = "disk", width: int = 1280, dark: bool = False) -> Page:
        watch = Watch(site.address(origin))
        page = watch.on(windows(width, dark).new_page())
        opened.append((page, watch))
        page.goto(f"{site.address(origin)}/{path}")
        return page

    yield open_page
    for page, _ in opened:
        page.evaluate("localStorage.clear()")
        page.close()
    assert [url for _, watch in opened for url in watch.foreign] == []
    assert [text for _, watch in opened for text in watch.complaints] == []


def switch_language(page: Page) -> None:
    """Choose the other language from the list that the button shows."""
    page.locator(".md-select > button").hover()
    page.locator("a.language-switch").click()


@pytest.fixture(params=["disk", "server"])
def origin(request: pytest.FixtureRequest) -> str:
    """How the site is reached."""
    return str(request.param)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """The language of the page."""
    return str(request.param)
