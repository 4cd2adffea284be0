"""The map: the stages of metastasis, each as a figure and as a list that says the same and more.

Places come from ``content/map.yaml``. What has none there yet is listed beside the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.catalog.graph import Edge, StageGraph, stage_graphs
from factsheets.model import LaidStage
from factsheets.model.vocabulary import RelationTerm
from factsheets.views.drawing.boxes import Box, Line, build_box, build_line, is_round, says
from factsheets.views.shared.viewer import Prose, Viewer


@dataclass(frozen=True)
class Named:
    """A sheet to be listed."""

    name: str
    url: str


@dataclass(frozen=True)
class Said:
    """One link of a sheet, read from that sheet."""

    relation: str
    other: Named
    kind: str


@dataclass(frozen=True)
class Item:
    """A sheet of the list and its links."""

    sheet: Named
    links: tuple[Said, ...]


@dataclass(frozen=True)
class Figure:
    """A drawing; ``alone`` is where the boxes without lines begin, 0 where there are none."""

    width: int
    height: int
    alone: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class StageView:
    """One stage; ``unplaced`` and ``undrawn`` have no place in the figure yet."""

    anchor: str
    number: int
    label: str
    definition: Prose | None
    counts: str
    figure: Figure | None
    unplaced: tuple[Named, ...]
    undrawn: tuple[str, ...]
    items: tuple[Item, ...]
    links_total: int


@dataclass(frozen=True)
class Sign:
    """A way to draw lines, and the relations drawn so."""

    key: str
    relations: tuple[str, ...]


@dataclass(frozen=True)
class MapView:
    """The page."""

    stages: tuple[StageView, ...]
    signs: tuple[Sign, ...]
    round_classes: tuple[str, ...]


def build_map(viewer: Viewer) -> MapView:
    """Every stage in its order, and the legend."""
    graphs = enumerate(stage_graphs(viewer.catalog), start=1)
    return MapView(
        tuple(_stage(viewer, graph, number) for number, graph in graphs),
        build_signs(viewer),
        tuple(
            viewer.label("mechanism_classes", one)
            for one in viewer.catalog.vocabularies["mechanism_classes"]
            if is_round(viewer.catalog, one)
        ),
    )


def build_signs(viewer: Viewer) -> tuple[Sign, ...]:
    """The three ways to draw lines, those left out that no relation is drawn by."""
    terms = viewer.catalog.vocabularies["relations"].items()
    found: dict[str, list[str]] = {"positive": [], "negative": [], "neutral": []}
    for id, term in terms:
        relation = cast(RelationTerm, term)
        if relation.sign != "neutral" or relation.drawn == "yes":
            found[relation.sign].append(viewer.label("relations", id))
    return tuple(Sign(key, tuple(labels)) for key, labels in found.items() if labels)


def _stage(viewer: Viewer, graph: StageGraph, number: int) -> StageView:
    layout = viewer.catalog.layout
    laid = layout.content.stages.get(graph.id) if layout else None
    placed = set(laid.nodes) & set(graph.nodes) if laid else set()
    drawn = _paths(graph, laid, placed)
    return StageView(
        graph.id.replace("_", "-"),
        number,
        viewer.label("stages", graph.id),
        viewer.maybe(viewer.catalog.term("stages", graph.id).definition),
        viewer.say(
            "map_counts", mechanisms=len(graph.mechanisms), treatments=len(graph.treatments)
        ),
        _figure(viewer, graph, laid, drawn) if laid and placed else None,
        tuple(_named(viewer, id) for id in graph.nodes if id not in placed),
        tuple(says(viewer, edge) for edge in graph.drawn if edge.key not in drawn),
        _items(viewer, graph),
        len(graph.edges),
    )


def _paths(
    graph: StageGraph, laid: LaidStage | None, placed: set[str]
) -> dict[tuple[str, str, str], str]:
    """The path of each drawn link that has a usable place."""
    wanted = {edge.key for edge in graph.drawn if {edge.origin, edge.to} <= placed}
    found = {}
    for line in laid.lines if laid else []:
        if line.key in wanted and line.usable:
            found[line.key] = f"M{' '.join(line.points[:2])}C{' '.join(line.points[2:])}"
    return found


def _figure(
    viewer: Viewer, graph: StageGraph, laid: LaidStage, drawn: dict[tuple[str, str, str], str]
) -> Figure:
    boxes = {
        id: build_box(viewer, id, (int(x), int(y), int(width), int(height)))
        for id, (x, y, width, height) in laid.nodes.items()
        if id in graph.nodes
    }
    # In the order of reading, which is also that of the Tab key.
    in_order = sorted(boxes.values(), key=lambda box: (box.y + box.height // 2, box.x))
    alone = [boxes[id].y for id in graph.alone if id in boxes]
    linked = [box.y + box.height for id, box in boxes.items() if id not in graph.alone]
    lines = [build_line(edge, drawn[edge.key]) for edge in graph.drawn if edge.key in drawn]
    below = min(alone) if alone and linked and min(alone) > max(linked) else 0
    return Figure(int(laid.width), int(laid.height), below, tuple(in_order), tuple(lines))


def _items(viewer: Viewer, graph: StageGraph) -> tuple[Item, ...]:
    """Every mechanism with its links; one that a treatment states is read from the mechanism."""
    links: dict[str, list[Said]] = {id: [] for id in graph.mechanisms}
    for edge in graph.edges:
        if edge.origin in links:
            links[edge.origin].append(_said(viewer, edge, edge.to, inverse=False))
        else:
            links[edge.to].append(_said(viewer, edge, edge.origin, inverse=True))
    items = [Item(_named(viewer, id), tuple(said)) for id, said in links.items()]
    return tuple(sorted(items, key=lambda item: item.sheet.name.casefold()))


def _said(viewer: Viewer, edge: Edge, other: str, inverse: bool) -> Said:
    term = cast(RelationTerm, viewer.catalog.term("relations", edge.relation))
    relation = (term.inverse if inverse else term.label).in_language(viewer.language)
    return Said(relation, _named(viewer, other), viewer.word("evidence", edge.evidence))


def _named(viewer: Viewer, id: str) -> Named:
    return Named(viewer.name_of(id), viewer.sheet_url(id))
