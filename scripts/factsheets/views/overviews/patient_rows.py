"""One row of a patient page: what was done to whom, what came out, how direct it is.

The finding's first comparison stands in the row; what else it reports is counted, and stands with
the finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factsheets.catalog.evidence import COMPARED
from factsheets.catalog.patients import FACETS, UNKNOWN, PatientRow
from factsheets.model import Arm, Result
from factsheets.views.shared.brief import Brief, build_brief
from factsheets.views.shared.viewer import Prose, Target, Viewer
from factsheets.views.sheet.results import ResultView, build_result, spoken

# More groups than these stand with the finding.
ARMS = 3


@dataclass(frozen=True, kw_only=True)
class RowView:
    """One row. ``between`` names the groups compared, ``who`` those studied where they are others
    than the page's patients, ``more`` counts further results of the finding."""

    sheet: Target
    url: str
    comparator: str
    between: str
    n: str
    outcome: str
    group: str
    values: str
    effect: str
    unclear: str
    words: Prose | None
    more: int
    who: str
    facets: Mapping[str, str]
    keys: Mapping[str, str]
    direction: str
    direction_label: str
    level: str
    sources: str
    doubt: str
    caveat: str
    brief: Brief


def build_row(viewer: Viewer, row: PatientRow, tumour: str) -> RowView:
    """The view of a row on the page of the patients with ``tumour``."""
    use, finding = row.use, row.use.finding
    brief = build_brief(viewer, use, row.lead)
    main = next((r for r in row.results if r.effect), None)
    main = main or next((r for r in row.results if r.test), next(iter(row.results), None))
    view = build_result(viewer, main) if main else None
    facets = {name: viewer.labels(FACETS[name], values) for name, values in row.facets.items()}
    # What was seen in other patients than the finding's has no direction of its own.
    own = not row.results or any(result.metastasis is None for result in row.results)
    direction = (own and finding.direction) or ""
    return RowView(
        sheet=viewer.target(use.sheet.id),
        url=viewer.sheet_url(use.sheet.id, finding.id),
        comparator=_comparator(viewer, row, main),
        between=view.effect.between if view and view.effect else "",
        n=f"n\N{NO-BREAK SPACE}{_n(viewer, row, main)}",
        outcome=view.outcome if view else "",
        group=view.group.plain if view and view.group else "",
        values=_values(viewer, main, view),
        effect=view.effect.text if view and view.effect else "",
        unclear=view.effect.note if view and view.effect else "",
        words=view.words if view else None,
        more=max(len(row.results) - 1, 0),
        who=_who(viewer, row, tumour),
        facets={name: viewer.listed(labels) for name, labels in facets.items()},
        keys={name: " ".join(values) for name, values in row.facets.items()},
        direction=direction,
        direction_label=viewer.word("directions", direction) if direction else "",
        level=row.lead.level if row.lead else "",
        sources=viewer.listed(viewer.who(key) for key in finding.keys),
        doubt=next((doubt for key in finding.keys if (doubt := viewer.doubt(key))), ""),
        caveat=brief.caveat if row.directness == "exact" else "",
        brief=brief,
    )


def _compared(result: Result) -> list[Arm]:
    """The groups that a result compares, or all it has."""
    ids = [arm.id for arm in result.arms]
    if result.effect:
        ids = [result.effect.arm, result.effect.versus]
    elif result.test:
        ids = list(result.test.arms)
    by_id = {arm.id: arm for arm in result.arms}
    return [by_id[id] for id in ids]


def _comparator(viewer: Viewer, row: PatientRow, main: Result | None) -> str:
    """What the treatment was compared with; nothing where no treatments were compared."""
    if row.question not in COMPARED:
        return ""
    if row.use.finding.comparator:
        return viewer.word("compared", row.use.finding.comparator)
    arms = _compared(main) if main else []
    return f"{viewer.words['versus']} {viewer.plain(arms[1].name)}" if len(arms) == 2 else ""


def _n(viewer: Viewer, row: PatientRow, main: Result | None) -> str:
    """How many: in each group, else in the study if the finding is about all of it."""
    arms = _compared(main) if main else []
    stated = [spoken(viewer, arm.n) for arm in arms if arm.n and arm.n != "not_reported"]
    if stated and len(stated) == len(arms):
        return f" {viewer.words['versus']} ".join(stated)
    card = viewer.catalog.studies[row.lead.studied.key].content if row.lead else None
    whole = card and card.participants and not row.use.finding.population
    known = card.participants.n if card and card.participants and whole else UNKNOWN
    return spoken(viewer, known)


def _values(viewer: Viewer, main: Result | None, view: ResultView | None) -> str:
    """The figures of the groups, each with its group's name where there is one group or three."""
    if main is None or view is None:
        return ""
    compared = _compared(main)[:ARMS]
    named = {arm.id: shown for arm, shown in zip(main.arms, view.arms, strict=True)}
    arms = [named[arm.id] for arm in compared if named[arm.id].value]
    versus = f" {viewer.words['versus']} "
    if len(arms) == len(compared) == 2:
        return versus.join(arm.value for arm in arms)
    return viewer.listed(f"{arm.name.plain}{viewer.words['colon']}{arm.value}" for arm in arms)


def _who(viewer: Viewer, row: PatientRow, tumour: str) -> str:
    """Who was studied, where they are not said to be the page's patients and no others."""
    if row.lead is None:
        return viewer.words["who_not_known"]
    studied = row.lead.studied.tumours
    return "" if studied == (tumour,) else viewer.listed(viewer.labels("tumours", studied))
