"""``findings.json`` fits its schema, keeps its promise, and holds what the pages show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factsheets.catalog.catalog import Catalog
from factsheets.export.columns import columns
from factsheets.export.files import data_files
from factsheets.export.record import VERSION, FindingsFile
from factsheets.export.tables import TABLES
from factsheets.messages.problem import Language
from factsheets.model.tree import Group, Items, Shape, Table, alternatives, fields
from factsheets.views.overviews.table import build_table
from factsheets.views.shared.brief import first_sentence
from factsheets.views.shared.viewer import Viewer
from view_cases import changed

Data = dict[str, Any]
PROMISED = Path(__file__).with_name(f"fields-{VERSION.partition('.')[0]}.txt")


def test_it_fits_its_schema_and_reads_back(files: dict[str, bytes], findings: Data) -> None:
    schema = json.loads(files["findings.schema.json"])
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(findings)] == []
    read = FindingsFile.model_validate(findings)
    assert read.model_dump(mode="json", by_alias=True, exclude_none=True) == findings


def places(shape: Shape, at: str) -> Iterator[str]:
    """Every field that a file of that shape may hold, by its path."""
    for each in alternatives(shape):
        if isinstance(each, Items | Table):
            yield from places(each.of, f"{at}[]")
        elif isinstance(each, Group):
            for field in fields(each.model):
                yield f"{at}.{field.name}"
                yield from places(field.shape, f"{at}.{field.name}")


def test_no_promised_field_is_gone() -> None:
    """Whoever adds a field adds its line; a line that has to go takes a new major version."""
    fields = [*places(Group(FindingsFile), "findings.json")]
    fields += [f"{name}.{column.name}" for name in TABLES for column in columns(TABLES[name])]
    assert fields == PROMISED.read_text().splitlines()


def test_a_later_version_may_add_fields(files: dict[str, bytes], findings: Data) -> None:
    schema = json.loads(files["findings.schema.json"])
    later = findings | {"new": 1, "findings": [findings["findings"][0] | {"new": {}}]}
    assert [*Draft202012Validator(schema).iter_errors(later)] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_evidence_table_can_be_made_from_it(
    catalog: Catalog, findings: Data, language: Language
) -> None:
    """Cell by cell, for every finding, in whichever order the page has them."""

    def said(text: Data | None) -> str:
        return (text.get(language) or next(iter(text.values()))) if text else ""

    def label(vocabulary: str, code: str | None) -> str:
        return said(findings["labels"][vocabulary][code]) if code else ""

    comma = ", " if language == "en" else "、"
    rebuilt = [
        {
            "claim": said(record["claim"]),
            "sheet": said(record["name"]),
            "url": record["address"][language].partition(f"/{language}/")[2],
            "tumours": comma.join(label("tumours", tumour) for tumour in record["tumours"]),
            "question": label("questions", record["question"]),
            "direction": label("directions", record.get("direction")),
            "level": record.get("level", ""),
            "directness": label("directness", record.get("directness")),
            "design": comma.join(label("designs", design) for design in record["designs"]),
            "check": label("checks", record["check"]["status"]),
            "who": said(record.get("who")),
            "caveat": first_sentence(said(record.get("caveat"))),
            "sources": [said(work["label"]) for work in record["cites"]],
        }
        for record in findings["findings"]
    ]
    shown = [
        {
            "claim": row.claim.plain,
            "sheet": row.sheet,
            "url": row.url,
            "tumours": row.tumours,
            "question": row.question,
            "direction": row.direction_label,
            "level": row.level,
            "directness": row.directness_label,
            "design": row.design,
            "check": row.brief.label,
            "who": row.brief.who,
            "caveat": row.brief.caveat,
            "sources": [label for label, _ in row.sources],
        }
        for row in build_table(Viewer(catalog, language, "evidence.md")).rows
    ]
    by_url = itemgetter("url")
    assert sorted(rebuilt, key=by_url) == sorted(shown, key=by_url)


def test_marks_are_left_out_and_a_missing_side_stays_missing(tmp_path: Path) -> None:
    place = "treatments/dabrafenib.yaml:findings.0.claim"
    catalog = changed(tmp_path, {place: "{en: 'Of *some* [[braf-inhibitors|drugs]]'}"})
    first = next(
        record
        for record in json.loads(data_files(catalog)["findings.json"])["findings"]
        if record["sheet"] == "dabrafenib"
    )
    assert first["claim"] == {"en": "Of some drugs"}
