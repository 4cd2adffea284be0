"""Data as scripts."""

from __future__ import annotations

import json

import pytest

from factsheets.views.shared.asset import as_json, assignment, call


@pytest.mark.parametrize("data", [{"a": [1, None, "肝"]}, "</script>", 'q"\\', "a\u2028b\u2029c"])
def test_data_comes_back_as_it_was(data: object) -> None:
    shown = as_json(data)
    assert json.loads(shown) == data
    assert not {"\u2028", "\u2029"} & {*shown}


def test_a_script_sets_a_name_or_calls_a_function() -> None:
    assert assignment("works", {"a": 1}) == 'window.works = {"a":1};\n'
    assert call("load", "x", {"a": "肝"}) == 'window.livermet.load("x", {"a":"肝"});\n'
