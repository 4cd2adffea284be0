"""How characters are read, and how they are written traditionally."""

from __future__ import annotations

from factsheets.reading.chinese import simplified, sounds


def test_a_character_is_read_as_its_name_has_it() -> None:
    assert sounds(["肝转移", "EGFR 突变", "重复", "体重"]) == (
        "体ti 变bian 复fu 移yi 突tu 肝gan 转zhuan 重chong,zhong"
    )
    assert sounds(["EGFR"]) == ""


def test_only_the_characters_of_the_texts_have_traditional_forms() -> None:
    assert simplified(["肝转移"]) == "轉转"
    assert simplified(["肝"]) == simplified([]) == ""
