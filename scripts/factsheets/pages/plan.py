"""Which pages the site has: path, template, view, title, and which the search lists.

A new page is one row of :data:`PAGES`, one template and its words; a new kind of sheet needs no
line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from factsheets.catalog.aliases import former_sheets
from factsheets.catalog.catalog import Catalog
from factsheets.catalog.patients import patient_tumours
from factsheets.export.page import build_data
from factsheets.messages.problem import Language
from factsheets.model import SHEET_KINDS
from factsheets.views.drawing.cascade import build_map
from factsheets.views.overviews.changes import build_changes
from factsheets.views.overviews.gaps import build_gaps
from factsheets.views.overviews.home import build_home
from factsheets.views.overviews.hub import build_hub
from factsheets.views.overviews.indexes import build_index
from factsheets.views.overviews.matrix import build_matrix
from factsheets.views.overviews.offline import build_download, build_print, print_src
from factsheets.views.overviews.outcomes import (
    build_outcome_list,
    build_outcomes,
    outcome_tumours,
    outcomes_src,
)
from factsheets.views.overviews.patients import INDEX, build_patients, patient_src, patient_ways
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
from factsheets.views.shared.contribute import general_ways
from factsheets.views.shared.viewer import Viewer, sheet_src
from factsheets.views.sheet.moved import build_moved
from factsheets.views.sheet.sheet import build_sheet

Build = Callable[[Viewer], Any]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A page to be rendered. ``path`` is the content file that an editor would change; a ``wide``
    page has no table of contents beside it; a ``listed`` one is found by its title, because no
    entry of the search stands for what is on it, and by ``names``."""

    src_uri: str
    template: str
    build: Build
    path: str
    title: str
    description: str
    wide: bool = False
    listed: bool = False
    names: tuple[str, ...] = ()


class Row(NamedTuple):
    """A page that every site has once: ``word`` is its title, and under ``intros`` its first
    line."""

    src_uri: str
    template: str
    build: Build
    word: str
    path: str = "content/site.yaml"
    wide: bool = False
    listed: bool = True


PAGES = (
    Row("evidence.md", "table.jinja", build_table, "evidence_table", wide=True),
    Row("matrix.md", "matrix.jinja", build_matrix, "matrix", wide=True),
    Row("outcomes.md", "outcome_list.jinja", build_outcome_list, "outcomes"),
    Row("map.md", "cascade.jinja", build_map, "map", wide=True),
    Row("gaps.md", "gaps.jinja", build_gaps, "gaps_page"),
    Row("changes.md", "changes.jinja", build_changes, "changes"),
    Row("data.md", "data.jinja", build_data, "data_page"),
    Row("download.md", "download.jinja", build_download, "download"),
    Row(
        "references/index.md", "references.jinja", build_list, "references", "references.bib", True
    ),
    Row("reviews/index.md", "reviews.jinja", build_reviews, "reviews"),
    Row("glossary.md", "glossary.jinja", build_glossary, "glossary", "content/glossary.yaml"),
    Row("methods/levels.md", "levels.jinja", build_levels, "levels", "content/vocab/designs.yaml"),
    Row("methods/rules.md", "rules.jinja", build_rules, "rules", wide=True),
    Row("methods/fields.md", "fields.jinja", build_fields, "fields"),
    Row("suggest.md", "suggest.jinja", build_suggest, "suggest", wide=True, listed=False),
    Row("contribute.md", "contribute.jinja", general_ways, "contribute"),
)


def plan_site(catalog: Catalog, language: Language) -> Iterator[Planned]:
    """Every generated page of one language, in a fixed order."""
    viewer = Viewer(catalog, language, "")
    yield _home(viewer)
    yield from _patients(viewer)
    yield from _kinds(viewer)
    yield from _sheets(viewer)
    yield from _moved(viewer)
    for row in PAGES:
        yield Planned(
            src_uri=row.src_uri,
            template=row.template,
            build=row.build,
            path=row.path,
            title=viewer.words[row.word],
            description=viewer.word("intros", row.word),
            wide=row.wide,
            listed=row.listed,
        )
    yield from _outcomes(viewer)
    yield from _prints(viewer)
    yield from _works(viewer)
    yield from _reviews(viewer)


def _home(viewer: Viewer) -> Planned:
    site = viewer.catalog.site
    return Planned(
        src_uri="index.md",
        template="home.jinja",
        build=build_home,
        path=site.path,
        title=site.content.name.in_language(viewer.language),
        description=site.content.description.in_language(viewer.language),
    )


def _patients(viewer: Viewer) -> Iterator[Planned]:
    """The pages of patients, and the page that leads to them."""
    catalog, condition = viewer.catalog, viewer.catalog.site.content.condition
    yield Planned(
        src_uri=INDEX,
        template="patient_index.jinja",
        build=patient_ways,
        path=catalog.vocabulary_documents["tumours"].path,
        title=viewer.words["patients_tab"],
        description=viewer.words["patients_intro"],
        listed=True,
    )
    for tumour in patient_tumours(catalog):
        term = catalog.term("tumours", tumour)
        said = {
            "tumour": viewer.label("tumours", tumour),
            "condition": condition.in_language(viewer.language),
        }
        yield Planned(
            src_uri=patient_src(tumour),
            template="patients.jinja",
            build=partial(build_patients, tumour=tumour),
            path=catalog.vocabulary_documents["tumours"].path,
            title=viewer.say("patients_title", **said),
            description=viewer.say("patients_description", **said),
            wide=True,
            listed=True,
            names=(*filter(None, (term.label.en, term.label.zh)), *term.aliases),
        )


def _kinds(viewer: Viewer) -> Iterator[Planned]:
    for kind in SHEET_KINDS:
        yield Planned(
            src_uri=f"{kind.folder}/index.md",
            template="index.jinja",
            build=partial(build_index, kind=kind),
            path=viewer.catalog.site.path,
            title=viewer.word("kinds", kind.folder, "all"),
            description=viewer.word("kinds", kind.folder, "intro"),
            wide=True,
            listed=True,
        )


def _sheets(viewer: Viewer) -> Iterator[Planned]:
    for id, entry in viewer.catalog.sheets.items():
        yield Planned(
            src_uri=sheet_src(entry.content, id),
            template="hub.jinja" if entry.content.described else "sheet.jinja",
            build=partial(build_hub if entry.content.described else build_sheet, entry=entry),
            path=entry.path,
            title=viewer.name_of(id),
            description=entry.content.bottom_line.in_language(viewer.language),
            wide=bool(entry.content.described),
        )


def _moved(viewer: Viewer) -> Iterator[Planned]:
    """A page at each address that a sheet had before."""
    for old, today in former_sheets(viewer.catalog).items():
        entry, name = viewer.catalog.sheets[today], viewer.name_of(today)
        yield Planned(
            src_uri=sheet_src(entry.content, old),
            template="moved.jinja",
            build=partial(build_moved, old=old, today=today),
            path=entry.path,
            title=name,
            description=f"{viewer.words['moved_page']}{viewer.words['colon']}{name}",
        )


def _outcomes(viewer: Viewer) -> Iterator[Planned]:
    for tumour in outcome_tumours(viewer):
        name = viewer.label("tumours", tumour)
        yield Planned(
            src_uri=outcomes_src(tumour),
            template="outcomes.jinja",
            build=partial(build_outcomes, tumour=tumour),
            path=viewer.catalog.site.path,
            title=f"{name}{viewer.words['colon']}{viewer.words['outcomes']}",
            description=viewer.word("intros", "outcomes"),
            listed=True,
        )


def _prints(viewer: Viewer) -> Iterator[Planned]:
    for tumour in viewer.catalog.tumours:
        yield Planned(
            src_uri=print_src(tumour),
            template="print.jinja",
            build=partial(build_print, tumour=tumour),
            path=viewer.catalog.site.path,
            title=viewer.say("print_title", tumour=viewer.label("tumours", tumour)),
            description=viewer.word("intros", "print"),
            listed=True,
        )


def _works(viewer: Viewer) -> Iterator[Planned]:
    for key in viewer.catalog.references:
        card, title = viewer.catalog.studies.get(key), viewer.title_of(key)
        yield Planned(
            src_uri=f"references/{key}.md",
            template="reference.jinja",
            build=partial(build_work, key=key),
            path=card.path if card else viewer.catalog.bibliography.path,
            title=f"{viewer.who(key)}: {title}",
            description=title,
        )


def _reviews(viewer: Viewer) -> Iterator[Planned]:
    for key in viewer.catalog.site.content.source_reviews:
        yield Planned(
            src_uri=f"reviews/{key}.md",
            template="review.jinja",
            build=partial(build_review, key=key),
            path=viewer.catalog.site.path,
            title=viewer.who(key),
            description=viewer.word("intros", "reviews"),
        )
