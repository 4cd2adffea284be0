"""The key numbers of a treatment: one row per result on benefit."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.evidence import appraise, best
from factsheets.views.finding import Direct, FindingView, build_direct
from factsheets.views.page import Cite, Viewer
from factsheets.views.results import ResultView


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


def build_key_numbers(viewer: Viewer, findings: list[FindingView]) -> tuple[NumberRow, ...]:
    """Results on benefit: all of this sheet's own, of included sheets the exact ones."""
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
