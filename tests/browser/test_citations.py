"""Reference cards beside citations, by keyboard, and the way to a reference and back."""

from __future__ import annotations

from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Open, Site

SHEET = "treatments/sigvotatug-vedotin.html"


def on_citation(page: Page) -> bool:
    return bool(page.evaluate("document.activeElement.classList.contains('cite-link')"))


def to_first_citation(page: Page) -> None:
    """Reaches [1] of the first finding with the Tab key."""
    page.locator("article.finding .finding-tags").first.click()
    # Terms of the glossary may stand before it.
    for _ in range(6):
        page.keyboard.press("Tab")
        if on_citation(page):
            return
    raise AssertionError("no citation within six steps")


def test_focus_shows_the_card_and_escape_takes_it_away(
    visit: Open, language: str, origin: str
) -> None:
    page = visit(f"{language}/{SHEET}", origin)
    to_first_citation(page)
    card = page.locator(".cite-card")
    assert card.is_visible()
    assert card.get_attribute("id") == page.evaluate(
        "document.activeElement.getAttribute('aria-describedby')"
    )
    number = page.evaluate("document.activeElement.hash").removeprefix("#ref-")
    entry = page.locator(f"ol.references > li[value='{number}']")
    assert card.inner_text().split() == entry.inner_text().split()
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert on_citation(page)
    assert page.evaluate("document.activeElement.hasAttribute('aria-describedby')") is False


def test_escape_inside_the_card_returns_focus_to_the_citation(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    to_first_citation(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cite-card') !== null") is True
    page.keyboard.press("Escape")
    assert page.locator(".cite-card").count() == 0
    assert on_citation(page)


def test_moving_on_takes_the_card_away(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    to_first_citation(page)
    page.locator("a.permalink").last.focus()
    assert page.locator(".cite-card").count() == 0


def test_the_pointer_shows_the_card_and_may_enter_it(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    page.locator("article.finding a.cite-link").first.hover()
    card = page.locator(".cite-card")
    assert card.is_visible()
    card.locator("a").first.hover()
    page.wait_for_timeout(300)
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="detached")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_card_of_a_page_is_whole_within_the_window(
    visit: Open, site: Site, width: int
) -> None:
    """Cards in table cells too: nothing may cut them off."""
    page = visit("en/treatments/atezolizumab-carboplatin-nab-paclitaxel.html", width=width)
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("a.cite-link")].filter((link) => {
          link.scrollIntoView({ block: "center" });
          link.focus();
          const card = document.querySelector(".cite-card");
          const box = card.getBoundingClientRect();
          const corners = [
            [box.left + 3, box.top + 3], [box.right - 3, box.top + 3],
            [box.left + 3, box.bottom - 3], [box.right - 3, box.bottom - 3],
          ];
          return !corners.every(([x, y]) => card.contains(document.elementFromPoint(x, y)));
        }).map((link) => link.parentElement.parentElement.textContent.trim().slice(0, 80))"""
    )
    assert hidden == []


def test_from_the_card_to_the_reference_and_back_to_the_finding(
    visit: Open, language: str, origin: str
) -> None:
    page = visit(f"{language}/{SHEET}", origin)
    finding = page.locator("article.finding").filter(has=page.locator("a.cite-link")).first
    anchor = finding.get_attribute("id")
    to_first_citation(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/references/*.html")
    assert page.locator("#used-by").is_visible()
    page.locator(f".used-by a[href$='{SHEET}#{anchor}']").click()
    page.wait_for_url(f"**/{language}/{SHEET}#{anchor}")
    assert page.locator("article.finding:target").get_attribute("id") == anchor


def test_without_the_card_a_citation_leads_to_the_reference_list(visit: Open) -> None:
    page = visit(f"en/{SHEET}")
    to_first_citation(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert page.url.endswith("#ref-1")
    assert page.locator("ol.references > li:target").is_visible()


def test_the_way_back_leads_to_where_the_reader_was(visit: Open, origin: str) -> None:
    page = visit(f"zh/{SHEET}", origin)
    back = page.locator(".back-here")
    finding = page.locator("article.finding").filter(has=page.locator("a.cite-link")).first
    anchor = finding.get_attribute("id")
    finding.locator(".claim a.cite-link").first.click()
    page.wait_for_url("**#ref-*")
    assert back.inner_text() == "↩ 回到刚才的位置"
    back.click()
    page.wait_for_url(lambda url: "#ref-" not in url)
    assert back.count() == 0
    finding.locator("summary").click()
    finding.locator(".who-cite").first.click()
    page.wait_for_url("**/zh/references/*.html")
    back.click()
    page.wait_for_url(f"**/{SHEET}#{anchor}")
    assert page.locator(f"#{anchor} > details[open]").count() == 1


def test_a_term_is_explained_by_focus_and_by_a_tap(visit: Open, language: str) -> None:
    page = visit(f"{language}/{SHEET}", width=390)
    page.locator(".term").first.focus()
    card = page.locator(".cite-card")
    assert "glossary.html#" in (card.locator("a").get_attribute("href") or "")
    assert page.locator(".term").first.get_attribute("aria-describedby") == "cite-card"
    page.keyboard.press("Escape")
    assert card.count() == 0
    page.locator(".term").last.click()
    assert card.is_visible()
    page.locator("h1").click()
    assert card.count() == 0


def test_a_finding_is_reported_in_two_taps_with_its_version_and_its_claim(
    visit: Open, origin: str
) -> None:
    page = visit(f"en/{SHEET}", origin, width=390)
    finding = page.locator("article.finding").first
    name = f"{SHEET.removesuffix('.html')}#{finding.get_attribute('id')}"
    claim = finding.locator(".claim > span").inner_text()
    finding.locator(".report").click()
    mail, issue, form = (
        unquote_plus(link.get_attribute("href") or "")
        for link in finding.locator(".report-ways a").all()
    )
    for address in (mail, issue):
        assert all(part in address for part in (name, f"“{claim}”", "version 0.1.0"))
    assert mail.startswith("mailto:editors@example.org?")
    assert f"&page={name}&" in issue
    assert form.endswith(f"suggest.html#{SHEET.removesuffix('.html')}")
    finding.locator(".report").click()
    assert finding.locator(".report-ways").count() == 0
    page.evaluate("document.execCommand = (name) => (window.copied = String(getSelection()), true)")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    finding.locator(".permalink").click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied").endswith(f"site/en/{SHEET}#{name.partition('#')[2]}")
    assert finding.locator(".permalink").inner_text() == "Copied"
