"""A word on its whole way: form from disk, change file, one line of the file, page of the site."""

from __future__ import annotations

import difflib
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import ROOT, Open

from apply_change import main as apply_change
from check_history import main as check_history
from factsheets.messages.problem import Language
from factsheets.site.pipeline import pages, read_site

SHEET = "treatments/paclitaxel"
FILE = f"content/{SHEET}.yaml"
WORD: dict[Language, str] = {"en": "Changedword", "zh": "改过的词"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the content, to be changed."""
    for folder in ("content", "derived"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copyfile(ROOT / "references.bib", tmp_path / "references.bib")
    return tmp_path


def sent(visit: Open, language: Language, to: Path) -> Path:
    """The change file of a person who puts a word before the bottom line, on the form from disk."""
    page: Page = visit(f"{language}/suggest.html#{SHEET}")
    page.locator(".suggest-bar").wait_for()
    lang = "zh-Hans" if language == "zh" else "en"
    field = page.locator(f".field-bottom_line textarea[lang={lang}]")
    field.fill(
        f"{WORD[language]} {field.input_value()}"
        if language == "en"
        else f"{WORD[language]}{field.input_value()}"
    )
    page.locator(".about-reason textarea").fill("A test of the whole way")
    page.locator(".about-source textarea").fill("10.1000/example")
    page.locator(".about-by input").fill("Li Hua")
    with page.expect_download() as waiting:
        page.locator(".way-download").click()
    path = to / waiting.value.suggested_filename
    waiting.value.save_as(path)
    # Left before the storage is cleared, for a page that is left keeps its draft.
    page.goto(page.url.partition("suggest.html")[0] + "glossary.html")
    return path


def lines(project: Path) -> list[str]:
    return (project / FILE).read_text(encoding="utf-8").splitlines()


def test_a_word_from_the_form_is_one_line_of_the_file_and_stands_on_the_page(
    visit: Open, project: Path, language: Language
) -> None:
    before = lines(project)
    change = sent(visit, language, project)
    message = project / "message.txt"
    arguments = [str(change), "--root", str(project), "--message-file", str(message)]
    assert apply_change(arguments) == 0
    changed = [
        line
        for line in difflib.unified_diff(before, lines(project), lineterm="", n=0)
        if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert "Li Hua" in changed[-1]
    assert check_history([str(ROOT), str(project)]) == 0
    changed = changed[:2]
    assert changed[1].startswith(f"+  {language}: {WORD[language]}")
    assert "A test of the whole way" in message.read_text(encoding="utf-8")
    catalog, problems = read_site(project)
    assert catalog is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    page = next(one for one in pages(catalog, language) if one.src_uri == f"{SHEET}.md")
    assert WORD[language] in page.markdown


def test_a_field_that_meanwhile_reads_otherwise_is_refused_and_stays(
    visit: Open, project: Path, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    change = sent(visit, language, project)
    path = project / FILE
    old = json.loads(change.read_text(encoding="utf-8"))["changes"][0]["old"]
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, "Somebody else was here."), encoding="utf-8")
    stale = lines(project)
    assert apply_change([str(change), "--root", str(project)]) == 1
    assert f"bottom_line.{language}" in capsys.readouterr().out
    assert lines(project) == stale
