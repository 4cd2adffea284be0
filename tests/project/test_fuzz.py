"""A sample of what ``make fuzz`` does: changed files crash no loader and change no data."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from factsheets.messages.problem import problem

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks import fuzz


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_a_sample_of_changed_files_breaks_no_promise(name: str) -> None:
    target, pattern = fuzz.TARGETS[name]
    known, chance = fuzz.seeds(pattern), random.Random(5)
    for seed in known:
        target(seed)
    for _ in range(300):
        target(fuzz.changed(chance, chance.choice(known), chance.choice(known)))


def test_a_reading_that_differs_from_pyyaml_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    document, _ = fuzz.parse_yaml(b"a: b\n", "a.yaml")
    monkeypatch.setattr(fuzz, "parse_yaml", lambda raw, path: (document, []))
    fuzz.try_yaml(b"a: b\n")
    with pytest.raises(fuzz.BrokenPromise, match="read otherwise than PyYAML does"):
        fuzz.try_yaml(b"a: c\n")


def test_a_problem_outside_of_the_file_is_caught() -> None:
    fuzz.check_messages(b"a\n", [problem("SRC012", "a.yaml", 1)])
    with pytest.raises(fuzz.BrokenPromise, match="line 9 of 3"):
        fuzz.check_messages(b"a\n", [problem("SRC012", "a.yaml", 9)])


def test_entries_that_are_lost_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    empty, _ = fuzz.parse_bibliography("", "a.bib")
    monkeypatch.setattr(fuzz, "parse_bibliography", lambda raw, path: (empty, []))
    with pytest.raises(fuzz.BrokenPromise, match="entries lost without a word"):
        fuzz.try_bibtex(b"@article{a, title = {x}}")


def test_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["html"]) == 1
    assert "yaml|bibtex [SECONDS]" in capsys.readouterr().out


def test_without_atheris_changes_go_by_chance_and_this_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert fuzz.main(["bibtex", "0"]) == 0
    assert capsys.readouterr().out == (
        "atheris has no wheel for this Python: changes by chance, not guided by coverage.\n"
        "0 files tried, every promise kept\n"
    )
