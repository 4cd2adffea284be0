"""Lettering in figures: SVG neither measures nor wraps text, so both are estimated here.

Widths are shares of the font size, for the common sans-serif fonts: a Chinese character is as wide
as it is high, a Latin letter somewhat more than half of that.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import east_asian_width

from factsheets.messages.chinese import WIDE as SQUARE

WIDE, CAPITAL, NARROW, LATIN = 1.0, 0.68, 0.3, 0.54
# A line may break after a blank or hyphen, and before or after every Chinese character.
PIECES = re.compile(rf"[^\s{SQUARE}-]+-?\s*|[{SQUARE}]\s*|-\s*|\s+")


def width(text: str, size: float) -> float:
    """Estimated width of ``text`` in a font of ``size`` units."""
    return size * sum(map(_share, text))


def wrap(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """``text`` on at most ``lines`` lines of ``room`` units; what does not fit ends in ``…``."""
    broken, current = [], ""
    for piece in PIECES.findall(text):
        if current and width((current + piece).rstrip(), size) > room:
            broken.append(current.rstrip())
            current = ""
        current += piece
    broken.append(current.rstrip())
    if len(broken) <= lines:
        return tuple(line for line in broken if line)
    last = broken[lines - 1]
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return (*broken[: lines - 1], last.rstrip() + "…")


@cache
def _share(character: str) -> float:
    if east_asian_width(character) in "WF":
        return WIDE
    if character in "iljtf.,:;'|!()[] ":
        return NARROW
    return CAPITAL if character.isupper() else LATIN
