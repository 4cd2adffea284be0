"""Slimming changes no text, no address and no place."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from factsheets.pages.minify import slim


class Page(HTMLParser):
    """Texts as a reader sees them, and attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: list[tuple[str, frozenset[tuple[str, str | None]]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, frozenset(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts += data.split()


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>a</p>\n\n  <p>b</p>", "<p>a<p>b"),
        ("<p><b>HR</b> <i>0.60</i></p>", "<p><b>HR</b> <i>0.60</i>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("<p>x<!-- remark --></p>", "<p>x"),
        ("<p>P &lt; 0.001 &amp; more</p>", "<p>P &lt; 0.001 & more"),
    ],
    ids=["blanks between blocks", "a blank between words", "code", "a remark", "signs"],
)
def test_only_what_no_reader_sees_goes(page: str, wanted: str) -> None:
    assert slim(page) == wanted


def test_texts_and_attributes_stay() -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>A &amp; B</title></head><body>'
        '<ul> <li id="x" class="a b">1&#8211;2 <a href="p.html?h=a&amp;b#c">q "r"</a></li> </ul>'
        '<td data-keys="tumour:nsclc stage:&quot;x&quot;"></td></body></html>'
    )
    before, after = Page(page), Page(slim(page))
    assert after.texts == before.texts
    assert after.attributes == before.attributes
