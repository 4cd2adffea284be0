"""One slip of the hand in a bibliography is harmless, visible or reported; never silent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.mutations import SIGNS, judge, mutants, one_slip, strict, survey  # noqa: E402

AWKWARD = (Path(__file__).parents[1] / "data" / "strict.bib").read_text(encoding="utf-8")


def test_a_sample_of_slips_loses_nothing_silently() -> None:
    counts, silent = survey(AWKWARD, every=29)
    assert [(m.at, m.slip) for m in silent] == []
    assert counts["reported"] > counts.total() / 2


@pytest.mark.slow
def test_no_slip_at_all_loses_anything_silently() -> None:
    """The one residue is a slip within a key.

    A key is free text, so it cannot be checked against the entry; but whatever cites the old key
    then cites nothing, and the catalog reports that. No other field changes in such a mutant.
    """
    counts, silent = survey(AWKWARD)
    assert [(m.at, m.slip) for m in silent] == []
    assert set(counts) == {"same", "reported", "edit", "renamed"}
    keys = ("brodt1997eselectin", "muller2001chemokine", "xu2020resection", "who2025breast")
    assert counts["renamed"] <= 2 * sum(map(len, keys))


@pytest.mark.slow
def test_no_slip_in_the_real_file_loses_anything_silently() -> None:
    text = (ROOT / "references.bib").read_text(encoding="utf-8")
    _, silent = survey(text, every=2503)
    assert [(m.at, m.slip) for m in silent] == []


def test_a_missing_comma_that_swallows_a_field_would_be_called_silent() -> None:
    original, _ = strict(AWKWARD)
    swallowed, _ = strict(AWKWARD.replace("{1997},", "{1997}", 1))
    assert judge(original, swallowed, reported=False) == "silent"


def test_every_slip_is_made_at_every_place() -> None:
    made = {mutant.text for mutant in mutants("ab")}
    inserted = {a + sign + b for sign in SIGNS for a, b in (("", "ab"), ("a", "b"))}
    assert made == {"b", "a", "ba"} | inserted


@pytest.mark.parametrize(
    ("was", "is_", "expected"),
    [
        ("tumour", "tumor", True),
        ("tumour", "tumuor", True),
        ("a tumour", "tumour", True),
        ("tumour", "tum our", True),
        ("tumour", "tmr", False),
        ("tumour cell", "tumour", False),
    ],
)
def test_one_slip_is_one_character_or_one_swap(was: str, is_: str, expected: bool) -> None:
    assert one_slip(was, is_) is expected
