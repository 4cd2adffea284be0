"""Pieces, rows, places and shelves of boxes."""

from __future__ import annotations

import pytest

from factsheets.views.drawing.arrange import grid, layers, pieces, shelves


def test_pieces_are_what_hangs_together_the_largest_first() -> None:
    assert pieces("edcba", [("a", "c"), ("c", "d")]) == [["a", "c", "d"], ["b"], ["e"]]


@pytest.mark.parametrize(
    ("pairs", "rows"),
    [
        pytest.param([("a", "b"), ("b", "c")], [["a"], ["b"], ["c"]], id="a chain"),
        pytest.param([("a", "c"), ("b", "c")], [["a", "b"], ["c"]], id="two act on one"),
        pytest.param([("a", "c"), ("a", "b"), ("b", "c")], [["a"], ["b"], ["c"]], id="a short cut"),
        pytest.param([("a", "b"), ("b", "a"), ("b", "c")], [["a"], ["b"], ["c"]], id="a circle"),
    ],
)
def test_rows_lead_downwards(pairs: list[tuple[str, str]], rows: list[list[str]]) -> None:
    assert layers("abc", pairs, 3) == rows


def test_a_row_has_no_more_than_it_has_room_for() -> None:
    assert layers("abcde", [(one, "e") for one in "abcd"], 3) == [["d"], ["a", "b", "c"], ["e"]]


def test_a_cause_stands_above_its_effect() -> None:
    spots = grid([["a", "b"], ["c"]], [("a", "c"), ("b", "c")], 3)
    assert spots["c"][1] == 1
    assert spots["a"][0] <= spots["c"][0] <= spots["b"][0]


def test_lines_that_would_cross_are_straightened() -> None:
    spots = grid([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")], 2)
    assert (spots["a"][0], spots["b"][0]) == (spots["d"][0], spots["c"][0])


def test_no_line_runs_behind_a_box() -> None:
    spots = grid([["a"], ["b"], ["c"]], [("a", "b"), ("b", "c"), ("a", "c")], 3)
    (ax, ay), (bx, by), (cx, cy) = (spots[one] for one in "abc")
    assert (ay, by, cy) == (0, 1, 2)
    assert abs((ax + cx) / 2 - bx) >= 1


def test_boxes_of_a_row_keep_a_column_apart() -> None:
    spots = grid([["a", "b", "c"], ["d"]], [(one, "d") for one in "abc"], 3)
    assert sorted(spots[one][0] for one in "abc") == [0, 2, 4]


def test_shelves_fill_from_the_left_and_then_down() -> None:
    corners, height = shelves([(60, 10), (30, 20), (20, 5)], 100, (5, 7))
    assert corners == [(0, 0), (65, 0), (0, 27)]
    assert height == 32


def test_something_wider_than_the_shelf_has_one_for_itself() -> None:
    assert shelves([(200, 10), (30, 20)], 100, (5, 7)) == ([(0, 0), (0, 17)], 37)


def test_nothing_needs_no_shelf() -> None:
    assert shelves([], 100, (5, 7)) == ([], 0)
