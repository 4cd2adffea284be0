"""Reading a change file: every way in which it can be wrong has one sentence."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from change_files import FILE, change, data, raw
from factsheets.changes.file import After, Change, Work, parse_change

NAME = "change.json"
GOOD = change(["name", "en"], "Dabrafenib", "Dabrafenib alone")
WRONG = tomllib.loads((Path(__file__).parent / "wrong_files.toml").read_text(encoding="utf-8"))


def said(content: bytes) -> list[str]:
    parsed, problems = parse_change(content, NAME)
    assert (parsed is None) == bool(problems)
    return [str(problem).removeprefix(f"{NAME}:") for problem in problems]


def test_a_change_file_is_read():
    path = ["findings", "os-brain", "results", 0, {"after": "x"}]
    works = [{"doi": "10.1000/x", "note": "new"}, {}]
    parsed, problems = parse_change(
        raw(GOOD, change(path, None, {"a": ["b"]}), references=works, by="A. Editor"), NAME
    )
    assert problems == []
    assert parsed is not None
    assert (parsed.file, parsed.folder, parsed.id) == (FILE, "treatments", "dabrafenib")
    assert (parsed.new, parsed.language, parsed.by) == (False, "en", "A. Editor")
    assert parsed.works == [Work(doi="10.1000/x", note="new")]
    assert parsed.changes == [
        Change.model_validate(GOOD),
        Change.model_validate(change(path, None, {"a": ["b"]})),
    ]
    assert parsed.changes[1].path == ("findings", "os-brain", "results", 0, After("x"))


def test_what_may_be_left_out_may_be_left_out():
    least = {key: value for key, value in data(GOOD).items() if key not in ("by", "site")}
    del least["references"]
    assert parse_change(json.dumps(least).encode(), NAME)[1] == []


AGAIN = "download it from the form once more."
BYTES: dict[str, tuple[bytes, str]] = {
    "large": (
        b" " * 65_537,
        "1: CHG001 The change file has 65,537 bytes, more than 65,536: send several smaller ones.",
    ),
    "encoding": (
        b'{"reason": "\xff"}',
        f"1: CHG002 The change file is not text in UTF-8: {AGAIN}",
    ),
    "syntax": (
        b'{\n"format": x}',
        f"2: CHG003 The change file is not JSON from here on (column 11): {AGAIN}",
    ),
    "not a number": (
        b'{"a": NaN}',
        f"1: CHG003 The change file is not JSON from here on (column 1): {AGAIN}",
    ),
    "a long number": (
        b'{"a": ' + b"1" * 5000 + b"}",
        f"1: CHG003 The change file is not JSON from here on (column 1): {AGAIN}",
    ),
    "a key twice": (
        b'{"a": "1", "a": "2"}',
        "1: CHG004 The key 'a' stands twice in one group of the change file: keep one.",
    ),
    "depth": (
        raw(GOOD, by=json.loads("[" * 17 + "]" * 17)),
        "1: CHG005 Lists and groups of the change file lie in each other more than 16 deep.",
    ),
    "endless depth": (
        b"[" * 60_000,
        "1: CHG005 Lists and groups of the change file lie in each other more than 16 deep.",
    ),
    "a list": (b"[]", "1: CHG006 The format must be 'livermet-change/1': ''."),
    "too much": (
        raw(*[GOOD] * 201),
        "1: FLD011 changes must have at most 200 item(s): it has 201.",
    ),
    "a long reason": (
        raw(GOOD, reason="x" * 4001),
        "1: FLD011 reason must have at most 4000 character(s): it has 4001.",
    ),
    "nothing required": (
        b'{"format": "livermet-change/1"}',
        "1: FLD002 changes is missing; add it to the file.",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_of_another_kind_are_explained(name: str) -> None:
    content, message = BYTES[name]
    assert said(content)[:1] == [message]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_explained(name: str) -> None:
    content = json.dumps(data(GOOD) | json.loads(WRONG[name]["with"]))
    assert said(content.encode()) == [f"1: {WRONG[name]['says']}"]


PLACES = [
    "/etc/passwd",
    "content/../../etc/x.yaml",
    "content/treatments/../x.yaml",
    "content/treatments/x.yml",
    "content/site.yaml",
    "references.bib",
    "content/vocab/deep/x.yaml",
    "content\\treatments\\x.yaml",
    "content/treatments/X.yaml",
    "content/treatments/x.yaml\n",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_outside_of_content_is_refused(place: str) -> None:
    codes = [line.split(" ")[1] for line in said(raw(GOOD, file=place))]
    assert codes == ["CHG012" if "\n" in place else "FLD010"]


def test_the_messages_exist_in_chinese():
    _, problems = parse_change(raw(GOOD, new="yes"), NAME)
    assert [problem.message("zh") for problem in problems] == ["new 应为true 或 false，现为“yes”。"]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(list(data())), VALUES))
def test_no_value_anywhere_stops_the_reader(changed: dict[str, Any]) -> None:
    said(json.dumps(data(GOOD) | changed).encode())


@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reader(content: bytes) -> None:
    assert said(content)
