"""The set-up script, as far as it can be shown without installing anything."""

from __future__ import annotations

import os
import subprocess
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
    python = set_up.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = tmp_path / ".venv" / "runtime.installed"
    stamp.write_text(set_up.fingerprint(lock), encoding="ascii")
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up.subprocess, "run", lambda *a, **k: pytest.fail("pip was called"))
    set_up.install(lock)
    assert stamp.is_file()


def test_a_half_made_environment_is_not_usable(tmp_path: Path) -> None:
    assert not set_up.usable(tmp_path / ".venv")
    set_up.venv.create(tmp_path / ".venv", with_pip=False, symlinks=os.name != "nt")
    assert not set_up.usable(tmp_path / ".venv")


def test_a_failing_pip_gets_one_sentence_and_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "runtime.txt").write_text("a==1", encoding="ascii")
    (tmp_path / ".venv").mkdir()
    failed = subprocess.CompletedProcess[str]([], 1)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "usable", lambda environment: True)
    monkeypatch.setattr(set_up.subprocess, "run", lambda *a, **k: failed)
    assert set_up.main([]) == 1
    assert capsys.readouterr().err == (
        "The packages of runtime.txt could not be installed; pip says why above.\n"
    )
    assert not (tmp_path / ".venv" / "runtime.installed").exists()


def test_what_only_saves_bytes_may_be_missing_and_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / ".venv").mkdir()
    for name in ("runtime", "optional"):
        (tmp_path / f"requirements/{name}.txt").write_text("a==1", encoding="ascii")
    python = set_up.python_of(tmp_path / ".venv")
    python.parent.mkdir()
    python.touch()

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, int("optional" in command[-1]))

    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "usable", lambda environment: True)
    monkeypatch.setattr(set_up.subprocess, "run", run)
    assert (set_up.main([]), set_up.main([])) == (0, 0)
    assert capsys.readouterr().out.splitlines() == [
        "Installing runtime.txt into .venv",
        "Installing optional.txt into .venv",
        "The packages of optional.txt could not be installed; pip says why above. "
        "The site can do without.",
    ]


def test_only_wheels_whose_hash_is_locked_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    (tmp_path / "requirements").mkdir()
    (tmp_path / ".venv").mkdir()
    for name in ("runtime", "optional", "audit"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("a==1", encoding="ascii")

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[1:])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "usable", lambda environment: True)
    monkeypatch.setattr(set_up.subprocess, "run", run)
    assert set_up.main(["--also", "audit"]) == 0
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--only-binary", ":all:", "--require-hashes", "-r"]
    locks = [
        str(tmp_path / "requirements" / f"{name}.txt") for name in ("runtime", "optional", "audit")
    ]
    assert ran == [[*pip, lock] for lock in locks]


def test_an_unfit_python_gets_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(set_up.sys, "version", "3.9.1 (main)")
    assert set_up.main([]) == 1
    assert capsys.readouterr().err == "Python 3.11, 3.12 or 3.13 is needed; this is 3.9.1.\n"


def test_the_browsers_named_by_the_environment_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/opt/browser")
    monkeypatch.setenv("FIREFOX_PATH", "/opt/firefox")
    assert set_up.find_browser() == "/opt/browser"
    assert set_up.find_firefox() == "/opt/firefox"


def without_named_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("BROWSER_PATH", "FIREFOX_PATH"):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize(
    ("found", "user", "wanted"),
    [
        pytest.param([], 0, "chromium and fonts-noto-cjk and firefox-esr", id="no apt-get"),
        pytest.param(["apt-get", "chromium"], 1000, "firefox-esr", id="neither root nor sudo"),
        pytest.param(["firefox"], 0, "chromium and fonts-noto-cjk", id="only Firefox"),
    ],
)
def test_a_machine_without_a_browser_gets_one_sentence(
    found: list[str],
    user: int,
    wanted: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    without_named_browsers(monkeypatch)
    monkeypatch.setattr(set_up, "install", lambda lock, needed=True: None)
    monkeypatch.setattr(set_up.os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(set_up.shutil, "which", lambda name: name if name in found else None)
    assert set_up.main(["--browser"]) == 1
    assert capsys.readouterr().err == (
        f"Please install {wanted} yourself: apt-get or the right to it is missing here.\n"
    )


def test_a_python_without_ensurepip_gets_it_from_debian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(set_up, "install_packages", installed.append)
    monkeypatch.setattr(set_up.venv, "create", lambda *a, **k: None)
    set_up.create(tmp_path)
    assert installed == ["python3-venv"]


def test_browsers_are_installed_at_once_and_through_sudo_where_that_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []
    found = {"apt-get", "sudo"}

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(" ".join(command))
        found.update(command)
        return subprocess.CompletedProcess(command, 0)

    without_named_browsers(monkeypatch)
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(set_up.shutil, "which", lambda name: name if name in found else None)
    monkeypatch.setattr(set_up.subprocess, "run", run)
    set_up.install_browsers()
    assert ran == [
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq",
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk"
        " firefox-esr",
    ]
    set_up.install_browsers()
    assert len(ran) == 2


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        pytest.param(
            "FIREFOX_PATH",
            "Chromium was installed but is not on the PATH; set BROWSER_PATH to it.",
            id="Chromium",
        ),
        pytest.param(
            "BROWSER_PATH",
            "Firefox was installed but is not on the PATH; set FIREFOX_PATH to it.",
            id="Firefox",
        ),
    ],
)
def test_a_browser_that_is_not_found_after_it_was_installed_gets_one_sentence(
    named: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_named_browsers(monkeypatch)
    monkeypatch.setenv(named, "/opt/browser")
    monkeypatch.setattr(set_up.shutil, "which", lambda name: None)
    monkeypatch.setattr(set_up, "install_packages", lambda *names: None)
    with pytest.raises(set_up.SetUpError) as failure:
        set_up.install_browsers()
    assert str(failure.value) == sentence


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (set_up.ROOT / "requirements").glob("*.in"))
)
def test_the_locks_are_hashed_and_name_no_index(name: str) -> None:
    text = (set_up.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert packages
    assert all(line.endswith("\\") for line in packages)
    assert "http" not in text
    assert "index-url" not in text
