"""A text is written so that every reader takes it for that text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.test_source import TYPED

from factsheets.reading.source import parse_yaml
from factsheets.writing.quoting import FLOW_ITEM, FLOW_VALUE, ITEM, VALUE, written

PLACES = {VALUE: "a", ITEM: ["a"], FLOW_VALUE: {"b": "a"}, FLOW_ITEM: ["a"]}


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Open label.", VALUE, "Open label."),
        ("Open label, small.", VALUE, "Open label, small."),
        ("Open label, small.", FLOW_VALUE, '"Open label, small."'),
        ("IL-6*/IL-10* (P < 0.05)", FLOW_ITEM, "IL-6*/IL-10* (P < 0.05)"),
        ("Note: open", VALUE, '"Note: open"'),
        ("label #1", VALUE, '"label #1"'),
        ("label#1", VALUE, "label#1"),
        ("en:x", ITEM, '"en:x"'),
        ("a，b", FLOW_ITEM, '"a，b"'),
        ("a，b", ITEM, "a，b"),
        ("0.70", VALUE, '"0.70"'),
        ("0.1.0", VALUE, "0.1.0"),
        ("1e-3", VALUE, '"1e-3"'),
        ("2026-11-21", VALUE, '"2026-11-21"'),
        ("3", VALUE, '"3"'),
        ("No", VALUE, '"No"'),
        ("null", VALUE, '"null"'),
        ('it\'s "open"', VALUE, 'it\'s "open"'),
        ("~", VALUE, '"~"'),
        ("", VALUE, '""'),
        (None, VALUE, "null"),
        ('"Open" label', VALUE, "'\"Open\" label'"),
        ('\'t is "open"', VALUE, "'''t is \"open\"'"),
        ('see "Open"', VALUE, 'see "Open"'),
        ("TGF-\\b: x", VALUE, "'TGF-\\b: x'"),
        ("one\ntwo", VALUE, '"one\\ntwo"'),
        ("肝转移：见上", VALUE, "肝转移：见上"),
        ("［注］", VALUE, '"［注］"'),
    ],
)
def test_a_text_is_quoted_only_where_needed(text, place, expected):
    assert written(text, place) == expected


@pytest.mark.parametrize("place", PLACES, ids=["value", "item", "value in braces", "item in []"])
@settings(max_examples=60)
@given(text=TYPED)
def test_any_text_is_read_back_by_us_and_by_a_plain_yaml_reader(place, text):
    whole = place.format(written(text, place))
    expected = {"a": {VALUE: text, ITEM: [text], FLOW_VALUE: {"b": text}, FLOW_ITEM: [text]}[place]}
    document, problems = parse_yaml(whole.encode(), "a.yaml")
    assert problems == []
    assert document.data == expected
    assert yaml.safe_load(whole) == expected


@given(number=st.floats(allow_nan=False, allow_infinity=False).map(str) | st.integers().map(str))
def test_a_number_stays_the_text_that_it_was(number):
    assert yaml.safe_load(VALUE.format(written(number, VALUE))) == {"a": number}
