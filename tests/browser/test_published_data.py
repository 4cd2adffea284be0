"""The data beside the pages of the real site: a number is the same text in CSV, JSON and page."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser.conftest import Site

FINDING = re.compile(r'<article class="?finding[^>]* id="?([^">]+)"?>(.*?)</article>', re.S)
DIGITS = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9]|\.[0-9])")
NUMBERS = ("n", "events", "value", "ci_low", "ci_high", "count", "low", "high", "review_value")


def numbers(text: str) -> set[str]:
    """The numbers in a text, as they are written there."""
    return {*DIGITS.findall(text.replace("\u2212", "-"))}


def printed(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every number of a finding's results in ``findings.json``, with the place of its table."""
    for index, result in enumerate(record["results"], 1):
        for arm in result["arms"]:
            values = [arm[name] for name in ("median", "mean", "percent", "value") if name in arm]
            values += [arm[name] for name in ("n", "events", "count", "denominator") if name in arm]
            values += arm.get("ci", [])
            values += [arm["range"][name] for name in ("low", "high")] if "range" in arm else []
            yield from ((f"{index}", value) for value in values)
        for part in ("effect", "test"):
            given = result.get(part, {})
            values = [given.get("value", ""), given.get("p", ""), *given.get("ci", [])]
            yield from ((f"{index}", value) for value in values if value)


@pytest.fixture(scope="module")
def rows(site: Site) -> list[dict[str, str]]:
    with (site.root / "data/results.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def records(site: Site) -> dict[str, dict[str, Any]]:
    data = json.loads((site.root / "data/findings.json").read_text("utf-8"))
    return {record["id"]: record for record in data["findings"]}


def test_csv_and_json_hold_the_same_numbers(
    rows: list[dict[str, str]], records: dict[str, dict[str, Any]]
) -> None:
    cells: dict[str, set[tuple[str, str]]] = {id: set() for id in records}
    for row in rows:
        named = [
            f"{side}_{name}" for side in ("arm", "versus") for name in (*NUMBERS, "denominator")
        ]
        named += ["effect_value", "effect_ci_low", "effect_ci_high", "effect_p", "test_p"]
        cells[row["finding"]] |= {(row["result"], row[name]) for name in named if row.get(name)}
    wanting = {
        id: missing
        for id, record in records.items()
        if (
            missing := {
                (place, value)
                for place, value in printed(record)
                if value != "not_reported" and (place, value) not in cells[id]
            }
        )
    }
    assert wanting == {}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_shows_every_number_of_its_findings_as_the_data_have_it(
    site: Site, records: dict[str, dict[str, Any]], language: str
) -> None:
    pages: dict[str, dict[str, set[str]]] = {}
    for record in records.values():
        page = record["address"][language].partition(f"/{language}/")[2].partition("#")[0]
        if page not in pages:
            text = (site.root / language / page).read_text("utf-8")
            pages[page] = {
                id: numbers(re.sub("<[^>]*>", " ", finding))
                for id, finding in FINDING.findall(text)
            }
        shown = pages[page][record["id"].partition("#")[2]]
        values = {value.lstrip("<>≤≥-") for _, value in printed(record)}
        assert {value for value in values if value[0].isdigit()} <= shown, record["id"]
    assert len(pages) > 50
