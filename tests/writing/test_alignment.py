"""Which item became which."""

from __future__ import annotations

import pytest

from factsheets.writing.alignment import aligned

A, B, C = ({"id": "a", "n": "1"}, {"id": "b", "n": "2"}, {"id": "c", "n": "3"})
LONG = {"en": "One two three four five."}
CASES = {
    "the same": ([A, B], [A, B], [(0, 0), (1, 1)]),
    "changed under its id": ([A, B], [A, {"id": "b", "x": "all other"}], [(0, 0), (1, 1)]),
    "removed": ([A, B, C], [A, C], [(0, 0), (1, None), (2, 1)]),
    "added": ([A, C], [A, B, C], [(0, 0), (-1, 1), (1, 2)]),
    "a new first": ([A], [B, A], [(-1, 0), (0, 1)]),
    "changed without id": (["x", LONG], ["x", {"en": "One two three four six."}], [(0, 0), (1, 1)]),
    "removed before a changed one": (
        [{"en": "Gone."}, LONG],
        [{"en": "One two three four six."}],
        [(0, None), (1, 0)],
    ),
    "something else": (["a"], ["b"], [(-1, 0), (0, None)]),
}


@pytest.mark.parametrize("name", CASES)
def test_items_are_paired(name):
    old, new, pairs = CASES[name]
    assert list(aligned(old, new)) == pairs
