"""The usual form: the same values, always the same look, and no line touched without need."""

from __future__ import annotations

import copy
import difflib
import json
import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import StringConstraints
from pydantic.fields import FieldInfo
from tests.reading.test_source import TYPED

from factsheets.model import Model, Study, Text, Treatment
from factsheets.model.base import Date
from factsheets.reading.source import parse_yaml
from factsheets.writing.comments import HomelessCommentError
from factsheets.writing.yaml import (
    Form,
    UnusualFormError,
    Writer,
    form_of,
    revise,
    rewrite,
    write,
)

ROOT = Path(__file__).parents[2]
CARD = "content/studies/a2020b.yaml"
UNITS = "content/vocab/units.yaml"
FORMS = tomllib.loads((Path(__file__).parent / "usual_forms.toml").read_text(encoding="utf-8"))
CONTENT = {
    path.relative_to(ROOT).as_posix(): path.relative_to(root).as_posix()
    for root in (ROOT, ROOT / "tests" / "toy")
    for path in sorted((root / "content").rglob("*.yaml"))
    # Written by a script, in a form of its own.
    if path.name != "map.yaml"
}
REFUSED = {
    "a file that is no YAML": (UNITS, "m: [a\n", (["SRC034"], 0)),
    "a file with a wrong field": (UNITS, "m:\n  lable: {en: m}\n", (["FLD001"], 0)),
    "a file with a wrong value": (CARD, "read: abstrakt\n", (["FLD002"] * 4 + ["FLD003"], 0)),
    "a text that would lose its end": (UNITS, "m:\n  label: {en: m #1}\n", (["SRC030"], 0)),
    "a comment behind a dash": (
        "content/vocab/directness.yaml",
        "words: {}\nrows:\n  - # why\n    tumour: [same]\n    subjects: [human]\n"
        "    metastasis: [all]\n    word: exact\n    reason: {en: a, zh: b}\n",
        ([], 3),
    ),
}


def usual(text: str, path: str) -> str:
    result = rewrite(text.encode(), path, form_of(path))
    assert result.text is not None, result
    return result.text


@pytest.mark.parametrize("name", FORMS)
def test_a_file_gets_the_usual_form(name):
    path, text, expected = FORMS[name].values()
    assert usual(text, path) == expected
    assert usual(expected, path) == expected


@pytest.mark.parametrize(("path", "text", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_written_safely_is_left_alone(path, text, expected):
    result = rewrite(text.encode(), path, form_of(path))
    assert result.text is None
    assert ([problem.code for problem in result.problems], result.comment) == expected


def test_a_value_that_would_change_is_noticed(monkeypatch):
    monkeypatch.setattr(Writer, "text", lambda self, data: "m:\n  label: {en: other}\n")
    result = rewrite(b"m:\n  label: {en: m}\n", UNITS, form_of(UNITS))
    assert (result.text, result.problems, result.comment) == (None, [], 0)


@pytest.mark.parametrize(
    "path", ["README.md", "content/x.yaml", "content/vocab/x.yaml", "content/studies/x.yml", "x"]
)
def test_what_is_no_content_has_no_form(path):
    assert form_of(path) is None


def data_of(text: str) -> Any:
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert document is not None, problems
    return document.data


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


def test_the_content_keeps_every_value_and_comment_and_its_form_is_stable():
    for file, path in CONTENT.items():
        text = (ROOT / file).read_text(encoding="utf-8")
        made = usual(text, path)
        assert data_of(made) == data_of(text), file
        assert comments(made) == comments(text), file
        assert usual(made, path) == made, file


# A change of a file in the usual form.

UNIT = (
    "# Head.\nm:\n  label: {en: m}\n  aliases:\n    # Why?\n    - a\n    - b\n"
    "# Of q.\nq:\n  label: {en: q}\n"
)
REVISED: dict[str, tuple[dict[str, Any], str]] = {
    "an item comes before a comment's": (
        {"m": {"label": {"en": "m"}, "aliases": ["new", "a", "b"]}, "q": {"label": {"en": "q"}}},
        UNIT.replace("    # Why?\n", "    - new\n    # Why?\n"),
    ),
    "an item changes below its comment": (
        {"m": {"label": {"en": "m"}, "aliases": ["c", "b"]}, "q": {"label": {"en": "q"}}},
        UNIT.replace("- a\n", "- c\n"),
    ),
    "an item goes with its comment": (
        {"m": {"label": {"en": "m"}, "aliases": ["b"]}, "q": {"label": {"en": "q"}}},
        UNIT.replace("\n    # Why?\n    - a\n    - b\n", " [b]\n"),
    ),
    "a field goes with its comment": (
        {"m": {"label": {"en": "m"}, "aliases": ["a", "b"]}},
        UNIT.partition("# Of q.")[0],
    ),
    "the first field goes, the head stays": (
        {"q": {"label": {"en": "q"}}},
        "# Head.\n# Of q.\nq:\n  label: {en: q}\n",
    ),
}


def revised(text: str, data: dict[str, Any], path: str = UNITS) -> str:
    document, _ = parse_yaml(text.encode(), path)
    form = form_of(path)
    assert document is not None
    assert form is not None
    return revise(text, document, data, form)


@pytest.mark.parametrize(("data", "expected"), REVISED.values(), ids=REVISED)
def test_a_comment_goes_where_its_field_or_item_goes(data, expected):
    assert revised(UNIT, data) == expected


def test_a_comment_follows_an_item_by_its_id():
    card = "sections:\n  - id: a\n    name: {en: A}\n  # Of b.\n  - id: b\n    name: {en: B}\n"
    new = {"id": "x", "name": {"en": "X"}}
    changed = {"id": "b", "name": {"en": "other"}}
    made = revised(card, {"sections": [changed, new]}, "content/treatments/a.yaml")
    assert made == (
        "sections:\n  # Of b.\n  - id: b\n    name: {en: other}\n  - id: x\n    name: {en: X}\n"
    )


def test_a_comment_of_an_item_that_nobody_can_tell_from_others_stops_a_change():
    data = {"m": {"label": {"en": "m"}, "aliases": ["x", "y", "z"]}, "q": {"label": {"en": "q"}}}
    with pytest.raises(HomelessCommentError):
        revised(UNIT, data)


@pytest.mark.parametrize("text", ["m:\n  label: {zh: 米, en: m}\n", "m:\n  label: {en: m} # x\n"])
def test_a_file_of_another_form_is_not_reshaped_by_a_change(text):
    with pytest.raises(UnusualFormError):
        revised(text, {"m": {"label": {"en": "n"}}})


def places(data: Any, loc: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every value that stands in a group or list."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    inner: list[tuple[Any, ...]] = []
    for name, value in pairs:
        inner.append((*loc, name))
        inner += places(value, (*loc, name)) if isinstance(value, dict | list) else []
    return inner


def at(data: Any, loc: tuple[Any, ...]) -> Any:
    for part in loc:
        data = data[part]
    return data


TEXTS = st.text(
    st.sampled_from([*"abcXYZ 019.,:;#-'\"\\{}[]&*!|>%@`<=≤βμ（），：中文肝转移"]), min_size=1
).filter(lambda text: text == text.strip() and not re.search("[０-９]", text))


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in ("---", "+++") and line[0] in "+-"]


@settings(max_examples=150)
@given(draw=st.data())
def test_one_change_of_a_real_file_is_read_back_and_touches_no_other_line(draw):
    path = draw.draw(st.sampled_from([name for file, name in CONTENT.items() if file == name]))
    text = (ROOT / path).read_text(encoding="utf-8")
    data = data_of(text)
    loc = draw.draw(st.sampled_from(places(data)))
    group, name, value = at(data, loc[:-1]), loc[-1], at(data, loc)
    if isinstance(value, str):
        group[name] = draw.draw(TEXTS)
        signs = {"-", "+"}
    else:
        assume(isinstance(group, list) and len(group) > 1 and isinstance(value, dict))
        signs = draw.draw(st.sampled_from([{"-"}, {"+"}]))
        if signs == {"-"}:
            del group[name]
        else:
            group.insert(name + 1, copy.deepcopy(value) | {"id": "brand-new"})
    made = revised(text, data, path)
    assert data_of(made) == data
    lines = changed_lines(text, made)
    assert {line[0] for line in lines} <= signs
    assert len(lines) <= 2 or not isinstance(value, str)


# For a field with a pattern; all others get any text that a person can type.
TYPICAL = ["0.70", "12", "0", "-1.5", "<0.0001", ".05", "os-2", "no", "a_b", "https://a.org/b"]
TYPICAL += ["0123456789abcdef", "NCT01234567"]


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
        two = any(isinstance(mark, FieldInfo) for mark in meta)
        return st.lists(values(inside[0]), min_size=1 + two, max_size=2)
    if annotation is str:
        pattern = next((mark.pattern for mark in meta if isinstance(mark, StringConstraints)), None)
        fitting = [text for text in TYPICAL if pattern and re.search(pattern, text)]
        return st.sampled_from(fitting) if pattern else TYPED.filter(bool)
    if isinstance(annotation, type):
        return objects(annotation)
    return st.one_of(*(values(branch) for branch in inside if branch is not type(None)))


@cache
def objects(kind: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Whole groups of fields of a model; a text always has English."""
    hints = get_type_hints(kind, include_extras=True)
    needed, others = {}, {}
    for name, info in kind.model_fields.items():
        place = needed if info.is_required() or (kind is Text and name == "en") else others
        place[info.alias or name] = st.deferred(lambda hint=hints[name]: values(hint))
    return st.fixed_dictionaries(needed, optional=others)


@pytest.mark.parametrize("kind", [Study, Treatment])
@settings(max_examples=50)
@given(data=st.data())
def test_no_value_of_any_document_changes(kind, data):
    document = data.draw(objects(kind))
    text = write(document, Form(kind))
    assert data_of(text) == data_of(json.dumps(document, ensure_ascii=False))
    result = rewrite(text.encode(), "a.yaml", Form(kind))
    assert (result.problems, result.text) == ([], text)


def test_what_is_no_field_of_the_model_stands_last():
    assert write({"zzz": "x", "read": "none"}, Form(Study)) == "read: none\nzzz: x\n"


@given(data=st.dictionaries(st.text(), st.recursive(st.text(), st.lists, max_leaves=5)))
def test_what_is_no_field_of_the_model_is_written_all_the_same(data):
    written, problems = parse_yaml(write(data, Form(Study)).encode("utf-8", "replace"), "a.yaml")
    assert problems or (written is not None and written.data == data)
