"""Rules on the committed layout of the map. A stale one breaks no page, hence warnings only."""

from __future__ import annotations

from collections.abc import Iterator

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.graph import StageGraph, stage_graphs
from factsheets.model import LaidStage
from factsheets.rules.engine import Found, rule


@rule("MAP001")
def sheet_without_place(catalog: Catalog) -> Iterator[Found]:
    """Every sheet of a stage has a place in the map's layout."""
    for graph, laid in _stages(catalog):
        for id in graph.nodes:
            if id not in laid.nodes:
                values = {"found": id, "stage": graph.id}
                yield Found(catalog.sheets[id].document, (), values)


@rule("MAP002")
def link_without_place(catalog: Catalog) -> Iterator[Found]:
    """Every link that the map draws between placed sheets has a place in its layout."""
    for graph, laid in _stages(catalog):
        known = {line.key for line in laid.lines if line.usable}
        for edge in graph.drawn:
            if edge.key not in known and {edge.origin, edge.to} <= laid.nodes.keys():
                values = {"found": f"{edge.relation} {edge.to}", "stage": graph.id}
                document = catalog.sheets[edge.origin].document
                yield Found(document, ("links", edge.index), values)


@rule("MAP003")
def place_of_nothing(catalog: Catalog) -> Iterator[Found]:
    """The map's layout holds no sheet or link that its stage no longer has."""
    # Where a sheet or a link is broken, its place is not to blame.
    if catalog.layout is None or catalog.unread_sheets or not _links_arrive(catalog):
        return
    document = catalog.layout.document
    graphs = {graph.id: graph for graph in stage_graphs(catalog)}
    for stage, laid in catalog.layout.content.stages.items():
        graph = graphs.get(stage, StageGraph(stage, (), (), ()))
        drawn = {edge.key for edge in graph.drawn}
        for id in laid.nodes:
            if id not in graph.nodes:
                values = {"found": id, "stage": stage}
                yield Found(document, ("stages", stage, "nodes", id), values)
        for number, line in enumerate(laid.lines):
            if line.key not in drawn:
                values = {"found": " ".join(line.key), "stage": stage}
                yield Found(document, ("stages", stage, "lines", number), values)


@rule("MAP004")
def no_layout(catalog: Catalog) -> Iterator[Found]:
    """A site whose sheets stand in stages has a layout of the map."""
    if catalog.layout is None and any(graph.nodes for graph in stage_graphs(catalog)):
        yield Found(catalog.site.document, (), {})


def _stages(catalog: Catalog) -> Iterator[tuple[StageGraph, LaidStage]]:
    """Every stage with its drawing, an empty one if it has none; nothing without a layout."""
    if catalog.layout is None:
        return
    for graph in stage_graphs(catalog):
        laid = catalog.layout.content.stages.get(graph.id)
        yield graph, laid or LaidStage(width="0", height="0", nodes={}, lines=[])


def _links_arrive(catalog: Catalog) -> bool:
    """Whether every link has a known relation and leads to a sheet."""
    relations = catalog.vocabularies["relations"]
    links = (link for entry in catalog.sheets.values() for link in entry.content.links)
    return all(link.relation in relations and link.to in catalog.sheets for link in links)
