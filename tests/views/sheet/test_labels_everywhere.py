"""Every finding on every page that shows it carries what its label needs to be true there.

On the real content and on the toy: the legend of its question, how far it was checked, who was
studied, the names of the arms beside an effect, and, where the page's treatment is the comparator,
a sentence that says so.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from factsheets.catalog.catalog import Catalog, Use
from factsheets.catalog.evidence import appraise, best
from factsheets.catalog.load import load_content
from factsheets.messages.problem import Language
from factsheets.pages.render import render_site
from factsheets.views.shared.brief import build_brief
from factsheets.views.shared.viewer import Viewer, sheet_src
from factsheets.views.sheet.finding import comparator
from toy_site import loaded, toy, toy_with

ROOT = Path(__file__).parents[3]
TAG = re.compile(r"<[^>]+>")
WITHOUT_PREMISE = ("background", "frequency")


def real() -> Catalog:
    """The site's own content."""
    catalog, _ = load_content(ROOT)
    assert catalog is not None
    return catalog


def shown_as_comparator(tmp_path: Path) -> Catalog:
    """The toy, with a finding on the page of the treatment that it was compared with."""
    also = "[{sheet: braf-inhibitors, direction: against, subject_is: comparator}]"
    return loaded(toy_with(tmp_path, {"treatments/dabrafenib.yaml:findings.0.also_on": also}))


@pytest.fixture(scope="module", params=["real", "toy", "comparator"])
def catalog(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    if request.param == "comparator":
        return shown_as_comparator(tmp_path_factory.mktemp("labels"))
    return real() if request.param == "real" else toy()


def plain(markdown: str) -> str:
    """What a reader sees of a piece of a page."""
    return " ".join(html.unescape(TAG.sub(" ", markdown)).split())


def pieces(page: str, anchor: str) -> tuple[str, str]:
    """The finding at ``anchor`` on a page, and the heading's group that it stands in."""
    start = page.index(f'id="{anchor}"')
    tag = page[page.rindex("<", 0, start) + 1 :].split()[0]
    end = page.index("\n" if tag == "li" else f"</{tag}>", start)
    group = page.rindex("\n## ", 0, start)
    return page[start:end], page[group:start]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_label_is_true_wherever_it_is_shown(catalog: Catalog, language: Language) -> None:
    pages = {page.src_uri: page.markdown for page in render_site(catalog, language)}
    wrong = []
    for ref, sheets in catalog.shown_on.items():
        use = catalog.findings[ref]
        for id in sheets:
            src = sheet_src(catalog.sheets[id].content, id)
            anchor = use.finding.id if id == use.sheet.id else f"{use.sheet.id}--{use.finding.id}"
            finding, above = pieces(pages[src], anchor)
            viewer = Viewer(catalog, language, src)
            wrong += [f"{ref} on {id}: {text}" for text in missing(viewer, use, id, finding, above)]
    assert wrong == []


def missing(viewer: Viewer, use: Use, here: str, shown: str, above: str) -> list[str]:
    """What a finding lacks on one page."""
    text, group = plain(shown), plain(above)
    brief = build_brief(viewer, use, best(appraise(viewer.catalog, use)))
    away = use.sheet.id != here
    needed = [brief.label if away else brief.checked]
    # A row of a tumour's table stands under who was studied, and under what its direction means.
    in_table = away and "<td" in shown
    needed += [brief.who] if away and not in_table else []
    if use.is_comparator_on(here):
        needed.append(comparator(viewer, use, here) or "who is compared with whom")
    for result in use.finding.results if not away else []:
        if result.effect:
            names = {arm.id: viewer.plain(arm.name) for arm in result.arms}
            needed += [names[result.effect.arm], names[result.effect.versus]]
    lacking = [one for one in needed if " ".join(one.split()) not in text]
    direction = use.finding.direction if in_table else use.direction_on(here)
    if ("dir-" in shown) != bool(direction) or (direction and f"dir-{direction}" not in shown):
        lacking.append(f"direction {direction}")
    legend = premise(viewer, use, here)
    return lacking + ([legend] if legend and " ".join(legend.split()) not in group else [])


def premise(viewer: Viewer, use: Use, here: str) -> str:
    """The legend that belongs above the finding on a page."""
    question, sheet = use.finding.question, viewer.catalog.sheets[here].content
    if question in WITHOUT_PREMISE:
        return ""
    if sheet.own_premise and question == sheet.main_question:
        return viewer.plain(sheet.own_premise)
    restrains = question == "mechanism" and getattr(sheet, "premise", "") == "restrains"
    premises = viewer.catalog.site.content.premises
    return viewer.plain(premises.mechanism_restrains if restrains else getattr(premises, question))
