"""The map: the stages of metastasis, each as a figure and as a list that says the same and more.

Places come from ``derived/map.yaml``. What has none there yet is listed beside the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.catalog.graph import Edge, StageGraph, stage_graphs
from factsheets.model import LaidStage
from factsheets.model.vocabulary import RelationTerm
from factsheets.views.drawing.boxes import (
    Box,
    Line,
    build_box,
    build_line,
    in_words,
    is_round,
    mark_of,
)
from factsheets.views.shared.viewer import Prose, Target, Viewer

Key = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Connection:
    """One link of a sheet, read from that sheet; ``mark`` names its line in the figure, ``why`` and
    ``sources`` are what the sheet that states it says."""

    mark: str
    relation: str
    other: Target
    evidence: str
    why: Prose
    sources: tuple[Target, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A drawing; ``alone`` is where the boxes without lines begin, 0 where there are none."""

    width: int
    height: int
    alone: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class StageView:
    """One stage; ``unplaced`` and ``undrawn`` have no place in the figure yet, ``items`` are its
    mechanisms with their links."""

    anchor: str
    number: int
    label: str
    definition: Prose | None
    counts: str
    figure: Figure | None
    unplaced: tuple[Target, ...]
    undrawn: tuple[str, ...]
    items: tuple[tuple[Target, tuple[Connection, ...]], ...]
    links_total: int


@dataclass(frozen=True, kw_only=True)
class MapView:
    """The page; ``signs`` are the ways to draw lines, and the relations drawn so."""

    stages: tuple[StageView, ...]
    signs: dict[str, tuple[str, ...]]
    round_classes: tuple[str, ...]


def build_map(viewer: Viewer) -> MapView:
    """Every stage in its order, and the legend."""
    graphs = enumerate(stage_graphs(viewer.catalog), start=1)
    classes = viewer.catalog.vocabularies["mechanism_classes"].items()
    return MapView(
        stages=tuple(_stage(viewer, graph, number) for number, graph in graphs),
        signs=build_signs(viewer),
        round_classes=viewer.labels(
            "mechanism_classes", [id for id, term in classes if is_round(term)]
        ),
    )


def build_signs(viewer: Viewer) -> dict[str, tuple[str, ...]]:
    """The three ways to draw lines, those left out that no relation is drawn by."""
    labels: dict[str, list[str]] = {"positive": [], "negative": [], "neutral": []}
    for id, term in viewer.catalog.vocabularies["relations"].items():
        relation = cast(RelationTerm, term)
        if relation.sign != "neutral" or relation.drawn == "yes":
            labels[relation.sign].append(viewer.label("relations", id))
    return {key: tuple(names) for key, names in labels.items() if names}


def _stage(viewer: Viewer, graph: StageGraph, number: int) -> StageView:
    layout = viewer.catalog.layout
    laid = layout.content.stages.get(graph.id) if layout else None
    placed = set(laid.nodes) & set(graph.nodes) if laid else set()
    paths = _paths(graph, laid, placed)
    return StageView(
        anchor=graph.id.replace("_", "-"),
        number=number,
        label=viewer.label("stages", graph.id),
        definition=viewer.maybe(viewer.catalog.term("stages", graph.id).definition),
        counts=viewer.say(
            "map_counts", mechanisms=len(graph.mechanisms), treatments=len(graph.treatments)
        ),
        figure=_figure(viewer, graph, laid, paths) if laid and placed else None,
        unplaced=tuple(viewer.target(id) for id in graph.nodes if id not in placed),
        undrawn=tuple(in_words(viewer, edge) for edge in graph.drawn if edge.key not in paths),
        items=_items(viewer, graph),
        links_total=len(graph.edges),
    )


def _paths(graph: StageGraph, laid: LaidStage | None, placed: set[str]) -> dict[Key, str]:
    """The path of each drawn link that has a usable place."""
    drawn = {edge.key for edge in graph.drawn if {edge.origin, edge.to} <= placed}
    return {
        line.key: f"M{' '.join(line.points[:2])}C{' '.join(line.points[2:])}"
        for line in (laid.lines if laid else [])
        if line.key in drawn and line.usable
    }


def _figure(viewer: Viewer, graph: StageGraph, laid: LaidStage, paths: dict[Key, str]) -> Figure:
    boxes = {
        id: build_box(viewer, id, (int(x), int(y), int(width), int(height)))
        for id, (x, y, width, height) in laid.nodes.items()
        if id in graph.nodes
    }
    alone = [boxes[id].y for id in graph.alone if id in boxes]
    linked = [box.y + box.height for id, box in boxes.items() if id not in graph.alone]
    return Figure(
        width=int(laid.width),
        height=int(laid.height),
        alone=min(alone) if alone and linked and min(alone) > max(linked) else 0,
        # In the order of reading, which is also that of the Tab key.
        boxes=tuple(sorted(boxes.values(), key=lambda box: (box.y + box.height // 2, box.x))),
        lines=tuple(build_line(e, paths[e.key]) for e in graph.drawn if e.key in paths),
    )


def _items(viewer: Viewer, graph: StageGraph) -> tuple[tuple[Target, tuple[Connection, ...]], ...]:
    """Every mechanism with its links; one that a treatment states is read from the mechanism."""
    links: dict[str, list[Connection]] = {id: [] for id in graph.mechanisms}
    for edge in graph.edges:
        if edge.origin in links:
            links[edge.origin].append(_connection(viewer, edge, edge.to, inverse=False))
        else:
            links[edge.to].append(_connection(viewer, edge, edge.origin, inverse=True))
    items = [(viewer.target(id), tuple(own)) for id, own in links.items()]
    return tuple(sorted(items, key=lambda item: item[0].name.casefold()))


def _connection(viewer: Viewer, edge: Edge, other: str, inverse: bool) -> Connection:
    term = cast(RelationTerm, viewer.catalog.term("relations", edge.relation))
    link = viewer.catalog.sheets[edge.origin].content.links[edge.index]
    return Connection(
        relation=(term.inverse if inverse else term.label).in_language(viewer.language),
        other=viewer.target(other),
        evidence=edge.evidence,
        mark=mark_of(edge),
        why=viewer.text(link.why),
        sources=tuple(
            Target(name=viewer.who(key), url=viewer.reference_url(key)) for key in link.cites
        ),
    )
