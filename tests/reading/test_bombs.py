"""The worst input costs a bounded number of steps, and whoever made it is told what is wrong.

Seconds are measured by ``benchmarks/bombs.py``; here calls are counted, which no machine changes,
and growth is compared, which calls do not show of a pattern that tries every way to match.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from factsheets.bibliography import parse_bibliography
from factsheets.bibliography.lint import MAX_MARKS, MAX_VALUE
from factsheets.model import Mechanism
from factsheets.model.validation import parse_model
from factsheets.reading.rawtext import MAX_BYTES
from factsheets.reading.source import parse_yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.bombs import loads, steps, yaml_bombs

# About a second on a slow machine.
MOST_STEPS = 8_000_000
LOADS = loads()


@pytest.mark.slow
@pytest.mark.parametrize("name", LOADS)
def test_the_worst_input_costs_a_bounded_number_of_steps(name: str) -> None:
    assert steps(LOADS[name]) < MOST_STEPS


def cost(raw: bytes) -> float:
    """The processor's seconds that reading takes."""
    start = time.process_time()
    parse_yaml(raw, "a.yaml")
    return time.process_time() - start


@pytest.mark.parametrize("name", yaml_bombs(0))
def test_the_worst_input_costs_no_more_than_its_length(name: str) -> None:
    """Four times the length may take four times as long, and not sixteen times; another process on
    this machine can spoil a measurement, so that the best of some counts."""
    small, large = (yaml_bombs(size)[name] for size in (MAX_BYTES // 4, MAX_BYTES))
    assert any(cost(large) < 8 * cost(small) + 0.02 for _ in range(5))


def said(text: str) -> list[str]:
    """What is said about a bibliography."""
    return [str(problem) for problem in parse_bibliography(text, "references.bib")[1]]


def test_a_bibliography_of_too_many_marks_is_not_read() -> None:
    assert said("@" * (MAX_MARKS + 1)) == [
        "references.bib:1: LIM001 The file has 200,001 braces, quotes, commas, equals and at signs "
        "and may have 200,000: remove what was pasted in by mistake."
    ]


def test_a_field_that_is_too_long_is_named() -> None:
    entry = (
        "@article{a2020b,\n author = {A, B},\n title = {%s},\n journal = {J},\n year = {2020}\n}\n"
    )
    assert said(entry % ("x " * (MAX_VALUE // 2))) == [
        "references.bib:3: LIM002 the field 'title' has 20,002 characters and may have 20,000: "
        "remove what was pasted in by mistake."
    ]


def test_of_very_many_unknown_fields_the_first_are_named() -> None:
    document, problems = parse_yaml("".join(f"a{n}: x\n" for n in range(900)).encode(), "a.yaml")
    assert (document is not None, problems) == (True, [])
    assert document is not None
    _, problems = parse_model(document, Mechanism)
    assert len(problems) == 201
    assert [problem.code for problem in problems].count("SRC016") == 1
