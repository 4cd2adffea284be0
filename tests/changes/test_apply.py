"""A change file is applied where it fits, and says where it does not."""

from __future__ import annotations

import copy
import difflib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from change_files import FILE, change, raw
from factsheets.changes.apply import Outcome, apply_change
from factsheets.changes.file import parse_change
from factsheets.reading.source import parse_yaml
from toy_site import TOY

ROOT = Path(__file__).parents[2]
SHEET = (TOY / FILE).read_bytes()
NAME = change(["name", "en"], "Dabrafenib", "Dabrafenib alone")
CLAIM = ["findings", "os-brain", "claim", "en"]


def applied(*changes: dict[str, Any], content: bytes | None = SHEET, **more: Any) -> Outcome:
    found, problems = parse_change(raw(*changes, **more), "change.json")
    assert found is not None, problems
    return apply_change(found, content)


def lines(text: str | None, content: bytes = SHEET) -> list[str]:
    """The lines that differ."""
    assert text is not None
    before, after = content.decode().splitlines(), text.splitlines()
    found = difflib.unified_diff(before, after, n=0, lineterm="")
    return [line for line in found if line[:3] not in ("---", "+++", "@@ ")]


DONE: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "a word": (
        [NAME],
        ["-name: {en: Dabrafenib, zh: 达拉非尼}", "+name: {en: Dabrafenib alone, zh: 达拉非尼}"],
    ),
    "a number": (
        [change(["findings", "os-brain", "results", 0, "effect", "value"], "0.60", "0.70")],
        ['-          value: "0.60"', '+          value: "0.70"'],
    ),
    "an arm by its id": (
        [change(["findings", "os-brain", "results", 0, "arms", "chemotherapy", "n"], "86", "87")],
        ['-            n: "86"', '+            n: "87"'],
    ),
    "a list as a whole": (
        [change(["aliases"], ["BRIM-9", "GSK2118436"], ["BRIM-9", "0.9", "达拉"])],
        ["-aliases: [BRIM-9, GSK2118436]", '+aliases: [BRIM-9, "0.9", 达拉]'],
    ),
    "a field that was not there": (
        [change(["findings", "os-brain", "curator_note"], None, {"en": "A: b.", "zh": "注"})],
        ["+    curator_note:", '+      en: "A: b."', "+      zh: 注"],
    ),
    "a field goes": (
        [
            change(
                ["findings", "os-brain", "caveat"], {"en": "Open label.", "zh": "开放标签。"}, None
            )
        ],
        ["-    caveat: {en: Open label., zh: 开放标签。}"],
    ),
    "all that a group held goes, and the group": (
        [
            change(["findings", "os-brain", "caveat", "en"], "Open label.", None),
            change(["findings", "os-brain", "caveat", "zh"], "开放标签。", None),
        ],
        ["-    caveat: {en: Open label., zh: 开放标签。}"],
    ),
    "the last item of a list goes, and the list": (
        [change(["components", 0], {"en": "dabrafenib", "zh": "达拉非尼"}, None)],
        ["-components:", "-  - {en: dabrafenib, zh: 达拉非尼}"],
    ),
    "items at the start, in the middle, behind a new one": (
        [
            change(["sections", {"after": None}], None, {"id": "a", "name": {"en": "A"}}),
            change(["sections", {"after": "laboratory"}], None, {"id": "b", "name": {"en": "B"}}),
            change(["sections", {"after": "b"}], None, {"id": "c", "name": {"en": "C"}}),
        ],
        [
            *["+  - id: a", "+    name:", "+      en: A"],
            *["+  - id: b", "+    name:", "+      en: B"],
            *["+  - id: c", "+    name:", "+      en: C"],
        ],
    ),
    "the first item of a list that was not there": (
        [
            change(
                ["findings", "os-brain", "terms", {"after": None}],
                None,
                {"term": {"en": "T"}, "definition": {"en": "D"}},
            )
        ],
        [
            "+    terms:",
            "+      - term:",
            "+          en: T",
            "+        definition:",
            "+          en: D",
        ],
    ),
    "places are those that the person saw": (
        [
            change(["components", {"after": None}], None, {"en": "first", "zh": "一"}),
            change(["components", 0, "en"], "dabrafenib", "second"),
        ],
        [
            "-  - {en: dabrafenib, zh: 达拉非尼}",
            "+  - en: first",
            "+    zh: 一",
            "+  - {en: second, zh: 达拉非尼}",
        ],
    ),
}


@pytest.mark.parametrize("name", DONE)
def test_a_change_is_made(name: str) -> None:
    changes, expected = DONE[name]
    outcome = applied(*changes)
    assert [str(one) for one in outcome.refused + outcome.invalid] == []
    assert lines(outcome.text) == expected


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "stale": (
        change(CLAIM, "Dabrafenib worked.", "It works."),
        "22: CHG020 findings.os-brain.claim.en was not changed: it now reads 'Dabrafenib prolonged "
        "survival.', and the change was made on 'Dabrafenib worked.'. Look at both and decide.",
    ),
    "stale, there already": (
        change(["review"], None, {"status": "signed"}),
        "99: CHG020 review was not changed: it now reads '{status: unsigned}', and the change was "
        "made on ''. Look at both and decide.",
    ),
    "stale list": (
        change(["aliases"], ["BRIM-9"], ["x"]),
        "3: CHG020 aliases was not changed: it now reads '[BRIM-9, GSK2118436]', and the change "
        "was made on '[BRIM-9]'. Look at both and decide.",
    ),
    "no such finding": (
        change(["findings", "os", "claim", "en"], "a", "b"),
        "19: CHG021 findings.os.claim.en was not changed: there is no such place in the file.",
    ),
    "an index where items have ids": (
        change(["findings", 0, "claim", "en"], "a", "b"),
        "19: CHG021 findings[0].claim.en was not changed: there is no such place in the file.",
    ),
    "an index too high": (
        change(["components", 1, "en"], "a", "b"),
        "6: CHG021 components[1].en was not changed: there is no such place in the file.",
    ),
    "inside of a text": (
        change(["name", "en", "x"], None, "b"),
        "2: CHG021 name.en.x was not changed: there is no such place in the file.",
    ),
    "an item of a list of texts": (
        change(["aliases", 0], "BRIM-9", "b"),
        "3: CHG021 aliases[0] was not changed: there is no such place in the file.",
    ),
    "inside of what is not there": (
        change(["disambiguation", "en"], None, "b"),
        "2: CHG021 disambiguation.en was not changed: there is no such place in the file.",
    ),
    "an item after none": (
        change(["sections", {"after": "x"}], None, {"id": "y"}),
        "16: CHG021 sections.(after x) was not changed: there is no such place in the file.",
    ),
    "an item of no list": (
        change(["name", {"after": None}], None, "x"),
        "2: CHG021 name.(first) was not changed: there is no such place in the file.",
    ),
    "no field of the model": (
        change(["findings", "os-brain", "caveats"], None, {"en": "x"}),
        "19: CHG022 findings.os-brain.caveats was not changed: it is not a field here; fields are "
        "id, section, question, direction, direction_reason, tumours, claim, terms, cites, via, "
        "population, stages, subgroup, comparator, local_and_current, results, ca…. Did you mean "
        "'caveat'?",
    ),
    "nothing": (
        change(CLAIM, "Dabrafenib prolonged survival.", "Dabrafenib prolonged survival."),
        "22: CHG024 findings.os-brain.claim.en was not changed: old and new are the same.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_and_the_rest_applied(name: str) -> None:
    wrong, message = REFUSED[name]
    outcome = applied(wrong, NAME)
    assert [str(one) for one in outcome.refused] == [f"{FILE}:{message}"]
    assert lines(outcome.text) == DONE["a word"][1]


def test_a_refusal_points_at_the_place_in_the_file():
    changed = change(["findings", "os-brain", "caveat", "en"], "x", "y")
    line = SHEET.decode().split("\n").index("    caveat: {en: Open label., zh: 开放标签。}") + 1
    assert [one.line for one in applied(changed).refused] == [line]


def test_two_changes_of_one_place_are_not_both_made():
    gone = change(["components", 0], {"en": "dabrafenib", "zh": "达拉非尼"}, None)
    inside = change(["components", 0, "en"], "dabrafenib", "x")
    for first, second, name in (
        (gone, inside, "components[0].en"),
        (inside, gone, "components[0]"),
    ):
        assert [str(one).partition(" ")[2] for one in applied(first, second).refused] == [
            f"CHG023 {name} was not changed: another change of the same file touches the same "
            "place."
        ]


def test_a_change_that_makes_the_file_invalid_leaves_it():
    wrong = change(["findings", "os-brain", "results", 0, "effect", "value"], "0.60", "about 1")
    outcome = applied(wrong, NAME)
    assert outcome.text is None
    assert [str(one) for one in outcome.invalid] == [
        f"{FILE}:43: FLD004 findings[0].results[0].effect.value must be a number such as 0.70 / "
        "not_reported: 'about 1'."
    ]


def test_a_field_that_must_be_there_cannot_go():
    outcome = applied(change(["class"], "targeted", None))
    assert [str(one) for one in outcome.invalid] == [
        f"{FILE}:2: FLD002 class is missing; add it to the file."
    ]


def test_an_invented_field_inside_of_a_new_item_is_an_invalid_file():
    new = {"id": "x", "name": {"en": "X"}, "run": "ls"}
    outcome = applied(change(["sections", {"after": None}], None, new))
    assert [one.code for one in outcome.invalid] == ["FLD001"]
    assert outcome.text is None


def test_a_file_that_cannot_be_read_is_not_touched():
    outcome = applied(NAME, content=b"name: [\n")
    assert outcome.text is None
    assert [one.code for one in outcome.invalid] == ["SRC040"]


def test_a_layout_that_cannot_be_kept_is_left_alone():
    sheet = SHEET.replace(b"aliases: [BRIM-9, ", b"aliases: [BRIM-9,  # why\n  ")
    changed = change(["aliases"], ["BRIM-9", "GSK2118436"], ["x"])
    outcome = applied(changed, content=sheet)
    assert [str(one) for one in outcome.invalid] == [
        f"{FILE}:1: CHG027 The changes cannot be written here without touching other lines: "
        "edit the file by hand."
    ]


def test_line_ends_of_windows_do_not_matter():
    sheet = SHEET.replace(b"\n", b"\r\n")
    assert lines(applied(NAME, content=sheet).text) == DONE["a word"][1]


def test_a_new_sheet_is_written_in_the_order_of_the_model():
    document, _ = parse_yaml(SHEET, FILE)
    assert document is not None
    whole = dict(reversed(document.data.items()))
    outcome = applied(
        change([], None, whole), new=True, file="content/treatments/new.yaml", content=None
    )
    assert outcome.invalid == []
    assert outcome.text is not None
    again, problems = parse_yaml(outcome.text.encode(), "content/treatments/new.yaml")
    assert again is not None
    assert (again.data, problems) == (document.data, [])
    assert [*again.data][:4] == ["name", "aliases", "class", "components"]


@cache
def real(name: str) -> bytes:
    return (ROOT / name).read_bytes()


SHEETS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("mechanisms", "treatments", "tumours", "prognosis", "studies")
    for path in (ROOT / "content" / folder).glob("*.yaml")
)
# No digits: beside full-width signs the reader rightly refuses them (SRC026).
WORDS = st.text(st.sampled_from([*"ab .,:;#-'\"[]{}中文（）：，βμ<"]), min_size=1).filter(
    lambda text: text == text.strip()
)


def texts(data: Any, path: list[Any]) -> list[list[Any]]:
    """The path of every English or Chinese text, as a change file writes it."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for name, value in pairs:
        step = value["id"] if isinstance(data, list) and "id" in value else name
        if name in ("en", "zh"):
            found.append([*path, name])
        elif isinstance(value, dict | list) and not (
            isinstance(value, list) and value and isinstance(value[0], str)
        ):
            found += texts(value, [*path, step])
    return found


def find(data: Any, path: list[Any]) -> Any:
    for step in path:
        byname = isinstance(data, list) and isinstance(step, str)
        data = next(one for one in data if one["id"] == step) if byname else data[step]
    return data


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(st.data())
def test_changes_of_a_real_sheet_give_what_was_wanted_and_nothing_else(draw: st.DataObject) -> None:
    name = draw.draw(st.sampled_from(SHEETS))
    document, _ = parse_yaml(real(name), name)
    assert document is not None
    paths = draw.draw(
        st.lists(st.sampled_from(texts(document.data, [])), unique_by=json.dumps, max_size=4)
    )
    wanted, changes = copy.deepcopy(document.data), []
    for path in paths:
        old, new = find(document.data, path), draw.draw(WORDS)
        if old != new:
            changes.append(change(path, old, new))
            find(wanted, path[:-1])[path[-1]] = new
    if not changes:
        return
    outcome = applied(*changes, content=real(name), file=name)
    assert (outcome.refused, outcome.invalid) == ([], [])
    again, _ = parse_yaml((outcome.text or "").encode(), name)
    assert again is not None
    assert again.data == wanted
    # An entry without an id that changes whole is another entry, written on as many lines as it
    # needs.
    if any(isinstance(step, int) for path in paths for step in path):
        return
    # Line by line: difflib takes lines that are frequent in a long file for no anchor.
    before, after = real(name).decode().split("\n"), (outcome.text or "").split("\n")
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) <= len(changes)


STEPS: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [
            "findings",
            "os-brain",
            "results",
            "effect",
            "value",
            "name",
            "en",
            "zh",
            "aliases",
            "sections",
            "laboratory",
            "links",
            "why",
            "components",
            "gaps",
            "terms",
            "new",
        ]
    ),
    st.integers(0, 3),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
)


@st.composite
def any_change(draw: st.DrawFn) -> dict[str, Any]:
    """A change of any place, as a joker would write it; often with the right old value."""
    path = draw(st.lists(STEPS, min_size=1, max_size=6))
    if draw(st.booleans()):
        path.append({"after": draw(st.none() | STEPS)})
    old, document = None, parse_yaml(SHEET, FILE)[0]
    if draw(st.booleans()) and document is not None:
        try:
            old = find(document.data, path)
        except (LookupError, TypeError, StopIteration):
            old = draw(st.none() | VALUES)
    return change(path, old, draw(st.none() | VALUES))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
@given(st.lists(any_change(), min_size=1, max_size=4))
def test_no_change_stops_the_engine_or_breaks_the_file(changes: list[dict[str, Any]]) -> None:
    outcome = applied(*changes)
    assert len(outcome.applied) + len(outcome.refused) == len(changes)
    if outcome.text is not None:
        assert parse_yaml(outcome.text.encode(), FILE)[0] is not None
        assert outcome.invalid == []
