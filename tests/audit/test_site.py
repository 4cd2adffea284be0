"""The audit of the built site: each fault is found, and a good page has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.audit.site import audit_site

PAGE = '<!doctype html><html><head></head><body><h1 id="top">T</h1>{}</body></html>'


def site_with(folder: Path, body: str) -> Path:
    """A site of one page in two languages, whose English body is ``body``."""
    for language, inner in (("en", body), ("zh", "")):
        (folder / language).mkdir()
        (folder / language / "index.html").write_text(PAGE.format(inner), encoding="utf-8")
    return folder


def found(folder: Path) -> list[str]:
    """What the audit says, as printed."""
    return [str(problem) for problem in audit_site(folder)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="#top">up</a>', id="a link inside the page"),
        pytest.param('<a href="../zh/index.html#top">中文</a>', id="a link to another page"),
        pytest.param(
            '<a href="index.html#tumour=x&amp;text=y">filtered</a>', id="a filter's state"
        ),
        pytest.param('<a href="index.html#mechanisms/x">form</a>', id="a sheet in the form"),
        pytest.param('<a href="https://doi.org/10.1/x">DOI</a>', id="a link to another host"),
        pytest.param("<pre>{{ shown as code }}</pre>", id="braces inside code"),
        pytest.param("<title><script>x</script></title>", id="a title that looks like a script"),
        pytest.param("<p>PD-L1 &lt;TPS 1%&gt;</p>", id="escaped text"),
    ],
)
def test_a_good_page_has_no_problem(tmp_path: Path, body: str) -> None:
    assert found(site_with(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(
            '<a href="gone.html">x</a>',
            "SITE001 this page leads to 'gone.html', which does not exist in the site.",
            id="a dead link",
        ),
        pytest.param(
            '<a href="../../outside.html">x</a>',
            "SITE001 this page leads to '../../outside.html', which does not exist in the site.",
            id="a link out of the site",
        ),
        pytest.param(
            '<img src="gone.png" alt="">',
            "SITE001 this page leads to 'gone.png', which does not exist in the site.",
            id="a missing image",
        ),
        pytest.param(
            '<a href="../zh/index.html#nowhere">x</a>',
            "SITE002 this page leads to '../zh/index.html#nowhere',"
            " but there is no such place on that page.",
            id="a dead anchor",
        ),
        pytest.param(
            '<p id="top">x</p>',
            "SITE003 the id 'top' is used more than once on this page.",
            id="an id twice",
        ),
        pytest.param(
            "<script>x()</script>",
            "SITE008 this page runs <script>, which is no script file of the site.",
            id="a script in the page",
        ),
        pytest.param(
            '<script type="module">x()</script>',
            "SITE008 this page runs <script>, which is no script file of the site.",
            id="a module in the page",
        ),
        pytest.param(
            '<script src="index.html"></script>',
            "SITE008 this page runs index.html, which is no script file of the site.",
            id="a page as a script",
        ),
        pytest.param(
            '<a href="gone.html" href="index.html">x</a>',
            "SITE001 this page leads to 'gone.html', which does not exist in the site.",
            id="an attribute written twice",
        ),
        pytest.param(
            '<a href=" java\nscript:x()">x</a>',
            "SITE005 this page holds a javascript: link.",
            id="a script link in disguise",
        ),
        pytest.param(
            '<a href="JAVASCRIPT&colon;x()">x</a>',
            "SITE005 this page holds a javascript: link.",
            id="a script link in entities",
        ),
        pytest.param('<base href="/">', "SITE005 this page holds <base>.", id="a base address"),
        pytest.param(
            '<p srcdoc="x">x</p>', "SITE005 this page holds srcdoc=.", id="a page in an attribute"
        ),
        pytest.param(
            '<svg><a><animate attributeName="href" values="#"/></a></svg>',
            "SITE005 this page holds <animate>.",
            id="a drawing that changes its address",
        ),
        pytest.param(
            '<meta http-equiv="set-cookie" content="x">',
            "SITE005 this page holds <meta>.",
            id="a cookie",
        ),
        pytest.param(
            '<link rel="stylesheet" href="//cdn.example/x.css">',
            "SITE004 this page loads '//cdn.example/x.css' from another host.",
            id="a style of another host",
        ),
        pytest.param(
            '<p onclick="x()">x</p>', "SITE005 this page holds onclick=.", id="an event handler"
        ),
        pytest.param(
            '<a href="javascript:x()">x</a>',
            "SITE005 this page holds a javascript: link.",
            id="a script link",
        ),
        pytest.param(
            '<a href="data:text/html,x">x</a>',
            "SITE005 this page holds a data: link.",
            id="a data link",
        ),
        pytest.param("<iframe></iframe>", "SITE005 this page holds <iframe>.", id="a frame"),
        pytest.param(
            '<meta http-equiv="Refresh" content="0">',
            "SITE005 this page holds <meta>.",
            id="a refresh",
        ),
        pytest.param(
            '<form action="https://x.example/"></form>',
            "SITE005 this page holds <form action=https://x.example/>.",
            id="a form to another place",
        ),
        pytest.param(
            '<img srcset="https://cdn.example/x.png 2x" alt="">',
            "SITE004 this page loads 'https://cdn.example/x.png' from another host.",
            id="a larger image of another host",
        ),
        pytest.param(
            "<p style=\"background:url('//cdn.example/x.png')\">x</p>",
            "SITE004 this page loads '//cdn.example/x.png' from another host.",
            id="a style attribute that loads",
        ),
        pytest.param(
            '<style>@import"https://cdn.example/x.css";</style>',
            "SITE004 this page loads 'https://cdn.example/x.css' from another host.",
            id="a style element that loads",
        ),
        pytest.param(
            '<svg><use href="https://cdn.example/x.svg#y"/></svg>',
            "SITE004 this page loads 'https://cdn.example/x.svg#y' from another host.",
            id="a drawing of another host",
        ),
        pytest.param(
            "<p>{{ name }}</p>",
            "SITE007 template syntax '{{' is left over on this page.",
            id="template syntax",
        ),
    ],
)
def test_a_fault_is_named_with_its_page(tmp_path: Path, body: str, message: str) -> None:
    assert found(site_with(tmp_path, body)) == [f"en/index.html:1: {message}"]


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
    problems = audit_site(site, sources)
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


@pytest.mark.parametrize(
    ("css", "messages"),
    [
        pytest.param("a{background:url(data:image/png;base64,x)}", [], id="an image in itself"),
        pytest.param("a{background:url(../zh/index.html)}", [], id="a file of the site"),
        pytest.param(
            "a{background:url( 'https://x.example/y' )}",
            ["SITE004 this page loads 'https://x.example/y' from another host."],
            id="an image of another host",
        ),
        pytest.param(
            '@import"//x.example/y.css";',
            ["SITE004 this page loads '//x.example/y.css' from another host."],
            id="a style of another host",
        ),
        pytest.param(
            "a{background:url(gone.svg)}",
            ["SITE001 this page leads to 'gone.svg', which does not exist in the site."],
            id="a missing image",
        ),
    ],
)
def test_a_style_sheet_loads_from_the_site_only(
    tmp_path: Path, css: str, messages: list[str]
) -> None:
    site = site_with(tmp_path, "")
    (site / "en" / "x.css").write_text(css, encoding="utf-8")
    assert found(site) == [f"en/x.css:1: {message}" for message in messages]
