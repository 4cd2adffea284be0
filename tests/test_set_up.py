"""The set-up script, as far as it can be shown without installing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

import set_up


def test_the_fingerprint_changes_with_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "runtime.txt"
    lock.write_text("a==1", encoding="ascii")
    before = set_up.fingerprint(lock)
    lock.write_text("a==2", encoding="ascii")
    assert before != set_up.fingerprint(lock)


def test_nothing_is_installed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "runtime.txt"
    lock.write_text("a==1", encoding="ascii")
    (tmp_path / ".venv").mkdir()
    stamp = tmp_path / ".venv" / "runtime.installed"
    stamp.write_text(set_up.fingerprint(lock), encoding="ascii")
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up.subprocess, "run", lambda *a, **k: pytest.fail("pip was called"))
    set_up.install(lock)
    assert stamp.is_file()


def test_an_unfit_python_gets_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(set_up.sys, "version", "3.9.1 (main)")
    assert set_up.main([]) == 1
    assert capsys.readouterr().err == "Python 3.11, 3.12 or 3.13 is needed; this is 3.9.1.\n"


def test_the_browser_named_by_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/opt/browser")
    assert set_up.find_browser() == "/opt/browser"


def test_a_machine_without_packages_gets_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.shutil, "which", lambda name: None)
    assert set_up.install_browser() == 1
    assert capsys.readouterr().err == (
        "No Chromium was found; install one, or set BROWSER_PATH to its program.\n"
    )


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_the_locks_are_hashed_and_name_no_index(name: str) -> None:
    text = (set_up.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert packages
    assert all(line.endswith("\\") for line in packages)
    assert "http" not in text
    assert "index-url" not in text
