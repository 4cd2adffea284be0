"""What a finding takes along on the clipboard, by its button and by plain Ctrl-C."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Open

SHEET = "treatments/radiofrequency-ablation.html"
WITHOUT = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
SELECT = "e => { const s = getSelection(); s.removeAllRanges(); s.selectAllChildren(e); }"


def pasted(page: Page) -> str:
    """What is on the clipboard, as a reader pastes it."""
    page.evaluate("document.body.prepend(document.createElement('textarea'))")
    field = page.locator("body > textarea").first
    field.focus()
    page.keyboard.press("Control+V")
    text = field.input_value()
    field.evaluate("e => e.remove()")
    return text


@pytest.mark.parametrize("way", ["button", "button without the interface", "keys"])
def test_a_finding_takes_its_sources_and_doubts_along(
    visit: Open, language: str, way: str, origin: str
) -> None:
    page = visit(f"{language}/{SHEET}", origin)
    # One whose first source has a DOI: it was retracted, and the mark goes along.
    cited = page.locator(".references li", has=page.locator("a[href*='doi.org']")).first
    link = f".cite-link[href='#{cited.get_attribute('id')}']"
    finding = page.locator(".finding", has=page.locator(link)).first
    if way == "keys":
        finding.evaluate(SELECT)
        page.keyboard.press("Control+C")
    else:
        page.evaluate(WITHOUT if way != "button" else "0")
        button = finding.locator(".copy-finding")
        button.click()
        button.get_by_text("Copied" if language == "en" else "已复制").wait_for()
        assert button.evaluate("e => e === document.activeElement")
    first, *lines = pasted(page).split("\n")
    assert first.startswith("Source: " if language == "en" else "来源：")
    assert re.search(r" (RETRACTED|已撤稿) https://doi\.org/10\.[^ ]+$", first)
    claim = finding.locator(".claim > span").first.inner_text()
    at = lines.index(claim)
    shown = finding.locator(".finding-tags .tag").all_text_contents()
    assert lines[at + 1] == " · ".join(shown)
    folded = finding.locator(".who li, .check").all_text_contents()
    taken = ["".join(line.split()) for line in lines[at:]]
    assert [text for text in folded if "".join(text.split()) not in taken] == []
    version, _, address = lines[-1].partition(" https://")
    named = "LiverMet Evidence · version 0.1.0" if language == "en" else "肝转移证据 · 版本 0.1.0"
    assert version.startswith(named)
    assert address.endswith(f"/{language}/{SHEET}#{finding.get_attribute('id')}")


def test_a_part_stays_as_it_is_and_a_whole_page_says_where_it_is_from(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    page.locator(".premise").first.evaluate(SELECT)
    page.keyboard.press("Control+C")
    assert pasted(page) == page.locator(".premise").first.inner_text()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    text = pasted(page)
    assert page.locator("h1").inner_text().split("\n")[0] in text
    assert text.split("\n")[-1].startswith("LiverMet Evidence · version")


def test_a_browser_that_copies_nothing_leaves_the_text_selected(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    page.evaluate(f"{WITHOUT}; document.execCommand = () => false")
    page.locator(".copy-finding").first.click()
    field = page.locator("textarea.copy-text")
    assert field.input_value().startswith("Source: ")
    assert field.evaluate("e => e === document.activeElement && e.selectionEnd > 100")
