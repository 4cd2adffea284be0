"""What stays of the theme's style sheets, and what goes."""

from __future__ import annotations

import pytest

from factsheets.pages.stylesheet import style_sheet


@pytest.mark.parametrize(
    ("theme", "kept"),
    [
        ("a{color:red}", "a{color:red}"),
        (".md-typeset a{color:red}", ".md-typeset a{color:red}"),
        (".md-header{color:red}", ""),
        (".md-typeset .md-header a{color:red}", ""),
        (".md-typeset h1,.md-nav h1{color:red}", ".md-typeset h1{color:red}"),
        (".md-typeset :is(.tabbed,p){color:red}", ""),
        ("#__drawer{color:red}", ""),
        ("[data-md-color-scheme=slate]{color:red}", "[data-md-color-scheme=slate]{color:red}"),
        ("[data-md-toggle=search]{color:red}", ""),
        ("[dir=ltr] .md-typeset ul{margin:0}", ".md-typeset ul{margin:0}"),
        ("[dir=rtl] .md-typeset ul{margin:0}", ""),
        (".md-typeset ul[type]{margin:0}", ".md-typeset ul[type]{margin:0}"),
        ("@media print{p{margin:0}.md-nav{margin:0}}", "@media print{p{margin:0}}"),
        ("@media print{.md-nav{margin:0}}", ""),
        ("@keyframes turn{to{rotate:9deg}}", ""),
        ("/* a remark */p{margin:0}", "p{margin:0}"),
        ('p{background:url("data:a;b,{c}")}', 'p{background:url("data:a;b,{c}")}'),
        ("p:not(.md-nav){margin:0}", ""),
    ],
)
def test_only_rules_that_can_match_stay(theme: str, kept: str) -> None:
    assert style_sheet([theme], []).replace(" [", "[").strip() == kept


def test_variables_stay_as_long_as_something_asks_for_them() -> None:
    theme = ":root{--a:var(--b);--b:1px;--c:var(--d);--d:2px;--e:3px}p{margin:var(--a)}"
    assert style_sheet([theme], ["h1{margin:var(--e)}"]) == (
        ":root{--a:var(--b);--b:1px;--e:3px}p{margin:var(--a)}\nh1{margin:var(--e)}"
    )


def test_our_own_rules_stay_as_they_are_written() -> None:
    own = ".mine > a { color: red } /* why */\n"
    assert style_sheet([], [own]) == f"\n{own}"
