"""Reading a change file: every way in which it can be wrong has one sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from change_files import FILE, change, data, raw
from factsheets.changes.file import After, Change, Work, parse_change

NAME = "change.json"
GOOD = change(["name", "en"], "Dabrafenib", "Dabrafenib alone")


def said(content: bytes) -> list[str]:
    found, problems = parse_change(content, NAME)
    assert (found is None) == bool(problems)
    return [str(problem).removeprefix(f"{NAME}:") for problem in problems]


def without(key: str) -> bytes:
    whole = data(GOOD)
    del whole[key]
    return json.dumps(whole).encode()


def test_a_change_file_is_read():
    path = ["findings", "os-brain", "results", 0, {"after": "x"}]
    works = [{"doi": "10.1000/x", "note": "new"}, {}]
    found, problems = parse_change(
        raw(GOOD, change(path, None, {"a": ["b"]}), references=works, by="A. Editor"), NAME
    )
    assert problems == []
    assert found is not None
    assert (found.file, found.folder, found.id) == (FILE, "treatments", "dabrafenib")
    assert (found.new, found.language, found.by) == (False, "en", "A. Editor")
    assert found.references == (Work("10.1000/x", "", "new"),)
    assert found.changes == (
        Change(("name", "en"), "Dabrafenib", "Dabrafenib alone"),
        Change(("findings", "os-brain", "results", 0, After("x")), None, {"a": ["b"]}),
    )


WRONG: dict[str, tuple[bytes, str]] = {
    "large": (
        b" " * 65_537,
        "1: CHG001 The change file has 65,537 bytes, more than 65,536: send several smaller ones.",
    ),
    "encoding": (
        b'{"reason": "\xff"}',
        "1: CHG002 The change file is not text in UTF-8: download it from the form once more.",
    ),
    "syntax": (
        b'{\n"format": x}',
        "2: CHG003 The change file is not JSON from here on (column 11): download it from the form "
        "once more.",
    ),
    "not a number": (
        b'{"a": NaN}',
        "1: CHG003 The change file is not JSON from here on (column 1): download it from the form "
        "once more.",
    ),
    "a long number": (
        b'{"a": ' + b"1" * 5000 + b"}",
        "1: CHG003 The change file is not JSON from here on (column 1): download it from the form "
        "once more.",
    ),
    "a key twice": (
        b'{"a": "1", "a": "2"}',
        "1: CHG004 The key 'a' stands twice in one group of the change file: keep one.",
    ),
    "depth": (
        b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}",
        "1: CHG005 Lists and groups of the change file lie in each other more than 16 deep.",
    ),
    "endless depth": (
        b"[" * 60_000,
        "1: CHG005 Lists and groups of the change file lie in each other more than 16 deep.",
    ),
    "a list": (b"[]", "1: CHG013 the file must be a group of keys."),
    "format": (
        raw(GOOD, format="livermet-change/2"),
        "1: CHG006 The format must be 'livermet-change/1': 'livermet-change/2'.",
    ),
    "unknown key": (
        raw(GOOD, run="ls"),
        "1: CHG007 run is not a key here; keys are format, site, file, new, language, reason, "
        "source, by, references, changes.",
    ),
    "unknown key of a change": (
        raw(GOOD | {"mode": "force"}),
        "1: CHG007 changes[0].mode is not a key here; keys are path, old, new.",
    ),
    "unknown key of a work": (
        raw(GOOD, references=[{"url": "x"}]),
        "1: CHG007 references[0].url is not a key here; keys are doi, pmid, note.",
    ),
    "missing key": (without("file"), "1: CHG008 file is missing in the change file."),
    "no reason": (
        raw(GOOD, reason="  "),
        "1: CHG009 The reason is empty: say why the change is made, and where it is written.",
    ),
    "no source": (
        raw(GOOD, source=""),
        "1: CHG009 The source is empty: say why the change is made, and where it is written.",
    ),
    "nothing": (
        raw(),
        "1: CHG010 A change file must hold at least one change or proposed work, and at most 200.",
    ),
    "too much": (
        raw(*[GOOD] * 201),
        "1: CHG010 A change file must hold at least one change or proposed work, and at most 200.",
    ),
    "the whole sheet": (
        raw(change([], None, {"name": "x"})),
        "1: CHG011 An empty path belongs to a new sheet, which comes as one single change: "
        "the whole sheet.",
    ),
    "a new sheet in parts": (
        raw(GOOD, new=True),
        "1: CHG011 An empty path belongs to a new sheet, which comes as one single change: "
        "the whole sheet.",
    ),
    "invisible": (
        raw(change(["name", "en"], "a", "b\u200b")),
        "1: CHG012 changes[0].new holds U+200B ZERO WIDTH SPACE, which cannot be used: delete it, "
        "or type the letter anew.",
    ),
    "line break": (
        raw(change(["name", "en"], "a", "b\nc")),
        "1: CHG012 changes[0].new holds U+000A, which cannot be used: delete it, "
        "or type the letter anew.",
    ),
    "half a character": (
        b'{"format": "livermet-change/1", "by": "\\ud800"}',
        "1: CHG012 by holds U+D800, which cannot be used: delete it, or type the letter anew.",
    ),
    "loose accent": (
        raw(change(["name", "en"], "a", "e\u0301")),
        "1: CHG012 changes[0].new holds U+0301 COMBINING ACUTE ACCENT, which cannot be used: "
        "delete it, or type the letter anew.",
    ),
    "a number": (
        raw(change(["name", "en"], "1", 2)),
        "1: CHG013 changes[0].new must be texts, lists and groups of keys.",
    ),
    "nothing inside": (
        raw(change(["caveat"], None, {"en": None})),
        "1: CHG013 changes[0].new must be texts, lists and groups of keys.",
    ),
    "a step that is no step": (
        raw(change(["name", True], "a", "b")),
        "1: CHG013 changes[0].path must be texts, whole numbers, and one {after: …} at the end.",
    ),
    "a negative index": (
        raw(change(["links", -1], "a", "b")),
        "1: CHG013 changes[0].path must be texts, whole numbers, and one {after: …} at the end.",
    ),
    "after in the middle": (
        raw(change([{"after": "x"}, "name"], "a", "b")),
        "1: CHG013 changes[0].path must be texts, whole numbers, and one {after: …} at the end.",
    ),
    "changes": (raw(changes="all"), "1: CHG013 changes must be a list."),
    "references": (raw(GOOD, references=["x"]), "1: CHG013 references must be a list."),
    "doi": (raw(GOOD, references=[{"doi": 1}]), "1: CHG013 references[0].doi must be a text."),
    "reason": (raw(GOOD, reason=["x"]), "1: CHG013 reason must be a text."),
    "a long reason": (
        raw(GOOD, reason="x" * 4001),
        "1: CHG013 reason must be at most 4000 characters.",
    ),
    "site": (raw(GOOD, site="x"), "1: CHG013 site must be a group of keys."),
    "new": (raw(GOOD, new="yes"), "1: CHG013 new must be true or false."),
    "language": (raw(GOOD, language="fr"), "1: CHG013 language must be en or zh."),
}
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
]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_change_file_is_explained(name: str) -> None:
    content, message = WRONG[name]
    assert message in said(content)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_outside_of_content_is_refused(place: str) -> None:
    assert said(raw(GOOD, file=place)) == [
        f"1: CHG013 file must be content/<folder>/<id>.yaml: '{place}'."
    ]


def test_the_messages_exist_in_chinese():
    _, problems = parse_change(raw(GOOD, new="yes"), NAME)
    assert [problem.message("zh") for problem in problems] == ["new 应为true 或 false。"]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(list(data())), VALUES))
def test_no_value_anywhere_stops_the_reader(changed: dict[str, Any]) -> None:
    found, problems = parse_change(json.dumps(data(GOOD) | changed).encode(), NAME)
    assert (found is None) == bool(problems)


@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reader(content: bytes) -> None:
    assert said(content)
