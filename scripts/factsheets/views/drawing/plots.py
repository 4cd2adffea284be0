"""Geometry of the figures of results: a row's lettering above, its mark on a common scale below.

Pure arithmetic: numbers and texts come in, coordinates come out, so that templates only draw. The
figure is as narrow as a phone and grows with the page, so its lettering stays readable on both.
Coordinates are rounded to a tenth of a unit: the same content gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factsheets.views.drawing.lettering import width, wrap

WIDTH = 360
LEFT, RIGHT = 10, 350
LINE, DETAIL_LINE, STRIP, GAP, AXIS = 15, 14, 16, 9, 18
LABEL_SIZE, DETAIL_SIZE = 12.5, 12
# How much wider bold letters are, and the room before them.
BOLD = 1.15
LOG_TICKS = (0.05, 0.1, 0.2, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 5, 10, 20, 50)
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a row of a figure shows: an estimate with an interval, or a span without an estimate.

    ``low`` or ``high`` may be missing where an interval was not read; ``open_ended`` if its upper
    end was not reached. ``filled`` marks patients with the condition this site is about, ``hollow``
    a number that was not compared with its source.
    """

    label: str
    text: str
    detail: str
    url: str
    point: float | None
    low: float | None
    high: float | None
    filled: bool
    hollow: bool = False
    open_ended: bool = False


@dataclass(frozen=True, kw_only=True)
class PlotRow:
    """A row with its coordinates; ``low`` and ``high`` are ends of the line, ``point`` its mark."""

    mark: Mark
    lines: tuple[tuple[float, str], ...]
    value_y: float
    details: tuple[tuple[float, str], ...]
    y: float
    point: float | None
    low: float | None
    high: float | None


class Tick(NamedTuple):
    """A place on the scale."""

    x: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A whole figure. ``null`` is where no effect lies; figures that compare nothing have none."""

    height: float
    rows: tuple[PlotRow, ...]
    ticks: tuple[Tick, ...]
    null: float | None
    top: float
    bottom: float


class Scale(NamedTuple):
    """Values to places between :data:`LEFT` and :data:`RIGHT`."""

    low: float
    high: float
    kind: Literal["log", "linear"]

    def x(self, value: float) -> float:
        """The place of a value, within the figure."""
        share = (self._at(value) - self._at(self.low)) / (self._at(self.high) - self._at(self.low))
        return round(LEFT + min(1.0, max(0.0, share)) * (RIGHT - LEFT), 1)

    def _at(self, value: float) -> float:
        return math.log(value) if self.kind == "log" else value


def build_plot(
    marks: Sequence[Mark], kind: Literal["log", "linear"], null: float | None = None
) -> Plot:
    """The figure of ``marks``, in their order. ``null`` is always on the scale."""
    values = [n for m in marks for n in (m.point, m.low, m.high) if n is not None]
    values += [null] if null is not None else [0.0]
    ticks = _log_ticks(values, null) if kind == "log" else _linear_ticks(max(values))
    scale = Scale(min(*ticks, *values), max(*ticks, *values), kind)
    rows, y = [], float(AXIS + GAP)
    for mark in marks:
        row, y = _row(mark, scale, y)
        rows.append(row)
    return Plot(
        height=y + AXIS,
        rows=tuple(rows),
        ticks=tuple(Tick(scale.x(value), f"{value:g}") for value in ticks),
        null=scale.x(null) if null is not None else None,
        top=float(AXIS),
        bottom=y,
    )


def _row(mark: Mark, scale: Scale, y: float) -> tuple[PlotRow, float]:
    """A row that begins at ``y``, and where the next begins."""
    lines = wrap(mark.label, LABEL_SIZE, RIGHT - LEFT, 3)
    taken = width(lines[-1], LABEL_SIZE) + width(mark.text, LABEL_SIZE) * BOLD
    if taken > RIGHT - LEFT:
        # The number gets a line of its own.
        lines = (*lines, "")
    details = wrap(mark.detail, DETAIL_SIZE, RIGHT - LEFT, 3)
    below = y + LINE * len(lines)
    strip = below + DETAIL_LINE * len(details)
    row = PlotRow(
        mark=mark,
        lines=tuple((y + LINE * (n + 1) - 4, line) for n, line in enumerate(lines) if line),
        value_y=below - 4,
        details=tuple((below + DETAIL_LINE * (n + 1) - 4, line) for n, line in enumerate(details)),
        y=strip + STRIP / 2,
        point=None if mark.point is None else scale.x(mark.point),
        low=None if mark.low is None else scale.x(mark.low),
        high=RIGHT if mark.open_ended else None if mark.high is None else scale.x(mark.high),
    )
    return row, strip + STRIP + GAP


def _log_ticks(values: Sequence[float], null: float | None) -> tuple[float, ...]:
    """Round values around all values, with at least one on either side of no effect."""
    beside = (tick for tick in LOG_TICKS if null is None or tick < null)
    beyond = (tick for tick in LOG_TICKS if null is None or tick > null)
    below = max((tick for tick in beside if tick <= min(values)), default=LOG_TICKS[0])
    above = min((tick for tick in beyond if tick >= max(values)), default=LOG_TICKS[-1])
    return tuple(tick for tick in LOG_TICKS if below <= tick <= above)


def _linear_ticks(largest: float) -> tuple[float, ...]:
    """From 0 in at most seven equal steps of a round size to the first one above ``largest``."""
    step = next((step for step in STEPS if largest / step <= 7), STEPS[-1])
    return tuple(float(step * n) for n in range(math.ceil(largest / step) + 1))
