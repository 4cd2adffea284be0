"""Where the map's boxes and lines go: each connected piece in rows, led around by Graphviz.

In: the catalog. Out: the text of ``derived/map.yaml``. Only ``scripts/lay_out_map.py`` imports it:
Graphviz is needed for development (``requirements/dev.txt``), not for building the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pygraphviz

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.graph import Edge, StageGraph, stage_graphs
from factsheets.views.drawing.arrange import grid, layers, pieces, shelves
from factsheets.views.drawing.boxes import WIDTH, box_height

HEAD = "# Written by `python scripts/lay_out_map.py`; not to be edited.\n"
# Three boxes side by side can still be read on a phone.
ABREAST, GAP, MARGIN = 3, 16, 3
ROOM = ABREAST * WIDTH + (ABREAST - 1) * GAP
INCH = 72
Rectangle = tuple[int, ...]
BETWEEN, APART = 30, 56
# Lines keep away from boxes they pass; places are in points.
GRAPH = {"splines": "true", "esep": "+3", "inputscale": INCH}


@dataclass(frozen=True)
class Drawing:
    """A drawn piece: boxes and points of lines, from its upper left corner."""

    width: int
    height: int
    boxes: dict[str, Rectangle]
    lines: dict[tuple[str, str, str], list[int]]


def lay_out(catalog: Catalog) -> str:
    """The text of the layout: sorted, one box or line a line, whole numbers."""
    lines = (line for graph in stage_graphs(catalog) for line in stage_lines(catalog, graph))
    return HEAD + "stages:\n" + "".join(f"{line}\n" for line in lines)


def stage_lines(catalog: Catalog, graph: StageGraph) -> Iterator[str]:
    """The YAML lines of one stage."""
    drawing = draw_stage(catalog, graph)
    yield f"  {graph.id}:"
    yield f"    width: {drawing.width}"
    yield f"    height: {drawing.height}"
    yield f"    nodes:{'' if drawing.boxes else ' {}'}"
    for id, box in sorted(drawing.boxes.items()):
        yield f"      {id}: [{', '.join(map(str, box))}]"
    yield f"    lines:{'' if drawing.lines else ' []'}"
    for (origin, relation, to), points in sorted(drawing.lines.items()):
        numbers = ", ".join(map(str, points))
        yield f"      - {{origin: {origin}, relation: {relation}, to: {to}, points: [{numbers}]}}"


def draw_stage(catalog: Catalog, graph: StageGraph) -> Drawing:
    """Each connected piece by itself, on shelves; below them the boxes without lines."""
    linked = [id for id in graph.nodes if id not in graph.alone]
    connected = pieces(linked, [(edge.origin, edge.to) for edge in graph.drawn])
    drawn = [draw_piece(catalog, piece, graph.drawn) for piece in connected]
    room = max([ROOM, *(piece.width for piece in drawn)])
    high = on_shelves(drawn, room)
    alone = on_shelves([lone(catalog, id) for id in graph.alone], room)
    apart = APART if high.boxes and alone.boxes else 0
    lower = moved(alone, 0, high.height + apart)
    height = high.height + apart + alone.height
    whole = Drawing(room, height, high.boxes | lower.boxes, high.lines)
    return replace(
        moved(whole, MARGIN, MARGIN), width=room + 2 * MARGIN, height=height + 2 * MARGIN
    )


def on_shelves(drawings: list[Drawing], room: int) -> Drawing:
    """Several drawings in one, side by side as far as there is room."""
    sizes = [(drawing.width, drawing.height) for drawing in drawings]
    corners, height = shelves(sizes, room, (GAP, BETWEEN))
    placed = [moved(drawing, *at) for drawing, at in zip(drawings, corners, strict=True)]
    boxes = {id: box for drawing in placed for id, box in drawing.boxes.items()}
    lines = {key: points for drawing in placed for key, points in drawing.lines.items()}
    return Drawing(room, height, boxes, lines)


def moved(drawing: Drawing, right: int, down: int) -> Drawing:
    """The drawing at another place."""
    boxes = {id: (x + right, y + down, *size) for id, (x, y, *size) in drawing.boxes.items()}
    lines = {
        key: [n + (down if i % 2 else right) for i, n in enumerate(points)]
        for key, points in drawing.lines.items()
    }
    return replace(drawing, boxes=boxes, lines=lines)


def lone(catalog: Catalog, id: str) -> Drawing:
    """A box without lines."""
    height = box_height(catalog, id)
    return Drawing(WIDTH, height, {id: (0, 0, WIDTH, height)}, {})


def draw_piece(catalog: Catalog, nodes: list[str], edges: tuple[Edge, ...]) -> Drawing:
    """A connected piece, in rows that fit a phone; Graphviz leads the lines around the boxes."""
    own = [edge for edge in edges if edge.origin in nodes]
    boxes = place_boxes(catalog, nodes, [(edge.origin, edge.to) for edge in own])
    graph = pygraphviz.AGraph(strict=False, directed=True, **GRAPH)
    graph.node_attr.update(shape="box", fixedsize="true", label="")
    graph.edge_attr.update(arrowhead="none")
    for id, (x, y, width, height) in boxes.items():
        # Upwards, as Graphviz counts.
        middle = f"{x + width / 2},{-y - height / 2}!"
        graph.add_node(id, pos=middle, width=width / INCH, height=height / INCH)
    for edge in own:
        graph.add_edge(edge.origin, edge.to, key=edge.relation)
    graph.layout(prog="neato", args="-n2")
    lines = {edge.key: read_points(graph, edge, boxes[edge.origin]) for edge in own}
    drawing = Drawing(0, 0, boxes, lines)
    xs = [x for box in boxes.values() for x in (box[0], box[0] + box[2])]
    ys = [y for box in boxes.values() for y in (box[1], box[1] + box[3])]
    xs += [x for points in lines.values() for x in points[::2]]
    ys += [y for points in lines.values() for y in points[1::2]]
    drawing = moved(drawing, -min(xs), -min(ys))
    return replace(drawing, width=max(xs) - min(xs), height=max(ys) - min(ys))


def place_boxes(
    catalog: Catalog, nodes: list[str], pairs: list[tuple[str, str]]
) -> dict[str, Rectangle]:
    """The boxes of a piece on a grid, its left column used."""
    spots = grid(layers(nodes, pairs, ABREAST), pairs, ABREAST)
    left = min(column for column, _ in spots.values())
    boxes: dict[str, Rectangle] = {}
    y = 0
    for number in sorted({row for _, row in spots.values()}):
        row = {id: column for id, (column, at) in sorted(spots.items()) if at == number}
        deep = max(box_height(catalog, id) for id in row)
        for id, column in row.items():
            height, x = box_height(catalog, id), (column - left) * (WIDTH + GAP) // 2
            boxes[id] = (x, y + (deep - height) // 2, WIDTH, height)
        y += deep + BETWEEN
    return boxes


def read_points(graph: pygraphviz.AGraph, edge: Edge, box: Rectangle) -> list[int]:
    """The points of a line, in whole units downwards; Graphviz has moved all, ``box`` tells by how
    much."""
    x, y = (float(n) for n in graph.get_node(edge.origin).attr["pos"].rstrip("!").split(","))
    right, down = box[0] + box[2] / 2 - x, box[1] + box[3] / 2 + y
    text = graph.get_edge(edge.origin, edge.to, edge.relation).attr["pos"]
    pairs = [point.split(",") for point in text.split()]
    return [n for x, y in pairs for n in (round(float(x) + right), round(down - float(y)))]
