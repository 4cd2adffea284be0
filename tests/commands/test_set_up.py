"""The set-up script, as far as it can be shown without installing anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import set_up

LOCKS = ("runtime", "optional", "audit")
PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
PIP += ["--only-binary", ":all:", "--require-hashes", "-r"]
SAID = "The packages of {}.txt could not be installed; pip says why above."


class Machine:
    """What is called, what then fails, which programs are found."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.failing = "nothing"
        self.programs: set[str] = set()

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        self.programs.update(command)
        return subprocess.CompletedProcess(command, int(self.failing in command[-1]))


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine without browsers, whose programs do nothing."""
    made = Machine()
    for variable in ("BROWSER_PATH", "FIREFOX_PATH"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(set_up.subprocess, "run", made.run)
    monkeypatch.setattr(
        set_up.shutil, "which", lambda name: name if name in made.programs else None
    )
    monkeypatch.setattr(set_up.os, "geteuid", lambda: 1000, raising=False)
    return made


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three locks and a usable environment."""
    (tmp_path / "requirements").mkdir()
    for name in LOCKS:
        (tmp_path / f"requirements/{name}.txt").write_text("a==1", encoding="ascii")
    python = set_up.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "usable", lambda environment: True)
    return tmp_path


def test_only_wheels_whose_hash_is_locked_are_installed_and_none_twice(
    root: Path, machine: Machine
) -> None:
    assert set_up.main(["--also", "audit"]) == 0
    ran = [[*PIP, str(root / f"requirements/{name}.txt")] for name in LOCKS]
    assert [call[1:] for call in machine.calls] == ran
    assert set_up.main(["--also", "audit"]) == 0
    assert len(machine.calls) == 3
    (root / "requirements/audit.txt").write_text("a==2", encoding="ascii")
    assert set_up.main(["--also", "audit"]) == 0
    assert [call[1:] for call in machine.calls[3:]] == ran[2:]


def test_a_failing_pip_gets_one_sentence_and_no_stamp(
    root: Path, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = "runtime"
    assert set_up.main([]) == 1
    assert capsys.readouterr().err == f"{SAID.format('runtime')}\n"
    assert not (root / ".venv/runtime.installed").exists()


def test_what_only_saves_bytes_may_be_missing_and_is_tried_once(
    root: Path, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = "optional"
    assert (set_up.main([]), set_up.main([])) == (0, 0)
    assert capsys.readouterr().out.splitlines() == [
        "Installing runtime.txt into .venv",
        "Installing optional.txt into .venv",
        f"{SAID.format('optional')} The site can do without.",
    ]


def test_a_half_made_environment_is_not_usable(tmp_path: Path) -> None:
    assert not set_up.usable(tmp_path / ".venv")
    set_up.venv.create(tmp_path / ".venv", with_pip=False, symlinks=os.name != "nt")
    assert not set_up.usable(tmp_path / ".venv")


def test_an_unfit_python_gets_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(set_up.sys, "version", "3.9.1 (main)")
    assert set_up.main([]) == 1
    assert capsys.readouterr().err == "Python 3.11, 3.12 or 3.13 is needed; this is 3.9.1.\n"


def test_a_python_without_ensurepip_gets_it_from_debian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(set_up, "install_packages", installed.append)
    monkeypatch.setattr(set_up.venv, "create", lambda *a, **k: None)
    set_up.create(tmp_path)
    assert installed == ["python3-venv"]


def test_the_browsers_named_by_the_environment_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/opt/browser")
    monkeypatch.setenv("FIREFOX_PATH", "/opt/firefox")
    assert (set_up.find_browser(), set_up.find_firefox()) == ("/opt/browser", "/opt/firefox")


@pytest.mark.parametrize(
    ("programs", "user", "packages"),
    [
        pytest.param([], 0, "chromium and fonts-noto-cjk and firefox-esr", id="no apt-get"),
        pytest.param(["apt-get", "chromium"], 1000, "firefox-esr", id="neither root nor sudo"),
        pytest.param(["firefox"], 0, "chromium and fonts-noto-cjk", id="only Firefox"),
    ],
)
@pytest.mark.usefixtures("root")
def test_a_machine_without_a_browser_gets_one_sentence(
    programs: list[str],
    user: int,
    packages: str,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine.programs.update(programs)
    monkeypatch.setattr(set_up.os, "geteuid", lambda: user, raising=False)
    assert set_up.main(["--browser"]) == 1
    assert capsys.readouterr().err == (
        f"Please install {packages} yourself: apt-get or the right to it is missing here.\n"
    )


def test_browsers_are_installed_at_once_and_through_sudo_where_that_is_needed(
    machine: Machine,
) -> None:
    machine.programs = {"apt-get", "sudo"}
    set_up.install_browsers()
    assert [" ".join(call) for call in machine.calls] == [
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq",
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk"
        " firefox-esr",
    ]
    set_up.install_browsers()
    assert len(machine.calls) == 2


@pytest.mark.parametrize(
    ("there", "missing", "variable"),
    [("FIREFOX_PATH", "Chromium", "BROWSER_PATH"), ("BROWSER_PATH", "Firefox", "FIREFOX_PATH")],
)
@pytest.mark.usefixtures("machine")
def test_a_browser_that_is_not_found_after_it_was_installed_gets_one_sentence(
    there: str, missing: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(there, "/opt/browser")
    monkeypatch.setattr(set_up, "install_packages", lambda *names: None)
    with pytest.raises(set_up.SetUpError) as failure:
        set_up.install_browsers()
    assert str(failure.value) == (
        f"{missing} was installed but is not on the PATH; set {variable} to it."
    )


def test_the_locks_are_hashed_and_name_no_index() -> None:
    for source in sorted((set_up.ROOT / "requirements").glob("*.in")):
        text = source.with_suffix(".txt").read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert packages, source
        assert all(line.endswith("\\") for line in packages), source
        assert "http" not in text, source
        assert "index-url" not in text, source
