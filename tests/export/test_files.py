"""The files of ``data/``: a valid data package, the same bytes each time, examples that run."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from pathlib import Path

import frictionless
import pytest

from factsheets.bibliography import parse_bibliography
from factsheets.catalog.catalog import Catalog
from factsheets.export import files as made
from factsheets.export.columns import columns
from factsheets.export.kinds import KINDS
from factsheets.export.tables import TABLES

Files = dict[str, bytes]


@pytest.fixture
def folder(files: Files, tmp_path: Path) -> Path:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_it_is_a_valid_data_package(folder: Path) -> None:
    """By Frictionless: checksums, sizes, columns, types, codes, keys."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    assert described | {"datapackage.json"} == {*KINDS} == {p.name for p in folder.iterdir()}


def test_a_table_opens_in_a_spreadsheet_with_its_chinese(files: Files) -> None:
    """A mark of UTF-8 first, lines as RFC 4180 wants them, every row as long as its header."""
    for name, model in TABLES.items():
        text = files[name].decode("utf-8-sig")
        assert files[name].startswith(b"\xef\xbb\xbf")
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        assert header == [column.name for column in columns(model)]
        assert text.count("\r\n") == text.count("\n") == len(rows) + 1
        assert {len(row) for row in rows} <= {len(header)}
    assert re.search("[一-鿿]", files["results.csv"].decode())


def test_no_cell_is_a_formula(files: Files) -> None:
    for name in TABLES:
        for row in csv.reader(io.StringIO(files[name].decode("utf-8-sig"))):
            begun = [cell for cell in row if re.match(r"[=+\-@\t\r＝＋－＠]", cell)]
            assert [cell for cell in begun if not re.fullmatch(r"-[0-9.]+", cell)] == []


def test_the_example_in_python_runs(files: Files, folder: Path) -> None:
    readme = files["README.md"].decode()
    (code,) = {*re.findall(r"```python\n(.*?)```", readme, re.S)}
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code, {})
    rows = csv.DictReader(io.StringIO(files["results.csv"].decode("utf-8-sig")))
    hazards = [row for row in rows if row["effect_measure"] == "hr" and row["effect_value_number"]]
    assert len(said.getvalue().splitlines()) == len(hazards) > 0
    # The one in R names columns that there are.
    (code,) = {*re.findall(r"```r\n(.*?)```", readme, re.S)}
    assert {*re.findall(r"\w+_\w+", code)} <= {*hazards[0]}


def test_the_readme_has_every_column_and_field_in_both_languages(files: Files) -> None:
    readme = files["README.md"].decode()
    for name, model in TABLES.items():
        for column in columns(model):
            for title in column.title.values():
                assert f"| `{column.name}` | {column.type} | {title} |" in readme, name


def test_every_reference_is_in_every_format(catalog: Catalog, files: Files) -> None:
    works, problems = parse_bibliography(files["references.bib"], "references.bib")
    assert not [problem for problem in problems if problem.severity == "error"]
    assert [*works.references] == [*catalog.references]
    assert [item["id"] for item in json.loads(files["references.csl.json"])] == [
        *catalog.references
    ]
    assert files["references.ris"].count(b"ER  - ") == len(catalog.references)


def test_the_same_content_gives_the_same_bytes(catalog: Catalog, files: Files) -> None:
    assert made._made(catalog) == files
    assert made.data_files(catalog) is made.data_files(catalog)
