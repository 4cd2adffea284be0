"""The page of the form. What it edits is loaded by its scripts (see ``factsheets.form.data``)."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.model import SHEET_KINDS
from factsheets.views.shared.contribute import Doors, general_doors
from factsheets.views.shared.viewer import Viewer

SCRIPTS = (
    "tree",
    "closest",
    "mending",
    "signs",
    "messages",
    "fields-check",
    "finding-check",
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


@dataclass(frozen=True)
class Offered:
    """A kind of sheet with its sheets: place in the form and name."""

    folder: str
    kind: str
    sheets: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SuggestView:
    """What the form's page holds before its scripts run."""

    offered: tuple[Offered, ...]
    doors: Doors


def build_suggest(viewer: Viewer) -> SuggestView:
    """The sheets to choose from, by kind and name."""
    offered = []
    for kind in SHEET_KINDS:
        sheets = sorted(
            (viewer.name_of(id), f"{kind.folder}/{id}")
            for id, entry in viewer.catalog.sheets.items()
            if entry.content.folder == kind.folder
        )
        named = tuple((place, name) for name, place in sheets)
        offered.append(Offered(kind.folder, viewer.word("kinds", kind.folder, "one"), named))
    return SuggestView(tuple(offered), general_doors(viewer))
