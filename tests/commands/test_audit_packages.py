"""The audit of packages tells holes, unknown packages, and that nobody could be asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import audit_packages
from audit_packages import Answer, ask, read, say

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
OFFLINE = "The audit needs PyPI, which cannot be reached from here: packages stay unaudited.\n"


def test_an_answer_is_read() -> None:
    assert read(FOUND) == Answer(HOLES, 3, 1)


@pytest.mark.parametrize(
    ("answers", "code", "shown"),
    [
        pytest.param(
            [Answer((), 5, 0), Answer((), 2, 0)],
            0,
            "7 packages looked up, 0 known holes, 0 unknown\n",
            id="all is well",
        ),
        pytest.param(
            [Answer(HOLES, 3, 0), Answer(HOLES, 3, 0)],
            1,
            "\n".join(HOLES) + "\n6 packages looked up, 2 known holes, 0 unknown\n",
            id="holes, each told once",
        ),
        pytest.param(
            [Answer((), 5, 1)],
            1,
            "4 packages looked up, 0 known holes, 1 unknown\n",
            id="a package nobody knows",
        ),
        pytest.param([Answer((), 5, 0), None], 1, OFFLINE, id="no answer for one lock"),
        pytest.param([Answer((), 5, 5)], 1, OFFLINE, id="nothing is known"),
        pytest.param([None], 1, OFFLINE, id="offline"),
    ],
)
def test_what_was_found_is_told(
    answers: list[Answer | None], code: int, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (say(answers), capsys.readouterr().out) == (code, shown)


def test_an_audit_that_fails_shows_its_last_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = subprocess.CompletedProcess[str]([], 1, "", "Traceback\nERROR: no connection\n")
    monkeypatch.setattr(audit_packages.subprocess, "run", lambda *a, **k: failed)
    assert ask(Path("requirements/runtime.txt")) is None
    assert capsys.readouterr().err == "ERROR: no connection\n"
