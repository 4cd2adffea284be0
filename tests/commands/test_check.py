"""The checker's command: what it shows, in which format and language, and its verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from check import main
from factsheets.catalog.load import load_rules_page
from factsheets.messages.problem import Language, rulebook
from factsheets.messages.report import Report
from factsheets.site.pipeline import pages
from toy_site import TOY, copy_toy, put, toy

SHEET = "content/treatments/dabrafenib.yaml"
SAID = (
    f"{SHEET}:4: REF003 class must be a term of content/vocab/treatment_classes.yaml: 'targetted'. "
    "Did you mean 'targeted'?"
)
CODES = "What each code means: https://example.org/toy/site/en/methods/rules.html"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A toy site with one error in a sheet and one warning in another."""
    root = copy_toy(tmp_path)
    put(root, "treatments/dabrafenib.yaml:class", "targetted")
    put(root, "mechanisms/mapk-pathway.yaml:name", "{en: MAPK pathway}")
    return root


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_an_empty_folder_gets_messages_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(tmp_path)
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[0].startswith("content/glossary.yaml:1: SRC001 ")
    assert lines[-1].endswith(" problems, 0 warnings")


def test_all_problems_are_shown(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(broken) == 1
    assert capsys.readouterr().out.splitlines() == [
        "content/mechanisms/mapk-pathway.yaml:2: REF016 name is not yet in Chinese: add zh. "
        "(warning)",
        SAID,
        CODES,
        "1 problems, 1 warnings",
    ]


@pytest.mark.parametrize("name", [SHEET, "content/treatments", "content/treatments/"])
def test_naming_a_file_or_folder_shows_its_problems_only(
    name: str, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(broken, name) == 1
    assert capsys.readouterr().out.splitlines() == [
        SAID,
        CODES,
        "1 problems, 0 warnings",
        "1 more in other files are not shown.",
    ]


def test_a_file_may_be_named_from_the_current_folder(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken / "content" / "treatments")
    assert run(broken, "dabrafenib.yaml", "--lang", "zh") == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"{SHEET}:4: REF003 class 应为 content/vocab/treatment_classes.yaml 中的术语：“targetted”。"
        "是否应为“targeted”？"
    )


def test_a_file_without_errors_passes_whatever_the_others_hold(broken: Path) -> None:
    assert run(broken, "references.bib") == 0


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        (
            "../elsewhere.yaml",
            "en",
            "../elsewhere.yaml is no file of the content, so it was not checked: name files below "
            "content/, or references.bib.",
        ),
        (
            "README.md",
            "zh",
            "README.md 不是内容文件，未检查：请指定 content/ 下的文件或 references.bib。",
        ),
        ("content/no.yaml", "en", "There is no file content/no.yaml: check its name and folder."),
        ("content/no.yaml", "zh", "没有文件 content/no.yaml：请检查文件名和所在文件夹。"),
    ],
)
def test_a_file_that_is_no_content_is_named_and_the_others_are_shown(
    name: str, language: str, said: str, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(broken, name, SHEET, "--lang", language) == 2
    streams = capsys.readouterr()
    assert streams.err == f"{said}\n"
    assert streams.out.startswith(f"{SHEET}:4: REF003 ")


def test_a_missing_file_that_is_itself_the_problem_is_shown(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "content" / "glossary.yaml").unlink()
    assert run(broken, "content/glossary.yaml") == 1
    assert capsys.readouterr().out.startswith("content/glossary.yaml:1: SRC001 ")


def test_machines_get_json(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(broken, "--format", "json", SHEET)
    told = json.loads(capsys.readouterr().out)
    assert [entry["suggestion"] for entry in told["problems"]] == ["targeted"]


def test_github_gets_the_whole_list_on_the_page_of_the_run(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = broken / "summary.md"
    page.write_text("Before.\n\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert run(broken, "--format", "github") == 1
    assert capsys.readouterr().out.splitlines()[1].startswith(f"::error file={SHEET},line=4,")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before.\n\n## Check of the content\n\n1 problems, 1 warnings\n\n")
    assert [text.count(f"#{code})") for code in ("REF003", "REF016")] == [1, 1]


def test_without_a_page_of_the_run_nothing_is_written(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    before = sorted(path.name for path in broken.iterdir())
    run(broken, "--format", "github")
    assert sorted(path.name for path in broken.iterdir()) == before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_has_the_place_that_reports_link_to(language: Language) -> None:
    page = next(one for one in pages(toy(), language) if one.src_uri == "methods/rules.md")
    report = Report((), language, load_rules_page(TOY, language))
    for code in rulebook():
        address, _, place = report.address_of(code).partition("#")
        assert address == f"https://example.org/toy/site/{language}/methods/rules.html"
        assert f'<div id="{place}"' in page.markdown
