"""The home page: search, the ways to the pages of patients, the cascade, what changed, what the
site is; below them the other ways in, what it covers and how far it was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.model import SHEET_KINDS, Sheet
from factsheets.model.sheet import STAGE, Facet
from factsheets.views.overviews.changes import CopyView, build_copy_view
from factsheets.views.overviews.indexes import entries_of, facet_keys
from factsheets.views.overviews.patients import PatientWay, patient_ways
from factsheets.views.shared.brief import first_sentence
from factsheets.views.shared.summary import Count, check_counts, directness_counts
from factsheets.views.shared.viewer import Prose, Target, Viewer

# The pages that show the whole body of evidence, each from its side: word and page.
WHOLE = (
    ("evidence_table", "evidence.md"),
    ("outcomes", "outcomes.md"),
    ("matrix", "matrix.md"),
    ("map", "map.md"),
    ("gaps_page", "gaps.md"),
)
LATEST = 3


@dataclass(frozen=True, kw_only=True)
class LatestChange:
    """A line of a sheet's history, or its beginning."""

    on: str
    sheet: Target
    text: str


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """The home page; ``starts`` are further ways in, each under its heading."""

    name: str
    tagline: str
    patients: tuple[PatientWay, ...]
    stages: tuple[Target, ...]
    map: Target
    changes: tuple[LatestChange, ...]
    all_changes: Target
    starts: tuple[tuple[str, tuple[Target, ...]], ...]
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
        patients=patient_ways(viewer),
        stages=tuple(
            way
            for kind in SHEET_KINDS
            if kind.start == STAGE
            for way in _terms(viewer, kind, STAGE)
        ),
        map=Target(name=viewer.words["map"], url=viewer.url("map.md")),
        changes=latest_changes(viewer),
        all_changes=Target(name=viewer.words["changes"], url=viewer.url("changes.md")),
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


def latest_changes(viewer: Viewer) -> tuple[LatestChange, ...]:
    """The latest lines of the sheets' histories, at most one of each sheet."""
    last = [(entry.content.history[-1], id) for id, entry in viewer.catalog.sheets.items()]
    last.sort(key=lambda pair: pair[0].on, reverse=True)
    return tuple(
        LatestChange(
            on=change.on,
            sheet=viewer.target(id, "history"),
            text=first_sentence(viewer.plain(change.change)),
        )
        for change, id in last[:LATEST]
    )


def _starts(viewer: Viewer) -> Iterator[tuple[str, tuple[Target, ...]]]:
    """The terms that sort a kind into classes of more than one sheet, and its index; the kinds that
    ask for their index alone; then the whole body of evidence."""
    for kind in SHEET_KINDS:
        if isinstance(kind.start, Facet) and kind.start != STAGE:
            ways = _terms(viewer, kind, kind.start, least=2)
            yield viewer.word("starts", kind.start.name), (*ways, _index(viewer, kind))
    whole = [Target(name=viewer.words[word], url=viewer.url(page)) for word, page in WHOLE]
    whole += [_index(viewer, kind) for kind in SHEET_KINDS if kind.start in ("index", STAGE)]
    yield viewer.word("starts", "whole"), tuple(whole)


def _index(viewer: Viewer, kind: type[Sheet]) -> Target:
    """The page with all sheets of a kind."""
    name = viewer.say("home_all", kind=viewer.word("kinds", kind.folder, "all"))
    return Target(name=name, url=viewer.url(f"{kind.folder}/index.md"))


def _terms(viewer: Viewer, kind: type[Sheet], facet: Facet, least: int = 1) -> Iterator[Target]:
    """The terms of a facet that at least so many sheets name."""
    counts = Counter(key for e in entries_of(viewer, kind) for key in facet_keys(e.content))
    for term, label in viewer.terms(facet.vocabulary).items():
        if counts[f"{facet.name}:{term}"] >= least:
            url = viewer.url(f"{kind.folder}/index.md", f"{facet.name}={term}")
            yield Target(name=label, url=url)
