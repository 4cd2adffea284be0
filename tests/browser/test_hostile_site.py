"""A site with a hostile text in every field of every kind of file, built and opened in a browser.

Nothing runs, nothing is asked for, nothing is sent, and every text arrives as written. The audits
see the pages too; they would stop a release for the braces of templates alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from factsheets.audit.site import audit_site
from factsheets.site.build import finish
from factsheets.site.download import write_download
from factsheets.site.mkdocs import run_builder
from factsheets.site.pipeline import read_site
from factsheets.views.overviews.offline import download_name
from hostile import MARK, fields_by_mark, fill_with_attacks, shown
from toy_site import copy_toy, without_text_rules

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")
ROLE = ("name", "role.en", "role.zh")
# What no page shows: who may sign or maintains the site, who signed where the sheet is unsigned,
# and why the level of a background finding was lowered, which has none.
UNSHOWN = {
    *(f"content: clinicians.{name}" for name in ROLE),
    *(f"content: maintainers.{name}" for name in ROLE if name != "name"),
    # Only the scripts know it.
    "content: email",
    *(f"{kind}: review.by" for kind in ("mechanisms", "prognosis", "treatments", "tumours")),
    "treatments: findings.downgrade.reason.en",
    "treatments: findings.downgrade.reason.zh",
    # No page of the toy asks these questions, or the field stands where no label is shown.
    *(
        f"{place}.{language}"
        for language in ("en", "zh")
        for place in (
            "content: premises.mechanism_restrains",
            "content: premises.treatment_harm",
            "treatments: findings.direction_reason",
            "tumours: findings.direction_reason",
            "tumours: own_premise",
        )
    ),
}


@dataclass
class Attacked:
    """The built site, and for each mark its text and its field."""

    root: Path
    site: Path
    texts: dict[str, str]
    fields: dict[str, str]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """The toy site full of attacks."""
    root = copy_toy(tmp_path_factory.mktemp("hostile"))
    texts = fill_with_attacks(root)
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    without_text_rules(root)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, root)
    site = root / "site"
    site.mkdir()
    catalog, problems = read_site(root)
    # The checker refuses many of these texts; here it is asked what they could do if it did not.
    others = [problem for problem in problems if not problem.code.startswith("TXT")]
    stopping = [problem for problem in others if problem.severity == "error"]
    assert (catalog is not None, stopping) == (True, [])
    assert run_builder(root, site, {"SOURCE_DATE_EPOCH": "1700000000"}) == []
    finish(site, catalog)
    content = catalog.site.content
    write_download(site, download_name(content.name.en or "", content.version), 1700000000)
    return Attacked(root, site, texts, fields_by_mark(root))


@dataclass
class Watched:
    """A page and what happened on it that must not."""

    page: Page
    happened: list[str] = field(default_factory=list)

    def open(self, path: Path) -> None:
        """Open a page from disk and let it settle."""
        self.page.goto(path.as_uri())
        if self.page.evaluate("window.hacked || document.documentElement.dataset.hacked"):
            self.happened.append(f"{path.name}: a script ran")


@pytest.fixture(scope="module")
def watched(chromium: Browser) -> Iterator[Watched]:
    """A page whose dialogs, frames, requests and windows are noted."""
    page = chromium.new_page()
    watch = Watched(page)
    page.on("dialog", lambda one: (watch.happened.append(f"dialog {one.message}"), one.dismiss()))
    page.on("popup", lambda one: watch.happened.append(f"window {one.url}"))
    page.on("pageerror", lambda error: watch.happened.append(f"error {error}"))
    page.on(
        "request",
        lambda one: one.url.startswith("file:") or watch.happened.append(f"request {one.url}"),
    )
    page.on("frameattached", lambda one: watch.happened.append(f"frame {one.url}"))
    yield watch
    page.close()


def test_the_audits_find_nothing_but_the_braces(attacked: Attacked) -> None:
    problems = audit_site(attacked.site, attacked.root)
    assert [str(problem) for problem in problems if problem.code != "SITE007"] == []
    assert problems


# The page's text, its scripts and data aside, and the texts that its attributes show or say.
READ = """() => [[...document.querySelectorAll("script")].forEach((one) => one.remove()),
  document.body.textContent, document.title,
  ...[...document.querySelectorAll("*")].flatMap((one) =>
    [...one.attributes].filter((a) => /^(title|aria-label|placeholder|content|data-)/.test(a.name))
      .map((a) => a.value))].join("\\n")"""


@pytest.fixture(scope="module")
def read(attacked: Attacked, watched: Watched) -> dict[str, str]:
    """What a reader finds in each language, over all pages."""
    found = dict.fromkeys(LANGUAGES, "")
    for language in LANGUAGES:
        for path in sorted((attacked.site / language).rglob("*.html")):
            watched.open(path)
            found[language] += " ".join(watched.page.evaluate(READ).split()) + "\n"
    return found


def test_nothing_happens_on_any_page(read: dict[str, str], watched: Watched) -> None:
    assert all(read.values())
    assert watched.happened == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_changed(attacked: Attacked, read: dict[str, str], language: str) -> None:
    marks = set(MARK.findall(read[language]))
    assert len(marks) > len(attacked.texts) / 3
    changed = {
        attacked.fields[mark]: attacked.texts[mark]
        for mark in marks
        if shown(attacked.texts[mark]) not in read[language]
        and " ".join(attacked.texts[mark].split()) not in read[language]
    }
    assert changed == {}


def test_every_text_is_shown_somewhere(attacked: Attacked, read: dict[str, str]) -> None:
    marks = set(MARK.findall("".join(read.values())))
    unshown = {attacked.fields[mark] for mark in attacked.texts.keys() - marks}
    # Terms of vocabularies that the toy does not use are shown nowhere, and need not be.
    left = {name for name in unshown if not name.startswith("vocab: ")}
    assert left == UNSHOWN, "\n".join(sorted(left ^ UNSHOWN))


def test_the_search_shows_what_is_written_and_runs_nothing(
    attacked: Attacked, watched: Watched
) -> None:
    page = watched.page
    page.set_default_timeout(10_000)
    watched.open(attacked.site / "en" / "index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text("qz")
    page.locator(".md-search-result__link").first.wait_for()
    results = " ".join(page.locator(".md-search-result__list").text_content().split())
    marks = set(MARK.findall(results))
    assert len(marks) > 5
    whole = [m for m in marks if " ".join(attacked.texts[m].split()) in results]
    assert len(whole) > len(marks) / 2
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert watched.happened == []
