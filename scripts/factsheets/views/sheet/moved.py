"""The page at the address of a sheet that goes by another id today: it leads to the new one.

A plain page with links, because a page that sends its reader on by itself would need a refresh or
a script. Old links to a finding find its anchor here, and one click further the finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.aliases import place_today
from factsheets.views.shared.viewer import Viewer
from factsheets.views.sheet.finding import elsewhere
from factsheets.views.sheet.sheet import MovedFinding


@dataclass(frozen=True, kw_only=True)
class MovedView:
    """Where a page went, and where each of its findings is."""

    old: str
    name: str
    url: str
    findings: tuple[MovedFinding, ...]


def build_moved(viewer: Viewer, old: str, today: str) -> MovedView:
    """The page of the former sheet ``old``, which is ``today`` now."""
    return MovedView(
        old=old,
        name=viewer.name_of(today),
        url=viewer.sheet_url(today),
        findings=tuple(
            MovedFinding(anchor=anchor, to=elsewhere(viewer, ref, old))
            for anchor, ref in _findings(viewer, old, today).items()
        ),
    )


def _findings(viewer: Viewer, old: str, today: str) -> dict[str, str]:
    """Every finding that may have been on the old page: those that the last release lists, and
    those of today's sheet."""
    catalog = viewer.catalog
    listed = [id.partition("#")[2] for id in catalog.released_ids if id.startswith(f"{old}#")]
    own = [finding.id for finding in catalog.sheets[today].content.findings]
    places = {id: place_today(catalog, f"{old}#{id}") for id in dict.fromkeys(listed + own)}
    return {id: place for id, place in places.items() if place}
