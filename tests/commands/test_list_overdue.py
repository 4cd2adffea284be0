"""Which sheets are to be looked at again, on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factsheets.views.overviews.gaps import list_overdue
from list_overdue import main
from toy_site import TOY, copy_toy, toy


def test_a_sheet_is_overdue_from_the_day_its_months_are_over() -> None:
    site = toy().site.content
    last = min(entry.content.history[-1].on for entry in toy().sheets.values())
    day = date.fromisoformat(last)
    months = day.year * 12 + day.month - 1 + int(site.review_every_months)
    due = date(months // 12, months % 12 + 1, day.day)
    assert list_overdue(toy(), date.fromordinal(due.toordinal() - 1), "en") == []
    first = [id for id, entry in toy().sheets.items() if entry.content.history[-1].on == last]
    assert len(list_overdue(toy(), due, "en")) == len(first)


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Last change: "), ("zh", "最近修改：")],
)
def test_the_longest_overdue_stands_first(
    language: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(TOY), "--on", "2099-01-01", "--lang", language]) == 0
    shown = capsys.readouterr().out.splitlines()
    entries = sorted(toy().sheets.values(), key=lambda one: (one.content.history[-1].on, one.path))
    assert shown == [f"- `{one.path}` · {line}{one.content.history[-1].on}" for one in entries]


def test_nothing_overdue_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(TOY), "--on", "2020-01-01"]) == 0
    assert capsys.readouterr().out == ""


def test_content_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_toy(tmp_path)
    (root / "content/site.yaml").unlink()
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err == "The content cannot be read; make check says why.\n"
