"""Places in the figures of results: each row's mark on a scale that its figure shares.

Pure arithmetic: numbers come in, places in percent of the plot's width come out, so that templates
only draw. Lettering is text beside the plot, in columns where there is room and above it where
there is not, so that no line runs through it. Places are rounded to a tenth: the same content gives
the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

LEFT, RIGHT = 3, 97
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
    """A row with its places; ``low`` and ``high`` are ends of the line, ``point`` its mark."""

    mark: Mark
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

    rows: tuple[PlotRow, ...]
    ticks: tuple[Tick, ...]
    null: float | None


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
    return Plot(
        rows=tuple(_row(mark, scale) for mark in marks),
        ticks=tuple(Tick(scale.x(value), f"{value:g}") for value in ticks),
        null=scale.x(null) if null is not None else None,
    )


def _row(mark: Mark, scale: Scale) -> PlotRow:
    return PlotRow(
        mark=mark,
        point=None if mark.point is None else scale.x(mark.point),
        low=None if mark.low is None else scale.x(mark.low),
        high=RIGHT if mark.open_ended else None if mark.high is None else scale.x(mark.high),
    )


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
