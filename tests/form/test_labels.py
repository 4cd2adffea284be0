"""Every field of a sheet has its words, in both languages, and no words are left over."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factsheets.form.fields import words_of
from factsheets.form.labels import FieldWords, field_words
from factsheets.messages.wording import words
from factsheets.model import SHEET_KINDS, Sheet
from factsheets.site.pipeline import LANGUAGES

FILE = Path(__file__).parents[2] / "scripts/factsheets/form/labels.toml"


def fields() -> set[tuple[str, str]]:
    """Every field of every group of every kind of sheet, where its words are to stand."""
    shared = {info.alias or name for name, info in Sheet.model_fields.items()}
    found = set()
    for kind in SHEET_KINDS:
        schema = kind.model_json_schema(by_alias=True)
        own = set(schema["properties"]) - shared
        found |= {("Sheet", name) for name in shared} | {(kind.__name__, name) for name in own}
        for group, inner in schema["$defs"].items():
            found |= {(group, name) for name in inner["properties"]}
    return found


def test_no_field_lacks_its_words_and_no_words_lack_their_field() -> None:
    assert set(field_words()) == fields()


@pytest.mark.parametrize(("group", "field"), sorted(fields()))
def test_a_field_has_label_and_help_in_both_languages(group: str, field: str) -> None:
    shown = field_words()[group, field]
    for text in (shown.label, shown.help):
        assert [*text] == [*LANGUAGES]
        assert all(one.strip() for one in text.values())
    assert shown.help["en"].endswith((".", "?"))
    assert shown.help["zh"].endswith(("。", "？"))
    assert not any("一" <= char <= "鿿" for char in shown.label["en"] + shown.help["en"])


def test_words_of_choices_exist() -> None:
    patterns = {shown.choices for shown in field_words().values() if shown.choices}
    names = words("en")
    unused = [
        pattern
        for pattern in patterns
        if pattern != "{}" and not any(n.startswith(pattern.removesuffix("{}")) for n in names)
    ]
    assert unused == []


def test_a_field_that_sheets_share_is_described_once() -> None:
    assert words_of("Treatment", "name") is words_of("Mechanism", "name")
    assert words_of("Treatment", "name").label == {"en": "Name", "zh": "名称"}
    assert words_of("Tumour", "covers").label["en"] == "Tumour described"


def test_the_file_says_nothing_but_what_is_read() -> None:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    said = {name for group in table.values() for entry in group.values() for name in entry}
    assert said == set(FieldWords.__dataclass_fields__)
