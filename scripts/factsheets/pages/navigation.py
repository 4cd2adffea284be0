"""Where every page stands: the sections of the site, the pages in each, the siblings of a sheet.

In: the catalog, for names and classes of sheets. Out: a tree in the notation of MkDocs, lists of
``{label: path}`` and ``{label: [...]}``, from which tabs, sidebars, and the ways to the previous
and the next page follow. A kind of sheet enters by being one of ``SHEET_KINDS``.
"""

from __future__ import annotations

import posixpath
from typing import Any

from factsheets.catalog.catalog import Catalog, Entry
from factsheets.messages.problem import Language
from factsheets.model import SHEET_KINDS, Sheet
from factsheets.views.overviews.home import WHOLE
from factsheets.views.overviews.indexes import entries_of
from factsheets.views.overviews.patients import INDEX, patient_ways
from factsheets.views.shared.viewer import Viewer, sheet_src

Branch = dict[str, Any]
Place = tuple[str, str]

HOME: Place = ("home", "index.md")
# The sections behind the kinds of sheets: the word of each, and word and path of its pages.
SECTIONS: tuple[tuple[str, tuple[Place, ...]], ...] = (
    ("body_of_evidence", WHOLE),
    (
        "references",
        (("references", "references/index.md"), ("reviews", "reviews/index.md")),
    ),
    (
        "about",
        (
            ("methods", "methods.md"),
            ("levels", "methods/levels.md"),
            ("rules", "methods/rules.md"),
            ("fields", "methods/fields.md"),
            ("glossary", "glossary.md"),
            ("contribute", "contribute.md"),
            ("suggest", "suggest.md"),
            ("changes", "changes.md"),
            ("data_page", "data.md"),
            ("download", "download.md"),
            ("accessibility", "accessibility.md"),
        ),
    ),
)
# Pages whose rows and drawings are rooms of their own: no sidebar takes from their width.
FULL_WIDTH = ("index.md", "evidence.md", "matrix.md", "map.md")
# Folders without an index page, and the page that their pages belong to.
HOME_OF_FOLDER = {"print": "download.md", "outcomes": "outcomes.md"}


def build_navigation(catalog: Catalog, language: Language) -> list[Branch]:
    """The tree of one language, with labels as plain text."""
    viewer = Viewer(catalog, language, "")
    words = viewer.words
    kinds = sorted(SHEET_KINDS, key=lambda kind: kind.tab)
    return [
        {words[HOME[0]]: HOME[1]},
        _patients(viewer, [kind for kind in kinds if kind.start == "sheets"]),
        *(_kind(viewer, kind) for kind in kinds if kind.start != "sheets"),
        *(
            {words[section]: [{words[word]: src_uri} for word, src_uri in places]}
            for section, places in SECTIONS
        ),
    ]


def hidden_parts(src_uri: str, wide: bool) -> tuple[str, ...]:
    """Which sidebars a page goes without: on a ``wide`` one the contents, elsewhere none."""
    if src_uri in FULL_WIDTH:
        return ("navigation", "toc")
    return ("toc",) if wide else ()


def parent_src(src_uri: str) -> str:
    """The page that a page outside the tree belongs to: the index of its folder."""
    folder = posixpath.dirname(src_uri)
    return HOME_OF_FOLDER.get(folder, posixpath.join(folder, "index.md"))


def _patients(viewer: Viewer, kinds: list[type[Sheet]]) -> Branch:
    """The pages of patients below the sheet of their tumour; the indexes of such sheets last."""
    groups = [
        {way.tumour: [{page.name: _src(page.url)} for page in (way.hub, *way.pages)]}
        for way in patient_ways(viewer)
    ]
    indexes = [
        {viewer.word("kinds", kind.folder, "all"): f"{kind.folder}/index.md"} for kind in kinds
    ]
    return {viewer.words["patients_tab"]: [INDEX, *groups, *indexes]}


def _kind(viewer: Viewer, kind: type[Sheet]) -> Branch:
    """The index page of a kind, then its sheets by name, grouped by class where it has classes."""
    title, index = viewer.word("kinds", kind.folder, "all"), f"{kind.folder}/index.md"
    facet, entries = kind.classes(), entries_of(viewer, kind)
    if not facet:
        return {title: [index, *(_leaf(viewer, entry) for entry in entries)]}
    by_class: dict[str, list[Branch]] = {}
    for entry in entries:
        for term in entry.content.terms(facet):
            by_class.setdefault(term, []).append(_leaf(viewer, entry))
    labels = viewer.terms(facet.vocabulary).items()
    groups = [{label: by_class[term]} for term, label in labels if term in by_class]
    return {title: [index, *groups]}


def _src(url: str) -> str:
    """The source of the page at an address seen from the language's root."""
    return url.removesuffix(".html") + ".md"


def _leaf(viewer: Viewer, entry: Entry[Sheet]) -> Branch:
    return {viewer.name_of(entry.id): sheet_src(entry.content, entry.id)}
