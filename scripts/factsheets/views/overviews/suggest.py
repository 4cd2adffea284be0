"""The page of the form. What it edits is loaded by its scripts (see ``factsheets.form.data``)."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.model import SHEET_KINDS
from factsheets.views.overviews.indexes import entries_of
from factsheets.views.shared.contribute import Ways, general_ways
from factsheets.views.shared.viewer import Viewer

SCRIPTS = (
    "tree",
    "closest",
    "hints",
    "signs",
    "messages",
    "fields-check",
    "label-check",
    "finding-check",
    "text-check",
    "sheet-check",
    "changes",
    "data",
    "draft",
    "dom",
    "inputs",
    "picker",
    "blocks",
    "problems",
    "outcome",
    "app",
)
"""The modules of the form under ``docs/theme/scripts/suggest``, in the order of their loading."""


@dataclass(frozen=True, kw_only=True)
class SuggestView:
    """What the form's page holds before its scripts run; ``offered`` are the sheets of each kind,
    place in the form and name."""

    offered: dict[str, list[tuple[str, str]]]
    ways: Ways


def build_suggest(viewer: Viewer) -> SuggestView:
    """The sheets to choose from, by kind and name."""
    offered = {
        kind.folder: [
            (f"{kind.folder}/{entry.id}", viewer.name_of(entry.id))
            for entry in entries_of(viewer, kind)
        ]
        for kind in SHEET_KINDS
    }
    return SuggestView(offered=offered, ways=general_ways(viewer))
