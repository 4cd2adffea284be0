"""The usual form: the same values, always the same look."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import StringConstraints
from pydantic.fields import FieldInfo
from tests.reading.test_source import TYPED

from factsheets import model
from factsheets.model import Mechanism, Model, Study, Text, Treatment
from factsheets.model.base import Date
from factsheets.model.references import field_names
from factsheets.reading.source import parse_yaml
from factsheets.writing.yaml import Form, Writer, form_of, rewrite

ROOT = Path(__file__).parents[2]
CONTENT = [
    pytest.param(path, path.relative_to(root).as_posix(), id=path.relative_to(ROOT).as_posix())
    for root in (ROOT, ROOT / "tests" / "toy")
    for path in sorted((root / "content").rglob("*.yaml"))
    # Written by scripts, in a form of their own.
    if path.name not in ("map.yaml", "retractions.yaml")
]
CARD = "content/studies/a2020b.yaml"
UNITS = "content/vocab/units.yaml"

# What a person may write → the usual form of it.
FORMS = {
    "fields in the order of the model": (
        CARD,
        "read: title\ntumours: [nsclc]\ndesigns: [rct]\nmetastasis: all\nsubjects: [human]\n",
        "designs: [rct]\ntumours: [nsclc]\nsubjects: [human]\nmetastasis: all\nread: title\n",
    ),
    "terms in the order of their author": (
        UNITS,
        "years:\n  label: {zh: 年, en: years}\nmonths:\n  label: {en: months}\n",
        "years:\n  label: {en: years, zh: 年}\nmonths:\n  label: {en: months}\n",
    ),
    "a short name on one line": (
        UNITS,
        "months:\n  label:\n    en: months\n    zh: 个月\n",
        "months:\n  label: {en: months, zh: 个月}\n",
    ),
    "a list on one line": (
        UNITS,
        "m:\n  label: {en: m}\n  aliases:\n    - metre\n    - 'meter'\n",
        "m:\n  label: {en: m}\n  aliases: [metre, meter]\n",
    ),
    "quotes only where needed": (
        UNITS,
        "m:\n  label: {en: 'a plain text', zh: \"a, b\"}\n",
        'm:\n  label: {en: a plain text, zh: "a, b"}\n',
    ),
    "numbers as written": (
        UNITS,
        "m:\n  label: {en: '1.10'}\n  aliases: [0.70, '<0.0001', 2026-11-21, '1:1']\n",
        'm:\n  label: {en: "1.10"}\n  aliases: ["0.70", <0.0001, "2026-11-21", "1:1"]\n',
    ),
    "a text of several lines on one": (
        UNITS,
        "m:\n  label:\n    en: one\n      two\n    zh: >-\n      three\n      four\n",
        "m:\n  label: {en: one two, zh: three four}\n",
    ),
    "a text with line ends keeps them": (
        UNITS,
        "m:\n  label:\n    en: |\n      one\n      two\n",
        'm:\n  label: {en: "one\\ntwo\\n"}\n',
    ),
    "empty and nothing": (
        UNITS,
        "m:\n  label: {en: m, zh: }\n  definition:\n  aliases: [ ]\n",
        "m:\n  label: {en: m, zh: null}\n  definition: null\n  aliases: []\n",
    ),
    "a word that is yes to others": (
        UNITS,
        'm:\n  label: {en: "no", zh: "NO"}\n',
        'm:\n  label: {en: "no", zh: "NO"}\n',
    ),
    "an id that is no to others": (
        UNITS,
        'no:\n  label: {en: m}\n"1":\n  label: {en: q}\n',
        '"no":\n  label: {en: m}\n"1":\n  label: {en: q}\n',
    ),
    "line ends, blank lines and document start": (
        UNITS,
        "---\r\n\r\nm:\r\n\r\n  label: {en: m}\r\n",
        "m:\n  label: {en: m}\n",
    ),
    "remarks at the head, before a term and at the end": (
        UNITS,
        "# Head.\n#  Two.\nm:\n  label: {en: m}\n    # Of q.\nq:\n  label: {en: q}\n# End.\n",
        "# Head.\n#  Two.\nm:\n  label: {en: m}\n# Of q.\nq:\n  label: {en: q}\n# End.\n",
    ),
    "a remark moves with its field": (
        CARD,
        "read: title\n# Why rct.\ndesigns: [rct]\ntumours: [a]\nsubjects: [b]\nmetastasis: all\n",
        "# Why rct.\ndesigns: [rct]\ntumours: [a]\nsubjects: [b]\nmetastasis: all\nread: title\n",
    ),
    "a remark inside of a group keeps it open": (
        UNITS,
        "m:\n  label:\n    # Singular?\n    en: m\n    zh: 米\n",
        "m:\n  label:\n    # Singular?\n    en: m\n    zh: 米\n",
    ),
    "a remark inside of a list keeps it open": (
        UNITS,
        "m:\n  label: {en: m}\n  aliases:\n    - metre\n    # American.\n    - meter\n",
        "m:\n  label: {en: m}\n  aliases:\n    - metre\n    # American.\n    - meter\n",
    ),
    "a remark before the first field of an item": (
        CARD,
        "designs: [rct]\ntumours: [a]\nsubjects: [b]\nmetastasis: all\nread: title\ncited_as:\n"
        '  - support: "yes"\n    # Which?\n    review: c2020d\n    number: "1"\n',
        "designs: [rct]\ntumours: [a]\nsubjects: [b]\nmetastasis: all\nread: title\ncited_as:\n"
        '  # Which?\n  - review: c2020d\n    number: "1"\n    support: "yes"\n',
    ),
    "a number sign that is no remark": (
        UNITS,
        "m:\n  label:\n    en: |-\n      one\n      # two\n    zh: 'a #b'\n",
        'm:\n  label: {en: "one\\n# two", zh: "a #b"}\n',
    ),
}

REFUSED = {
    "a file that is no YAML": (UNITS, "m: [a\n", (["SRC034"], 0)),
    "a file with a wrong field": (UNITS, "m:\n  lable: {en: m}\n", (["FLD001"], 0)),
    "a file with a wrong value": (CARD, "read: abstrakt\n", (["FLD002"] * 4 + ["FLD003"], 0)),
    "a text that would lose its end": (UNITS, "m:\n  label: {en: m #1}\n", (["SRC030"], 0)),
    "a remark behind quotes": (UNITS, 'm:\n  label:\n    en: "m" # why\n', ([], 3)),
    "a remark behind a list": (UNITS, "m:\n  label: {en: m}\n  aliases: [] # none\n", ([], 3)),
    "a remark behind a field's name": (UNITS, "m: # why\n  label: {en: m}\n", ([], 1)),
    "a remark inside of brackets in a list": (
        "content/vocab/directness.yaml",
        "words: {}\nrows:\n  - tumour: [same]\n    subjects: [human]\n    metastasis: [all]\n"
        "    word: exact\n    reason: {en: a,\n      # why\n      zh: b} # x\n",
        ([], 9),
    ),
}


def shown(text: str, path: str) -> str | None:
    form = form_of(path)
    assert form is not None
    return rewrite(text.encode(), path, form).text


@pytest.mark.parametrize(("path", "text", "expected"), FORMS.values(), ids=FORMS)
def test_a_file_gets_the_usual_form(path, text, expected):
    assert shown(text, path) == expected
    assert shown(expected, path) == expected


@pytest.mark.parametrize(("path", "text", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_written_safely_is_left_alone(path, text, expected):
    result = rewrite(text.encode(), path, form_of(path))
    assert result.text is None
    assert ([found.code for found in result.problems], result.remark) == expected


def test_a_value_that_would_change_is_noticed(monkeypatch):
    monkeypatch.setattr(Writer, "text", lambda self, document: "m:\n  label: {en: other}\n")
    result = rewrite(b"m:\n  label: {en: m}\n", UNITS, form_of(UNITS))
    assert (result.text, result.problems, result.remark) == (None, [], 0)


def remarks(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


@pytest.mark.parametrize(("file", "path"), CONTENT)
def test_the_content_keeps_every_value_and_remark_and_its_form_is_stable(file, path):
    raw = file.read_bytes()
    text = shown(raw.decode(), path)
    before, _ = parse_yaml(raw, path)
    after, problems = parse_yaml(text.encode(), path)
    assert problems == []
    assert after.data == before.data
    assert remarks(text) == remarks(raw.decode())
    assert shown(text, path) == text


# For a field with a pattern; all others get any text that a person can type.
TYPICAL = ["0.70", "12", "0", "-1.5", "<0.0001", ".05", "os-2", "no", "a_b", "https://a.org/b"]
TYPICAL += ["0123456789abcdef"]


def values(annotation: Any, meta: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Values, as a person may type them, for the annotation of a field."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if annotation == Date:
        return st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
    if origin is Annotated:
        return values(inside[0], inside[1:])
    if origin is Literal:
        return st.sampled_from(inside)
    if origin is list:
        two = any(isinstance(one, FieldInfo) for one in meta)
        return st.lists(values(inside[0]), min_size=1 + two, max_size=2)
    if annotation is str:
        pattern = next((one.pattern for one in meta if isinstance(one, StringConstraints)), None)
        fitting = [one for one in TYPICAL if pattern and re.search(pattern, one)]
        return st.sampled_from(fitting) if pattern else TYPED.filter(bool)
    if isinstance(annotation, type):
        return objects(annotation)
    return st.one_of(*(values(one) for one in inside if one is not type(None)))


@cache
def objects(kind: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Whole groups of fields of a model; a text always has English."""
    hints = get_type_hints(kind, include_extras=True)
    needed, others = {}, {}
    for name, info in kind.model_fields.items():
        place = needed if info.is_required() or (kind is Text and name == "en") else others
        place[info.alias or name] = st.deferred(lambda hint=hints[name]: values(hint))
    return st.fixed_dictionaries(needed, optional=others)


@pytest.mark.parametrize(
    ("kind", "path"), [(Study, CARD), (Treatment, "content/treatments/a.yaml")]
)
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_value_of_any_document_changes(kind, path, data):
    document = data.draw(objects(kind))
    raw = json.dumps(document, ensure_ascii=False).encode()
    before, problems = parse_yaml(raw, path)
    assert problems == []
    result = rewrite(raw, path, Form(kind))
    assert result.problems == []
    assert result.text is not None
    assert parse_yaml(result.text.encode(), path)[0].data == before.data
    assert rewrite(result.text.encode(), path, Form(kind)).text == result.text


def test_the_fields_of_one_kind_of_sheet_stand_after_the_aliases():
    assert field_names(Mechanism, ())[:6] == [
        "name",
        "aliases",
        "class",
        "stages",
        "premise",
        "tumours",
    ]


@pytest.mark.parametrize(
    "path", ["README.md", "content/x.yaml", "content/vocab/x.yaml", "content/studies/x.yml", "x"]
)
def test_what_is_no_content_has_no_form(path):
    assert form_of(path) is None


def test_every_file_of_the_content_has_a_form():
    assert model.__all__
    assert [path.values[1] for path in CONTENT if form_of(path.values[1]) is None] == []
