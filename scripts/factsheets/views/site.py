"""Which pages the site has: path, template, view, title, and how the search treats them.

A new page is one line here and one template; a new kind of sheet needs no line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from factsheets.catalog import Catalog
from factsheets.model import SHEET_KINDS
from factsheets.problems import Language
from factsheets.views.doors import build_contribute
from factsheets.views.gaps import build_gaps
from factsheets.views.indexes import build_home, build_index
from factsheets.views.matrix import build_matrix
from factsheets.views.methods import build_glossary, build_levels, build_rules
from factsheets.views.page import Viewer, sheet_src
from factsheets.views.references import build_list, build_review, build_reviews, build_work
from factsheets.views.sheet import build_sheet
from factsheets.views.suggest import build_suggest
from factsheets.views.table import build_table

Search = Literal["first", "normal", "none"]


@dataclass(frozen=True)
class Planned:
    """A page to be rendered. ``path`` is the content file that an editor would change; a ``wide``
    page has no table of contents beside it."""

    src_uri: str
    template: str
    build: Callable[[Viewer], Any]
    path: str
    title: str
    description: str
    search: Search = "normal"
    wide: bool = False


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
        yield Planned(src, "index.jinja", build, site.path, title, intro, "none", True)
    for id, entry in catalog.sheets.items():
        src, build_one = sheet_src(entry.content, id), partial(build_sheet, entry=entry)
        title = entry.content.name.in_language(language)
        bottom_line = entry.content.bottom_line.in_language(language)
        yield Planned(src, "sheet.jinja", build_one, entry.path, title, bottom_line, "first")
    title, intro = words["evidence_table"], words["evidence_table_intro"]
    yield Planned("evidence.md", "table.jinja", build_table, site.path, title, intro, "none", True)
    title, intro = words["matrix"], words["matrix_intro"]
    yield Planned("matrix.md", "matrix.jinja", build_matrix, site.path, title, intro, "none", True)
    title, intro = words["gaps_page"], words["gaps_intro"]
    yield Planned("gaps.md", "gaps.jinja", build_gaps, site.path, title, intro, "none")
    yield from _references(catalog, language, words)
    yield from _methods(catalog, words)
    title, intro = words["suggest"], words["suggest_intro"]
    yield Planned(
        "suggest.md", "suggest.jinja", build_suggest, site.path, title, intro, "none", True
    )
    title, intro = words["contribute"], words["contribute_intro"]
    yield Planned("contribute.md", "contribute.jinja", build_contribute, site.path, title, intro)


def _references(catalog: Catalog, language: Language, words: dict[str, str]) -> Iterator[Planned]:
    bib, site, viewer = catalog.bibliography.path, catalog.site, Viewer(catalog, language, "")
    title, intro = words["references"], words["references_intro"]
    yield Planned(
        "references/index.md", "references.jinja", build_list, bib, title, intro, "none", True
    )
    for key, reference in catalog.references.items():
        card = catalog.studies.get(key)
        work = reference.title if language == "zh" else reference.title_en or reference.title
        src, build = f"references/{key}.md", partial(build_work, key=key)
        path = card.path if card else bib
        yield Planned(src, "reference.jinja", build, path, f"{viewer.who(key)}: {work}", work)
    title, intro = words["reviews"], words["reviews_intro"]
    yield Planned(
        "reviews/index.md", "reviews.jinja", build_reviews, site.path, title, intro, "none"
    )
    for key in site.content.source_reviews:
        src, build_one = f"reviews/{key}.md", partial(build_review, key=key)
        yield Planned(src, "review.jinja", build_one, site.path, viewer.who(key), intro)


def _methods(catalog: Catalog, words: dict[str, str]) -> Iterator[Planned]:
    title, intro = words["glossary"], words["glossary_intro"]
    path = catalog.glossary.path
    yield Planned("glossary.md", "glossary.jinja", build_glossary, path, title, intro)
    title, intro, path = words["levels"], words["levels_intro"], "content/vocab/designs.yaml"
    yield Planned("methods/levels.md", "levels.jinja", build_levels, path, title, intro)
    title, intro, path = words["rules"], words["rules_intro"], catalog.site.path
    yield Planned("methods/rules.md", "rules.jinja", build_rules, path, title, intro, "none", True)
