"""A sheet's surroundings: what acts on it at the left, what it acts on at the right.

Laid out here without Graphviz, since two columns around one box need none. Only drawn relations
are shown; the list of links beside the figure holds all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from factsheets.catalog.catalog import Entry
from factsheets.catalog.graph import Edge, neighbourhood
from factsheets.model import Sheet
from factsheets.views.drawing.boxes import (
    LINE,
    PAD,
    WIDTH,
    Box,
    Letters,
    Line,
    box_lines,
    build_box,
    build_line,
)
from factsheets.views.shared.viewer import Viewer

BETWEEN, GAP, HEADING = 30, 8, 16


@dataclass(frozen=True)
class Around:
    """The figure; ``headings`` name the relation of the boxes below them."""

    width: int
    height: int
    here: Box
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    headings: tuple[Letters, ...]


@dataclass(frozen=True)
class Column:
    """One side: each link with its box, the relations above them."""

    boxes: tuple[tuple[Edge, Box], ...]
    headings: tuple[Letters, ...]
    height: int


def build_around(viewer: Viewer, entry: Entry[Sheet]) -> Around | None:
    """The figure of one sheet; ``None`` for one without drawn links."""
    edges = neighbourhood(viewer.catalog, entry.id)
    if not edges:
        return None
    coming = [edge for edge in edges if edge.to == entry.id]
    going = [edge for edge in edges if edge.origin == entry.id]
    middle = WIDTH + BETWEEN if coming else 0
    left = _column(viewer, [(edge, edge.origin) for edge in coming], 0)
    right = _column(viewer, [(edge, edge.to) for edge in going], middle + WIDTH + BETWEEN)
    own = _height(viewer, entry.id)
    height = max(left.height, right.height, own)
    here = build_box(viewer, entry.id, (middle, (height - own) // 2, WIDTH, own))
    left, right = _down(left, height), _down(right, height)
    lines = [*_lines(viewer, left, here, True), *_lines(viewer, right, here, False)]
    width = middle + WIDTH + (BETWEEN + WIDTH if going else 0)
    boxes = tuple(box for _, box in (*left.boxes, *right.boxes))
    return Around(width, height, here, boxes, tuple(lines), left.headings + right.headings)


def _column(viewer: Viewer, links: list[tuple[Edge, str]], x: int) -> Column:
    """Boxes below each other, by relation in the order of the vocabulary, then by name."""
    order = list(viewer.catalog.vocabularies["relations"])
    links = sorted(
        links, key=lambda one: (order.index(one[0].relation), viewer.name_of(one[1]).casefold())
    )
    boxes: list[tuple[Edge, Box]] = []
    headings: list[Letters] = []
    y, relation = 0, ""
    for edge, id in links:
        if edge.relation != relation:
            relation = edge.relation
            y += GAP * bool(headings)
            label = viewer.label("relations", relation)
            headings.append(Letters(x + WIDTH // 2, y + HEADING - 5, label))
            y += HEADING
        height = _height(viewer, id)
        boxes.append((edge, build_box(viewer, id, (x, y, WIDTH, height))))
        y += height + GAP
    return Column(tuple(boxes), tuple(headings), max(y - GAP, 0))


def _down(column: Column, height: int) -> Column:
    """The column in the middle of the figure's height."""
    down = (height - column.height) // 2
    return Column(
        tuple((edge, _box_down(box, down)) for edge, box in column.boxes),
        tuple(replace(one, y=one.y + down) for one in column.headings),
        column.height,
    )


def _box_down(box: Box, down: int) -> Box:
    lines = tuple(replace(line, y=line.y + down) for line in box.lines)
    return replace(box, y=box.y + down, lines=lines)


def _lines(viewer: Viewer, column: Column, here: Box, coming: bool) -> list[Line]:
    """Curves between the boxes of a side and the sheet, spread along its edge."""
    found = []
    for number, (edge, box) in enumerate(column.boxes, start=1):
        own = here.y + here.height * number // (len(column.boxes) + 1)
        other = box.y + box.height // 2
        ends = [(box.x + WIDTH, other), (here.x, own)]
        if not coming:
            ends = [(here.x + WIDTH, own), (box.x, other)]
        (x, y), (to_x, to_y) = ends
        half = (x + to_x) // 2
        path = f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}"
        found.append(build_line(edge, path))
    return found


def _height(viewer: Viewer, id: str) -> int:
    return 2 * PAD + LINE * len(box_lines(viewer.name_of(id)))
