"""The text of a file changes where it must, and nowhere else."""

from __future__ import annotations

import copy
import difflib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from factsheets.model import SHEET_KINDS, Study
from factsheets.model.references import field_names
from factsheets.reading.source import parse_yaml
from factsheets.writing.editing import CannotEditError, edit, scalar, write

ROOT = Path(__file__).parents[2]
MODELS = {kind.folder: kind for kind in SHEET_KINDS} | {"studies": Study}
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in MODELS
    for path in (ROOT / "content" / folder).glob("*.yaml")
)


def no_order(_: Any) -> list[str]:
    return []


def data_of(text: str) -> dict[str, Any]:
    document, problems = parse_yaml(text.encode(), "x.yaml")
    assert document is not None, problems
    return document.data


def touched(before: str, after: str) -> list[str]:
    """The lines that differ, as ``-old`` and ``+new``."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:3] not in ("---", "+++") and line[0] in "+-"]


TEXT = """\
# About this file
a: one   # why
b: "1.10"

c: {en: x, zh: "乙, 丙"}
d: 'it''s'
# About e
e:
    - id: first  # here
      t: x
    # About the second
    - id: second
      t: |
        block
      u: [p, "q", r]
    - id: third
f:
g: 中文
"""
CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({}, []),
    "a word": ({"a": "two"}, ["-a: one   # why", "+a: two   # why"]),
    "a number in quotes": ({"b": "1.20"}, ['-b: "1.10"', '+b: "1.20"']),
    "single quotes stay": ({"d": "that's"}, ["-d: 'it''s'", "+d: 'that''s'"]),
    "a text that needs quotes": ({"g": "甲: 乙"}, ["-g: 中文", '+g: "甲: 乙"']),
    "a text that looks like a remark": ({"g": "甲 #2"}, ["-g: 中文", '+g: "甲 #2"']),
    "a text that looks like a number": ({"g": "1.5"}, ["-g: 中文", '+g: "1.5"']),
    "a text that looks like a truth value": ({"g": "no"}, ["-g: 中文", '+g: "no"']),
    "in brackets": (
        {"c": {"en": "x, y", "zh": "乙, 丙"}},
        ['-c: {en: x, zh: "乙, 丙"}', '+c: {en: "x, y", zh: "乙, 丙"}'],
    ),
    "less in brackets": (
        {"c": {"zh": "乙, 丙"}},
        ['-c: {en: x, zh: "乙, 丙"}', '+c: {zh: "乙, 丙"}'],
    ),
    "more in brackets": (
        {"c": {"en": "x", "zh": "乙, 丙", "h": ["1", "z"]}},
        ['-c: {en: x, zh: "乙, 丙"}', '+c: {en: x, zh: "乙, 丙", h: ["1", z]}'],
    ),
    "a new field at the end": ({"h": "new"}, ["+h: new"]),
    "a new group": ({"h": {"en": "new", "zh": "新"}}, ["+h:", "+  en: new", "+  zh: 新"]),
    "a new list": ({"h": ["x", "2"]}, ['+h: [x, "2"]']),
    "another kind of value": ({"g": {"en": "x"}}, ["-g: 中文", "+g:", "+  en: x"]),
    "an empty field filled": ({"f": "x"}, ["-f:", "+f: x"]),
    "an item removed, its remark kept": (
        {"e": [{"id": "first", "t": "x"}, {"id": "third"}]},
        ["-    - id: second", "-      t: |", "-        block", '-      u: [p, "q", r]'],
    ),
    "the first item removed": (
        {"e": [{"id": "second", "t": "block\n", "u": ["p", "q", "r"]}, {"id": "third"}]},
        ["-    - id: first  # here", "-      t: x"],
    ),
    "a text in many lines made one": (
        {
            "e": [
                {"id": "first", "t": "x"},
                {"id": "second", "t": "line", "u": ["p", "q"]},
                {"id": "third"},
            ]
        },
        [
            "-      t: |",
            "-        block",
            '-      u: [p, "q", r]',
            "+      t: line",
            '+      u: [p, "q"]',
        ],
    ),
    "the first field of an item removed": (
        {
            "e": [
                {"t": "x"},
                {"id": "second", "t": "block\n", "u": ["p", "q", "r"]},
                {"id": "third"},
            ]
        },
        ["-    - id: first  # here", "-      t: x", "+    - t: x"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_what_differs_is_written(name: str) -> None:
    changes, lines = CASES[name]
    wanted = data_of(TEXT) | changes
    made = edit(TEXT, wanted, no_order)
    assert data_of(made) == wanted
    assert touched(TEXT, made) == lines


def test_a_new_field_stands_where_the_model_has_it() -> None:
    order = ["a", "b", "c", "d"]
    assert edit("a: x\nd: z\n", {"a": "x", "d": "z", "b": "v"}, lambda _: order) == (
        "a: x\nb: v\nd: z\n"
    )
    assert edit("b: x\nd: z\n", {"b": "x", "d": "z", "a": "v"}, lambda _: order) == (
        "a: v\nb: x\nd: z\n"
    )


def test_a_new_file_has_its_fields_in_the_order_of_the_model() -> None:
    data = {"b": {"z": "1.0", "y": "- x"}, "a": [{"id": "i", "n": [{"k": "v"}]}, "s"], "c": []}
    assert write(data, lambda loc: ["a", "b", "c"] if not loc else ["y", "z"]) == (
        'a:\n  - id: i\n    n:\n      - k: v\n  - s\nb:\n  y: "- x"\n  z: "1.0"\nc: []\n'
    )


ODD = {
    "in brackets": ("a: {b: x,\n  # why\n  c: v}\n", {"a": {"b": "x"}}),
    "before a value of another kind": ("a:  # why\n  - x\nb: c\n", {"a": "v", "b": "c"}),
    "behind a value of another kind": ("a: x  # why\nb: c\n", {"a": ["v"], "b": "c"}),
}


@pytest.mark.parametrize("name", ODD)
def test_where_a_remark_would_be_lost_nothing_is_done(name: str) -> None:
    text, wanted = ODD[name]
    with pytest.raises(CannotEditError):
        edit(text, wanted, no_order)


def test_a_text_that_cannot_be_taken_apart_is_left_alone() -> None:
    for text in ("a: [", "- a\n", ""):
        with pytest.raises(CannotEditError):
            edit(text, {"a": "x"}, no_order)


def test_a_remark_above_the_last_item_stays_when_it_goes() -> None:
    assert edit("a: x\n# why\nb: v\n", {"a": "x"}, no_order) == "a: x\n# why\n"
    assert edit("# why\na: x\nb: v\n", {"b": "v"}, no_order) == "# why\nb: v\n"
    assert edit("a: x\n# why\nb: v\n", {"b": "v"}, no_order) == "# why\nb: v\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_every_text_is_written_so_that_it_is_read_again(text: str) -> None:
    for style in ("", "'", '"'):
        line = f"a: {scalar(text, style, False)}\nb: [{scalar(text, style, True)}, x]\n"
        document, _ = parse_yaml(line.encode(), "x.yaml")
        # What the reader refuses altogether (wide digits, loose accents) it refuses in quotes too.
        assert document is None or document.data == {"a": text, "b": [text, "x"]}


def leaves(data: Any, loc: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every text."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for name, value in pairs:
        inside = (*loc, name)
        found += leaves(value, inside) if isinstance(value, dict | list) else [inside]
    return found


def groups(data: Any, loc: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every item of a list of groups."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for name, value in pairs:
        inside = (*loc, name)
        if isinstance(value, dict | list):
            found += groups(value, inside)
        if isinstance(data, list) and isinstance(value, dict) and len(data) > 1:
            found.append(inside)
    return found


def at(data: Any, loc: tuple[Any, ...]) -> Any:
    for part in loc:
        data = data[part]
    return data


TEXTS = st.text(
    st.sampled_from([*"abcXYZ 019.,:;#-'\"\\{}[]&*!|>%@`<=≤βμ（），：中文肝转移"]), min_size=1
).filter(lambda text: text == text.strip() and not re.search("[０-９]", text))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_shall_stay_stays(name: str) -> None:
    assert edit(text_of(name), data_of(text_of(name)), no_order) == text_of(name)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_change_of_one_text_of_a_real_file_is_one_line(draw: st.DataObject) -> None:
    text = text_of(draw.draw(st.sampled_from(FILES)))
    wanted = data_of(text)
    loc = draw.draw(st.sampled_from(leaves(wanted)))
    at(wanted, loc[:-1])[loc[-1]] = draw.draw(TEXTS)
    made = edit(text, wanted, no_order)
    document, _ = parse_yaml(made.encode(), "x.yaml")
    assert document is not None
    assert document.data == wanted
    before, after = text.split("\n"), made.split("\n")
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) <= 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(st.data())
def test_items_that_go_and_come_in_a_real_file_touch_no_other_line(draw: st.DataObject) -> None:
    text = text_of(draw.draw(st.sampled_from(FILES)))
    wanted = data_of(text)
    assume(places := groups(wanted))
    loc = draw.draw(st.sampled_from(places))
    items, index = at(wanted, loc[:-1]), loc[-1]
    if draw.draw(st.booleans()):
        del items[index]
        expected = {"-"}
    else:
        new = copy.deepcopy(items[index]) | {"x": draw.draw(TEXTS)}
        if "id" in new:
            new["id"] = "brand-new"
        items.insert(index + 1, new)
        expected = {"+"}
    made = edit(text, wanted, no_order)
    assert data_of(made) == wanted
    assert {line[0] for line in touched(text, made)} == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_fields_that_go_from_a_real_file_come_back_where_the_model_has_them(
    draw: st.DataObject,
) -> None:
    name = draw.draw(st.sampled_from(FILES))
    kind, text = MODELS[name.split("/")[1]], text_of(name)
    data = data_of(text)
    without = copy.deepcopy(data)
    del without[draw.draw(st.sampled_from(sorted(data)))]

    def order(loc: Any) -> list[str]:
        return field_names(kind, loc)

    less = edit(text, without, order)
    assert data_of(less) == without
    assert data_of(edit(less, data, order)) == data
