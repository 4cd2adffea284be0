"""Whatever stands in a text of the content arrives as written, and nothing is injected.

The toy site is filled twice, once with a harmless word and once with a nasty text. Both become
Markdown and then HTML, as MkDocs makes it; the second must be the first with the word exchanged:
the same elements, the same attributes, and the text as written.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.pages.plan import plan_site
from factsheets.pages.render import Page, front_matter, render_site
from factsheets.reading.inline import parse_inline
from factsheets.site.pipeline import LANGUAGES
from factsheets.views.shared.brief import first_sentence
from nasty import NASTY, filled, with_references
from toy_site import toy

# Neither cased nor found in any page otherwise; sorts as one run of the same.
WORD = "甴曱"
# A page without texts of the content.
OURS = "methods/rules.md"


# What a figure is drawn with. Its lettering is cut into lines by width, so it depends on the text;
# the table below a figure holds the same texts whole.
DRAWN = {
    "a": {"href", "class"},
    "circle": {"class", "cx", "cy", "r"},
    "desc": {"id"},
    "g": {"class", "aria-hidden"},
    "path": {"class", "d", "marker-end"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "svg": {"class", "viewbox", "role", "aria-labelledby", "style"},
    "text": {"class", "x", "y"},
    "title": {"id"},
    "tspan": {"x", "y"},
}


DOWNLOAD = re.compile(r"\.\./(download/[a-z0-9.-]*\.zip(\.sha256)?|data/[a-z0-9.-]*\.json)")
# The address of what changed since a copy: its version in plain letters, and its fingerprint.
COPY = re.compile(r"#since=[0-9A-Za-z.+]*-[0-9a-f]{8}$")


class Events(HTMLParser):
    """The elements, attributes and texts of a page, in order; of a figure what is not drawing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, ...]] = []
        self.in_figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_figure = self.in_figure or tag == "svg"
        drawn = DRAWN.get(tag, set()) if self.in_figure else set()
        for name, said in attrs:
            value = COPY.sub("", said or "")
            # The download is called after the site, in plain letters only.
            if name == "href" and DOWNLOAD.fullmatch(value):
                value = "the download"
            if name not in drawn:
                self.seen.append(("attribute", tag, name, value))
        if not drawn:
            self.seen.append(("start", tag))

    def handle_endtag(self, tag: str) -> None:
        if not (self.in_figure and tag in DRAWN):
            self.seen.append(("end", tag))
        self.in_figure = self.in_figure and tag != "svg"

    def handle_data(self, data: str) -> None:
        if not self.in_figure:
            data = COPY.sub("", data)
            text = " ".join(strings(data)) if data.startswith("{") else data
            # A file of the data is as large as the texts in it.
            self.seen.append(("text", re.sub(r"[0-9,]+ k?B", "… B", text)))

    def handle_comment(self, data: str) -> None:
        self.seen.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.seen.append(("declaration", decl))


def strings(data: str) -> Iterator[str]:
    """The texts in data for scripts, which are escaped in ways of their own; else the text."""
    try:
        yield from below(json.loads(data))
    except ValueError:
        yield data


def below(value: object) -> Iterator[str]:
    """Every value inside JSON, as text."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from below(each)
    else:
        yield str(value)


def events(page: Page) -> list[tuple[str, ...]]:
    """What a browser finds on a page."""
    body = page.markdown.split("\n---\n", 1)[1]
    parser = Events()
    parser.feed(markdown.markdown(body, extensions=["attr_list", "toc"]))
    parser.close()
    return parser.seen


def as_shown(event: tuple[str, ...]) -> tuple[str, ...]:
    """An event as a reader takes it in: blanks as HTML counts them, search keys in one case."""
    *kind, text = event
    folded = text.casefold() if "data-text" in kind else text
    return (*kind, " ".join(folded.split()))


def pages(catalog: Catalog, language: Language) -> list[Page]:
    """Every page that shows texts of the content."""
    return [page for page in render_site(catalog, language) if page.src_uri != OURS]


@cache
def harmless(language: Language) -> list[tuple[str, list[tuple[str, ...]]]]:
    return [(page.src_uri, events(page)) for page in pages(filled(WORD), language)]


def differences(text: str, language: Language) -> list[tuple[str, tuple[str, ...] | None]]:
    """Where a page filled with ``text`` is not the harmless page with the word exchanged."""
    found: list[tuple[str, tuple[str, ...] | None]] = []
    for page, (src_uri, before) in zip(
        pages(filled(text), language), harmless(language), strict=True
    ):
        wanted = [as_shown((*e[:-1], exchange(e[-1], text))) for e in before]
        got = [as_shown(e) for e in events(page)]
        if got != wanted:
            first = next((g for g, w in zip(got, wanted, strict=False) if g != w), None)
            found.append((src_uri, first))
    return found


def exchange(shown: str, text: str) -> str:
    """``shown`` with the word exchanged."""
    return shown.replace(WORD, text)


# Each at the beginning of a line of its own, in every field of every kind of file.
EVERYTHING = "\n".join(NASTY.values())
ONE_LINE = " ".join(EVERYTHING.split())


def test_nasty_texts_arrive_as_written_and_inject_nothing() -> None:
    differ = differences(EVERYTHING, "en")
    guilty = [name for name, text in NASTY.items() if differ and differences(text, "en")]
    assert (differ, guilty) == ([], [])


def test_all_nasty_texts_in_one_line_arrive_as_written_in_chinese_too() -> None:
    assert differences(ONE_LINE, "zh") == []


@pytest.mark.parametrize("name", ["heading with id", "front matter"])
def test_a_nasty_text_at_the_start_of_a_field_arrives_as_written(name: str) -> None:
    assert differences(NASTY[name], "en") == []


# What the source stage lets through: no control, invisible, private or unassigned characters.
LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"])
MARKS = """<b> </p> <!-- --> &lt; ]( [x] ` | {{ }} {# #} {: } ** _ \\ " ' #"""
LINES = ["\n", "\n\n", "\n## x { #y }\n", "\n- ", "\n    ", "\n---\n", " "]
TEXTS = st.lists(st.sampled_from(MARKS.split() + LINES) | LETTERS, min_size=1, max_size=12).map(
    "".join
)


@pytest.mark.slow
@settings(max_examples=8, database=None)
@given(st.lists(TEXTS, min_size=8, max_size=24))
def test_any_text_arrives_as_written_and_injects_nothing(texts: list[str]) -> None:
    plain = (unicodedata.normalize("NFC", text).strip() for text in texts)
    text = "\n".join(text for text in plain if text)
    assume([span.kind for span in parse_inline(text)] == ["text"])
    # Compact rows show the first sentence of a caveat only.
    assume(first_sentence(text) == text)
    assert differences(text, "en") == []


def test_no_text_begins_a_line_of_its_own() -> None:
    """For generators whose HTML blocks end at a blank line."""
    nasty = pages(filled("x\n## x { #y }\nx\n\n- x"), "en")
    for page, plain in zip(nasty, pages(filled(WORD), "en"), strict=True):
        assert page.markdown.count("\n") == plain.markdown.count("\n")


@pytest.mark.parametrize("text", [*NASTY.values(), EVERYTHING], ids=[*NASTY, "all of them"])
def test_title_and_description_are_html_within_one_line_of_yaml(text: str) -> None:
    """The theme writes both unescaped into the head of the page."""
    planned = next(plan_site(toy(), "en"))
    head = front_matter(replace(planned, title=text, description=text)).split("\n")
    title, description = (json.loads(line.partition(": ")[2]) for line in head[1:3])
    assert not set("<>\"'") & set(title + description)
    whole = " ".join(text.split())
    assert (html.unescape(title), html.unescape(description)) == (whole, whole[:300].strip())


def elements(page: Page) -> list[tuple[str, ...]]:
    """Elements and the names of their attributes, without texts."""
    return [e[:3] if e[0] == "attribute" else e for e in events(page) if e[0] != "text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nasty_references_inject_nothing_and_keep_their_title(language: Language) -> None:
    nasty, plain = (pages(with_references(text), language) for text in (ONE_LINE, WORD))
    for page, other in zip(nasty, plain, strict=True):
        assert elements(page) == elements(other)
        if page.src_uri.startswith("references/") and page.src_uri != "references/index.md":
            assert ("text", ONE_LINE) in [as_shown(event) for event in events(page)]
