"""Findings as rows that open, on a real page: what is folded, what never is, and what opens it."""

from __future__ import annotations

from playwright.sync_api import Browser
from tests.browser.conftest import Open, Site

SHEET = "mechanisms/kupffer-cells.html"
OPEN = ".finding > details[open]"


def test_findings_are_folded_but_for_those_that_speak_against(visit: Open, language: str) -> None:
    page = visit(f"{language}/{SHEET}")
    opposed = page.locator(".finding-against, .finding-mixed")
    assert 0 < opposed.count() == page.locator(OPEN).count()
    # The count of what speaks against it leads to the first of them.
    page.locator(".contradicting a").first.click()
    assert page.locator(".finding:target").get_attribute("id") == opposed.first.get_attribute("id")
    folded = page.locator(".finding:has(> details:not([open]))")
    anchor, last = folded.last.get_attribute("id"), folded.count()
    page.evaluate("id => { location.hash = id }", anchor)
    page.locator(f"#{anchor} > details[open]").wait_for()
    assert page.locator(f"#{anchor}").evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert folded.count() == last - 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0


def test_an_address_opens_its_finding_and_a_button_all(visit: Open, origin: str) -> None:
    anchor = visit(f"en/{SHEET}").locator(".finding").last.get_attribute("id")
    page = visit(f"en/{SHEET}#{anchor}", origin)
    assert page.locator(f"#{anchor} > details[open]").count() == 1
    assert page.locator(f"#{anchor}").evaluate(
        "e => { const { top } = e.getBoundingClientRect(); return top >= 0 && top < innerHeight; }"
    )
    page.locator(".open-all").click()
    assert page.locator(OPEN).count() == page.locator(".finding").count()


def test_without_scripts_every_finding_is_open(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address('disk')}/en/{SHEET}")
    assert page.locator(OPEN).count() == page.locator(".finding").count() > 5
    context.close()
