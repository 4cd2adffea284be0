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
class Offered:
    """A kind of sheet with its sheets: place in the form and name."""

    folder: str
    sheets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SuggestView:
    """What the form's page holds before its scripts run."""

    offered: tuple[Offered, ...]
    ways: Ways


def build_suggest(viewer: Viewer) -> SuggestView:
    """The sheets to choose from, by kind and name."""
    offered = tuple(
        Offered(
            folder=kind.folder,
            sheets=tuple(
                (f"{kind.folder}/{entry.id}", viewer.name_of(entry.id))
                for entry in entries_of(viewer, kind)
            ),
        )
        for kind in SHEET_KINDS
    )
    return SuggestView(offered=offered, ways=general_ways(viewer))
