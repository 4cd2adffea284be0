"""Running the site generator: which one, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.site.mkdocs import builder, reason, run_builder


def test_the_builder_is_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BUILDER", raising=False)
    assert builder() == "mkdocs"
    monkeypatch.setenv("BUILDER", "no_such_builder")
    failures = run_builder(tmp_path, tmp_path, {})
    assert [line.split(":")[0] for line in failures] == [
        "no_such_builder failed for en",
        "no_such_builder failed for zh",
    ]
    assert all("No module named no_such_builder" in line for line in failures)


def test_a_disk_that_refuses_gets_a_sentence_and_all_else_is_told_in_full() -> None:
    refused = "Traceback\nOSError: [Errno 27] File too large\n"
    assert reason(refused) == (
        "the site could not be written: File too large. The earlier site stays."
    )
    assert reason("Traceback\nKeyError: 'x'\n") == "\nTraceback\nKeyError: 'x'\n"
