"""Remarks are found by what they do not change."""

from __future__ import annotations

import pytest

from factsheets.reading.source import parse_yaml
from factsheets.writing.comments import Remarks, find_remarks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b\n", Remarks([], {}, []), id="none"),
        pytest.param(
            "# One.\n# Two.\na: b\n", Remarks(["# One.", "# Two."], {}, []), id="at the head"
        ),
        pytest.param("a: b\n# End.\n", Remarks([], {}, ["# End."]), id="at the end"),
        pytest.param(
            "a: b\nc:\n  # Of d.\n  # Still.\n  - d\n",
            Remarks([], {("c", 0): [(3, "# Of d."), (4, "# Still.")]}, []),
            id="before an item",
        ),
        pytest.param(
            "c:\n  - x: v\n  # Of z.\n  - z: u\n",
            Remarks([], {("c", 1): [(3, "# Of z.")]}, []),
            id="before a group in a list",
        ),
        pytest.param("a: |\n  one\n  # two\n", Remarks([], {}, []), id="a line of a text"),
        pytest.param('a: "b #c"\n', Remarks([], {}, []), id="inside of quotes"),
        pytest.param('a: "b" # c\n', Remarks([], {}, [], 1), id="behind a value"),
        pytest.param(
            'a: "b #c" # d #e\n', Remarks([], {}, [], 1), id="behind a value that holds the sign"
        ),
    ],
)
def test_a_remark_is_found_with_what_it_stands_before(text, expected):
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == []
    assert find_remarks(text, document) == expected
