"""Audit of the numbers on the built pages against the YAML files, past the whole engine.

In: the folder of the site, the folder of the project. Out: a problem for every number of a finding,
a table of key numbers or a figure that is not the one in the data, and for every one that is left
out. Reads the files by itself (``audit_data``), the pages as a browser does, and imports nothing
that makes pages, so that a fault of model, views, templates or minifier cannot hide itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factsheets.audit.data import (
    Data,
    Numbers,
    Sheet,
    in_figures,
    in_order,
    numbers,
    of_arm,
    of_effect,
    read_data,
    read_sheets,
    said,
)
from factsheets.audit.page import Element, parse_html
from factsheets.messages.problem import Problem, problem

LANGUAGES = ("en", "zh")
LINK = re.compile(r"\[\[[^\]|]*(?:\|([^\]]*))?\]\]")


def audit_numbers(site: Path, root: Path) -> list[Problem]:
    """Every number that is shown otherwise than the data says, sorted by page."""
    data, sheets = read_data(root), {sheet.id: sheet for sheet in read_sheets(root)}
    problems: list[Problem] = []
    for language in LANGUAGES:
        for sheet in sheets.values():
            page = f"{language}/{sheet.page}"
            tree = parse_html((site / page).read_text(encoding="utf-8"))
            problems += _findings(page, tree, sheet, language, data)
            problems += _elsewhere(page, tree, sheets)
        page = f"{language}/outcomes.html"
        if (site / page).is_file():
            problems += _elsewhere(
                page, parse_html((site / page).read_text(encoding="utf-8")), sheets
            )
    return sorted(set(problems))


def _findings(
    page: str, tree: Element, sheet: Sheet, language: str, data: Data
) -> Iterator[Problem]:
    """Every finding of the sheet stands on its page, with its numbers and no others."""
    articles = {one.attributes.get("id", ""): one for one in tree.every("article", "finding")}
    for id, finding in sheet.findings.items():
        place = f"{sheet.id}#{id}"
        if id not in articles:
            yield _differs(page, sheet, place, "–", id)
            continue
        for shown, wanted, exact in _compared(articles[id], finding, language, data):
            found = numbers(shown)
            if found != wanted if exact else not in_order(wanted, found):
                yield _differs(page, sheet, place, shown, ", ".join(wanted) or "–")


Compared = tuple[str, Numbers, bool]


def _compared(
    article: Element, finding: dict[str, Any], language: str, data: Data
) -> Iterator[Compared]:
    """What an article shows, what the data says, and whether nothing else may be shown.

    A unit, a name of a measure or of a linked sheet may hold digits of its own.
    """
    yield _prose(article.first("p", "claim"), finding.get("claim"), language)
    for name in ("caveat", "curator_note"):
        line = article.first("p", name.partition("_")[0])
        if finding.get(name) or line:
            yield _prose(line, finding.get(name), language)
    for line in article.every("ul", "who"):
        yield from _who(line, data.people)
    shown = [*article.every("table", "numbers"), *article.every("div", "result-line")]
    results = finding.get("results") or []
    yield str(len(shown)), (str(len(results)),), True
    # Tables and lines keep their order among each other.
    inside = [e for e in article.walk() if any(e is one for one in shown)]
    for element, result in zip(inside, results, strict=False):
        yield from _result(element, result, data)


def _prose(element: Element | None, text: Any, language: str) -> Compared:
    """A text: numbers in order, and no others unless a link brings its name along."""
    text = text or {}
    other = "zh" if language == "en" else "en"
    written = text.get(language) or text.get(other) or ""
    bare = LINK.sub(lambda link: link[1] or "", written)
    shown = element.text(without=("sup", "a.permalink", "strong")) if element else ""
    bold = "**" in written or "[[" in written
    return (element.text() if element and bold else shown), numbers(bare), not bold


def _who(line: Element, people: dict[str, str]) -> Iterator[Compared]:
    """How many were studied, as the card of the work says."""
    for item in line.every("li"):
        link = item.first("a", "who-cite")
        count = re.search(r" n = ([\d,]+)", item.text())
        if link and count:
            key = link.attributes.get("href", "").rpartition("/")[2].removesuffix(".html")
            yield count[0], numbers(people.get(key, "")), True


def _result(element: Element, result: dict[str, Any], data: Data) -> Iterator[Compared]:
    arms = result.get("arms") or []
    rows = [row for row in element.every("tr") if row.first("td", "num")]
    if element.tag == "table":
        yield str(len(rows)), (str(len(arms)),), True
    for row, arm in zip(rows, arms, strict=False):
        _, n, value = row.children_elements()
        yield n.text(), said(arm.get("n"), arm.get("events")), True
        shown = value.text(without=(".num-note",))
        yield _without(shown, data.names.get(arm.get("unit") or "", [])), of_arm(arm), True
        printed = said((arm.get("as_printed") or {}).get("value"))
        yield value.text(), printed, False
    if element.tag != "table":
        yield "", tuple(n for arm in arms for n in (*said(arm.get("n")), *of_arm(arm))), True
    effect = element.first("span", "effect")
    if effect or result.get("effect") or result.get("test"):
        names = data.names.get((result.get("effect") or {}).get("measure") or "", [])
        yield _without(effect.text() if effect else "", names), of_effect(result), True


def _without(text: str, names: list[str]) -> str:
    """A text without the names of its unit or measure, which may hold digits."""
    for name in names:
        text = text.replace(name, "") if numbers(name) else text
    return text


def _elsewhere(page: str, tree: Element, sheets: dict[str, Sheet]) -> Iterator[Problem]:
    """Numbers that are shown again: in tables of key numbers and in figures."""
    for row in tree.every("tr"):
        head = row.first("th")
        link = head.first("a") if head else None
        known = _finding(link, page, sheets) if link and row.first("td", "verdict") else None
        if known:
            sheet, id = known
            yield from _key_numbers(page, row, sheet, id)
    for mark in tree.every("a", "plot-row"):
        known = _finding(mark, page, sheets)
        value = mark.first("text", "plot-value")
        if known and value:
            sheet, id = known
            wanted = [w for r in sheet.findings[id].get("results") or [] for w in in_figures(r)]
            if not any(w and numbers(value.text()) == w for w in wanted):
                yield _differs(page, sheet, f"{sheet.id}#{id}", value.text(), _either(wanted))


def _key_numbers(page: str, row: Element, sheet: Sheet, id: str) -> Iterator[Problem]:
    """A row shows the arms and the effect of one result of its finding."""
    arms = [
        numbers(_after_name(item))
        for shown in row.every("ul", "plain")
        for item in shown.every("li")
    ]
    effect = row.first("span", "effect")
    results = sheet.findings[id].get("results") or []
    fitting = [result for result in results if _fits(result, arms, effect)]
    if not fitting and (arms or effect):
        shown = "; ".join(
            " ".join(one) for one in [*arms, numbers(effect.text()) if effect else ()]
        )
        yield _differs(page, sheet, f"{sheet.id}#{id}", shown, "–")


def _fits(result: dict[str, Any], arms: list[Numbers], effect: Element | None) -> bool:
    wanted = [
        said(arm.get("n"), arm.get("events")) + of_arm(arm) for arm in result.get("arms") or []
    ]
    good = not arms or (len(arms) == len(wanted) and all(map(in_order, wanted, arms)))
    return good and (not effect or in_order(of_effect(result), numbers(effect.text())))


def _after_name(item: Element) -> str:
    """What stands behind an arm's name."""
    parts = [part for part in item.children if part is not item.first("span")]
    return "".join(
        part if isinstance(part, str) else part.text(without=(".num-note",))
        for part in parts
        if isinstance(part, str) or "num-note" not in part.classes
    )


def _finding(link: Element, page: str, sheets: dict[str, Sheet]) -> tuple[Sheet, str] | None:
    """The finding that a link leads to, if it is one of a sheet."""
    path, _, id = link.attributes.get("href", "").partition("#")
    name = (path or page).rpartition("/")[2].removesuffix(".html")
    sheet = sheets.get(name)
    if sheet is None and "--" in id:
        sheet = sheets.get(id.partition("--")[0])
    if sheet and "--" in id:
        other, _, own = id.partition("--")
        sheet, id = sheets.get(other, sheet), own
    return (sheet, id) if sheet and id in sheet.findings else None


def _differs(page: str, sheet: Sheet, place: str, shown: str, expected: str) -> Problem:
    return problem(
        "SITE009", page, 1, place=place, found=shown, source=sheet.path, expected=expected
    )


def _either(wanted: list[Numbers]) -> str:
    return " | ".join(", ".join(one) for one in wanted if one) or "–"
