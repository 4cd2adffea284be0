"""Typed links of a sheet, read from either end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.catalog.catalog import Entry
from factsheets.model import Link, Sheet
from factsheets.model.vocabulary import RelationTerm
from factsheets.views.shared.viewer import Cite, Prose, Viewer


@dataclass(frozen=True)
class LinkView:
    """A typed link, read from this page."""

    relation: str
    name: str
    url: str
    kind: str
    why: Prose
    cites: tuple[Cite, ...]


def incoming(viewer: Viewer, entry: Entry[Sheet]) -> tuple[LinkView, ...]:
    mentioned = {link.to for link in entry.content.links}
    found = []
    for back in viewer.catalog.backlinks[entry.id]:
        if back.origin.id in mentioned:
            continue
        relation = cast(RelationTerm, viewer.catalog.term("relations", back.link.relation))
        inverse = relation.inverse.in_language(viewer.language)
        found.append(
            LinkView(
                inverse,
                viewer.name_of(back.origin.id),
                viewer.sheet_url(back.origin.id),
                viewer.word("kinds", back.origin.content.folder, "one"),
                viewer.text(back.link.why),
                viewer.cites(back.link.cites),
            )
        )
    return tuple(found)


def outgoing(viewer: Viewer, link: Link) -> LinkView:
    target = viewer.catalog.sheets[link.to].content
    return LinkView(
        viewer.label("relations", link.relation),
        viewer.name_of(link.to),
        viewer.sheet_url(link.to),
        viewer.word("kinds", target.folder, "one"),
        viewer.text(link.why),
        viewer.cites(link.cites),
    )
