"""A number that was altered needs a new entry of history."""

from __future__ import annotations

import pytest

from factsheets.catalog.history import unexplained
from factsheets.reading.document import Document
from factsheets.reading.source import parse_yaml

BASE = """\
findings:
  - id: os
    claim: {en: Longer by 2.5 months.}
    results:
      - outcome: os
        arms:
          - {id: a, n: "86", median: "5.6"}
        effect: {measure: hr, value: "0.60", ci: ["0.40", "0.90"], p: "<0.01"}
  - id: pfs
    results:
      - outcome: pfs
        arms: [{id: a, percent: not_reached}]
history:
  - on: "2026-11-21"
    change: {en: First.}
"""
SECOND = '  - on: "2026-11-22"\n    change: {en: Second.}\n'


def read(text: str) -> Document:
    """A sheet as read."""
    document, problems = parse_yaml(text.encode(), "content/treatments/x.yaml")
    assert document is not None, problems
    return document


def said(text: str) -> list[str]:
    """What is said about a change of ``BASE`` to ``text``."""
    return [str(problem) for problem in unexplained(read(BASE), read(text))]


PUB005 = (
    "content/treatments/x.yaml:{line}: PUB005 the numbers of the finding '{id}' changed ({change}),"
    " but history has no new entry; add one that says why."
)
ALTERED = {
    "an estimate": (("0.60", "0.06"), 2, "os", "0.60 → 0.06"),
    "a trailing zero": (("0.60", "0.6"), 2, "os", "0.60 → 0.6"),
    "a P value's sign": (("<0.01", ">0.01"), 2, "os", "<0.01 → >0.01"),
    "a number that is left out": ((', median: "5.6"', ""), 2, "os", "5.6 → –"),
    "a number in the place of a word": (("not_reached", '"12"'), 9, "pfs", "– → 12"),
    "a field by another name": (("median", "mean"), 2, "os", "5.6, – → –, 5.6"),
    "a finding that is gone": (("id: os", "id: new"), 14, "os", "86, 5.6, 0.60 … → –, –, – …"),
}


@pytest.mark.parametrize(("change", "line", "id", "shown"), ALTERED.values(), ids=ALTERED)
def test_an_altered_number_without_a_reason_is_named(change, line, id, shown):
    text = BASE.replace(*change)
    assert text != BASE
    assert said(text) == [PUB005.format(line=line, id=id, change=shown)]
    assert said(text + SECOND) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BASE, id="nothing"),
        pytest.param(BASE.replace("Longer by 2.5", "Shorter by 2.6"), id="a claim"),
        pytest.param(BASE.replace("id: os", "id: new\n    former_ids: [os]"), id="a new id"),
        pytest.param(
            BASE.replace("  - id: pfs", "  - id: orr\n    results: [{x: '1'}]\n  - id: pfs"),
            id="a new finding",
        ),
    ],
)
def test_what_alters_no_number_needs_no_reason(text):
    assert said(text) == []


def test_an_entry_that_was_only_reworded_counts_as_new_and_one_left_out_does_not():
    altered = BASE.replace("0.60", "0.61")
    assert said(altered.replace("First.", "First; a slip mended.")) == []
    assert len(said(altered.partition("history:")[0])) == 1
