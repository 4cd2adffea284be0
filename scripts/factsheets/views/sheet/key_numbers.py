"""The key numbers of a treatment: one row per result on benefit."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.evidence import appraise, best
from factsheets.views.shared.viewer import Cite, Viewer
from factsheets.views.sheet.finding import Direct, FindingView, build_direct
from factsheets.views.sheet.results import ResultView


@dataclass(frozen=True)
class NumberRow:
    """One row of the key numbers."""

    url: str
    result: ResultView
    direct: Direct | None
    direction: str
    direction_label: str
    level: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class KeyNumbers:
    """The most direct results, and how many others stand with the findings only."""

    rows: tuple[NumberRow, ...] = ()
    others: int = 0


def build_key_numbers(viewer: Viewer, findings: list[FindingView]) -> KeyNumbers:
    """Results on benefit in the very patients the site is about, if there are any; else all."""
    rows = _rows(viewer, findings)
    exact = tuple(row for row in rows if row.direct and row.direct.key == "exact")
    return KeyNumbers(exact or rows, len(rows) - len(exact) if exact else 0)


def _rows(viewer: Viewer, findings: list[FindingView]) -> tuple[NumberRow, ...]:
    """All results of this sheet's own, of included sheets the exact ones."""
    return tuple(
        _number_row(viewer, finding, result)
        for finding in findings
        if finding.question == "treatment_benefit"
        for result in finding.results
        if result.counted
        and result.kind != "frequency"
        and (finding.home is None or _exact(finding, result))
    )


def _exact(finding: FindingView, result: ResultView) -> bool:
    return bool(finding.direct and finding.direct.key == "exact" and not result.metastasis)


def _number_row(viewer: Viewer, finding: FindingView, result: ResultView) -> NumberRow:
    """A row; a result on other patients than the finding's has its own directness, no direction."""
    shown, direction, label = finding.direct, finding.direction, finding.direction_label
    if result.metastasis:
        lead = best(
            appraise(viewer.catalog, viewer.catalog.findings[finding.ref], result.metastasis)
        )
        shown, direction, label = (build_direct(viewer, lead) if lead else None), "", ""
    anchor = f"#{finding.anchor}" if finding.home is None else finding.home.url
    return NumberRow(anchor, result, shown, direction, label, finding.level_short, finding.cites)
