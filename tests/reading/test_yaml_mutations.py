"""One slip of the hand in a fact sheet: what loader and model let pass is a list, and short."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from factsheets.reading.source import parse_yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.yaml_mutations import judge, survey

SHEET = Path(__file__).parents[1] / "toy" / "content" / "treatments" / "dabrafenib.yaml"
# A comma inside of an unquoted id makes two of it, of which the rules over the whole content find
# that they lead nowhere (REF001 to REF004). A comma deleted between two aliases makes one of them,
# which no reader of files can know from an alias of two words.
KNOWN = re.compile(r"',' (inserted|deleted)|'[-#]' inserted|swapped to '(,.|2\")'")


@pytest.mark.slow
def test_what_a_slip_changes_silently_is_known() -> None:
    counts, silent = survey(SHEET.read_text(encoding="utf-8"), every=23)
    assert [(one.at, one.slip) for one in silent if not KNOWN.match(one.slip)] == []
    assert len(silent) < counts.total() / 100
    assert counts["reported"] > counts.total() / 2


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        pytest.param("#n: 1", 1, "n:", id="at the start"),
        pytest.param("  # - id: x", 3, "id:", id="an item"),
        pytest.param("   #  ci: [1, 2]", 4, "ci:", id="amid the indentation"),
        pytest.param("#results:", 1, "results:", id="a group"),
    ],
)
def test_a_field_behind_a_remark_is_named(line: str, column: int, found: str) -> None:
    _, problems = parse_yaml(f"a:\n{line}\n".encode(), "a.yaml")
    assert [str(problem) for problem in problems] == [
        f"a.yaml:2: SRC050 This line hides the field '{found}' behind #: delete the # if the field "
        "is meant, else the whole line."
    ]
    assert problems[0].column == column


@pytest.mark.parametrize("line", ["# A remark.", "# Note: see above", "# see https://x.org", "#"])
def test_a_remark_is_no_field(line: str) -> None:
    _, problems = parse_yaml(f"a: b\n{line}\n".encode(), "a.yaml")
    assert problems == []


@pytest.mark.parametrize(
    ("after", "reported", "verdict"),
    [
        pytest.param({"a": "xy", "b": 1}, False, "same", id="nothing"),
        pytest.param({"a": "x", "b": 1}, False, "edit", id="a letter of one value"),
        pytest.param({"a": "zz", "b": 1}, False, "silent", id="a whole value"),
        pytest.param({"b": 1}, False, "silent", id="a value that is gone"),
        pytest.param({"a": "x", "b": 2}, False, "silent", id="two values"),
        pytest.param(None, True, "reported", id="something that was reported"),
        pytest.param(None, False, "silent", id="a sheet that is gone"),
    ],
)
def test_a_verdict(after: dict[str, object] | None, reported: bool, verdict: str) -> None:
    assert judge({"a": "xy", "b": 1}, after, reported) == verdict
