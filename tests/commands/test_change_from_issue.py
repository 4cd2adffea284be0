"""The change file in an issue: found whole, or one sentence why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from change_from_issue import main

CHANGE = '{\n "file": "content/treatments/a.yaml",\n "reason": "$(touch x) `id` ```json"\n}\n'


def event(tmp_path: Path, body: object) -> Path:
    path = tmp_path / "event.json"
    path.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    return path


BODIES = {
    "as the form writes it": f"```json\n{CHANGE}```\n",
    "as the issue form writes it": (
        f"### Change file · 修改文件\n\n```json\n{CHANGE}```\n\n### More\n\n_No response_"
    ),
    "with the line ends of a browser": f"```json\n{CHANGE}```\n".replace("\n", "\r\n"),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_change_file_is_taken_out_whole(tmp_path: Path, body: str) -> None:
    out = tmp_path / "change.json"
    assert main([str(event(tmp_path, body)), str(out)]) == 0
    assert out.read_text(encoding="utf-8") == CHANGE


HOW_MANY = "The issue must hold one change file between ```json and ```, but has {}.\n"
REFUSED = {
    "none": ("Please change the dose.", HOW_MANY.format(0)),
    "empty issue": (None, HOW_MANY.format(0)),
    "two": (f"```json\n{CHANGE}```\n```json\n{CHANGE}```\n", HOW_MANY.format(2)),
    "not closed": (f"```json\n{CHANGE}", HOW_MANY.format(0)),
    "half a character": (
        "```json\n\ud800\n```\n",
        "The change file in the issue holds what is no character.\n",
    ),
    "too large": (
        f'```json\n{{"a": "{"x" * 65_536}"}}\n```\n',
        "The change file in the issue has more than 65536 bytes.\n",
    ),
}


@pytest.mark.parametrize(("body", "said"), REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_in_a_sentence(
    tmp_path: Path, body: object, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "change.json"
    assert main([str(event(tmp_path, body)), str(out)]) == 1
    assert capsys.readouterr().err == said
    assert not out.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"issue": 1}', "[" * 100_000], ids=repr)
def test_an_event_without_an_issue_is_refused(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "event.json"
    path.write_text(text, encoding="utf-8")
    assert main([str(path), str(tmp_path / "out.json")]) == 1
    assert capsys.readouterr().err == "The description of the event holds no issue.\n"


def test_two_files_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    assert capsys.readouterr().err == "Usage: python scripts/change_from_issue.py EVENT CHANGE\n"
