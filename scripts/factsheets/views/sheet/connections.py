"""Typed links of a sheet, read from either end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.catalog.catalog import Entry
from factsheets.model import Link, Sheet
from factsheets.model.vocabulary import RelationTerm
from factsheets.views.shared.viewer import Cite, Prose, Viewer
from factsheets.views.sheet.finding import Elsewhere, elsewhere


@dataclass(frozen=True, kw_only=True)
class LinkView:
    """A typed link, read from this page; ``findings`` bear its reason."""

    relation: str
    name: str
    url: str
    kind: str
    why: Prose
    cites: tuple[Cite, ...]
    findings: tuple[Elsewhere, ...]
    inferred: bool


def incoming(viewer: Viewer, entry: Entry[Sheet], told: frozenset[str]) -> tuple[LinkView, ...]:
    """The links of other sheets to this one, but for those that it states itself, and those of the
    sheets in ``told``."""
    mentioned = {*told, *(link.to for link in entry.content.links)}
    return tuple(
        _link(viewer, back.link, back.origin.id, entry.id)
        for back in viewer.catalog.backlinks[entry.id]
        if back.origin.id not in mentioned
    )


def outgoing(viewer: Viewer, link: Link, here: str) -> LinkView:
    """A link of the sheet ``here``."""
    return _link(viewer, link, link.to, here)


def _link(viewer: Viewer, link: Link, other: str, here: str) -> LinkView:
    """A link as the page ``here`` reads it, which leads to ``other``."""
    relation = cast(RelationTerm, viewer.catalog.term("relations", link.relation))
    label = relation.label if link.to == other else relation.inverse
    return LinkView(
        relation=label.in_language(viewer.language),
        name=viewer.name_of(other),
        url=viewer.sheet_url(other),
        kind=viewer.word("kinds", viewer.catalog.sheets[other].content.folder, "one"),
        why=viewer.text(link.why),
        cites=viewer.cites(link.cites),
        findings=tuple(elsewhere(viewer, ref, here) for ref in link.findings),
        inferred=link.inferred == "yes",
    )
