"""A sheet's surroundings: what acts on it at the left, what it acts on at the right.

Laid out here without Graphviz, since two columns around one box need none. Only drawn relations
are shown; the list of links beside the figure holds all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, kw_only=True)
class Around:
    """The figure; ``headings`` name the relation of the boxes below them."""

    width: int
    height: int
    here: Box
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    headings: tuple[Letters, ...]


@dataclass(frozen=True, kw_only=True)
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
    coming = [(edge, edge.origin) for edge in edges if edge.to == entry.id]
    going = [(edge, edge.to) for edge in edges if edge.origin == entry.id]
    middle = WIDTH + BETWEEN if coming else 0
    left, right = _column(viewer, coming, 0), _column(viewer, going, middle + WIDTH + BETWEEN)
    own = height_of(viewer.name_of(entry.id))
    height = max(left.height, right.height, own)
    here = build_box(viewer, entry.id, (middle, (height - own) // 2, WIDTH, own))
    left, right = _down(left, height), _down(right, height)
    return Around(
        width=middle + WIDTH + (BETWEEN + WIDTH if going else 0),
        height=height,
        here=here,
        boxes=tuple(box for _, box in (*left.boxes, *right.boxes)),
        lines=(*_lines(left, here, coming=True), *_lines(right, here, coming=False)),
        headings=left.headings + right.headings,
    )


def _column(viewer: Viewer, links: list[tuple[Edge, str]], x: int) -> Column:
    """Boxes below each other, by relation in the order of the vocabulary, then by name."""
    boxes: list[tuple[Edge, Box]] = []
    headings: list[Letters] = []
    y, relation = 0, ""
    for edge, id in _sorted(viewer, links):
        if edge.relation != relation:
            relation = edge.relation
            y += GAP * bool(headings)
            label = viewer.label("relations", relation)
            headings.append(Letters(x + WIDTH // 2, y + HEADING - 5, label))
            y += HEADING
        height = height_of(viewer.name_of(id))
        boxes.append((edge, build_box(viewer, id, (x, y, WIDTH, height))))
        y += height + GAP
    return Column(boxes=tuple(boxes), headings=tuple(headings), height=max(y - GAP, 0))


def _sorted(viewer: Viewer, links: list[tuple[Edge, str]]) -> list[tuple[Edge, str]]:
    order = list(viewer.catalog.vocabularies["relations"])

    def place(link: tuple[Edge, str]) -> tuple[int, str]:
        edge, id = link
        return order.index(edge.relation), viewer.name_of(id).casefold()

    return sorted(links, key=place)


def _down(column: Column, height: int) -> Column:
    """The column in the middle of the figure's height."""
    down = (height - column.height) // 2
    return Column(
        boxes=tuple((edge, _box_down(box, down)) for edge, box in column.boxes),
        headings=_letters_down(column.headings, down),
        height=column.height,
    )


def _box_down(box: Box, down: int) -> Box:
    return replace(box, y=box.y + down, lines=_letters_down(box.lines, down))


def _letters_down(lines: tuple[Letters, ...], down: int) -> tuple[Letters, ...]:
    return tuple(line._replace(y=line.y + down) for line in lines)


def _lines(column: Column, here: Box, coming: bool) -> Iterator[Line]:
    """Curves between the boxes of a side and the sheet, spread along its edge."""
    for number, (edge, box) in enumerate(column.boxes, start=1):
        own = here.y + here.height * number // (len(column.boxes) + 1)
        other = box.y + box.height // 2
        (x, y), (to_x, to_y) = (here.x + WIDTH, own), (box.x, other)
        if coming:
            (x, y), (to_x, to_y) = (box.x + WIDTH, other), (here.x, own)
        half = (x + to_x) // 2
        yield build_line(edge, f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}")
