"""The audit of the built site: each fault is found, and a good page has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.audit.site import audit_site

PAGE = '<!doctype html><html><head></head><body><h1 id="top">T</h1>{}</body></html>'
LEADS = "SITE001 this page leads to '{}', which does not exist in the site."
NOWHERE = "SITE002 this page leads to '{}', but there is no such place on that page."
TWICE = "SITE003 the id '{}' is used more than once on this page."
LOADS = "SITE004 this page loads '{}' from another host."
HOLDS = "SITE005 this page holds {}."
RUNS = "SITE008 this page runs {}, which is no script file of the site."
LEFT = "SITE007 template syntax '{}' is left over on this page."


def site_with(folder: Path, body: str) -> Path:
    """A site of one page in two languages, whose English body is ``body``."""
    for language, inner in (("en", body), ("zh", "")):
        (folder / language).mkdir()
        (folder / language / "index.html").write_text(PAGE.format(inner), encoding="utf-8")
    return folder


def found(folder: Path) -> list[str]:
    """What the audit says, as printed."""
    return [str(problem) for problem in audit_site(folder)]


GOOD = {
    "a link inside the page": '<a href="#top">up</a>',
    "a link to another page": '<a href="../zh/index.html#top">中文</a>',
    "a filter's state": '<a href="index.html#tumour=x&amp;text=y">filtered</a>',
    "a sheet in the form": '<a href="index.html#mechanisms/x">form</a>',
    "a link to another host": '<a href="https://doi.org/10.1/x">DOI</a>',
    "braces inside code": "<pre>{{ shown as code }}</pre>",
    "a title that looks like a script": "<title><script>x</script></title>",
    "escaped text": "<p>PD-L1 &lt;TPS 1%&gt;</p>",
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_a_good_page_has_no_problem(tmp_path: Path, body: str) -> None:
    assert found(site_with(tmp_path, body)) == []


FAULTS = {
    "a dead link": ('<a href="gone.html">x</a>', LEADS, "gone.html"),
    "a link out of the site": ('<a href="../../outside.html">x</a>', LEADS, "../../outside.html"),
    "a missing image": ('<img src="gone.png" alt="">', LEADS, "gone.png"),
    "a dead anchor": (
        '<a href="../zh/index.html#nowhere">x</a>',
        NOWHERE,
        "../zh/index.html#nowhere",
    ),
    "an id twice": ('<p id="top">x</p>', TWICE, "top"),
    "a script in the page": ("<script>x()</script>", RUNS, "<script>"),
    "a module in the page": ('<script type="module">x()</script>', RUNS, "<script>"),
    "a page as a script": ('<script src="index.html"></script>', RUNS, "index.html"),
    "an attribute written twice": (
        '<a href="gone.html" href="index.html">x</a>',
        LEADS,
        "gone.html",
    ),
    "a script link in disguise": ('<a href=" java\nscript:x()">x</a>', HOLDS, "a javascript: link"),
    "a script link in entities": (
        '<a href="JAVASCRIPT&colon;x()">x</a>',
        HOLDS,
        "a javascript: link",
    ),
    "a base address": ('<base href="/">', HOLDS, "<base>"),
    "a page in an attribute": ('<p srcdoc="x">x</p>', HOLDS, "srcdoc="),
    "a drawing that changes its address": (
        '<svg><a><animate attributeName="href" values="#"/></a></svg>',
        HOLDS,
        "<animate>",
    ),
    "a cookie": ('<meta http-equiv="set-cookie" content="x">', HOLDS, "<meta>"),
    "a style of another host": (
        '<link rel="stylesheet" href="//cdn.example/x.css">',
        LOADS,
        "//cdn.example/x.css",
    ),
    "an event handler": ('<p onclick="x()">x</p>', HOLDS, "onclick="),
    "a script link": ('<a href="javascript:x()">x</a>', HOLDS, "a javascript: link"),
    "a data link": ('<a href="data:text/html,x">x</a>', HOLDS, "a data: link"),
    "a frame": ("<iframe></iframe>", HOLDS, "<iframe>"),
    "a refresh": ('<meta http-equiv="Refresh" content="0">', HOLDS, "<meta>"),
    "a form to another place": (
        '<form action="https://x.example/"></form>',
        HOLDS,
        "<form action=https://x.example/>",
    ),
    "a larger image of another host": (
        '<img srcset="https://cdn.example/x.png 2x" alt="">',
        LOADS,
        "https://cdn.example/x.png",
    ),
    "a style attribute that loads": (
        "<p style=\"background:url('//cdn.example/x.png')\">x</p>",
        LOADS,
        "//cdn.example/x.png",
    ),
    "a style element that loads": (
        '<style>@import"https://cdn.example/x.css";</style>',
        LOADS,
        "https://cdn.example/x.css",
    ),
    "a drawing of another host": (
        '<svg><use href="https://cdn.example/x.svg#y"/></svg>',
        LOADS,
        "https://cdn.example/x.svg#y",
    ),
    "template syntax": ("<p>{{ name }}</p>", LEFT, "{{"),
    "a part that a script may take out": ("<template>x</template>", HOLDS, "<template>"),
}


@pytest.mark.parametrize(("body", "message", "what"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named(tmp_path: Path, body: str, message: str, what: str) -> None:
    assert found(site_with(tmp_path, body)) == [f"en/index.html:1: {message.format(what)}"]


def test_a_script_of_another_host_is_named_twice(tmp_path: Path) -> None:
    body = '<script src="https://cdn.example/x.js"></script>'
    assert found(site_with(tmp_path, body)) == [
        "en/index.html:1: SITE004 this page loads 'https://cdn.example/x.js' from another host.",
        "en/index.html:1: SITE008 this page runs https://cdn.example/x.js, which is no script file"
        " of the site.",
    ]


def test_the_scripts_of_the_site_are_no_problem(tmp_path: Path) -> None:
    body = '<script src="assets/x.js"></script><script type="application/json">{}</script>'
    site = site_with(tmp_path, body)
    (site / "en" / "assets").mkdir()
    (site / "en" / "assets" / "x.js").touch()
    assert found(site) == []


def test_the_file_that_a_page_is_made_from_is_named(tmp_path: Path) -> None:
    site = site_with(tmp_path, "<p onclick=x>{{</p>")
    sources = {"en/index.html": "content/site.yaml"}
    problems = audit_site(site, sources=sources)
    assert [str(problem) for problem in problems] == [
        "en/index.html:1: SITE005 this page (from content/site.yaml) holds onclick=.",
        "en/index.html:1: SITE007 template syntax '{{' is left over on this page"
        " (from content/site.yaml).",
    ]
    assert problems[0].message("zh") == "本页（content/site.yaml）包含 onclick=。"


def test_a_page_in_one_language_only_is_found(tmp_path: Path) -> None:
    site = site_with(tmp_path, "")
    (site / "zh" / "more.html").write_text(PAGE.format(""), encoding="utf-8")
    assert found(site) == ["zh/more.html:1: SITE006 this page has no counterpart 'en/more.html'."]


STYLES = {
    "an image in itself": ("a{background:url(data:image/png;base64,x)}", []),
    "a file of the site": ("a{background:url(../zh/index.html)}", []),
    "an image of another host": (
        "a{background:url( 'https://x.example/y' )}",
        [LOADS.format("https://x.example/y")],
    ),
    "a style of another host": ('@import"//x.example/y.css";', [LOADS.format("//x.example/y.css")]),
    "a missing image": ("a{background:url(gone.svg)}", [LEADS.format("gone.svg")]),
}


@pytest.mark.parametrize(("css", "messages"), STYLES.values(), ids=STYLES)
def test_a_style_sheet_loads_from_the_site_only(
    tmp_path: Path, css: str, messages: list[str]
) -> None:
    site = site_with(tmp_path, "")
    (site / "en" / "x.css").write_text(css, encoding="utf-8")
    assert found(site) == [f"en/x.css:1: {message}" for message in messages]
