"""Two builds are compared byte by byte."""

from __future__ import annotations

import pytest

from factsheets.site.build import BuildError
from factsheets.site.verify import compare


def test_a_file_that_differs_between_two_builds_is_named() -> None:
    with pytest.raises(BuildError) as failure:
        compare({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"})
    assert failure.value.args == (
        "b differs between two builds",
        "c differs between two builds",
        "2 of 3 files differ",
    )


def test_builds_that_are_the_same_get_one_checksum() -> None:
    assert compare({"a": "1", "b": "2"}, {"b": "2", "a": "1"}).startswith(
        "2 files, the same in both builds: "
    )
