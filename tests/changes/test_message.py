"""The commit message says why, and nothing in it acts."""

from __future__ import annotations

import subprocess

import pytest

from change_files import change, raw
from factsheets.changes.apply import Outcome
from factsheets.changes.file import ChangeFile, parse_change
from factsheets.changes.message import commit_message, harmless
from factsheets.messages.problem import problem

GOOD = change(["name", "en"], "a", "b")


def parsed(**more: object) -> ChangeFile:
    found, problems = parse_change(raw(GOOD, **more), "change.json")
    assert found is not None, problems
    return found


def test_a_message_says_what_why_and_whence():
    refused = problem("CHG024", "x", 1, field="y")
    message = commit_message(
        parsed(reason="The abstract\nsays so.", by="李 医生"),
        Outcome(applied=["name.en", "findings.a.claim.zh"], refused=[refused]),
    )
    assert message == (
        "Change dabrafenib: The abstract says so.\n"
        "\n"
        "Why: The abstract says so.\n"
        "Where it is written: 10.1000/toy.1\n"
        "Sent by: 李 医生\n"
        "\n"
        "Fields:\n"
        "- name.en\n"
        "- findings.a.claim.zh\n"
        "\n"
        "Written into content/treatments/dabrafenib.yaml by apply_change from a change file. "
        "1 of its changes did not apply.\n"
    )


NASTY = (
    "x\n\nSigned-off-by: Eve <eve@example.org>\r\nCo-authored-by: Eve <e@example.org>\n"
    "# gone\n[skip ci] ***NO_CI*** fixes #12, GH-13, @everyone"
)


def test_no_text_of_a_stranger_begins_a_line_or_acts():
    changed = parsed(reason=NASTY, source=NASTY, by="Eve")
    message = commit_message(changed, Outcome(applied=["a", "Signed-off-by: x"]))
    labels = ("Change ", "Why: ", "Where it", "Sent by: ", "Fields:", "- ", "Written ")
    assert all(line.startswith(labels) or not line for line in message.splitlines())
    for active in ("[skip ci]", "***", "#12", "GH-13", " @everyone"):
        assert active not in message
    assert len(message.splitlines()[0]) <= 72


def test_git_finds_no_trailer():
    message = commit_message(parsed(reason=NASTY, source=NASTY), Outcome(applied=["a"]))
    command = ["git", "interpret-trailers", "--parse"]
    done = subprocess.run(command, input=message.encode(), capture_output=True, check=True)
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[31mb", "a<U+001B>(31mb", id="colour of a terminal"),
        pytest.param("a\u202eb", "a<U+202E>b", id="reversed writing"),
        pytest.param("10.1000/a#b, eve@example.org", "10.1000/a#b, eve@example.org", id="plain"),
        pytest.param("x" * 3000, "x" * 1999 + "…", id="long"),
    ],
)
def test_a_text_is_made_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown
