"""The evidence matrix: which mechanism or treatment has how much evidence, of what kind, where.

An evidence-gap map: a cell counts the independent works behind findings (background left out) by
kind, and leads to those findings in the evidence table; an empty cell is shown as such.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import EVIDENCE, appraise, best, profile
from factsheets.model import Mechanism, Sheet, Treatment
from factsheets.model.vocabulary import Evidence
from factsheets.views.shared.summary import sheet_uses
from factsheets.views.shared.viewer import Viewer

# The letter of each kind of evidence in a cell; the legend explains them.
KINDS: tuple[Evidence, ...] = EVIDENCE


@dataclass(frozen=True)
class Part:
    """Works of one kind in a cell."""

    key: str
    label: str
    n: int


@dataclass(frozen=True)
class Cell:
    """One cell; without findings it is empty."""

    column: str
    findings: int
    parts: tuple[Part, ...]
    level: str
    url: str
    label: str


@dataclass(frozen=True)
class MatrixRow:
    """One mechanism or treatment."""

    name: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """One table."""

    anchor: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class MatrixView:
    """The page."""

    matrices: tuple[Matrix, ...]
    legend: tuple[Part, ...]


def build_matrix(viewer: Viewer) -> MatrixView:
    """Mechanisms by stage and by tumour, treatments by tumour."""
    stages = list(viewer.catalog.vocabularies["stages"])
    tumours = viewer.catalog.tumours
    legend = tuple(Part(kind, viewer.word("evidence", kind), 0) for kind in KINDS)
    return MatrixView(
        (
            _matrix(viewer, "mechanisms-stages", Mechanism, "stages", stages, _in_stage),
            _matrix(viewer, "mechanisms-tumours", Mechanism, "tumours", tumours, _for_tumour),
            _matrix(viewer, "treatments-tumours", Treatment, "tumours", tumours, _for_tumour),
        ),
        legend,
    )


def _in_stage(use: Use, stage: str) -> bool:
    sheet = use.sheet.content
    return isinstance(sheet, Mechanism) and stage in sheet.stages


def _for_tumour(use: Use, tumour: str) -> bool:
    return tumour in use.tumours


def _matrix(
    viewer: Viewer,
    anchor: str,
    kind: type[Sheet],
    vocabulary: str,
    columns: list[str],
    fits: Callable[[Use, str], bool],
) -> Matrix:
    entries = [e for e in viewer.catalog.sheets.values() if isinstance(e.content, kind)]
    names = sorted(entries, key=lambda e: viewer.name_of(e.id).casefold())
    return Matrix(
        anchor,
        viewer.word("matrices", anchor),
        viewer.labels(vocabulary, columns),
        tuple(
            MatrixRow(
                viewer.name_of(entry.id),
                viewer.sheet_url(entry.id),
                tuple(_cell(viewer, entry, vocabulary, column, fits) for column in columns),
            )
            for entry in names
        ),
    )


def _cell(
    viewer: Viewer,
    entry: Entry[Sheet],
    vocabulary: str,
    column: str,
    fits: Callable[[Use, str], bool],
) -> Cell:
    label = viewer.label(vocabulary, column)
    uses = [
        use
        for use in sheet_uses(viewer, entry)
        if use.finding.question != "background" and fits(use, column)
    ]
    works = profile(viewer.catalog, uses)
    parts = tuple(
        Part(kind, viewer.word("evidence", kind), len(keys)) for kind, keys in works.items() if keys
    )
    facet = f"&{vocabulary.removesuffix('s')}={column}"
    url = viewer.url("evidence.md", f"sheet={entry.id}{facet}")
    return Cell(
        label, len(uses), parts, _level(viewer, uses), url, f"{viewer.name_of(entry.id)} × {label}"
    )


def _level(viewer: Viewer, uses: list[Use]) -> str:
    """The best OCEBM level among findings on benefit, for treatments."""
    leads = [
        best(appraise(viewer.catalog, use))
        for use in uses
        if use.finding.question == "treatment_benefit"
    ]
    return min((lead.level for lead in leads if lead and lead.level), default="")
