"""The key numbers of a treatment: per outcome the most direct results and the best-designed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.catalog.evidence import appraise, best, rank
from factsheets.views.shared.brief import Brief
from factsheets.views.shared.viewer import Cite, Viewer
from factsheets.views.sheet.appraisal import Direct, build_direct, level_tag
from factsheets.views.sheet.finding import FindingView
from factsheets.views.sheet.results import ResultView

# How many of them stand with the bottom line.
FIRST = 3


@dataclass(frozen=True, kw_only=True)
class NumberRow:
    """One result with what is said of it; ``rank`` sorts by directness, then by level."""

    ref: str
    url: str
    result: ResultView
    direct: Direct | None
    direction: str
    direction_label: str
    comparator: str
    level: str
    rank: tuple[int, str]
    brief: Brief
    cites: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class KeyNumbers:
    """The chosen results: all of a finding that share direction and directness in one group;
    ``first`` are those that stand with the bottom line; ``others`` stand with the findings only."""

    groups: tuple[tuple[NumberRow, ...], ...] = ()
    first: tuple[NumberRow, ...] = ()
    untimed: bool = False
    drawn: bool = False
    others: int = 0


def build_key_numbers(viewer: Viewer, findings: list[FindingView]) -> KeyNumbers:
    """Per outcome: every result that is as direct as any, the best-designed one, and one that
    points otherwise than all of these. Outcomes that the source does not state stay out, and
    laboratory ones unless there are no others."""
    rows = list(_rows(viewer, findings))
    rows = [row for row in rows if row.result.kind != "laboratory"] or rows
    by_outcome: dict[str, list[NumberRow]] = {}
    for row in rows:
        by_outcome.setdefault(row.result.outcome, []).append(row)
    chosen = [row for some in by_outcome.values() for row in _choice(some)]
    groups: dict[tuple[str, ...], list[NumberRow]] = {}
    for row in (row for row in rows if row in chosen):
        key = (row.ref, row.direction, row.level, row.direct.key if row.direct else "")
        groups.setdefault(key, []).append(row)
    return KeyNumbers(
        groups=tuple(tuple(group) for group in groups.values()),
        first=_first(list(groups.values())),
        untimed=any(row.result.untimed for row in chosen),
        drawn=any(row.result.effect and row.result.effect.path for row in chosen),
        others=len(rows) - len(chosen),
    )


def _first(groups: list[list[NumberRow]]) -> tuple[NumberRow, ...]:
    """One result each of findings in the very patients the site is about: the best of each
    direction, then others of works that do not stand there yet; comparisons before figures of one
    group."""
    exact = [
        next((row for row in group if row.result.effect), group[0])
        for group in groups
        if group[0].direct and group[0].direct.key == "exact"
    ]
    exact = [row for row in exact if row.result.effect or row.result.tabular]
    exact.sort(key=lambda row: row.result.effect is None)
    by_direction = list({row.direction: row for row in reversed(exact)}.values())
    by_work = list({row.cites: row for row in reversed(exact)}.values())
    chosen = sorted(by_direction, key=exact.index) + sorted(by_work, key=exact.index)
    chosen = list({row.url + row.result.outcome: row for row in chosen}.values())[:FIRST]
    return tuple(sorted(chosen, key=exact.index))


def _choice(rows: list[NumberRow]) -> list[NumberRow]:
    """Of the results on one outcome those that are shown."""
    closest = min(row.rank[0] for row in rows)
    chosen = [row for row in rows if row.rank[0] == closest]
    designed = min(rows, key=lambda row: (row.rank[1], row.rank[0]))
    if designed.rank[1] < min(row.rank[1] for row in chosen):
        chosen.append(designed)
    shown = {row.direction for row in chosen}
    other = [row for row in rows if row.direction and row.direction not in shown]
    if len(shown) == 1 and other:
        chosen.append(min(other, key=lambda row: row.rank))
    return chosen


def _rows(viewer: Viewer, findings: list[FindingView]) -> Iterator[NumberRow]:
    """All results of this sheet's own, and those where its treatment is the comparator; of included
    sheets those in the very patients the site is about."""
    for finding in findings:
        if finding.question != "treatment_benefit":
            continue
        for result in finding.results:
            belongs = finding.home is None or finding.comparator or _is_exact(finding, result)
            if belongs and result.counted and result.stated and result.kind != "frequency":
                yield _number_row(viewer, finding, result)


def _is_exact(finding: FindingView, result: ResultView) -> bool:
    return bool(finding.direct and finding.direct.key == "exact" and not result.metastasis)


def _number_row(viewer: Viewer, finding: FindingView, result: ResultView) -> NumberRow:
    """A row; a result on other patients than the finding's has its own directness and level, and
    no direction."""
    use = viewer.catalog.findings[finding.ref]
    lead = best(appraise(viewer.catalog, use, result.metastasis))
    other = result.metastasis is not None
    return NumberRow(
        ref=finding.ref,
        url=f"#{finding.anchor}" if finding.home is None else finding.home.url,
        result=result,
        direct=build_direct(viewer, lead) if lead else None,
        direction="" if other else finding.direction,
        direction_label="" if other else finding.direction_label,
        comparator=finding.comparator,
        level=level_tag(viewer, lead),
        rank=rank(lead),
        brief=finding.brief,
        cites=finding.cites,
    )
