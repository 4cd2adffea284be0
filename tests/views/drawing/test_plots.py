"""Places in figures: order of rows, scales, and what is left out where nothing was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheets.views.drawing.plots import LEFT, RIGHT, Mark, Plot, Scale, build_plot


def mark(
    point: float | None, low: float | None = None, high: float | None = None, label: str = "A vs B"
) -> Mark:
    return Mark(
        label=label,
        text="0.60",
        detail="Long 2012",
        url="page.html#f",
        point=point,
        low=low,
        high=high,
        filled=True,
    )


def xs(plot: Plot) -> list[tuple[float | None, float | None, float | None]]:
    return [(row.low, row.point, row.high) for row in plot.rows]


def test_halving_and_doubling_are_equally_far_from_no_effect() -> None:
    plot = build_plot([mark(0.5), mark(2.0)], "log", 1.0)
    (_, half, _), (_, double, _) = xs(plot)
    assert plot.null - half == pytest.approx(double - plot.null, abs=0.1)  # type: ignore[operator]


def test_the_scale_holds_every_value_and_a_tick_on_both_sides_of_no_effect() -> None:
    plot = build_plot([mark(0.62, 0.39, 0.98)], "log", 1.0)
    assert [tick.text for tick in plot.ticks] == ["0.25", "0.5", "0.75", "1", "1.5"]
    assert (plot.ticks[0].x, plot.ticks[-1].x) == (LEFT, RIGHT)
    (low, point, high) = xs(plot)[0]
    assert LEFT < low < point < high < plot.null < RIGHT  # type: ignore[operator]


def test_medians_start_at_zero() -> None:
    plot = build_plot([mark(60.0), mark(None, 29.5, 116.0)], "linear")
    assert [tick.text for tick in plot.ticks] == ["0", "20", "40", "60", "80", "100", "120"]
    assert plot.null is None
    assert xs(plot)[0] == (None, (LEFT + RIGHT) / 2, None)


def test_no_interval_gives_no_whisker_and_an_open_end_goes_to_the_edge() -> None:
    (bare,) = xs(build_plot([mark(0.72)], "log", 1.0))
    assert (bare[0], bare[2]) == (None, None)
    far = replace(mark(0.85, 0.6), open_ended=True)
    assert xs(build_plot([far], "log", 1.0))[0][2] == RIGHT


def test_rows_keep_their_order() -> None:
    plot = build_plot([mark(0.5), mark(0.7), mark(0.4)], "log", 1.0)
    assert [row.mark.point for row in plot.rows] == [0.5, 0.7, 0.4]


def test_values_outside_stay_inside_the_figure() -> None:
    assert Scale(0.5, 2, "log").x(5) == RIGHT
    assert Scale(0.5, 2, "log").x(0.01) == LEFT
