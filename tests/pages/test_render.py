"""Rendering: goldens small enough to read, and what holds for every page."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
import yaml

from factsheets.messages.problem import Language
from factsheets.pages.render import HEADING, Page, as_blocks, on_one_line, render_site
from factsheets.site.pipeline import LANGUAGES
from rewrite_goldens import GOLDEN, PAGES, rendered
from toy_site import toy

REWRITE = "python tests/rewrite_goldens.py"


@cache
def pages(language: Language) -> tuple[Page, ...]:
    return tuple(render_site(toy(), language))


@cache
def now() -> dict[str, str]:
    return rendered()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_rendered_as_its_golden(language: str, page: str) -> None:
    name = f"{language}/{page}"
    golden = (GOLDEN / name).read_text(encoding="utf-8")
    assert now()[name] == golden, f"If this is meant, run: {REWRITE}"


def test_every_golden_has_its_page() -> None:
    files = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md")}
    assert files == set(now()), f"Run: {REWRITE}"


def test_rendering_twice_gives_the_same_pages() -> None:
    assert list(render_site(toy(), "zh")) == list(pages("zh"))


def test_both_languages_have_the_same_pages_from_the_same_files() -> None:
    en, zh = ([(page.src_uri, page.path) for page in pages(one)] for one in LANGUAGES)
    assert en == zh


def test_no_page_is_planned_twice() -> None:
    uris = [page.src_uri for page in pages("en")]
    assert len(uris) == len(set(uris))


def anchors(page: Page) -> list[str]:
    return re.findall(r"\{ #([a-z0-9-]+) \}$|\bid=\"([^\"]+)\"", page.markdown, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_anchor_of_a_page_is_there_once_and_the_same_in_both_languages(
    language: Language,
) -> None:
    for page, other in zip(pages(language), pages("en"), strict=True):
        assert len(anchors(page)) == len(set(anchors(page))), page.src_uri
        assert sorted(anchors(page)) == sorted(anchors(other)), page.src_uri


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_first_heading_and_readable_front_matter(language: Language) -> None:
    for page in pages(language):
        _, front, body = page.markdown.split("---\n", 2)
        assert body.count("<h1 ") == 1, page.src_uri
        assert set(yaml.safe_load(front)) <= {"title", "description", "hide", "menu"}
        assert json.loads(front.split("\n")[0].removeprefix("title: "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unsaid(language: Language) -> None:
    """What a template shows of nothing, and a placeholder that nobody filled. In English "None"
    is also a term of the toy; the table of rules shows the placeholders of its messages."""
    for page in pages(language):
        nothing = r"\bNone\b|\bUndefined\b" if language == "zh" else r"\bUndefined\b"
        assert not re.search(nothing, page.markdown), page.src_uri
        if page.src_uri != "methods/rules.md":
            text = re.sub(
                r"<(script|pre)\b.*?</\1>|data-(?:template|more|all)=\"[^\"]*\"",
                "",
                page.markdown,
                flags=re.S,
            )
            assert not re.search(r"\{[a-z_]+\}", text), page.src_uri


BODIES = {
    "a heading gets blank lines": (
        "<p>a</p>\n## Key numbers { #key-numbers }\n<p>b</p>",
        "<p>a</p>\n\n## Key numbers { #key-numbers }\n\n<p>b</p>\n",
    ),
    "blank lines go": ("<p>a</p>\n\n  \n<p>b</p>\n", "<p>a</p>\n<p>b</p>\n"),
    "a heading without id is a line like any other": ("## a\n", "## a\n"),
}


@pytest.mark.parametrize(("body", "blocks"), BODIES.values(), ids=BODIES)
def test_html_becomes_blocks(body: str, blocks: str) -> None:
    assert as_blocks(body) == blocks


def test_a_heading_holds_no_html() -> None:
    assert HEADING.match("### Chinese 标题 { #a-1 }")
    assert not HEADING.match("## <b>x</b> { #x }")
    assert not HEADING.match("## x { #x onclick=y }")


def test_line_ends_of_a_text_become_references_and_only_they() -> None:
    assert str(on_one_line("a\n<b>")) == "a&#10;&lt;b&gt;"
    assert on_one_line(7) == 7
