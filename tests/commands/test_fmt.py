"""The formatter's command: what it writes, what it leaves alone, what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.site.pipeline import read_site
from fmt import main
from toy_site import copy_toy

NAME = "content/vocab/units.yaml"
UNUSUAL = "months:\n  label:\n    en: months\n    zh: 个月\n"
USUAL = "months:\n  label: {en: months, zh: 个月}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one content file that is not in the usual form."""
    folder = tmp_path / "content" / "vocab"
    folder.mkdir(parents=True)
    (folder / "units.yaml").write_text(UNUSUAL, encoding="utf-8")
    return tmp_path


def said(
    root: Path, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[str], list[str]]:
    code = main([*arguments, "--root", str(root)])
    streams = capsys.readouterr()
    return code, streams.out.splitlines(), streams.err.splitlines()


def test_files_are_written_in_the_usual_form(root, capsys):
    assert said(root, capsys) == (0, [f"{NAME}: written anew."], [])
    assert (root / NAME).read_text(encoding="utf-8") == USUAL
    assert said(root, capsys) == (0, ["All 1 files are in the usual form."], [])


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                f"{NAME}: not in the usual form.",
                f"This stops nothing. To mend it: python scripts/fmt.py {NAME}",
            ],
        ),
        (
            "zh",
            [
                f"{NAME}：排版不是规定样式。",
                f"这不妨碍提交。修正命令：python scripts/fmt.py {NAME}",
            ],
        ),
    ],
)
def test_a_check_writes_nothing_stops_nobody_and_names_the_command(root, capsys, language, lines):
    assert said(root, capsys, "--check", "--lang", language) == (0, lines, [])
    assert (root / NAME).read_text(encoding="utf-8") == UNUSUAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "months:\n  lable: {en: months}\n",
            f"{NAME}: left alone, as it has 1 problems; see python scripts/check.py {NAME}",
        ),
        (
            "months:\n  label: {en: months, zh: 个月}\n  aliases:\n    - # why\n      mo\n",
            f"{NAME}:4: left alone, as the comment of this line has no place in the usual form: "
            "give it a line of its own above the field.",
        ),
    ],
)
def test_a_file_that_cannot_be_written_safely_is_named_and_left_alone(root, capsys, text, expected):
    (root / NAME).write_text(text, encoding="utf-8")
    assert said(root, capsys) == (0, [expected], [])
    assert (root / NAME).read_text(encoding="utf-8") == text


def test_a_value_that_would_change_is_reported(root, capsys, monkeypatch):
    monkeypatch.setattr("factsheets.writing.yaml.Writer.text", lambda self, data: "a: b\n")
    assert said(root, capsys) == (
        0,
        [f"{NAME}: left alone, as writing it anew would change a value; please report this."],
        [],
    )


@pytest.mark.parametrize("name", ["README.md", "content/no.yaml", "references.bib", "/etc"])
def test_a_name_that_is_no_content_is_named(root, capsys, name):
    (root / "references.bib").touch()
    code, lines, complaints = said(root, capsys, name, NAME)
    assert (code, lines) == (2, [f"{NAME}: written anew."])
    assert complaints == [f"{name} is no YAML file of the content, so it was left alone."]


def test_a_link_is_not_followed(root, capsys, tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text(UNUSUAL, encoding="utf-8")
    (root / NAME).unlink()
    (root / NAME).symlink_to(outside)
    assert said(root, capsys)[0] == 2
    assert outside.read_text(encoding="utf-8") == UNUSUAL


def test_the_toy_site_says_the_same_in_its_usual_form(tmp_path, capsys):
    root = copy_toy(tmp_path)
    before, _ = read_site(root)
    code, lines, _ = said(root, capsys, "content")
    after, problems = read_site(root)
    assert (code, problems) == (0, [])
    assert len(lines) > 10
    sheets = [{id: entry.content for id, entry in one.sheets.items()} for one in (before, after)]
    assert sheets[0] == sheets[1]
