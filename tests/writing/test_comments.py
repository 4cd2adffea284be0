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
    "behind a value": ('a: "b" # c\n', Comments(beside=1)),
    "behind a value that holds the sign": ('a: "b #c" # d #e\n', Comments(beside=1)),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_comment_is_found_with_what_it_stands_before(text, expected):
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == []
    assert find_comments(text, document) == expected


ALIKE = [{"en": "x"}, {"en": "y"}, {"en": "x"}]


@pytest.mark.parametrize(
    ("old", "new", "index"),
    [
        pytest.param([{"id": "a"}, {"id": "b"}], [{"id": "b"}, {"id": "a"}], 0, id="by its id"),
        pytest.param([{"id": "a"}, {"id": "b"}], [{"id": "a"}, {"id": "c"}], None, id="id gone"),
        pytest.param(ALIKE, [{"en": "n"}, *ALIKE], 2, id="by what it says"),
        pytest.param(ALIKE, [{"en": "x"}, {"en": "z"}, {"en": "x"}], 1, id="the one that changed"),
        pytest.param(ALIKE, [{"en": "x"}, {"en": "x"}], None, id="gone"),
        pytest.param(ALIKE, "text", None, id="no list any more"),
    ],
)
def test_a_comment_follows_its_item(old, new, index):
    comments = Comments(places={("a", 1): [Comment(1, "# Of it.")]})
    places = comments.following({"a": old}, {"a": new}).places
    assert [*places] == ([] if index is None else [("a", index)])
