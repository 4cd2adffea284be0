"""A sheet's surroundings: what acts on it at the left, what it acts on at the right.

Laid out here without Graphviz, since two columns around one box need none. Only drawn relations
are shown; the list of links beside the figure holds all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.catalog.catalog import Entry
from factsheets.catalog.graph import Edge, neighbourhood
from factsheets.model import Sheet
from factsheets.views.drawing.boxes import (
    WIDTH,
    Box,
    Letters,
    Line,
    build_box,
    build_line,
    height_of,
)
from factsheets.views.shared.viewer import Viewer

BETWEEN, GAP, HEADING = 30, 8, 16
# A link and the sheet at its other end.
Neighbour = tuple[Edge, str]


@dataclass(frozen=True, kw_only=True)
class Around:
    """The figure; ``headings`` name the relation of the boxes below them."""

    width: int
    height: int
    here: Box
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    headings: tuple[Letters, ...]


def build_around(viewer: Viewer, entry: Entry[Sheet]) -> Around | None:
    """The figure of one sheet; ``None`` for one without drawn links."""
    edges = neighbourhood(viewer.catalog, entry.id)
    if not edges:
        return None
    coming = [(edge, edge.origin) for edge in edges if edge.to == entry.id]
    going = [(edge, edge.to) for edge in edges if edge.origin == entry.id]
    middle = WIDTH + BETWEEN if coming else 0
    own = height_of(viewer.name_of(entry.id))
    height = max(_height(viewer, coming), _height(viewer, going), own)
    here = build_box(viewer, entry.id, (middle, (height - own) // 2, WIDTH, own))
    left, over_left = _column(viewer, coming, 0, height)
    right, over_right = _column(viewer, going, middle + WIDTH + BETWEEN, height)
    return Around(
        width=middle + WIDTH + (BETWEEN + WIDTH if going else 0),
        height=height,
        here=here,
        boxes=tuple(box for _, box in (*left, *right)),
        lines=(*_lines(left, here, coming=True), *_lines(right, here, coming=False)),
        headings=(*over_left, *over_right),
    )


def _height(viewer: Viewer, links: list[Neighbour]) -> int:
    relations = len({edge.relation for edge, _ in links})
    boxes = sum(height_of(viewer.name_of(id)) + GAP for _, id in links)
    return boxes + relations * (HEADING + GAP) - 2 * GAP if links else 0


def _column(
    viewer: Viewer, links: list[Neighbour], x: int, height: int
) -> tuple[list[tuple[Edge, Box]], list[Letters]]:
    """Boxes below each other, by relation in the order of the vocabulary, then by name, in the
    middle of the figure's ``height``; and the relations above them."""
    boxes: list[tuple[Edge, Box]] = []
    headings: list[Letters] = []
    y, relation = (height - _height(viewer, links)) // 2, ""
    for edge, id in _sorted(viewer, links):
        if edge.relation != relation:
            relation = edge.relation
            y += GAP * bool(headings)
            label = viewer.label("relations", relation)
            headings.append(Letters(x + WIDTH // 2, y + HEADING - 5, label))
            y += HEADING
        own = height_of(viewer.name_of(id))
        boxes.append((edge, build_box(viewer, id, (x, y, WIDTH, own))))
        y += own + GAP
    return boxes, headings


def _sorted(viewer: Viewer, links: list[Neighbour]) -> list[Neighbour]:
    order = list(viewer.catalog.vocabularies["relations"])

    def place(link: Neighbour) -> tuple[int, str]:
        edge, id = link
        return order.index(edge.relation), viewer.name_of(id).casefold()

    return sorted(links, key=place)


def _lines(column: list[tuple[Edge, Box]], here: Box, coming: bool) -> Iterator[Line]:
    """Curves between the boxes of a side and the sheet, spread along its edge."""
    for number, (edge, box) in enumerate(column, start=1):
        own = here.y + here.height * number // (len(column) + 1)
        other = box.y + box.height // 2
        (x, y), (to_x, to_y) = (here.x + WIDTH, own), (box.x, other)
        if coming:
            (x, y), (to_x, to_y) = (box.x + WIDTH, other), (here.x, own)
        half = (x + to_x) // 2
        yield build_line(edge, f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}")
