"""A ratio with its interval as a small figure beside the number, on one scale for all of them."""

from __future__ import annotations

import math

# A quarter of the events to four times as many; what lies beyond ends at the edge.
FAR = 4
WIDTH, MIDDLE = 100, 4


def interval_path(value: str, ci: list[str] | None) -> str:
    """The path of an SVG figure of :data:`WIDTH` by twice :data:`MIDDLE`: a line at no effect, the
    interval, the estimate. Empty where the value is no number above 0; an interval that was not
    read is left out, an end that was not reached lies at the edge."""
    point = _x(value)
    if point is None:
        return ""
    low, high = map(_x, ci) if ci else (point, point)
    ends = f"M{0 if low is None else low} {MIDDLE}H{WIDTH if high is None else high}"
    return f"M{WIDTH // 2} 0V{2 * MIDDLE}{ends if ci else ''}M{point} 1V7"


def _x(number: str) -> int | None:
    """The place of a ratio on the scale; ``None`` for a word."""
    try:
        ratio = float(number)
    except ValueError:
        return None
    if ratio <= 0:
        return None
    share = math.log(ratio) / math.log(FAR)
    return round(WIDTH / 2 * (1 + min(1.0, max(-1.0, share))))
