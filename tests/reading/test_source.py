"""A YAML file becomes text with places, and nothing in it can do harm."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheets.messages.problem import rulebook
from factsheets.reading.rawtext import MAX_PROBLEMS
from factsheets.reading.source import Document, Mark, load_yaml, parse_yaml

MISTAKES = tomllib.loads((Path(__file__).parents[1] / "yaml_mistakes.toml").read_text("utf-8"))
RIGHT = MISTAKES.pop("right")
WRONG = {f"{group}: {name}": case for group in MISTAKES for name, case in MISTAKES[group].items()}
JARGON = re.compile("scalar|scanning|token|block mapping|flow sequence|Traceback")
SHEET = """\
name: {en: Foo, zh: 某}
findings:
  - id: os
    claim:
      en: "It's longer"
    empty:
  - id: pfs
"""

EXAMPLES = {code: rule for code, rule in rulebook().items() if code[:3] == "SRC" and rule.breaks}


def document_of(text: str) -> Document:
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == []
    assert document is not None
    return document


@pytest.mark.parametrize("name", WRONG)
def test_everything_that_is_wrong_is_said_at_its_line_in_plain_words(name: str) -> None:
    document, problems = parse_yaml(WRONG[name]["text"].encode(), "a.yaml")
    assert [str(found) for found in sorted(problems)] == [
        f"a.yaml:{line}" for line in WRONG[name]["says"]
    ]
    assert not JARGON.search(" ".join(WRONG[name]["says"]))
    if name.startswith("syntax"):
        assert document is None


@pytest.mark.parametrize("name", RIGHT)
def test_what_only_looks_wrong_is_kept_as_typed(name: str) -> None:
    assert document_of(RIGHT[name]["text"]).data["a"] == RIGHT[name].get("value")


def test_values_are_the_text_typed_and_empty_ones_are_none() -> None:
    assert document_of(SHEET).data == {
        "name": {"en": "Foo", "zh": "某"},
        "findings": [{"id": "os", "claim": {"en": "It's longer"}, "empty": None}, {"id": "pfs"}],
    }


@pytest.mark.parametrize(
    ("loc", "mark"),
    [
        ((), Mark(1, 1)),
        (("name",), Mark(1, 7)),
        (("name", "zh"), Mark(1, 21)),
        (("findings", 1), Mark(7, 5)),
        (("findings", 0, "claim", "en"), Mark(5, 11)),
        (("findings", 0, "empty"), Mark(6, 11)),
        (("findings", 0, "claim", "zh"), Mark(4, 5)),
        (("findings", 0, "claim", "en", "str"), Mark(5, 7)),
        (("findings", 1, "claim", "en"), Mark(7, 5)),
        (("findings", 9), Mark(2, 1)),
        (("other", 3, "x"), Mark(1, 1)),
    ],
    ids=str,
)
def test_a_place_is_that_of_the_value_or_of_the_nearest_parent(
    loc: tuple[str | int, ...], mark: Mark
) -> None:
    assert document_of(SHEET).mark(loc) == mark


def test_field_names_have_places_of_their_own() -> None:
    document = document_of(SHEET)
    assert document.keys["findings", 0, "claim"] == Mark(4, 5)
    assert document.path == "a.yaml"


def test_a_column_counts_characters_not_bytes() -> None:
    assert document_of("{zh: 肝转移, en: x}").mark(("en",)) == Mark(1, 15)


def test_a_document_without_a_mark_at_all_still_has_a_place() -> None:
    assert Document("a.yaml", {}, {}, {}).mark(("x",)) == Mark(1, 1)


def test_a_doubtful_value_keeps_the_document_and_a_doubtful_structure_does_not() -> None:
    assert parse_yaml(b"a: NO\n", "a.yaml")[0] is not None
    assert parse_yaml(b"a: &x NO\n", "a.yaml")[0] is None


def test_at_most_two_hundred_problems_are_listed() -> None:
    document, problems = parse_yaml(b"".join(b"a%d: NO\n" % i for i in range(900)), "a.yaml")
    assert document is None
    assert len(problems) == MAX_PROBLEMS + 1
    assert str(problems[-1]) == (
        "a.yaml:200: SRC016 Only the first 200 problems of this file are listed: mend these and "
        "check again."
    )


def test_a_file_has_at_most_fifty_thousand_values() -> None:
    document, problems = parse_yaml(b"-\n" * 50_001, "a.yaml")
    assert document is None
    assert [str(found) for found in problems] == [
        "a.yaml:50000: SRC015 The file has more than 50,000 values: split it, or remove what was "
        "pasted in by mistake."
    ]


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yaml").write_bytes(b"a: b\r\n")
    document, problems = load_yaml(tmp_path, "content/a.yaml")
    assert problems == []
    assert document is not None
    assert (document.path, document.data) == ("content/a.yaml", {"a": "b"})


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_s_example_breaks_that_rule_alone_and_is_mended(code: str) -> None:
    _, problems = parse_yaml(EXAMPLES[code].breaks.encode(), "a.yaml")
    assert {found.code for found in problems} == {code}
    assert document_of(EXAMPLES[code].mends)


# Text that a person can type: no invisible characters, composed, and not only a number in
# full-width digits (those are refused on purpose).
TYPED = st.text("abz AZ09.,:;#'\"\\-|>&*!%@`?[]{}~<é肝转移，：（）\n/=", max_size=40).filter(
    lambda text: not re.fullmatch(r"[-<>=.,，/% 0-9]*[0-9][-.,，/% 0-9]*", text) or "，" not in text
)


def in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@given(st.dictionaries(TYPED, TYPED, min_size=1, max_size=8))
def test_any_text_in_quotes_comes_back_unchanged(texts: dict[str, str]) -> None:
    sheet = "".join(f"{in_quotes(name)}: {in_quotes(text)}\n" for name, text in texts.items())
    assert document_of(sheet).data == texts


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    document, problems = parse_yaml(raw, "a.yaml")
    assert document is not None or problems


@given(st.text("ab:-[]{}'\"|>&*!%@`?#,~<\\ \n\t\r0肝：，０\u3000\u200b\u0301\x85", max_size=60))
def test_no_text_raises_and_every_problem_lies_in_the_file(text: str) -> None:
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert document is not None or problems
    assert all(1 <= found.line <= text.count("\n") + 1 and str(found) for found in problems)
