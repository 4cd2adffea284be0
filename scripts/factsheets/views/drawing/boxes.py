"""Boxes and lines of the map's figures, in units of which a phone shows about 380 side by side."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.graph import Edge
from factsheets.model import Sheet, Term
from factsheets.model.vocabulary import MechanismClassTerm
from factsheets.views.drawing.lettering import width, wrap
from factsheets.views.shared.viewer import Viewer

WIDTH, SIZE, LINE, PAD = 116, 12, 14, 5
MOST, ROOM = 5, WIDTH - 2 * PAD
# Longer names lose a remark in brackets at their end.
ENOUGH = 3
STRENGTHS = {
    **dict.fromkeys(("human_outcome", "human_tissue"), "human"),
    **dict.fromkeys(("in_vivo", "ex_vivo", "in_vitro", "in_silico"), "laboratory"),
    **dict.fromkeys(("review_only", "no_kind"), "faint"),
}


class Letters(NamedTuple):
    """A line of text and where its middle stands."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Box:
    """A sheet in a figure."""

    x: int
    y: int
    width: int
    height: int
    radius: int
    kind: str
    url: str
    name: str
    lines: tuple[Letters, ...]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A link in a figure: its path, how it is drawn; ``mark`` tells it from the others."""

    mark: str
    path: str
    sign: str
    strength: str


@cache
def box_lines(name: str) -> tuple[str, ...]:
    """A name as it is lettered in its box."""
    lines = _wrapped(name)
    if len(lines) > ENOUGH and name.endswith((")", "）")):
        return _wrapped(name[: max(name.rfind("("), name.rfind("（"))].rstrip())
    return lines


def _wrapped(name: str) -> tuple[str, ...]:
    """Lines of about one length, that may also end after a stroke where they must."""
    lines = wrap(name, SIZE, ROOM, MOST)
    if any(width(line, SIZE) > ROOM for line in lines):
        apart = wrap(name.replace("/", "/ "), SIZE, ROOM, MOST)
        return _with_brackets(tuple(line.replace("/ ", "/") for line in apart))

    def fewer(room: int) -> int:
        return -len(wrap(name, SIZE, room, 2 * MOST))

    # The narrowest room that needs no more lines; the narrower a room, the more it needs.
    rooms = range(ROOM // 2, ROOM)
    narrowest = bisect_left(rooms, -len(lines), key=fewer)
    if narrowest < len(rooms):
        lines = wrap(name, SIZE, rooms[narrowest], MOST)
    return _with_brackets(lines)


def _with_brackets(lines: tuple[str, ...]) -> tuple[str, ...]:
    """No line ends in an opening bracket: it goes with what it opens."""
    moved: list[str] = []
    for line in lines:
        bracket = "（" if moved and moved[-1].endswith("（") else ""
        if bracket:
            moved[-1] = moved[-1].removesuffix(bracket)
        moved.append(bracket + line)
    return tuple(moved)


def box_height(catalog: Catalog, id: str) -> int:
    """Height of a sheet's box, the same in both languages."""
    name = catalog.sheets[id].content.name
    return max(height_of(name.in_language(language)) for language in ("en", "zh"))


def height_of(name: str) -> int:
    """Height of the box of a name."""
    return 2 * PAD + LINE * len(box_lines(name))


def build_box(viewer: Viewer, id: str, place: tuple[int, int, int, int]) -> Box:
    """The box of a sheet at ``x, y, width, height``."""
    x, y, wide, high = place
    sheet, name = viewer.catalog.sheets[id].content, viewer.name_of(id)
    lines = box_lines(name)
    first = y + (high - LINE * len(lines)) // 2 + LINE - 3
    return Box(
        x=x,
        y=y,
        width=wide,
        height=high,
        radius=min(high // 2, 16) if _is_round(viewer.catalog, sheet) else 2,
        kind=sheet.folder,
        url=viewer.sheet_url(id),
        name=name,
        lines=tuple(
            Letters(x + wide // 2, first + LINE * number, line) for number, line in enumerate(lines)
        ),
    )


def _is_round(catalog: Catalog, sheet: Sheet) -> bool:
    facet = sheet.classes()
    terms = sheet.terms(facet) if facet else []
    return any(facet and is_round(catalog.term(facet.vocabulary, term)) for term in terms)


def is_round(term: Term) -> bool:
    """Whether boxes of a class are round."""
    return isinstance(term, MechanismClassTerm) and term.shape == "round"


def build_line(edge: Edge, path: str) -> Line:
    """A link drawn along ``path``."""
    return Line(mark=mark_of(edge), path=path, sign=edge.sign, strength=STRENGTHS[edge.evidence])


def mark_of(edge: Edge) -> str:
    """A short name of a link, the same wherever it is drawn or listed."""
    return f"{edge.origin}.{edge.index}"


def in_words(viewer: Viewer, edge: Edge) -> str:
    """A link in a sentence."""
    origin, to = viewer.name_of(edge.origin), viewer.name_of(edge.to)
    relation = viewer.label("relations", edge.relation)
    kind = viewer.word("evidence", edge.evidence)
    return viewer.say("map_says", origin=origin, relation=relation, to=to, kind=kind)
