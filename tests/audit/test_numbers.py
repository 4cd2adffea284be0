"""No number on a page differs from the data without the audit saying so."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import markdown
import pytest

from factsheets.audit.data import in_order, numbers, read_data, typed
from factsheets.audit.numbers import audit_numbers, missing
from factsheets.audit.page import parse_html
from factsheets.pages.render import render_site
from factsheets.site.pipeline import LANGUAGES
from toy_site import TOY, copy_toy, toy

SHEET = "en/treatments/dabrafenib.html"
OUTCOMES = "en/outcomes/melanoma.html"
SAID = (
    "{page}:1: SITE009 dabrafenib#{id} shows '{found}' where the data of "
    "content/treatments/dabrafenib.yaml has {expected}."
)


@cache
def pages() -> dict[str, str]:
    """Every page of the toy as it is published, but for the theme around it."""
    made = {}
    for language in LANGUAGES:
        for page in render_site(toy(), language):
            body = page.markdown.partition("---\n")[2].partition("---\n")[2]
            html = markdown.markdown(body, extensions=["attr_list", "toc"])
            made[f"{language}/{page.src_uri.removesuffix('.md')}.html"] = html
    return made


DATA = read_data(TOY)


def said(page: str, html: str) -> list[str]:
    """What the audit says of a page."""
    return sorted({str(problem) for problem in audit_numbers(page, parse_html(html), DATA)})


def said_after(page: str, was: str, now: str) -> list[str]:
    """What the audit says once ``was`` is ``now`` on a page."""
    html = pages()[page]
    assert was in html
    return said(page, html.replace(was, now, 1))


def test_the_numbers_of_the_toy_are_those_of_its_data() -> None:
    assert {page: said(page, html) for page, html in pages().items() if said(page, html)} == {}
    assert list(missing(pages(), DATA)) == []


def test_every_kind_of_sheet_is_audited_a_new_one_too(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    shutil.copytree(root / "content/treatments", root / "content/devices")
    (root / "content/devices/dabrafenib.yaml").rename(root / "content/devices/new.yaml")
    problems = missing(pages(), read_data(root))
    assert "en/devices/new.html" in {problem.path for problem in problems}


FAULTS = {
    "a lost zero": (
        '<tr><td colspan="3"><span class="effect">HR 0.60',
        '<tr><td colspan="3"><span class="effect">HR 0.6',
        ["HR 0.6 (95% CI 0.40–0.90)|0.60, 95, 0.40, 0.90"],
    ),
    "another denominator": (
        '<td class="num"></td><td>39% (67/172)',
        '<td class="num">–</td><td>39% (67/17)',
        ["39% (67/17)|39, 67, 172"],
    ),
    "a median of the other arm": (
        '<td class="num">86</td><td>median 5.6 months',
        '<td class="num">86</td><td>median 3.1 months',
        ["median 3.1 months|5.6"],
    ),
    "a number too many": (
        '<td class="num">86</td><td>median 5.6 months',
        '<td class="num">86</td><td>median 5.6 months (4.0)',
        ["median 5.6 months (4.0)|5.6"],
    ),
    "a claim with a number": (
        "Dabrafenib prolonged survival.",
        "Dabrafenib prolonged survival by 2 months.",
        ["Dabrafenib prolonged survival by 2 months. |–"],
    ),
}


@pytest.mark.parametrize(("was", "now", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_page_and_file(was: str, now: str, expected: list[str]) -> None:
    lines = []
    for line in expected:
        shown, _, typed_ = line.partition("|")
        lines.append(SAID.format(page=SHEET, id="os-brain", found=shown.strip(), expected=typed_))
    assert sorted(said_after(SHEET, was, now)) == sorted(lines)


def test_a_finding_that_is_missing_is_named() -> None:
    assert said_after(SHEET, 'id="pfs-brain"', 'id="other"') == [
        SAID.format(page=SHEET, id="pfs-brain", found="–", expected="pfs-brain")
    ]


ROW = (
    '<a class="plot-line" href="../treatments/dabrafenib.html#{id}">'
    "<b class=plot-value>{value}</b></a></body>"
)


@pytest.mark.parametrize(
    ("id", "value"),
    [
        pytest.param("os-brain", "0.60 (0.40–0.90)", id="an effect"),
        pytest.param("pfs-brain", "0.85 (0.60–not reached)", id="an open interval"),
        pytest.param("os-brain", "5.6 months", id="a median"),
    ],
)
def test_a_figure_with_the_number_of_its_finding_is_no_problem(id: str, value: str) -> None:
    assert said_after(OUTCOMES, "<h1", ROW.format(id=id, value=value) + "<h1") == []


def test_a_figure_with_another_number_is_named() -> None:
    row = ROW.format(id="os-brain", value="0.61 (0.40–0.90)")
    assert said_after(OUTCOMES, "<h1", row + "<h1") == [
        SAID.format(
            page=OUTCOMES,
            id="os-brain",
            found="0.61 (0.40–0.90)",
            expected="0.60, 0.40, 0.90 | 5.6 | 3.1",
        )
    ]


# Where numbers of results stand: cells, effects, key numbers, figures.
SHOWN = re.compile(
    r'<td class="num">[^<]+|<td>(?:median )?[\d.]+[^<]*|<span class="effect">[^<]+'
    r'|class="plot-value"[^>]*>[^<]+'
    r"|</span>: median [^<]+|</span> \(n = [^<]+"
)


@pytest.mark.parametrize("page", [SHEET, OUTCOMES, "zh/treatments/dabrafenib.html"])
def test_no_digit_of_a_result_can_change_unseen(page: str) -> None:
    html = pages()[page]
    unseen, tried = [], 0
    for match in SHOWN.finditer(html):
        shown = match[0].rpartition(">")[2]
        start = match.end() - len(shown)
        for at, char in enumerate(shown):
            if char.isascii() and char.isdigit() and "95%" not in shown[max(0, at - 1) : at + 3]:
                tried += 1
                changed = html[: start + at] + str((int(char) + 1) % 10) + html[start + at + 1 :]
                if not said(page, changed):
                    unseen.append((shown, at))
    assert unseen == []
    assert tried > 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("0.64–0.98", ("0.64", "0.98"), id="an interval"),
        pytest.param("-0.5 to 0.3", ("-0.5", "0.3"), id="a negative number"),
        pytest.param("P < .001", (".001",), id="no leading zero"),
        pytest.param("1,234 of 5,678", ("1234", "5678"), id="thousands"),
        pytest.param("PD-L1", ("1",), id="a name with a digit"),
        pytest.param("未报告", (), id="words"),
    ],
)
def test_numbers_are_found_as_written(text: str, found: tuple[str, ...]) -> None:
    assert numbers(text) == found


def test_order_counts_and_words_hold_no_numbers() -> None:
    assert in_order(("1", "2"), ("1", "95", "2"))
    assert not in_order(("1", "2"), ("2", "1"))
    assert typed("0.70", ["1", "not_reached"], None, "not_reported") == ("0.70", "1")
