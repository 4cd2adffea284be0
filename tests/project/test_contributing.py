"""CONTRIBUTING in both languages: the same parts, links that lead somewhere, real commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.pages.plan import plan_site
from factsheets.site.pipeline import LANGUAGES, read_site

ROOT = Path(__file__).parents[2]
TEXTS = {
    "en": (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    "zh": (ROOT / "CONTRIBUTING.zh.md").read_text(encoding="utf-8"),
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found, _ = read_site(ROOT)
    assert found is not None
    return found


def outline(text: str) -> list[str]:
    """What a text consists of: headings, list items, rows and code, without the words."""
    marks = (re.match(r" *(#+|[0-9]+\.|-|\||```)", line) for line in text.splitlines())
    return [mark[1] for mark in marks if mark]


def test_both_languages_have_the_same_parts() -> None:
    assert outline(TEXTS["en"]) == outline(TEXTS["zh"])


def test_both_languages_name_the_same_codes_and_commands() -> None:
    english, chinese = (
        sorted(re.findall(r"`([^`\n]+)`", TEXTS[language])) for language in ("en", "zh")
    )
    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_the_site_lead_to_a_page_of_the_same_language(
    language: Language, catalog: Catalog
) -> None:
    start = catalog.site.content.url(language)
    linked = re.findall(r"\((https://[^)]+)\)", TEXTS[language])
    pages = {page.src_uri.replace(".md", ".html") for page in plan_site(catalog, language)}
    assert [one.removeprefix(start) for one in linked] == [
        "methods/fields.html",
        "methods/rules.html",
    ]
    assert {one.removeprefix(start) for one in linked} <= pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_files_lead_to_a_file(language: Language) -> None:
    linked = re.findall(r"\]\((?!https:)([^)]+)\)", TEXTS[language])
    assert len(linked) == 2
    assert [one for one in linked if not (ROOT / one).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_make_exists(language: Language) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    named = set(re.findall(r"make ([a-z]+)`", TEXTS[language]))
    names = "audit check format release retractions serve site verify"
    assert named == {*names.split()}
    assert named <= set(targets)


def test_the_jobs_have_the_names_that_protect_the_branch() -> None:
    check = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    for name in ("Content and preview", "Reasons for altered numbers", "Tests"):
        assert f"name: {name}\n" in check
        assert name in TEXTS["en"]
        assert name in TEXTS["zh"]
