"""A whole site built from nasty texts, in a real browser: shown as written, and nothing runs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from nasty import NASTY
from toy_site import copy_toy, put, without_text_rules

ROOT = Path(__file__).parents[2]
TEXT = " ".join(" ".join(text.split()) for text in NASTY.values())
ATTACK = (
    "</title></style><img src=x onerror=window.hacked=1><script>window.hacked=2</script> "
    "\" onclick='window.hacked=3' &amp; 斑马 zebra"
)
PLACES = {
    "site.yaml:name.en": ATTACK,
    "site.yaml:description.en": ATTACK,
    "site.yaml:version": ATTACK,
    "site.yaml:tagline.en": TEXT,
    "site.yaml:disclaimer.en": ATTACK,
    "site.yaml:licence.en": ATTACK,
    "glossary.yaml:terms.mapk.name.en": ATTACK,
    "vocab/tumours.yaml:melanoma.label.en": ATTACK,
    "treatments/dabrafenib.yaml:name.en": ATTACK,
    "treatments/dabrafenib.yaml:bottom_line.en": TEXT,
    "treatments/dabrafenib.yaml:findings.0.claim.en": TEXT,
    "treatments/dabrafenib.yaml:findings.0.caveat.en": ATTACK,
    "treatments/dabrafenib.yaml:findings.0.results.0.arms.0.name.en": TEXT,
}
PAGES = ("index", "treatments/index", "treatments/dabrafenib", "evidence", "glossary", "gaps")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English half of the toy site with nasty texts, built by MkDocs."""
    root = copy_toy(tmp_path_factory.mktemp("nasty"))
    for at, text in PLACES.items():
        put(root, at, json.dumps(text, ensure_ascii=False))
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    without_text_rules(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-d", "built"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "built"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which no dialog may open."""
    page = chromium.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert dialogs == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_that_a_text_brings_along_runs(english: Path, page: Page, name: str) -> None:
    page.goto((english / f"{name}.html").as_uri())
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x']").count() == 0


def test_a_sheet_shows_its_texts_as_written(english: Path, page: Page) -> None:
    page.goto((english / "treatments/dabrafenib.html").as_uri() + "#os-brain")
    assert page.locator("h1").inner_text() == f"{ATTACK} 达拉非尼"
    assert page.locator(".bottom-line > p").first.inner_text() == TEXT
    assert page.locator("#os-brain .claim > span").first.inner_text() == TEXT
    assert page.locator("#os-brain th[scope=row]").first.inner_text() == TEXT
    assert page.title() == f"{ATTACK} - {ATTACK}"
    assert page.locator(".md-header__topic").first.inner_text() == ATTACK
    assert page.locator(".md-copyright > p").first.inner_text() == ATTACK
    description = page.locator("meta[name=description]").get_attribute("content")
    assert description == TEXT[:300]


def test_a_search_shows_titles_as_written(english: Path, page: Page) -> None:
    page.goto((english / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.insert_text("zebra")
    page.locator(".md-search-result__link").first.wait_for()
    titles = page.locator(".search-title").all_inner_texts()
    assert ATTACK in titles
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x']").count() == 0
