"""Texts as people bring them from elsewhere."""

from __future__ import annotations

import pytest

from factsheets.rules.texts import (
    CITATION,
    ENDLESS,
    ENTITY,
    HTML,
    HYPHENATED,
    NUMBERED,
    TEMPLATE,
    cut_short,
    is_chinese_text,
    is_english_text,
    strange_number,
    without_stop,
)
from toy_site import codes, toy_with

FOUND = [
    (TEMPLATE, "A {{ name }}.", "{{"),
    (TEMPLATE, "A {% raw %}.", "{%"),
    (TEMPLATE, "The set {a, b}.", None),
    (HTML, "CO<sub>2</sub>", "<sub>"),
    (HTML, "first<BR/>second", "<BR/>"),
    (HTML, '<a href="x">y</a>', '<a href="x">'),
    (HTML, "PD-L1 <TPS 1%> group, p<0.05 and b<a", None),
    (ENTITY, "A &amp; B", "&amp;"),
    (ENTITY, "&#946;-catenin", "&#946;"),
    (ENTITY, "R&D; A & B", None),
    (CITATION, "General [@zoller2011cd44].", "[@zoller2011cd44]"),
    (CITATION, r"General \citep[see][p. 2]{zoller2011cd44}.", r"\citep[see][p. 2]{zoller2011cd44}"),
    (CITATION, "Write to [x@example.org].", None),
    (NUMBERED, "General [1].", "[1]"),
    (NUMBERED, "General [12, 14–16].", "[12, 14–16]"),
    (NUMBERED, "See [[cd44]] and [0.40, 0.90].", None),
    (HYPHENATED, "CD44 meta- stasis", "meta- stasis"),
    (HYPHENATED, "pre- and postmenopausal; short- or long-term; 第 3- 4 期", None),
    (ENDLESS, "Its effect in children and", "and"),
    (ENDLESS, "对儿童的作用，", "，"),
    (ENDLESS, "Its effect in a band.", None),
]


@pytest.mark.parametrize(("pattern", "words", "found"), FOUND)
def test_marks_of_other_programs_are_told_from_prose(pattern, words, found):
    match = pattern.search(words)
    assert (match and match[0]) == found


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [
        ("并非针对乳腺癌或肝脏", True, False),
        ("CD44 在肝转移中的作用", True, False),
        ("The cancer hospital (复旦大学附属肿瘤医院) took part in this trial.", False, False),
        ("EORTC 10923", False, False),
        ("the role of CD44 in the liver", False, True),
        ("FOLFOX + bevacizumab", False, False),
    ],
)
def test_a_text_is_known_by_its_letters(words, chinese, english):
    assert is_chinese_text(words) == chinese
    assert is_english_text(words) == english


@pytest.mark.parametrize(
    ("english", "chinese", "strange"),
    [
        ("In 331 patients.", "331 例患者。", None),
        ("In 1,202 patients.", "1202 例患者。", None),
        ("In 331 patients.", "313 例患者。", ("en", "331")),
        ("In patients.", "331 例患者。", ("zh", "331")),
        ("Two of 5 mice.", "五只小鼠中的 2 只。", None),
        ("About 20,000 people.", "约 2 万人。", None),
        ("IMpower130 and HER2.", "该试验。", None),
        ("Median 7.0 months.", "中位 7 个月。", ("en", "7.0")),
    ],
)
def test_numbers_that_one_language_lacks_are_named(english, chinese, strange):
    assert strange_number(english, chinese) == strange


LONG_EN = "Whether it works in children, in whom melanoma is rare, is not known."
LONG_ZH = "对儿童是否有效尚不清楚，儿童黑色素瘤罕见且尚无试验。"


def test_a_language_that_lost_a_part_is_named():
    assert cut_short(LONG_EN, LONG_ZH) == without_stop(LONG_EN, LONG_ZH) == ""
    assert cut_short(LONG_EN, "儿童。") == "zh"
    assert cut_short("In children.", LONG_ZH) == "en"
    assert cut_short("Short.", "短，但[[a-very-long-id|甲]]。") == ""
    assert without_stop(LONG_EN, LONG_ZH[:-1]) == "zh"
    assert without_stop(LONG_EN[:-1], LONG_ZH) == "en"


@pytest.mark.parametrize("at", ["treatments/dabrafenib.yaml:name", "site.yaml:tagline"])
def test_every_text_of_every_file_is_judged(at, tmp_path):
    value = "{en: 'A {{ b }} [1]', zh: '甲 {{ b }} [1]'}"
    assert codes(toy_with(tmp_path, {at: value})) == ["TXT001", "TXT006"]
