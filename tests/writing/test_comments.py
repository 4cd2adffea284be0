"""Comments are found by what they do not change."""

from __future__ import annotations

import pytest

from factsheets.reading.source import parse_yaml
from factsheets.writing.comments import Comment, Comments, find_comments

CASES = {
    "none": ("a: b\n", Comments()),
    "at the head": ("# One.\n# Two.\na: b\n", Comments(head=["# One.", "# Two."])),
    "at the end": ("a: b\n# End.\n", Comments(tail=["# End."])),
    "before an item": (
        "a: b\nc:\n  # Of d.\n  # Still.\n  - d\n",
        Comments(places={("c", 0): [Comment(3, "# Of d."), Comment(4, "# Still.")]}),
    ),
    "before a group in a list": (
        "c:\n  - x: v\n  # Of z.\n  - z: u\n",
        Comments(places={("c", 1): [Comment(3, "# Of z.")]}),
    ),
    "a line of a text": ("a: |\n  one\n  # two\n", Comments()),
    "a line of a text beside a comment": (
        "# Head.\na: |\n  one\n  # two\n",
        Comments(head=["# Head."]),
    ),
    "inside of quotes": ('a: "b #c"\n', Comments()),
    "behind the dash of an item": ('a:\n  - # c\n    b: "c #d"\n', Comments(beside=2)),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_comment_is_found_with_what_it_stands_before(text, expected):
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == []
    assert find_comments(text, document) == expected


A, B, C = ({"id": id} for id in "abc")
X, Y, Z = ({"en": text} for text in "xyz")
FOLLOWED = {
    "by its id": ([A, B], 1, [B, A], 0),
    "its id is gone": ([A, B], 1, [A, C], None),
    "by what it says": ([X, Y], 1, [Z, X, Y], 2),
    "the second of two alike": ([X, Y, X], 2, [Z, X, Y, X], 3),
    "the one that changed": ([X, Y, X], 1, [X, Z, X], 1),
    "gone": ([X, Y], 1, [X], None),
    "no list any more": ([X, Y], 1, "text", None),
}


@pytest.mark.parametrize(("old", "index", "new", "moved"), FOLLOWED.values(), ids=FOLLOWED)
def test_a_comment_follows_its_item(old, index, new, moved):
    comments = Comments(places={("a", index): [Comment(1, "# Of it.")]})
    places = comments.following({"a": old}, {"a": new}).places
    assert [*places] == ([] if moved is None else [("a", moved)])
