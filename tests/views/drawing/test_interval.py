"""A ratio with its interval as a small figure."""

from __future__ import annotations

import pytest

from factsheets.views.drawing.interval import interval_path

PATHS = {
    "no effect": (("1", None), "M50 0V8M50 1V7"),
    "with its interval": (("0.5", ["0.25", "1.0"]), "M50 0V8M0 4H50M25 1V7"),
    "beyond the scale": (("9", ["0.1", "90"]), "M50 0V8M0 4H100M100 1V7"),
    "an end not reached": (("2", ["1", "not_reached"]), "M50 0V8M50 4H100M75 1V7"),
    "not reported": (("not_reported", None), ""),
    "no ratio": (("-0.3", ["-0.5", "-0.1"]), ""),
}


@pytest.mark.parametrize(("effect", "path"), PATHS.values(), ids=PATHS)
def test_a_ratio_has_its_place_on_one_scale(
    effect: tuple[str, list[str] | None], path: str
) -> None:
    assert interval_path(*effect) == path
