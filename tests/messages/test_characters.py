"""A character that cannot be seen is named, in both languages."""

from __future__ import annotations

import pytest

from factsheets.messages.characters import named


@pytest.mark.parametrize(
    ("char", "english", "chinese"),
    [
        ("\u3000", "U+3000 IDEOGRAPHIC SPACE", "U+3000（全角空格）"),
        ("\t", "U+0009 TAB", "U+0009（制表符）"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE", "U+202E（书写方向标记）"),
        ("\x07", "U+0007", "U+0007"),
        ("\u115f", "U+115F HANGUL CHOSEONG FILLER", "U+115F"),
    ],
)
def test_a_character_is_named_in_both_languages(char, english, chinese):
    assert named(char) == {"char": english, "char_zh": chinese}
