"""The evidence matrix: which mechanism or treatment has how much evidence, of what kind, where.

An evidence-gap map: a cell counts the independent works behind findings (background left out) by
kind, and leads to those findings in the evidence table; an empty cell is shown as such.
"""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import EVIDENCE, appraise, best, profile
from factsheets.catalog.graph import finding_stages
from factsheets.model import SHEET_KINDS, Sheet
from factsheets.model.sheet import STAGE, TUMOUR, Facet
from factsheets.views.overviews.indexes import entries_of
from factsheets.views.shared.summary import sheet_uses
from factsheets.views.shared.viewer import Target, Viewer


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell; without findings it is empty. ``works`` counts them by kind, of which ``best`` is
    the one nearest to patients; ``of_page``: the findings are those of the page, as none is tagged
    with the column."""

    column: str
    of_page: bool
    findings: int
    works: dict[str, int]
    best: str
    level: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Sheets of one kind by the terms of a facet; a row is a sheet and its cells."""

    anchor: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Target, tuple[Cell, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class MatrixView:
    """The page."""

    matrices: tuple[Matrix, ...]
    kinds: tuple[str, ...]


def build_matrix(viewer: Viewer) -> MatrixView:
    """The matrices that each kind of sheet asks for."""
    return MatrixView(
        matrices=tuple(
            _matrix(viewer, kind, facet) for kind in SHEET_KINDS for facet in kind.matrices
        ),
        kinds=EVIDENCE,
    )


def _matrix(viewer: Viewer, kind: type[Sheet], facet: Facet) -> Matrix:
    labels = viewer.terms(facet.vocabulary)
    if facet == TUMOUR:
        labels = {tumour: labels[tumour] for tumour in viewer.catalog.tumours}
    anchor = f"{kind.folder}-{facet.vocabulary}"
    return Matrix(
        anchor=anchor,
        title=viewer.word("matrices", anchor),
        columns=tuple(labels.values()),
        rows=tuple(
            (
                viewer.target(entry.id),
                tuple(_cell(viewer, entry, facet, *column) for column in labels.items()),
            )
            for entry in entries_of(viewer, kind)
        ),
    )


def _cell(viewer: Viewer, entry: Entry[Sheet], facet: Facet, term: str, label: str) -> Cell:
    uses = [
        use
        for use in sheet_uses(viewer, entry)
        if use.finding.question != "background" and term in _terms(use, facet)
    ]
    of_page = facet == STAGE and not any(use.finding.stages for use in uses)
    works = profile(viewer.catalog, uses)
    return Cell(
        column=label,
        of_page=of_page and bool(uses),
        findings=len(uses),
        works={kind: len(keys) for kind, keys in works.items() if keys},
        best=next((kind for kind in EVIDENCE if works.get(kind)), ""),
        level=_level(viewer, uses),
        url=viewer.url("evidence.md", f"sheet={entry.id}&{facet.name}={term}"),
    )


def _terms(use: Use, facet: Facet) -> list[str]:
    """What a finding is about: its own tumours and stages, in all else what its sheet says."""
    if facet == TUMOUR:
        return use.tumours
    return finding_stages(use) if facet == STAGE else use.sheet.content.terms(facet)


def _level(viewer: Viewer, uses: list[Use]) -> str:
    """The best OCEBM level among findings on benefit, for treatments."""
    benefits = (use for use in uses if use.finding.question == "treatment_benefit")
    leads = (best(appraise(viewer.catalog, use)) for use in benefits)
    return min((lead.level for lead in leads if lead and lead.level), default="")
