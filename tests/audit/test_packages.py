"""The audit of packages tells holes, unknown packages, and that nobody could be asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from factsheets.audit import packages
from factsheets.audit.packages import OFFLINE, Answer, ask, read, verdict

FOUND = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": []},
        {
            "name": "b",
            "version": "2",
            "vulns": [
                {"id": "PYSEC-1", "fix_versions": ["2.1"], "aliases": []},
                {"id": "PYSEC-2", "fix_versions": [], "aliases": []},
            ],
        },
        {"name": "c", "skip_reason": "not found"},
    ]
}
HOLES = ("b 2: PYSEC-1, mended in 2.1", "b 2: PYSEC-2, mended in no version yet")


def test_an_answer_is_read() -> None:
    assert read(FOUND) == Answer(HOLES, 3, 1)


@pytest.mark.parametrize(
    ("answers", "lines", "whole"),
    [
        pytest.param(
            [Answer((), 5, 0), Answer((), 2, 0)],
            ["7 packages looked up, 0 known holes, 0 unknown"],
            True,
            id="all is well",
        ),
        pytest.param(
            [Answer(HOLES, 3, 0), Answer(HOLES, 3, 0)],
            [*HOLES, "6 packages looked up, 2 known holes, 0 unknown"],
            False,
            id="holes, each told once",
        ),
        pytest.param(
            [Answer((), 5, 1)],
            ["4 packages looked up, 0 known holes, 1 unknown"],
            False,
            id="a package nobody knows",
        ),
        pytest.param([Answer((), 5, 0), "no answer"], [OFFLINE], False, id="no answer for one"),
        pytest.param([Answer((), 5, 5)], [OFFLINE], False, id="nothing is known"),
        pytest.param(["no answer"], [OFFLINE], False, id="offline"),
    ],
)
def test_what_was_found_is_told(answers: list[Answer | str], lines: list[str], whole: bool) -> None:
    assert verdict(answers) == (lines, whole)


def test_an_audit_that_fails_gives_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess[str]([], 1, "", "Traceback\nERROR: no connection\n")
    monkeypatch.setattr(packages.subprocess, "run", lambda *a, **k: failed)
    assert ask(Path("requirements/runtime.txt")) == "ERROR: no connection"
