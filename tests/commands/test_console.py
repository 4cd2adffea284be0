"""What the commands say, and on which of the two streams."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from console import print_anything, readable, refuse, say
from factsheets.messages.problem import Language, problem
from toy_site import TOY, copy_toy

FIRST = problem("REF010", "content/x.yaml", 3, found="a2020")
SECOND = problem("REF010", "content/x.yaml", 12, found="c2021d")
SAID = {
    "en": (
        "content/x.yaml:3: REF010 the reference 'a2020' is used nowhere.\n"
        "content/x.yaml:12: REF010 the reference 'c2021d' is used nowhere.\n"
    ),
    "zh": (
        "content/x.yaml:3: REF010 文献“a2020”未被使用。\n"
        "content/x.yaml:12: REF010 文献“c2021d”未被使用。\n"
    ),
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_problems_are_said_one_a_line_and_sorted(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    say([SECOND, FIRST], language)
    assert capsys.readouterr() == (SAID[language], "")


def test_a_refusal_says_why_and_then_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert refuse([SECOND, FIRST], "en", "Nothing was changed.") == 1
    assert capsys.readouterr() == (f"{SAID['en']}Nothing was changed.\n", "")


def test_readable_content_is_read_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    catalog = readable(TOY)
    assert catalog is not None
    assert catalog.site.content.version == "0.0.1"
    assert capsys.readouterr() == ("", "")


def test_content_that_cannot_be_read_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_toy(tmp_path)
    (root / "content/site.yaml").unlink()
    assert readable(root) is None
    assert capsys.readouterr() == ("", "The content cannot be read; make check says why.\n")


def test_a_console_without_chinese_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\n")
    monkeypatch.setattr(sys, "stdout", console)
    print_anything()
    print("肝")
    console.seek(0)
    assert console.read() == "\\u809d\n"
