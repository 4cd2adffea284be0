"""The reader's way in: home on a phone, and the filter of the pages of patients."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Open, Site

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.patients import FACETS, arrange, patient_rows, patient_tumours
from factsheets.site.pipeline import read_site
from factsheets.views.overviews.patients import CLINICAL, IN_ROWS, patient_src
from factsheets.views.shared.viewer import Viewer

QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))
PHONE = 390
# Every choice of the filter, and the addresses of the rows that stand on the page then.
ROWS = """choices => {
  const form = document.querySelector('form.patient-filter');
  return choices.map(chosen => {
    for (const [name, value] of Object.entries(chosen)) form.elements[name].value = value;
    form.dispatchEvent(new Event('input'));
    return [...document.querySelectorAll('[data-rows] tr')]
      .filter(row => !row.closest('[hidden]'))
      .map(row => row.querySelector('td:last-child a').getAttribute('href'));
  });
}"""


VALUES = "options => options.map(option => option.value)"
STORED = "JSON.stringify([localStorage, sessionStorage])"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, problems = read_site(Path(__file__).parents[2])
    assert catalog is not None, problems
    return catalog


def expected(catalog: Catalog, tumour: str, choices: list[dict[str, str]]) -> list[list[str]]:
    """What the catalog's own rule leaves of a page, by choice."""
    viewer = Viewer(catalog, "en", patient_src(tumour))
    rows = [
        row
        for row in patient_rows(catalog, tumour)
        if row.directness in IN_ROWS.get(row.question, ())
    ]
    return [
        [viewer.sheet_url(*row.use.ref.split("#")) for row in arrange(rows, chosen)]
        for chosen in choices
    ]


def test_the_script_sorts_by_the_rule_of_the_static_page(visit: Open, catalog: Catalog) -> None:
    for tumour in patient_tumours(catalog):
        page = visit(f"en/patients/{tumour}.html")
        held = {
            name: page.locator(f"select[name={name}] option").evaluate_all(
                "o => o.map(x => x.value)"
            )
            for name in ("question", *FACETS)
        }
        assert held["question"] == ["", *CLINICAL]
        choices = [dict(zip(held, values, strict=True)) for values in product(*held.values())]
        assert page.evaluate(ROWS, choices) == expected(catalog, tumour, choices), tumour


def test_a_choice_is_announced_shared_by_its_address_and_taken_as_data(visit: Open) -> None:
    page = visit("en/patients/breast-hr-positive.html#line=first&extent=%3Cimg%3E&question=mine")
    said, stored = page.locator("form.patient-filter output"), page.evaluate(STORED)
    assert page.locator("select[name=line]").input_value() == "first"
    assert page.locator("select[name=extent]").input_value() == ""
    whole = page.locator(".direct-group-high .group-n").first.inner_text()
    shown, everything = map(int, re.findall(r"\d+", whole))
    assert shown < everything
    assert re.match(r"\d+ of \d+ rows fit", said.inner_text())
    page.locator("select[name=question]").select_option("treatment_harm")
    assert page.url.endswith("#question=treatment_harm&line=first")
    assert not page.locator("#treatment-benefit-rows").is_visible()
    # A number of the table leads to its rows and leaves the choice as it is.
    page.locator("a[href='#treatment-harm-high']").click()
    assert page.locator("select[name=line]").input_value() == "first"
    page.goto(page.url.split("#")[0] + "#" + "x" * 300 + "&line=later")
    assert page.locator("select[name=line]").input_value() == ""
    assert page.evaluate(STORED) == stored


def test_without_the_script_every_row_stands(site: Site, catalog: Catalog, chromium: Any) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site.address('disk')}/en/patients/tnbc.html")
    rows = page.locator("[data-rows] tr td:last-child a:first-child")
    found = [link.get_attribute("href") for link in rows.all() if link.is_visible()]
    assert [found] == expected(catalog, "tnbc", [{}])
    assert not page.locator("form.patient-filter").is_visible()
    page.context.close()


def test_a_page_prints_on_four_sides(visit: Open, language: str, catalog: Catalog) -> None:
    margin = {"top": "16mm", "bottom": "20mm", "left": "14mm", "right": "14mm"}
    for tumour in patient_tumours(catalog):
        pdf = visit(f"{language}/patients/{tumour}.html").pdf(format="A4", margin=margin)
        assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) <= 4, tumour


def test_no_page_recommends_and_those_of_patients_say_so(site: Site) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.root.rglob("*.html")}
    assert [str(page) for page, text in pages.items() if re.search(r"\brecommended\b", text)] == []
    lines = (
        "This page lists what was studied, not what to do.",
        "本页列出的是研究过什么，而不是该怎么做。",
    )
    theirs = [text for page, text in pages.items() if page.parent.name == "patients"]
    assert all(any(line in text for line in lines) for text in theirs)


def test_search_and_patient_are_on_the_first_screen_of_a_phone(visit: Open, language: str) -> None:
    page = visit(f"{language}/index.html", width=PHONE)
    last = page.locator(".patient-way a").last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= 844
    page.locator(".home-search").click()
    assert page.evaluate("document.activeElement.matches('.md-search__input')")


def answered(page: Page, question: dict[str, Any], language: str) -> str:
    """What stands in the way of the answer; nothing if it is reached."""
    if "search" in question:
        page.locator(".home-search").click()
        page.wait_for_function("window.searchIndex")
        page.locator(".md-search__input").fill(question["search"])
        first = page.locator(".md-search-result__link").first
        return "" if question["first"] in (first.get_attribute("href") or "") else "another first"
    for address in question["taps"]:
        root = page.url.split(f"/{language}/")[0] + f"/{language}/"
        links = page.locator("article a").filter(visible=True)
        hrefs = links.evaluate_all("all => all.map(a => a.href)")
        if root + address not in hrefs:
            return f"no link to {address}"
        links.nth(hrefs.index(root + address)).click()
        page.wait_for_url(f"**/{address}")
    place = page.url.partition("#")[2]
    there = not place or "=" in place or page.locator(f"[id='{place}']").count()
    return "" if there else f"no place {place}"


def test_questions_are_answered_in_two_taps_or_one_search(visit: Open, language: str) -> None:
    assert len(QUESTIONS[language]) == 10
    failed = {}
    for question in QUESTIONS[language]:
        assert len(question.get("taps", [])) <= 2
        page = visit(f"{language}/index.html", width=PHONE)
        failed[question["asks"]] = answered(page, question, language)
    assert [f"{asks}: {why}" for asks, why in failed.items() if why] == []
