"""Works for reference managers: one from its page, those that the list shows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page
from tests.browser.conftest import Open

WORK = "vokes2018nivolumab"


def saved(page: Page, button: Locator) -> tuple[str, str]:
    """Name and text of the file that a button saves."""
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8")


def test_a_work_is_read_and_saved_in_two_formats(visit: Open, language: str, origin: str) -> None:
    page = visit(f"{language}/references/{WORK}.html", origin)
    folded = page.locator(".exports details")
    assert folded.locator("summary").all_inner_texts() == ["BibTeX", "RIS"]
    for number, start, ending in ((0, f"@article{{{WORK},", "bib"), (1, "TY  - JOUR", "ris")):
        one = folded.nth(number)
        one.locator("summary").click()
        one.locator("pre", has_text=WORK).wait_for()
        assert one.locator("pre").inner_text().startswith(start)
        name, text = saved(page, one.locator("button"))
        assert name == f"{WORK}.{ending}"
        assert text.startswith(start)


def test_the_references_that_are_shown_are_saved_together(visit: Open) -> None:
    page = visit("en/references/index.html")
    page.locator("input[name=text]").fill("vokes")
    assert page.locator("#reference-rows > li:visible").count() == 1
    name, text = saved(page, page.locator("button[data-export=ris]"))
    assert (name, text.count("TY  - "), text.count("ER  - ")) == ("references.ris", 1, 1)
    page.locator("input[name=text]").fill("")
    name, text = saved(page, page.locator("button[data-export=bib]"))
    rows = page.locator("#reference-rows > li").count()
    assert (name, text.count("\n@") + text.startswith("@")) == ("references.bib", rows)
