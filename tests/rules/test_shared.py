"""What the form shares with the checker means the same in Python and in JavaScript."""

from __future__ import annotations

import json
import re

import pytest

from factsheets.model.base import PATTERN_RULES
from factsheets.rules.shared import PATTERNS, PHRASES, SHARED

# Classes and edges that are ASCII in one language and Unicode in the other; the dot, which stops at
# other line ends; names of groups, marks inside of a pattern, and ends of a text written otherwise.
DIFFERENT = re.compile(r"\\[bBwWdDsSAZzpP]|\(\?P|\(\?[aiLmsux]")
SETS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
ALL = {**PATTERNS, **{rule: pattern for pattern, rule in PATTERN_RULES.items()}}


@pytest.mark.parametrize("name", ALL)
def test_a_shared_pattern_is_portable(name: str) -> None:
    outside = SETS.sub("", ALL[name])
    assert DIFFERENT.findall(ALL[name]) == []
    assert re.findall(r"(?<!\\)(?:\\\\)*\.", outside) == []


@pytest.mark.parametrize("pattern", [r"\bno", r"\w+ly", r"\d", r"\s*", "a.b", "(?P<a>b)", "(?i)a"])
def test_a_pattern_that_differs_is_seen(pattern: str) -> None:
    assert DIFFERENT.search(pattern) or "." in SETS.sub("", pattern)


def test_phrases_are_said_in_both_languages() -> None:
    assert [
        name
        for name, values in PHRASES.items()
        if not any(key.endswith("_zh") and key[:-3] in values for key in values)
    ] == []


def test_everything_can_be_handed_over() -> None:
    assert json.loads(json.dumps(SHARED))["patterns"] == PATTERNS
