"""The home page: ways in, what the site is, what it covers and how far it was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.model import SHEET_KINDS, Sheet
from factsheets.model.sheet import Facet
from factsheets.views.overviews.changes import CopyView, build_copy_view
from factsheets.views.overviews.indexes import entries_of, facet_keys
from factsheets.views.shared.summary import Count, check_counts, directness_counts, sheet_uses
from factsheets.views.shared.viewer import Prose, Viewer

# The pages that show the whole body of evidence, each from its side: word and page.
WHOLE = (
    ("evidence_table", "evidence.md"),
    ("outcomes", "outcomes.md"),
    ("matrix", "matrix.md"),
    ("map", "map.md"),
    ("gaps_page", "gaps.md"),
)


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """A way into the site; ``n`` is missing where nothing is counted."""

    label: str
    url: str
    n: int | None = None


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """The home page; ``starts`` are ways in, each under its heading."""

    name: str
    tagline: str
    starts: tuple[tuple[str, tuple[WayIn, ...]], ...]
    statements: tuple[Prose, ...]
    coverage: str
    checks: tuple[Count, ...]
    directness: tuple[Count, ...]
    total: int
    copy: CopyView


def build_home(viewer: Viewer) -> HomeView:
    """The home page."""
    catalog, site = viewer.catalog, viewer.catalog.site.content
    uses = list(catalog.uses())
    return HomeView(
        name=viewer.plain(site.name),
        tagline=viewer.plain(site.tagline),
        starts=tuple(_starts(viewer)),
        statements=tuple(viewer.text(statement) for statement in site.is_and_is_not),
        coverage=viewer.say(
            "coverage_line",
            sheets=len(catalog.sheets),
            findings=len(uses),
            references=len(catalog.references),
        ),
        checks=check_counts(viewer, uses),
        directness=directness_counts(viewer, uses),
        total=len(uses),
        copy=build_copy_view(viewer),
    )


def _starts(viewer: Viewer) -> Iterator[tuple[str, tuple[WayIn, ...]]]:
    """Kinds whose sheets are named come first, with the index pages of those that ask for no more;
    then kinds by the terms of a facet."""
    named = [way for kind in SHEET_KINDS if kind.start == "sheets" for way in _sheets(viewer, kind)]
    indexes = [_index(viewer, kind) for kind in SHEET_KINDS if kind.start == "index"]
    yield viewer.word("starts", "tumour"), (*named, *indexes)
    for kind in SHEET_KINDS:
        if isinstance(kind.start, Facet):
            yield viewer.word("starts", kind.start.name), tuple(_terms(viewer, kind, kind.start))
    whole = (WayIn(label=viewer.words[word], url=viewer.url(page)) for word, page in WHOLE)
    yield viewer.word("starts", "whole"), tuple(whole)


def _sheets(viewer: Viewer, kind: type[Sheet]) -> Iterator[WayIn]:
    for id, entry in viewer.catalog.sheets.items():
        if isinstance(entry.content, kind):
            n = len(sheet_uses(viewer, entry))
            yield WayIn(label=viewer.name_of(id), url=viewer.sheet_url(id), n=n)


def _index(viewer: Viewer, kind: type[Sheet]) -> WayIn:
    label, url = viewer.word("kinds", kind.folder, "all"), viewer.url(f"{kind.folder}/index.md")
    return WayIn(label=label, url=url, n=len(entries_of(viewer, kind)))


def _terms(viewer: Viewer, kind: type[Sheet], facet: Facet) -> Iterator[WayIn]:
    counts = Counter(key for e in entries_of(viewer, kind) for key in facet_keys(e.content))
    for term, label in viewer.terms(facet.vocabulary).items():
        if n := counts[f"{facet.name}:{term}"]:
            url = viewer.url(f"{kind.folder}/index.md", f"{facet.name}={term}")
            yield WayIn(label=label, url=url, n=n)
