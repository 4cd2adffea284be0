"""Which pages the site has: path, template, view, title, and which the search lists.

A new page is one line here and one template; a new kind of sheet needs no line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from factsheets.catalog.aliases import former_sheets
from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.model import SHEET_KINDS
from factsheets.views.drawing.cascade import build_map
from factsheets.views.overviews.gaps import build_gaps
from factsheets.views.overviews.indexes import build_home, build_index
from factsheets.views.overviews.matrix import build_matrix
from factsheets.views.overviews.offline import (
    build_download,
    build_print,
    print_src,
)
from factsheets.views.overviews.outcomes import build_outcomes
from factsheets.views.overviews.suggest import build_suggest
from factsheets.views.overviews.table import build_table
from factsheets.views.reference.fields import build_fields
from factsheets.views.reference.methods import build_glossary, build_levels, build_rules
from factsheets.views.reference.references import (
    build_list,
    build_review,
    build_reviews,
    build_work,
)
from factsheets.views.shared.contribute import build_contribute
from factsheets.views.shared.viewer import Viewer, sheet_src
from factsheets.views.sheet.moved import build_moved
from factsheets.views.sheet.sheet import build_sheet


@dataclass(frozen=True)
class Planned:
    """A page to be rendered. ``path`` is the content file that an editor would change; a ``wide``
    page has no table of contents beside it; a ``listed`` one is found by its title, because no
    entry of the search stands for what is on it."""

    src_uri: str
    template: str
    build: Callable[[Viewer], Any]
    path: str
    title: str
    description: str
    wide: bool = False
    listed: bool = False


def plan_site(catalog: Catalog, language: Language) -> Iterator[Planned]:
    """Every generated page of one language, in a fixed order."""
    site, words = catalog.site, Viewer(catalog, language, "").words
    name, about = (
        text.in_language(language) for text in (site.content.name, site.content.description)
    )
    yield Planned("index.md", "home.jinja", build_home, site.path, name, about)
    for kind in SHEET_KINDS:
        src, build = f"{kind.folder}/index.md", partial(build_index, kind=kind)
        title, intro = words[kind.folder], words[f"intro_{kind.folder}"]
        yield Planned(src, "index.jinja", build, site.path, title, intro, True, True)
    for id, entry in catalog.sheets.items():
        src, build_one = sheet_src(entry.content, id), partial(build_sheet, entry=entry)
        title = entry.content.name.in_language(language)
        bottom_line = entry.content.bottom_line.in_language(language)
        yield Planned(src, "sheet.jinja", build_one, entry.path, title, bottom_line)
    yield from _moved(catalog, language, words)
    title, intro = words["evidence_table"], words["evidence_table_intro"]
    yield Planned("evidence.md", "table.jinja", build_table, site.path, title, intro, True, True)
    title, intro = words["matrix"], words["matrix_intro"]
    yield Planned("matrix.md", "matrix.jinja", build_matrix, site.path, title, intro, True, True)
    title, intro = words["outcomes"], words["outcomes_intro"]
    yield Planned(
        "outcomes.md", "outcomes.jinja", build_outcomes, site.path, title, intro, listed=True
    )
    title, intro = words["map"], words["map_intro"]
    yield Planned("map.md", "cascade.jinja", build_map, site.path, title, intro, True, True)
    title, intro = words["gaps_page"], words["gaps_intro"]
    yield Planned("gaps.md", "gaps.jinja", build_gaps, site.path, title, intro, listed=True)
    title, intro = words["download"], words["download_intro"]
    yield Planned(
        "download.md", "download.jinja", build_download, site.path, title, intro, listed=True
    )
    for tumour in catalog.tumours:
        label = catalog.term("tumours", tumour).label.in_language(language)
        title = words["print_title"].format(tumour=label)
        build_tumour = partial(build_print, tumour=tumour)
        src, intro = print_src(tumour), words["print_intro"]
        yield Planned(src, "print.jinja", build_tumour, site.path, title, intro, listed=True)
    yield from _references(catalog, language, words)
    yield from _methods(catalog, words)
    title, intro = words["suggest"], words["suggest_intro"]
    yield Planned("suggest.md", "suggest.jinja", build_suggest, site.path, title, intro, True)
    title, intro = words["contribute"], words["contribute_intro"]
    yield Planned(
        "contribute.md", "contribute.jinja", build_contribute, site.path, title, intro, listed=True
    )


def _moved(catalog: Catalog, language: Language, words: dict[str, str]) -> Iterator[Planned]:
    """A page at each address that a sheet had before."""
    for old, today in former_sheets(catalog).items():
        entry = catalog.sheets[today]
        src, build = sheet_src(entry.content, old), partial(build_moved, old=old, today=today)
        name = entry.content.name.in_language(language)
        about = f"{words['moved_page']}{words['colon']}{name}"
        yield Planned(src, "moved.jinja", build, entry.path, name, about)


def _references(catalog: Catalog, language: Language, words: dict[str, str]) -> Iterator[Planned]:
    bib, site, viewer = catalog.bibliography.path, catalog.site, Viewer(catalog, language, "")
    title, intro = words["references"], words["references_intro"]
    yield Planned(
        "references/index.md", "references.jinja", build_list, bib, title, intro, True, True
    )
    for key in catalog.references:
        card = catalog.studies.get(key)
        work = viewer.title_of(key)
        src, build = f"references/{key}.md", partial(build_work, key=key)
        path = card.path if card else bib
        yield Planned(src, "reference.jinja", build, path, f"{viewer.who(key)}: {work}", work)
    title, intro = words["reviews"], words["reviews_intro"]
    yield Planned(
        "reviews/index.md", "reviews.jinja", build_reviews, site.path, title, intro, listed=True
    )
    for key in site.content.source_reviews:
        src, build_one = f"reviews/{key}.md", partial(build_review, key=key)
        yield Planned(src, "review.jinja", build_one, site.path, viewer.who(key), intro)


def _methods(catalog: Catalog, words: dict[str, str]) -> Iterator[Planned]:
    title, intro = words["glossary"], words["glossary_intro"]
    path = catalog.glossary.path
    yield Planned("glossary.md", "glossary.jinja", build_glossary, path, title, intro, listed=True)
    title, intro, path = words["levels"], words["levels_intro"], "content/vocab/designs.yaml"
    src, template = "methods/levels.md", "levels.jinja"
    yield Planned(src, template, build_levels, path, title, intro, listed=True)
    title, intro, path = words["rules"], words["rules_intro"], catalog.site.path
    yield Planned("methods/rules.md", "rules.jinja", build_rules, path, title, intro, True, True)
    title, intro = words["fields"], words["fields_intro"]
    yield Planned(
        "methods/fields.md", "fields.jinja", build_fields, path, title, intro, listed=True
    )
