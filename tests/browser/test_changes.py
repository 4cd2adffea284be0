"""An offline copy learns what changed since: from a file, with the network cut; and the published
page lists it for a copy whose version stands in the address."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import LANGUAGES, Open
from tests.planted import copy_content, plant, read

from factsheets.catalog.catalog import Entry
from factsheets.catalog.changed import with_today
from factsheets.messages.wording import word
from factsheets.views.overviews.changes import build_changes_file
from factsheets.views.shared.asset import as_json


@pytest.fixture
def page(cut_off: Page) -> Page:
    return cut_off


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], str]:
    """What was planted, and the changes file of the site after it."""
    root = copy_content(tmp_path_factory.mktemp("planted"))
    before = read(root)
    edits, releases = plant(root, before), Entry("", before.site.document, with_today(before))
    return edits, build_changes_file(replace(read(root), releases=releases))


def choose(page: Page, text: str) -> str:
    """What the page answers to a changes file."""
    raw = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(".copy-answer").wait_for(state="attached")
    page.evaluate("document.querySelector('.copy-answer').replaceChildren()")
    page.locator(".copy-choose input").set_input_files([])
    page.locator(".copy-choose input").set_input_files([raw])
    return page.locator(".copy-verdict").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_edits_of_forty_are_told_and_nothing_of_the_file_is_run(
    page: Page, unpacked: Path, planted: tuple[dict[str, str], str], language: str
) -> None:
    edits, text = planted
    page.goto((unpacked / language / "index.html").as_uri())
    assert page.locator(".copy-now svg.qr").is_visible()
    page.locator(".copy-now a[href*='changes.html#copy']").click()
    choose(page, text)
    items = page.locator(".copy-changes li")
    ids = items.evaluate_all("all => all.map((item) => item.dataset.id)")
    lines = dict(zip(ids, items.all_inner_texts(), strict=True))
    assert edits.keys() - lines.keys() == set()
    parts = {id: word(language, "change_parts", part) for id, part in edits.items() if part}
    assert [id for id, label in parts.items() if label not in lines[id]] == []
    removed = word(language, "change_kinds", "removed")
    assert [id for id, part in edits.items() if not part and removed not in lines[id]] == []
    assert sum("<b>" in line for line in lines.values()) > 0
    assert page.locator(".copy-answer b").count() == 0
    if language == "en":
        _refused(page, json.loads(text))


def _refused(page: Page, data: dict[str, Any]) -> None:
    """What is not exactly such a file is refused; an older one, and the same one, are told."""
    wrong = word("en", "copy_check", "wrong")
    assert choose(page, as_json(data | {"released": "2020-01-01"})).startswith("The file (vers")
    for broken in (
        as_json(data)[:-9],
        "[]",
        "null",
        as_json(data | {"format": "other-1"}),
        as_json(data | {"more": 1}),
        as_json(data | {"version": "<img>"}),
        as_json(data | {"said": {"__proto__": {"": "a"}}}),
        as_json(data | {"said": {"integrins": {"": "<script>"}}}),
        as_json(data | {"now": {"integrins#a": {"en": 1}}}),
        as_json(data | {"former": {"a": "b"}}),
        as_json(data) + " " * 50_000,
    ):
        assert choose(page, broken) == wrong
    own = page.evaluate("window.copySaid")
    assert choose(page, as_json({**own, "site": "", "former": {}, "now": {}})).startswith("Noth")


def test_the_published_page_answers_an_address_that_names_a_copy(visit: Open) -> None:
    page = visit("en/changes.html", "server")
    known = page.evaluate("window.copyKnown")
    verdict = page.locator(".copy-verdict")
    for copy, answer in (
        (known["copy"], known["words"]["latest"]),
        ("0.0.0-00000000", known["words"]["unknown"].replace("{copy}", "0.0.0-00000000")),
    ):
        page.evaluate(f"location.hash = 'since={copy}'")
        told = f"document.querySelector('.copy-verdict')?.textContent === {as_json(answer)}"
        page.wait_for_function(told)
    page.evaluate("document.querySelector('.copy-answer').replaceChildren()")
    page.evaluate("location.hash = 'since=%3Cimg%20src=x%3E'")
    assert verdict.count() == 0
    version = '<h2>x</h2><div class="version-changes" data-copy="{}">'
    both = "".join(version.format(of) + "</div>" for of in ("9.2-22222222", "9.1-11111111"))
    put = "(place, html) => place.insertAdjacentHTML('afterend', html)"
    page.locator(".copy-check").evaluate(put, both)
    page.evaluate("location.hash = 'since=9.1-11111111'")
    page.wait_for_function("document.querySelector('.copy-verdict')")
    shown = page.locator(".version-changes").evaluate_all("all => all.map(e => e.hidden)")
    assert shown == [False, True]
    assert re.match(r"Your copy is version 9.1\.", verdict.inner_text())
