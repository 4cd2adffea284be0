"""The command that applies a change file: what it prints, writes and returns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from apply_change import main
from change_files import FILE, change, raw, save
from factsheets.reading.source import parse_yaml
from toy_site import TOY, copy_toy, load

NAME = change(["name", "en"], "Dabrafenib", "Dabrafenib alone")
STALE = change(["class"], "other", "more")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_toy(tmp_path)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def run(root: Path, content: bytes, *more: str, name: str = "change.json") -> int:
    path = save(root.parent, content, name)
    return main([str(path), "--root", str(root), *more])


def test_a_change_is_written_and_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    message = root.parent / "message.txt"
    assert run(root, raw(NAME), "--message-file", str(message)) == 0
    after = files(root)
    assert {name for name in after if after[name] != before.get(name)} == {FILE}
    assert after[FILE] == before[FILE].replace(b"en: Dabrafenib,", b"en: Dabrafenib alone,", 1)
    printed = capsys.readouterr().out
    assert printed == (
        f"--- {FILE}\n+++ {FILE}\n@@ -2 +2 @@\n"
        "-name: {en: Dabrafenib, zh: 达拉非尼}\n"
        "+name: {en: Dabrafenib alone, zh: 达拉非尼}\n"
        f"1 of 1 changes applied: {FILE}\n\n"
    ) + message.read_text(encoding="utf-8")
    assert load(root) == load(TOY)


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert run(root, raw(NAME), "--dry-run") == 0
    assert files(root) == before
    assert f"1 of 1 changes would be applied: {FILE}" in capsys.readouterr().out


def test_a_part_is_told_from_the_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, raw(STALE, NAME), "--lang", "zh") == 3
    printed = capsys.readouterr().out
    assert printed.startswith(
        f"{FILE}:4: CHG020 class 未修改：现为“targeted”，而修改者所见为“other”。请对照后决定。\n"
    )
    assert f"1 of 2 changes applied: {FILE}\n" in printed


def test_line_ends_of_windows_stay(root: Path) -> None:
    (root / FILE).write_bytes((root / FILE).read_bytes().replace(b"\n", b"\r\n"))
    assert run(root, raw(NAME)) == 0
    written = (root / FILE).read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 50
    assert b"Dabrafenib alone" in written


def test_what_the_rules_have_against_the_result_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cites = change(
        ["findings", "os-brain", "cites"],
        [{"key": "long2012dabrafenib", "role": "carries", "part": "abstract"}],
        [{"key": "nobody2026new", "role": "carries"}],
    )
    assert run(root, raw(cites)) == 0
    assert (
        "To be mended before this can be published:\n"
        f"{FILE}:24: REF001 findings[0].cites[0].key cites 'nobody2026new', which is not in "
        "references.bib.\n"
    ) in capsys.readouterr().out


def test_proposed_works_are_named_and_not_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    works = [{"doi": "10.1000/x", "note": "the trial"}, {"pmid": "123"}]
    assert run(root, raw(references=works)) == 0
    assert capsys.readouterr().out == (
        "To be added with scripts/add_reference.py: 10.1000/x (the trial)\n"
        "To be added with scripts/add_reference.py: 123\n"
        "No change was applied.\n"
    )
    assert files(root) == before


def whole(root: Path) -> dict[str, Any]:
    document, _ = parse_yaml((root / FILE).read_bytes(), FILE)
    assert document is not None
    return document.data | {"findings": [], "links": [], "sections": []}


def test_a_new_sheet_is_written(root: Path) -> None:
    new = change([], None, {k: v for k, v in whole(root).items() if v} | {"name": {"en": "New"}})
    assert run(root, raw(new, new=True, file="content/treatments/new.yaml")) == 0
    assert (
        (root / "content/treatments/new.yaml")
        .read_text(encoding="utf-8")
        .startswith("name:\n  en: New\naliases: [BRIM-9, GSK2118436]\n")
    )


HOSTILE: dict[str, tuple[bytes, str]] = {
    "not the site's": (b"#!/bin/sh\nrm -rf /\n", "change.json:1: CHG003 "),
    "another folder": (
        raw(NAME, file="content/vocab/units.yaml"),
        "content/vocab/units.yaml:1: CHG025 Changes are taken for content/mechanisms, "
        "content/prognosis, content/studies, content/treatments, content/tumours only: ",
    ),
    "outside": (raw(NAME, file="content/../../x.yaml"), "change.json:1: CHG013 file must be "),
    "no such file": (
        raw(NAME, file="content/treatments/nothing.yaml"),
        "content/treatments/nothing.yaml:1: SRC001 ",
    ),
    "a new file that exists": (
        raw(change([], None, {"name": "x"}), new=True, file="content/tumours/dabrafenib.yaml"),
        f"content/tumours/dabrafenib.yaml:1: CHG026 There is a file of this id already, {FILE}: ",
    ),
    "a new file that says nothing": (
        raw(change([], None, {"x": "y"}), new=True, file="content/tumours/new.yaml"),
        "content/tumours/new.yaml:1: FLD001 x is not a field here; ",
    ),
    "a structure in a text": (
        raw(change(["name", "en"], "Dabrafenib", {"en": ["a", {"b": "c"}]})),
        f"{FILE}:2: FLD010 ",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_message_and_does_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    content, message = HOSTILE[name]
    before = files(root)
    assert run(root, content) == 1
    assert message in capsys.readouterr().out
    assert files(root) == before


@pytest.mark.parametrize("name", ["change.txt", "change.yaml"])
def test_only_json_files_are_read(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(root, raw(NAME), name=name) == 1
    assert capsys.readouterr().out == (
        f"{name}:1: CHG028 '{name}' is not a change file: its name must end in .json, and it must "
        "exist.\nNothing was changed.\n"
    )


def test_a_sheet_behind_a_symbolic_link_is_not_touched(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = root.parent / "outside.yaml"
    (root / FILE).rename(outside)
    (root / FILE).symlink_to(outside)
    before = outside.read_bytes()
    assert run(root, raw(NAME)) == 1
    assert f"{FILE}:1: SRC002 " in capsys.readouterr().out
    assert outside.read_bytes() == before


def test_nothing_of_a_hostile_file_reaches_the_terminal_as_it_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = {"doi": "10.1/x\x1b[2J::error::x", "note": "\u202e"}
    assert run(root, raw(references=[work])) == 1
    assert "\x1b" not in capsys.readouterr().out
