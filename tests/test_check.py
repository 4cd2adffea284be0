"""The checker's command: all problems, one a line, and its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from check import main, report
from factsheets.problems import problem

ERROR = problem("REF001", "content/x.yaml", 3, field="cites[0]", found="a2020b", hint="")
WARNING = problem("REF010", "references.bib", 9, found="c2021d")


def test_the_report_lists_problems_and_counts_them() -> None:
    assert report([ERROR, WARNING]) == (
        "content/x.yaml:3: REF001 cites[0] cites 'a2020b', which is not in references.bib.\n"
        "references.bib:9: REF010 the reference 'c2021d' is used nowhere. (warning)\n"
        "1 problems, 1 warnings"
    )


def test_an_empty_folder_gets_messages_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[0].startswith("content/glossary.yaml:1: SRC001 ")
    assert lines[-1].endswith(" problems, 0 warnings")
