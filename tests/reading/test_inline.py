"""The inline dialect: three marks, and every other character as written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheets.reading.inline import Span, broken_link, link_targets, parse_inline


def text(words: str) -> Span:
    return Span("text", words)


MARKED = {
    "emphasis": ("seen *only* in mice", [text("seen "), Span("em", "only"), text(" in mice")]),
    "strong": ("**No** benefit", [Span("strong", "No"), text(" benefit")]),
    "several words": ("*in vitro* only", [Span("em", "in vitro"), text(" only")]),
    "one character": ("*p* and **P**", [Span("em", "p"), text(" and "), Span("strong", "P")]),
    "in brackets": ("(*KRAS*)", [text("("), Span("em", "KRAS"), text(")")]),
    "before punctuation": ("*in vivo*, then", [Span("em", "in vivo"), text(", then")]),
    "Chinese without blanks": (
        "结果显示*无*获益",
        [text("结果显示"), Span("em", "无"), text("获益")],
    ),
    "strong Chinese without blanks": (
        "患者**未**获益。",
        [text("患者"), Span("strong", "未"), text("获益。")],
    ),
    "link": (
        "see [[kupffer-cells]].",
        [text("see "), Span("link", "", "kupffer-cells"), text(".")],
    ),
    "link with words": (
        "枯否细胞见[[kupffer-cells|库普弗细胞]]",
        [text("枯否细胞见"), Span("link", "库普弗细胞", "kupffer-cells")],
    ),
}


@pytest.mark.parametrize(("written", "spans"), MARKED.values(), ids=MARKED)
def test_a_mark_becomes_a_span(written: str, spans: list[Span]) -> None:
    assert list(parse_inline(written)) == spans


AS_WRITTEN = {
    "starred gene names": "IL-6*/IL-10*",
    "comparison signs": "PD-L1 <TPS 1%> group",
    "alleles": "HLA-A*02:01 and HLA-B*07:02",
    "star allele pair": "CYP2D6*4/*10",
    "product": "2*3*4",
    "product with blanks": "2 * 3 * 4",
    "footnote stars": "P < 0.05*, P < 0.01**, P < 0.001***",
    "three stars": "***all***",
    "empty emphasis": "**** and **",
    "emphasis that starts with a blank": "a * b* c",
    "emphasis that ends with a blank": "a *b * c",
    "lone star": "*P < 0.05",
    "underscores": "_not_ __marked__ a_b_c",
    "Markdown link": "[x](javascript:alert(1))",
    "Markdown image": "![x](y.png)",
    "code": "`rm -rf` and ``x``",
    "HTML": "<script>alert(1)</script><b>x</b>&amp;",
    "template": "{{ 7*7 }} {% raw %}",
    "table": "a | b",
    "heading": "# heading",
    "one bracket": "[kupffer-cells]",
    "link without id": "[[]]",
    "link without words": "[[kupffer-cells|]]",
    "link to an address": "[[https://example.org]]",
    "link to a path": "[[../etc/passwd]]",
    "link with capitals": "[[Kupffer]]",
    "zero": "0 events",
    "trailing zero": "0.70",
    "full-width star": "＊强调＊",
    "nothing": "",
}


@pytest.mark.parametrize("written", AS_WRITTEN.values(), ids=AS_WRITTEN)
def test_what_is_no_mark_stays_as_written(written: str) -> None:
    assert list(parse_inline(written)) == ([text(written)] if written else [])


def test_targets_of_links_come_in_order() -> None:
    assert link_targets("[[b]] then [[a|A]] then [[b]]") == ["b", "a", "b"]


def marked(span: Span) -> str:
    """The span as an author writes it."""
    if span.kind == "link":
        return f"[[{span.to}|{span.text}]]" if span.text else f"[[{span.to}]]"
    return {"text": "{}", "em": "*{}*", "strong": "**{}**"}[span.kind].format(span.text)


# Mostly characters that mean something to the dialect, so that marks do occur.
TRICKY = st.text(st.sampled_from("**[]|-a1 肝<&_`{}\n") | st.characters(codec="utf-8"), max_size=60)
PIECES = st.lists(
    st.sampled_from(["*a*", "**b c**", "[[x-1]]", "[[x|y z]]", "*", "**", "[[", "]]", "肝", " "])
    | TRICKY,
    max_size=12,
).map("".join)


@given(PIECES)
def test_the_spans_with_their_marks_are_the_text(written: str) -> None:
    """So nothing but marks is ever taken away."""
    assert "".join(map(marked, parse_inline(written))) == written


@given(PIECES)
def test_texts_never_stand_side_by_side_and_are_never_empty(written: str) -> None:
    spans = list(parse_inline(written))
    assert all(span.text or span.to for span in spans)
    pairs = pairwise(spans)
    assert not any(one.kind == two.kind == "text" for one, two in pairs)


@given(st.text(st.characters(exclude_characters="*[", codec="utf-8"), min_size=1))
def test_a_text_without_star_or_bracket_is_one_span(written: str) -> None:
    assert list(parse_inline(written)) == [text(written)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("See [[mapk-pathway]].", ""),
        ("See [[mapk-pathway|this]], [1] and [a [b]].", ""),
        ("See [mapk-pathway]].", "[mapk-pathway]]"),
        ("See [[mapk-pathway].", "[[mapk-pathway]."),
        ("See [[MAPK pathway]].", "[[MAPK pathway]]."),
        ("No link (a [b] c).", ""),
    ],
)
def test_a_link_that_cannot_be_read_is_found(text, broken):
    assert broken_link(text) == broken
