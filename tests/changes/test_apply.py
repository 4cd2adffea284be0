"""A change file is applied where it fits, and says where it does not."""

from __future__ import annotations

import copy
import difflib
import json
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from change_files import FILE, change, raw, usual_sheet
from factsheets.changes.apply import FOLDERS, Outcome, apply_change
from factsheets.changes.file import parse_change
from factsheets.messages.problem import rulebook
from factsheets.reading.source import parse_yaml

ROOT = Path(__file__).parents[2]
SHEET = usual_sheet()
CASES = tomllib.loads((Path(__file__).parent / "changes.toml").read_text(encoding="utf-8"))
NAME = change(["name", "en"], "Dabrafenib", "Dabrafenib alone")
NAME_LINES = ["-  en: Dabrafenib", "+  en: Dabrafenib alone"]


def applied(*changes: dict[str, Any], content: bytes | None = SHEET, **more: Any) -> Outcome:
    parsed, problems = parse_change(raw(*changes, **more), "change.json")
    assert parsed is not None, problems
    return apply_change(parsed, content)


def lines(outcome: Outcome) -> list[str]:
    """The lines that differ."""
    assert outcome.text is not None, outcome
    before, after = SHEET.decode().splitlines(), outcome.text.splitlines()
    diff = difflib.unified_diff(before, after, n=0, lineterm="")
    return [line for line in diff if line[:3] not in ("---", "+++", "@@ ")]


def data_of(content: bytes) -> dict[str, Any]:
    document, problems = parse_yaml(content, FILE)
    assert document is not None, problems
    return document.data


@pytest.mark.parametrize("name", CASES["done"])
def test_a_change_is_made(name: str) -> None:
    case = CASES["done"][name]
    outcome = applied(*(change(*json.loads(one)) for one in case["changes"]))
    assert [str(problem) for problem in outcome.refused + outcome.invalid] == []
    assert lines(outcome) == case["lines"]


@pytest.mark.parametrize("name", CASES["refused"])
def test_what_does_not_fit_is_refused_and_the_rest_applied(name: str) -> None:
    case = CASES["refused"][name]
    outcome = applied(change(*json.loads(case["change"])), NAME)
    assert [str(problem).partition(": ")[2] for problem in outcome.refused] == [case["says"]]
    assert lines(outcome) == NAME_LINES


def test_a_refusal_points_at_the_place_in_the_file():
    line = SHEET.decode().split("\n").index("      en: Open label.") + 1
    stale = change(["findings", "os-brain", "caveat", "en"], "x", "y")
    assert [problem.line for problem in applied(stale).refused] == [line]


GONE = change(["components", 0], {"en": "dabrafenib", "zh": "达拉非尼"}, None)
INSIDE = change(["components", 0, "en"], "dabrafenib", "x")
LIST = change(["components"], [{"en": "dabrafenib", "zh": "达拉非尼"}], None)
ITEM = change(["components", {"after": 0}], None, {"en": "x"})


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (GONE, INSIDE, "components[0].en"),
        (INSIDE, GONE, "components[0]"),
        (LIST, ITEM, "components.(after 0)"),
        (ITEM, LIST, "components"),
    ],
)
def test_two_changes_of_one_place_are_not_both_made(first, second, name):
    assert [str(problem).partition(" ")[2] for problem in applied(first, second).refused] == [
        f"CHG023 {name} was not changed: another change of the same file touches the same place."
    ]


VALUE = ["findings", "os-brain", "results", 0, "effect", "value"]
NEW = change(["sections", {"after": None}], None, {"id": "x", "name": {"en": "X"}, "run": "ls"})


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        pytest.param(
            change(VALUE, "0.60", "about 1"),
            "FLD004 findings[0].results[0].effect.value must be a number such as 0.70 / "
            "not_reported: 'about 1'.",
            id="no number",
        ),
        pytest.param(
            change(["name", "en"], "Dabrafenib", "达拉非尼"),
            "TXT002 ",
            id="Chinese where English belongs",
        ),
        pytest.param(
            change(["class"], "targeted", None),
            "FLD002 class is missing; add it to the file.",
            id="a field that must be there",
        ),
        pytest.param(
            NEW,
            "FLD001 sections[0].run is not a field here; fields are id, name, aliases.",
            id="an invented field inside of a new item",
        ),
    ],
)
def test_a_change_that_makes_the_file_invalid_leaves_it(wrong: dict[str, Any], says: str) -> None:
    outcome = applied(wrong)
    assert outcome.text is None
    (problem,) = outcome.invalid
    assert str(problem).partition(": ")[2].startswith(says)


UNUSUAL = (
    f"CHG029 {FILE} is not in the usual form, so one change would reshape it: run `make format` or "
    f"`python scripts/fmt.py {FILE}` first, commit that, then apply the change file."
)
UNUSUAL_ZH = (
    f"{FILE} 的排版不是规定样式，直接修改会改动其他行：请先运行 `make format` 或 "
    f"`python scripts/fmt.py {FILE}` 并提交，再应用修改文件。"
)


@pytest.mark.parametrize(
    "other",
    [
        SHEET.replace(b"name:\n  en: ", b"name:\n    en: ").replace(b"\n  zh: ", b"\n    zh: ", 1),
        SHEET.replace(b"aliases: [BRIM-9, ", b"aliases: [BRIM-9,  # why\n  "),
    ],
    ids=["indented otherwise", "a comment in brackets"],
)
def test_a_file_of_another_form_is_not_reshaped(other: bytes) -> None:
    outcome = applied(NAME, content=other)
    assert outcome.text is None
    assert [str(problem) for problem in outcome.invalid] == [f"{FILE}:1: {UNUSUAL}"]
    assert [problem.message("zh") for problem in outcome.invalid] == [UNUSUAL_ZH]


def test_the_example_of_the_rule_shows_both_forms():
    rule = rulebook()["CHG029"]
    codes = [
        [problem.code for problem in applied(NAME, content=text.encode()).invalid]
        for text in (rule.breaks, rule.mends)
    ]
    assert codes[0] == ["CHG029"]
    assert "CHG029" not in codes[1]


def test_a_comment_that_would_lose_its_item_stops_the_changes():
    sheet = SHEET.replace(b"components:\n", b"components:\n  # Which?\n")
    first = change(["components", {"after": None}], None, {"en": "new"})
    assert applied(INSIDE, first, content=sheet).invalid[0].code == "CHG027"


def test_a_value_that_would_be_written_wrong_is_noticed(monkeypatch):
    monkeypatch.setattr("factsheets.changes.apply.revise", lambda *_: SHEET.decode())
    assert [problem.code for problem in applied(NAME).invalid] == ["CHG027"]


def test_a_file_that_cannot_be_read_is_not_touched():
    outcome = applied(NAME, content=b"name: [\n")
    assert outcome.text is None
    assert [problem.code for problem in outcome.invalid] == ["SRC040"]


def test_line_ends_of_windows_do_not_matter():
    assert lines(applied(NAME, content=SHEET.replace(b"\n", b"\r\n"))) == NAME_LINES


def test_a_new_sheet_is_written_in_the_usual_form():
    whole = dict(reversed(data_of(SHEET).items()))
    file = "content/treatments/new.yaml"
    outcome = applied(change([], None, whole), new=True, file=file, content=None)
    assert outcome.invalid == []
    sheet = SHEET.decode().splitlines(keepends=True)
    assert outcome.text == "".join(line for line in sheet if not line.startswith("#"))


SHEETS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in (ROOT / "content" / folder).glob("*.yaml")
)
# No digits: beside full-width signs the reader rightly refuses them (SRC026).
WORDS = st.text(st.sampled_from([*"ab .,:;#-'\"[]{}中文（）：，βμ<"]), min_size=1).filter(
    lambda text: text == text.strip()
)


def texts(data: Any, path: list[Any]) -> list[list[Any]]:
    """The path of every English or Chinese text, as a change file writes it."""
    if not isinstance(data, dict | list):
        return []
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    inner: list[list[Any]] = [[*path, name] for name, _ in pairs if name in ("en", "zh")]
    for name, value in data.items() if isinstance(data, dict) else enumerate(data):
        byname = isinstance(data, list) and isinstance(value, dict) and "id" in value
        inner += texts(value, [*path, value["id"] if byname else name])
    return inner


def find(data: Any, path: list[Any]) -> Any:
    for step in path:
        byname = isinstance(data, list) and isinstance(step, str)
        data = next(item for item in data if item["id"] == step) if byname else data[step]
    return data


@settings(max_examples=30)
@given(st.data())
def test_changes_of_a_real_sheet_give_what_was_wanted_and_nothing_else(draw: st.DataObject) -> None:
    name = draw.draw(st.sampled_from(SHEETS))
    content = (ROOT / name).read_bytes()
    data = data_of(content)
    wanted, changes = copy.deepcopy(data), []
    paths = st.lists(st.sampled_from(texts(data, [])), unique_by=json.dumps, max_size=4)
    for path in draw.draw(paths):
        old, new = find(data, path), draw.draw(WORDS)
        if old != new:
            changes.append(change(path, old, new))
            find(wanted, path[:-1])[path[-1]] = new
    # Whether a site may show the words is another question.
    with patch("factsheets.changes.apply.spoilt", return_value=()):
        outcome = applied(*changes, content=content, file=name, references=[{"doi": "10.1/x"}])
    assert (outcome.refused, outcome.invalid) == ([], [])
    assert not changes or data_of((outcome.text or "").encode()) == wanted


FIELDS = "findings os-brain results effect value name en zh aliases sections laboratory links why"
STEPS: st.SearchStrategy[Any] = st.sampled_from([*FIELDS.split(), "terms", "new", 0, 1, 2])
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
)


@st.composite
def any_change(draw: st.DrawFn) -> dict[str, Any]:
    """A change of any place, as a joker would write it; often with the right old value."""
    path = draw(st.lists(STEPS, min_size=1, max_size=6))
    old = draw(st.none() | VALUES)
    with suppress(LookupError, TypeError, StopIteration):
        old = find(data_of(SHEET), path) if draw(st.booleans()) else old
    if draw(st.booleans()):
        path, old = [*path, {"after": draw(st.none() | STEPS)}], draw(st.none() | st.just(old))
    return change(path, old, draw(st.none() | VALUES))


@settings(max_examples=100)
@given(st.lists(any_change(), min_size=1, max_size=4))
def test_no_change_stops_the_engine_or_breaks_the_file(changes: list[dict[str, Any]]) -> None:
    outcome = applied(*changes)
    assert len(outcome.applied) + len(outcome.refused) == len(changes)
    if outcome.text is not None:
        assert parse_yaml(outcome.text.encode(), FILE)[0] is not None
        assert outcome.invalid == []
