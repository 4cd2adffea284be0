"""Boxes and lines of the map's figures, in units of which a phone shows about 380 side by side."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.graph import Edge
from factsheets.model import Mechanism
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


@dataclass(frozen=True)
class Letters:
    """A line of text and where its middle stands."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Line:
    """A link in a figure: its path, how it is drawn."""

    path: str
    sign: str
    strength: str


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
        lines = tuple(
            line.replace("/ ", "/") for line in wrap(name.replace("/", "/ "), SIZE, ROOM, MOST)
        )
    else:
        evener = (wrap(name, SIZE, room, 2 * MOST) for room in range(ROOM // 2, ROOM))
        fitting = (
            one
            for one in evener
            if len(one) == len(lines) and all(width(line, SIZE) <= ROOM for line in one)
        )
        lines = next(fitting, lines)
    return _with_brackets(lines)


def _with_brackets(lines: tuple[str, ...]) -> tuple[str, ...]:
    """No line ends in an opening bracket: it goes with what it opens."""
    found: list[str] = []
    for line in lines:
        moved = "（" if found and found[-1].endswith("（") else ""
        if moved:
            found[-1] = found[-1][:-1]
        found.append(moved + line)
    return tuple(found)


def box_height(catalog: Catalog, id: str) -> int:
    """Height of a sheet's box, the same in both languages."""
    name = catalog.sheets[id].content.name
    return 2 * PAD + LINE * max(
        len(box_lines(name.in_language(language))) for language in ("en", "zh")
    )


def build_box(viewer: Viewer, id: str, place: tuple[int, int, int, int]) -> Box:
    """The box of a sheet at ``x, y, width, height``."""
    x, y, wide, high = place
    sheet, name = viewer.catalog.sheets[id].content, viewer.name_of(id)
    lines = box_lines(name)
    first = y + (high - LINE * len(lines)) // 2 + LINE - 3
    letters = tuple(
        Letters(x + wide // 2, first + LINE * number, line) for number, line in enumerate(lines)
    )
    round_ = isinstance(sheet, Mechanism) and is_round(viewer.catalog, sheet.class_)
    radius = min(high // 2, 16) if round_ else 2
    return Box(x, y, wide, high, radius, sheet.folder, viewer.sheet_url(id), name, letters)


def is_round(catalog: Catalog, class_: str) -> bool:
    """Whether boxes of a class of mechanisms are round."""
    term = catalog.term("mechanism_classes", class_)
    return isinstance(term, MechanismClassTerm) and term.shape == "round"


def build_line(edge: Edge, path: str) -> Line:
    """A link drawn along ``path``."""
    return Line(path, edge.sign, STRENGTHS[edge.evidence])


def says(viewer: Viewer, edge: Edge) -> str:
    """A link in a sentence."""
    origin, to = viewer.name_of(edge.origin), viewer.name_of(edge.to)
    relation = viewer.label("relations", edge.relation)
    kind = viewer.word("evidence", edge.evidence)
    return viewer.say("map_says", origin=origin, relation=relation, to=to, kind=kind)
