"""The command that compares two versions of the project: git revisions or folders."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import check_history
from toy_site import copy_toy, put

SHEET = "treatments/dabrafenib.yaml"
SAID = (
    "content/treatments/{name}.yaml:{line}: PUB005 'os-brain' changed at results[0].effect.value "
    "(0.60 → 0.61), but history has no new entry; add one at its end that says why.\n"
    "1 problems, 0 warnings\n"
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The toy as a git repository of one commit."""
    root = copy_toy(tmp_path)
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-qm", "x")):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    return root


def test_a_number_altered_since_a_revision_needs_a_reason(repository: Path, capsys) -> None:
    assert check_history.main(["HEAD"], repository) == 0
    assert capsys.readouterr().out == "0 problems, 0 warnings\n"
    put(repository, f"{SHEET}:findings.0.results.0.effect.value", '"0.61"')
    assert check_history.main(["HEAD"], repository) == 1
    assert capsys.readouterr().out == SAID.format(name="dabrafenib", line=20)
    assert check_history.main(["HEAD", "HEAD"], repository) == 0


def test_a_renamed_sheet_is_compared_with_what_it_was(repository: Path, capsys) -> None:
    put(repository, f"{SHEET}:findings.0.results.0.effect.value", '"0.61"')
    put(repository, f"{SHEET}:former_ids", "[dabrafenib]")
    old = repository / "content" / SHEET
    old.rename(old.with_name("brim-9.yaml"))
    assert check_history.main(["HEAD"], repository) == 1
    assert capsys.readouterr().out == SAID.format(name="brim-9", line=21)


def test_two_folders_are_compared(tmp_path: Path, capsys) -> None:
    before, after = copy_toy(tmp_path / "a"), copy_toy(tmp_path / "b")
    put(after, f"{SHEET}:findings.0.results.0.effect.value", '"0.61"')
    assert check_history.main([str(before), str(after)]) == 1
    assert capsys.readouterr().out == SAID.format(name="dabrafenib", line=20)


@pytest.mark.parametrize("version", ["nothing", "HEAD~9", "a b", ""])
def test_a_version_that_is_none_gets_one_sentence(repository: Path, version, capsys) -> None:
    assert check_history.main([version], repository) == 1
    assert capsys.readouterr().err == (
        f"'{version}' is neither a folder nor a revision that git knows here.\n"
    )


@pytest.mark.parametrize("arguments", [[], ["--help"], ["a", "b", "c"], ["--upload-pack=x"]])
def test_the_command_says_how_it_is_used(arguments, capsys) -> None:
    assert check_history.main(arguments) == 1
    assert "check_history.py BASE [NOW]" in capsys.readouterr().out
