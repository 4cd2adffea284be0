"""Columns and cells of tables from models; which groups of a result stand in one row."""

from __future__ import annotations

import pytest

from factsheets.export.columns import as_csv, as_number, columns, line, safe
from factsheets.export.findings import Exporter
from factsheets.export.results import pairs, result_rows
from factsheets.export.row import ArmCells, DiscrepancyRow, EffectCells
from factsheets.model import Result
from toy_site import toy
from view_cases import text

FORMULAS = {
    "=1+1": "'=1+1",
    "+49 30": "'+49 30",
    "-x": "'-x",
    "-3.2": "-3.2",
    "@SUM(A1)": "'@SUM(A1)",
    "＝1": "'＝1",
    "＋1": "'＋1",
    "－1": "'－1",
    "＠x": "'＠x",
    " \t=1": "'=1",
    "two\nlines": "two lines",
    "肝转移": "肝转移",
}


@pytest.mark.parametrize(("cell", "written"), FORMULAS.items())
def test_no_spreadsheet_runs_a_cell(cell: str, written: str) -> None:
    assert safe(cell) == written


NUMBERS = {"0.70": "0.70", "<0.001": "0.001", "≥.05": "0.05", "-3": "-3", "not_reached": "", "": ""}


@pytest.mark.parametrize(("printed", "number"), NUMBERS.items())
def test_a_printed_number_as_a_number(printed: str, number: str) -> None:
    assert as_number(printed) == number


def test_columns_say_what_they_hold() -> None:
    said = {column.name: (column.type, column.title["en"]) for column in columns(EffectCells)}
    assert said["p"] == ("string", "P value as printed")
    assert said["p_number"] == ("number", "P value as printed, as a number")
    assert said["review_value"][0] == "number"
    assert {column.name for column in columns(ArmCells)} > {"name_en", "name_zh", "n", "value"}
    codes = {column.name: column.codes for column in columns(DiscrepancyRow)}
    assert codes["kind"] == ("number", "finding", "work")
    assert codes["place"] == ()


def test_a_row_is_one_line() -> None:
    row = DiscrepancyRow(
        kind="number",
        work=["one2020", "two2021"],
        source_value="not_reached",
        review_value="1.50",
        note=text('=a "quoted", text'),
        address=text("https://example.org/en", "https://example.org/zh"),
    )
    assert line(row) == (
        'number,,one2020; two2021,,,,not_reached,,1.50,,,"\'=a ""quoted"", text",,'
        "https://example.org/en,https://example.org/zh\r\n"
    )
    assert as_csv(DiscrepancyRow, [row]).startswith("\ufeffkind,review,work,finding,")


ARM = {"name": {"en": "A"}}
PAIRS = {
    "an effect": ({"arms": "abc", "effect": "ca"}, ["c~a", "b"]),
    "a test of two": ({"arms": "ab", "test": "ab"}, ["a~b"]),
    "a test of three": ({"arms": "abc", "test": "abc"}, ["a", "b", "c"]),
    "nobody compared them": ({"arms": "ab"}, ["a", "b"]),
    "words alone": ({"arms": ""}, [""]),
}


@pytest.mark.parametrize(("given", "expected"), PAIRS.values(), ids=PAIRS)
def test_a_row_for_each_pair_that_was_compared(given: dict[str, str], expected: list[str]) -> None:
    data: dict[str, object] = {
        "outcome": "os",
        "arms": [{"id": id, **ARM} for id in given["arms"]],
        "words": {"en": "In words"},
    }
    if "effect" in given:
        arm, versus = given["effect"]
        data["effect"] = {"measure": "hr", "arm": arm, "versus": versus, "value": "0.5"}
    if "test" in given:
        data["test"] = {"arms": [*given["test"]], "p": "0.01", "kind": "two-group"}
    found = pairs(Result.model_validate(data))
    assert ["~".join(arm.id for arm in pair if arm) for pair in found] == expected


def test_every_finding_has_a_row_and_every_row_its_own_id() -> None:
    exporter = Exporter(toy())
    rows = [row for use in toy().uses() for row in result_rows(exporter, use)]
    assert {row.finding for row in rows} == {*toy().findings}
    assert len({row.id for row in rows}) == len(rows)
    bare = [row for row in rows if row.result is None]
    assert all(row.arm is row.effect is row.outcome is None for row in bare)
