"""Estimated lettering: Chinese is wider than Latin, lines break where a reader would break them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factsheets.views.drawing.lettering import width, wrap


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 0), ("肝", 10), ("a", 5.4), ("A", 6.8), ("il", 6), ("（", 10)],
)
def test_a_letter_is_as_wide_as_its_kind(text: str, units: float) -> None:
    assert width(text, 10) == pytest.approx(units)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ("one two", "three")),
        ("pemetrexed-platinum", ("pemetrexed-", "platinum")),
        ("肝转移后生存期", ("肝转移后", "生存期")),
        ("", ()),
    ],
    ids=["at a blank", "after a hyphen", "between Chinese characters", "nothing"],
)
def test_a_text_breaks_where_a_reader_would_break_it(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 10, width("pemetrexed-", 10) if "-" in text else 45, 3) == lines


def test_what_does_not_fit_ends_in_dots() -> None:
    assert wrap("one two three four", 10, 45, 2) == ("one two", "three…")


@example("aaaaa-", 30, 1)
@given(st.text(alphabet="ab -肝转，i", max_size=60), st.integers(30, 200), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_unless_one_word_is(
    text: str, room: int, lines: int
) -> None:
    found = wrap(text, 10, room, lines)
    assert len(found) <= lines
    for line in found:
        # A word keeps the hyphen that follows it.
        assert width(line, 10) <= room or not set(line.removesuffix("-")) & set(" -肝转，")
