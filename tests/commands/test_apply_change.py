"""The command that applies a change file: what it prints, writes and returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from apply_change import main
from change_files import FILE, change, raw, usual_sheet
from check_history import main as check_history
from factsheets.reading.source import parse_yaml
from fmt import main as fmt
from toy_site import TOY, copy_toy, files_of, load

NAME = change(["name", "en"], "Dabrafenib", "Dabrafenib alone")
STALE = change(["class"], "other", "more")


@pytest.fixture(autouse=True)
def usual(root: Path) -> None:
    """The sheet in the usual form, as a contributor's editor keeps it."""
    (root / FILE).write_bytes(usual_sheet())


def run(root: Path, content: bytes, *more: str, name: str = "change.json") -> int:
    path = root.parent / name
    path.write_bytes(content)
    return main([str(path), "--root", str(root), *more])


def test_a_change_is_written_and_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(root)
    message = root.parent / "message.txt"
    assert run(root, raw(NAME), "--message-file", str(message), "--on", "") == 0
    after = files_of(root)
    assert {name for name in after if after[name] != before.get(name)} == {FILE}
    assert after[FILE] == before[FILE].replace(b"en: Dabrafenib\n", b"en: Dabrafenib alone\n", 1)
    line = before[FILE].decode().splitlines().index("  en: Dabrafenib") + 1
    assert capsys.readouterr().out == (
        f"--- {FILE}\n+++ {FILE}\n@@ -{line} +{line} @@\n"
        "-  en: Dabrafenib\n+  en: Dabrafenib alone\n"
        f"1 of 1 changes applied: {FILE}\n\n"
    ) + message.read_text(encoding="utf-8")
    assert load(root) == load(TOY)


def test_a_corrected_number_brings_its_reason_and_passes_the_history_check(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = copy_toy(root.parent / "base")
    (base / FILE).write_bytes(usual_sheet())
    place = ["findings", "os-brain", "results", 0, "effect", "value"]
    why = {"reason": "A slip:\nsee table 2.", "by": "Li Hua"}
    assert run(root, raw(change(place, "0.60", "0.61"), **why), "--on", "2026-11-22") == 0
    document, _ = parse_yaml((root / FILE).read_bytes(), FILE)
    assert document is not None
    assert document.data["history"][1:] == [
        {"on": "2026-11-22", "change": {"en": "A slip: see table 2."}, "by": "Li Hua"}
    ]
    assert [line for line in load(root) if "(warning)" not in line and "REF016" not in line] == []
    assert check_history([str(base), str(root)]) == 0
    # Without the entry, and without a name, it does not pass.
    (root / FILE).write_bytes(usual_sheet())
    assert run(root, raw(change(place, "0.60", "0.61"), **why), "--on", "") == 0
    assert check_history([str(base), str(root)]) == 1
    assert "PUB005 'os-brain'" in capsys.readouterr().out


@pytest.mark.parametrize(
    "signature",
    [
        change(["review"], {"status": "unsigned"}, {"status": "signed", "by": "Dr Toy"}),
        change(["findings", "os-brain", "check", "status"], "abstract_checked", "clinician_signed"),
    ],
)
def test_a_change_file_never_signs(
    root: Path, signature: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(root)
    assert run(root, raw(NAME, signature)) == 1
    assert " CHG030 " in capsys.readouterr().out
    assert files_of(root) == before


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(root)
    assert run(root, raw(NAME), "--dry-run") == 0
    assert files_of(root) == before
    assert f"1 of 1 changes would be applied: {FILE}" in capsys.readouterr().out


def test_a_part_is_told_from_the_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, raw(STALE, NAME), "--lang", "zh") == 3
    printed = capsys.readouterr().out
    refusal = "CHG020 class 未修改：现为“targeted”，而修改者所见为“other”。请对照后决定。"
    assert refusal in printed.splitlines()[0]
    assert f"2 处修改中已应用 1 处：{FILE}\n" in printed


def test_line_ends_of_windows_stay(root: Path) -> None:
    (root / FILE).write_bytes((root / FILE).read_bytes().replace(b"\n", b"\r\n"))
    assert run(root, raw(NAME)) == 0
    written = (root / FILE).read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 50
    assert b"Dabrafenib alone" in written


def test_a_file_of_another_form_is_changed_in_two_steps(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unusual = usual_sheet().replace(b"  en: Dabrafenib\n", b"  en: 'Dabrafenib'\n", 1)
    (root / FILE).write_bytes(unusual)
    assert run(root, raw(NAME)) == 1
    assert f"run `make format` or `python scripts/fmt.py {FILE}` first" in capsys.readouterr().out
    assert (root / FILE).read_bytes() == unusual
    assert fmt([FILE, "--root", str(root)]) == 0
    assert (root / FILE).read_bytes() == usual_sheet()
    assert run(root, raw(NAME)) == 0


def test_what_the_rules_have_against_the_result_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, raw(change(["class"], "targeted", "targetted"))) == 0
    said = capsys.readouterr().out.partition("To be mended before this can be published:\n")[2]
    assert "REF003 class must be a term of " in said.splitlines()[0]


def test_proposed_works_are_named_and_not_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(root)
    pasted = "TY  - JOUR\nTI  - An invented trial\nAU  - Doe, J.\nKW  - a\nER  - "
    works = [{"doi": "10.1000/x", "note": "the trial"}, {"pmid": "123"}, {"pasted": pasted}]
    assert run(root, raw(references=works)) == 0
    assert capsys.readouterr().out == (
        "To be added with scripts/add_reference.py: 10.1000/x (the trial)\n"
        "To be added with scripts/add_reference.py: 123\n"
        "To be added with scripts/add_reference.py: An invented trial\n"
        "To be added with scripts/add_reference.py: 1: Left out, because the site does not use it: "
        "KW.\n"
        "No change was applied.\n"
    )
    assert files_of(root) == before


def test_a_new_sheet_is_written(root: Path) -> None:
    document, _ = parse_yaml(usual_sheet(), FILE)
    assert document is not None
    left_out = ("findings", "links", "sections")
    whole = {name: value for name, value in document.data.items() if name not in left_out}
    new = change([], None, whole | {"name": {"en": "New"}})
    assert run(root, raw(new, new=True, file="content/treatments/new.yaml")) == 0
    text = (root / "content/treatments/new.yaml").read_text(encoding="utf-8")
    assert text.startswith("name:\n  en: New\naliases: [BRIM-9, GSK2118436]\n")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "not the site's": (b"#!/bin/sh\nrm -rf /\n", "change.json:1: CHG003 "),
    "another folder": (
        raw(NAME, file="content/vocab/units.yaml"),
        "content/vocab/units.yaml:1: CHG025 Changes are taken for content/mechanisms, "
        "content/prognosis, content/studies, content/treatments, content/tumours only: ",
    ),
    "outside": (raw(NAME, file="content/../../x.yaml"), "change.json:1: FLD010 file must be "),
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
        ": FLD010 name.en must be a text, found a group of fields.",
    ),
    "a work that acts": (
        raw(references=[{"doi": "10.1/x\x1b[2J::error::x", "note": "\u202e"}]),
        "change.json:1: CHG012 references[0].doi holds U+001B, ",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_message_and_does_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    content, message = HOSTILE[name]
    before = files_of(root)
    assert run(root, content) == 1
    printed = capsys.readouterr().out
    assert message in printed
    assert "\x1b" not in printed
    assert printed.endswith("\nNothing was changed.\n")
    assert files_of(root) == before


@pytest.mark.parametrize("name", ["change.txt", "change.yaml"])
def test_only_json_files_are_read(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(root, raw(NAME), name=name) == 1
    assert capsys.readouterr().out == (
        f"{name}:1: CHG028 '{name}' is not a change file: its name must end in .json, and it must "
        "exist.\nNothing was changed.\n"
    )


def test_a_link_that_leads_nowhere_takes_the_place_of_a_new_sheet(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content/tumours/new.yaml").symlink_to("nowhere.yaml")
    new = raw(change([], None, {"x": "y"}), new=True, file="content/treatments/new.yaml")
    assert run(root, new) == 1
    assert "CHG026" in capsys.readouterr().out


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
