"""Every format tells the same problems, in both languages, and quotes no file unescaped."""

from __future__ import annotations

import html
import json
import re

import pytest
from markdown import markdown

from factsheets.messages.problem import problem
from factsheets.messages.report import (
    MOST_ROWS,
    Report,
    as_github,
    as_gitlab,
    as_json,
    as_markdown,
    as_text,
    plain,
)

ERROR = problem("REF001", "content/x.yaml", 3, 9, field="cites[0]", found="a2020", hint="a2020b")
WARNING = problem("REF010", "references.bib", 9, found="c2021d")
RULES = {
    "en": "https://example.org/toy/en/methods/rules.html",
    "zh": "https://example.org/toy/zh/methods/rules.html",
}
BOTH = Report((ERROR, WARNING), "en", RULES["en"])
CHINESE = Report((ERROR, WARNING), "zh", RULES["zh"])
SAID = "cites[0] cites 'a2020', which is not in references.bib. Did you mean 'a2020b'?"
SAID_ZH = "cites[0] 引用了“a2020”，但 references.bib 中没有该条目。是否应为“a2020b”？"
NASTY = [
    "| a | b |",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://example.org/pixel)",
    "https://example.org www.example.org mail@example.org",
    "`code` *em* _em_ **b** ~~s~~ # h",
    "&lt;b&gt; &#60;",
    "-->",
    "\\| \\*",
    "$x^2$",
]


def nasty(text):
    return Report((problem("REF010", f"content/{text}.yaml", 1, found=text),), "en", RULES["en"])


def test_the_text_lists_problems_and_counts_them():
    assert as_text(BOTH) == (
        f"content/x.yaml:3: REF001 {SAID}\n"
        "references.bib:9: REF010 the reference 'c2021d' is used nowhere. (warning)\n"
        "What each code means: https://example.org/toy/en/methods/rules.html\n"
        "1 problems, 1 warnings"
    )


def test_the_text_is_chinese_throughout():
    assert as_text(CHINESE) == (
        f"content/x.yaml:3: REF001 {SAID_ZH}\n"
        "references.bib:9: REF010 文献“c2021d”未被使用。（警告）\n"
        "各代码的含义：https://example.org/toy/zh/methods/rules.html\n"
        "1 个问题，1 个警告"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "0 problems, 0 warnings\n3 more in other files are not shown."),
        ("zh", "0 个问题，0 个警告\n其他文件中还有 3 个，未显示。"),
    ],
)
def test_what_is_not_shown_is_counted(language, expected):
    assert as_text(Report((), language, RULES[language], 3)) == expected


def test_github_gets_annotations_at_the_line_with_a_link_to_the_rule():
    rules = "https://example.org/toy/en/methods/rules.html"
    assert as_github(BOTH) == (
        f"::error file=content/x.yaml,line=3,col=9,title=REF001::{SAID}%0A{rules}#REF001\n"
        "::warning file=references.bib,line=9,col=1,title=REF010::the reference 'c2021d' is used "
        f"nowhere.%0A{rules}#REF010\n"
        "1 problems, 1 warnings"
    )


def test_nothing_is_linked_while_the_site_has_no_address():
    assert as_github(Report((ERROR,), "zh")) == (
        f"::error file=content/x.yaml,line=3,col=9,title=REF001::{SAID_ZH}\n1 个问题，0 个警告"
    )


def test_an_annotation_cannot_be_broken_out_of():
    found = problem("REF010", "content/a:b,c%\r\n.yaml", 1, found="100% ::error::x\n::warning::y")
    assert as_github(Report((found,))).split("\n") == [
        "::warning file=content/a%3Ab%2Cc%25%0D%0A.yaml,line=1,col=1,title=REF010::"
        "the reference '100%25 ::error::x ::warning::y' is used nowhere.",
        "0 problems, 1 warnings",
    ]


def test_gitlab_gets_a_code_quality_report():
    entries = json.loads(as_gitlab(BOTH))
    assert [len(entry.pop("fingerprint")) for entry in entries] == [64, 64]
    assert entries == [
        {
            "description": f"REF001 {SAID}",
            "check_name": "REF001",
            "severity": "major",
            "location": {"path": "content/x.yaml", "lines": {"begin": 3}},
        },
        {
            "description": "REF010 the reference 'c2021d' is used nowhere.",
            "check_name": "REF010",
            "severity": "minor",
            "location": {"path": "references.bib", "lines": {"begin": 9}},
        },
    ]


def fingerprints(*problems, language="en"):
    return [entry["fingerprint"] for entry in json.loads(as_gitlab(Report(problems, language)))]


def doubled(line, first, name="p"):
    return problem("SRC023", "content/x.yaml", line, name=name, first=str(first))


def test_a_fingerprint_stays_while_lines_move_and_in_either_language():
    [before] = fingerprints(doubled(7, 3))
    assert fingerprints(doubled(9, 5)) == [before]
    assert fingerprints(doubled(7, 3), language="zh") == [before]


def test_fingerprints_tell_problems_apart():
    other = problem("SRC023", "content/y.yaml", 7, name="p", first="3")
    found = fingerprints(doubled(7, 3), doubled(8, 3), doubled(7, 3, "q"), other, WARNING)
    assert len(set(found)) == 5


def test_the_markdown_has_a_table_for_each_file():
    second = problem("FLD008", "content/x.yaml", 5, field="on", found="soon")
    rules = "https://example.org/toy/en/methods/rules.html"
    assert as_markdown(Report((ERROR, second, WARNING), "en", RULES["en"])) == (
        "## Check of the content\n\n"
        "2 problems, 1 warnings\n\n"
        "### content/x.yaml\n\n"
        "| Line | Rule | Problem |\n| ---: | --- | --- |\n"
        f"| 3 | [REF001]({rules}#REF001) | cites&#91;0&#93; cites &#39;a2020&#39;, which is not in "
        "references.bib. Did you mean &#39;a2020b&#39;? |\n"
        f"| 5 | [FLD008]({rules}#FLD008) | on must be a date such as 2026-11-21&#58; "
        "&#39;soon&#39;. |\n\n"
        "### references.bib\n\n"
        "| Line | Rule | Problem |\n| ---: | --- | --- |\n"
        f"| 9 | [REF010]({rules}#REF010) | the reference &#39;c2021d&#39; is used nowhere. "
        "(warning) |".replace("(warning)", "&#40;warning&#41;")
    )


def test_the_markdown_of_nothing_says_so_in_chinese():
    assert as_markdown(Report((), "zh", RULES["zh"])) == "## 内容检查\n\n0 个问题，0 个警告"


def test_a_long_list_is_cut_and_says_by_how_much():
    many = tuple(
        problem("REF010", "references.bib", line, found="x") for line in range(MOST_ROWS + 2)
    )
    shown = as_markdown(Report(many, "zh"))
    assert shown.count("| REF010 |") == MOST_ROWS
    assert shown.endswith("\n\n另有 2 个，未在此显示。")


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_a_nasty_text_as_it_is(text):
    rows = as_markdown(nasty(text)).split("\n")
    assert sum(row.startswith("| ") for row in rows) == 3
    shown = markdown(plain(text))
    assert re.findall(r"<(?!/?p>|!-- -->)", shown) == []
    assert html.unescape(re.sub(r"</?p>|<!-- -->", "", shown)) == text


def test_nobody_is_called_from_a_markdown_report():
    assert plain("@example/team a@b") == "&#64;<!-- -->example/team a&#64;<!-- -->b"


def test_an_address_is_no_link_in_a_markdown_report():
    assert plain("https://a.org WWW.a.org") == "https&#58;//a.org WWW&#46;a.org"


@pytest.mark.parametrize("text", NASTY)
def test_what_is_read_by_machines_keeps_a_nasty_text(text):
    said = f"the reference '{text}' is used nowhere."
    assert json.loads(as_json(nasty(text)))["problems"][0]["message"] == said
    assert json.loads(as_gitlab(nasty(text)))[0]["description"] == f"REF010 {said}"


def test_json_has_all_there_is_to_know():
    assert json.loads(as_json(Report((ERROR, WARNING), "zh", RULES["zh"], 4))) == {
        "version": 1,
        "language": "zh",
        "errors": 1,
        "warnings": 1,
        "elsewhere": 4,
        "problems": [
            {
                "path": "content/x.yaml",
                "line": 3,
                "column": 9,
                "code": "REF001",
                "severity": "error",
                "message": SAID_ZH,
                "rule": "每个引用键都必须在 references.bib 中。",
                "suggestion": "a2020b",
                "link": "https://example.org/toy/zh/methods/rules.html#REF001",
            },
            {
                "path": "references.bib",
                "line": 9,
                "column": 1,
                "code": "REF010",
                "severity": "warning",
                "message": "文献“c2021d”未被使用。",
                "rule": "没有被任何页面或研究卡使用的文献可能是遗漏。",
                "suggestion": None,
                "link": "https://example.org/toy/zh/methods/rules.html#REF010",
            },
        ],
    }


def test_json_links_nothing_while_the_site_has_no_address():
    assert json.loads(as_json(Report((ERROR,))))["problems"][0]["link"] is None
