"""Audit of the numbers on the built pages against the YAML files, past the whole engine.

In: the tree of a page, the data as read by this room itself. Out: a problem for every number of a
finding, a table of key numbers or a figure that is not the one in the data, and for every one that
is left out. Imports nothing that makes pages, so that a fault of model, views or templates cannot
hide itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
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
    typed,
)
from factsheets.audit.page import Element
from factsheets.messages.problem import Problem, problem

LANGUAGES = ("en", "zh")
LINK = re.compile(r"\[\[[^\]|]*(?:\|([^\]]*))?\]\]")


def audit_numbers(page: str, tree: Element, data: Data) -> Iterator[Problem]:
    """Every number on one page, named by its path in the site, that is not as the data says."""
    language, _, place = page.partition("/")
    for sheet in data.sheets.values():
        if sheet.page == place:
            yield from _findings(page, tree, sheet, language, data)
    if data.sheets and language in LANGUAGES:
        yield from _elsewhere(page, tree, data)


def missing(pages: Collection[str], data: Data) -> Iterator[Problem]:
    """Sheets without a page."""
    for sheet in data.sheets.values():
        for page in (f"{language}/{sheet.page}" for language in LANGUAGES):
            if page not in pages:
                yield _differs(page, sheet, sheet.id, "–", sheet.id)


def _findings(
    page: str, tree: Element, sheet: Sheet, language: str, data: Data
) -> Iterator[Problem]:
    """Every finding of the sheet stands on its page, with its numbers and no others."""
    articles = {item.attributes.get("id", ""): item for item in tree.every("article", "finding")}
    for id, finding in sheet.findings.items():
        place = f"{sheet.id}#{id}"
        if id not in articles:
            yield _differs(page, sheet, place, "–", id)
            continue
        for text, expected, exact in _compared(articles[id], finding, language, data):
            actual = numbers(text)
            if actual != expected if exact else not in_order(expected, actual):
                yield _differs(page, sheet, place, text, ", ".join(expected) or "–")


# What an article shows, what the data says, and whether nothing else may be shown.
Compared = tuple[str, Numbers, bool]


def _compared(
    article: Element, finding: dict[str, Any], language: str, data: Data
) -> Iterator[Compared]:
    """Each part of an article beside its data; a unit, a name of a measure or of a linked sheet may
    hold digits of its own."""
    yield _prose(article.first("p", "claim"), finding.get("claim"), language)
    for name in ("caveat", "curator_note"):
        line = article.first("p", name.partition("_")[0])
        if finding.get(name) or line:
            yield _prose(line, finding.get(name), language)
    for line in article.every("ul", "who"):
        yield from _who(line, data)
    bodies = [body for table in article.every("table", "numbers") for body in table.every("tbody")]
    results = finding.get("results") or []
    yield str(len(bodies)), (str(len(results)),), True
    for body, result in zip(bodies, results, strict=False):
        yield from _result(body, result, data)


def _prose(element: Element | None, text: Any, language: str) -> Compared:
    """A text: numbers in order, and no others unless a link brings its name along."""
    text = text or {}
    other = "zh" if language == "en" else "en"
    written = text.get(language) or text.get(other) or ""
    bare = LINK.sub(lambda link: link[1] or "", written)
    plain = element.text(without=("sup", "a.permalink", "strong")) if element else ""
    bold = "**" in written or "[[" in written
    return (element.text() if element and bold else plain), numbers(bare), not bold


def _who(line: Element, data: Data) -> Iterator[Compared]:
    """How many were studied, as the card of the work says."""
    for item in line.every("li"):
        link = item.first("a", "who-cite")
        count = re.search(r" n = ([\d,]+)", item.text())
        if link and count:
            key = link.attributes.get("href", "").rpartition("/")[2].removesuffix(".html")
            yield count[0], numbers(data.people.get(key, "")), True


def _result(element: Element, result: dict[str, Any], data: Data) -> Iterator[Compared]:
    arms = result.get("arms") or []
    rows = [row for row in element.every("tr") if row.first("td", "num")]
    if rows:
        yield str(len(rows)), (str(len(arms)),), True
    for row, arm in zip(rows, arms, strict=False):
        _, n, value = row.children_elements()
        yield n.text(), typed(arm.get("n"), arm.get("events")), True
        text = value.text(without=(".num-note",))
        yield _without(text, data.names.get(arm.get("unit") or "", [])), of_arm(arm), True
        printed = typed((arm.get("as_printed") or {}).get("value"))
        yield value.text(), printed, False
    if not rows:
        yield "", tuple(n for arm in arms for n in (*typed(arm.get("n")), *of_arm(arm))), True
    effect = element.first("span", "effect")
    if effect or result.get("effect") or result.get("test"):
        names = data.names.get((result.get("effect") or {}).get("measure") or "", [])
        yield _without(effect.text() if effect else "", names), of_effect(result), True


def _without(text: str, names: list[str]) -> str:
    """A text without the names of its unit or measure, which may hold digits."""
    for name in names:
        text = text.replace(name, "") if numbers(name) else text
    return text


def _elsewhere(page: str, tree: Element, data: Data) -> Iterator[Problem]:
    """Numbers that are shown again: in lists and tables of key numbers and in figures."""
    rows = [row for table in tree.every("table", "key-numbers") for row in table.every("tr")]
    rows += [row for list in tree.every("ul", "first-numbers") for row in list.every("li")]
    for row in rows:
        link = row.first("a")
        known = _finding(link, page, data) if link else None
        if known:
            yield from _key_numbers(page, row, *known)
    for row in (row for table in tree.every("table", "studied") for row in table.every("tr")):
        link = row.first("a")
        known = _finding(link, page, data) if link else None
        if known:
            yield from _lines(page, row, *known)
    for mark in tree.every("a", "plot-line"):
        known = _finding(mark, page, data)
        value = mark.first("b", "plot-value")
        if known and value:
            sheet, id = known
            results = sheet.findings[id].get("results") or []
            fitting = [row for result in results for row in in_figures(result) if row]
            if numbers(value.text()) not in fitting:
                either = " | ".join(", ".join(row) for row in fitting) or "–"
                yield _differs(page, sheet, f"{sheet.id}#{id}", value.text(), either)


def _key_numbers(page: str, row: Element, sheet: Sheet, id: str) -> Iterator[Problem]:
    """A row shows the arms and the effect of one result of its finding."""
    items = [item for cell in row.every("ul", "plain") for item in cell.every("li")]
    arms = [numbers(_after_name(item)) for item in (*items, *row.every("span", "arm"))]
    effect = row.first("span", "effect")
    results = sheet.findings[id].get("results") or []
    if (arms or effect) and not any(_fits(result, arms, effect) for result in results):
        cells = [*arms, numbers(effect.text()) if effect else ()]
        text = "; ".join(" ".join(cell) for cell in cells)
        yield _differs(page, sheet, f"{sheet.id}#{id}", text, "–")


def _lines(page: str, row: Element, sheet: Sheet, id: str) -> Iterator[Problem]:
    """Each line of a row shows what the arms of one result of its finding had, and its effect."""
    results = sheet.findings[id].get("results") or []
    for line in row.every("span", "line"):
        values, effect = line.first("span", "values"), line.first("span", "effect")
        actual = numbers(values.text()) if values else ()
        arms = [tuple(n for arm in r.get("arms") or [] for n in of_arm(arm)) for r in results]
        shown = zip(results, arms, strict=True)
        if not any(in_order(own, actual) and _fits(r, [], effect) for r, own in shown):
            yield _differs(page, sheet, f"{sheet.id}#{id}", line.text(), "–")


def _fits(result: dict[str, Any], arms: list[Numbers], effect: Element | None) -> bool:
    expected = [
        typed(arm.get("n"), arm.get("events")) + of_arm(arm) for arm in result.get("arms") or []
    ]
    good = not arms or (len(arms) == len(expected) and all(map(in_order, expected, arms)))
    return good and (not effect or in_order(of_effect(result), numbers(effect.text())))


def _after_name(item: Element) -> str:
    """What stands behind an arm's name."""
    parts = [part for part in item.children if part is not item.first("span")]
    return "".join(
        part if isinstance(part, str) else part.text(without=(".num-note",))
        for part in parts
        if isinstance(part, str) or "num-note" not in part.classes
    )


def _finding(link: Element, page: str, data: Data) -> tuple[Sheet, str] | None:
    """The finding that a link leads to, if it is one of a sheet."""
    path, _, id = link.attributes.get("href", "").partition("#")
    name = (path or page).rpartition("/")[2].removesuffix(".html")
    sheet = data.sheets.get(name)
    if "--" in id:
        # A finding of another sheet, as a page shows it that takes it in.
        other, _, id = id.partition("--")
        sheet = data.sheets.get(other, sheet)
    return (sheet, id) if sheet and id in sheet.findings else None


def _differs(page: str, sheet: Sheet, place: str, found: str, expected: str) -> Problem:
    return problem(
        "SITE009", page, 1, place=place, found=found, source=sheet.path, expected=expected
    )
