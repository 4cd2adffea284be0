"""Texts use the glossary's preferred terms and the signs of their language."""

from __future__ import annotations

import pytest

from factsheets.rules.language import wrong_sign
from toy_site import load, toy_with

SHEET = "treatments/dabrafenib.yaml"


@pytest.mark.parametrize(
    ("at", "value", "expected"),
    [
        pytest.param(
            f"{SHEET}:findings.0.caveat",
            "{en: Open label., zh: 次发肿瘤未测量。}",
            f"{SHEET}:54: EV119 findings[0].caveat.zh uses '次发肿瘤'; the glossary prefers "
            "'转移'.",
            id="in Chinese",
        ),
        pytest.param(
            "studies/long2012dabrafenib.yaml:participants.note",
            "{en: Patients with a secondary tumour., zh: 患者。}",
            "studies/long2012dabrafenib.yaml:11: EV119 participants.note.en uses 'secondary "
            "tumour'; the glossary prefers 'Metastasis'.",
            id="on a study card",
        ),
        pytest.param(
            "vocab/stages.yaml:barrier-crossing.label",
            "{en: secondary tumour, zh: 转移}",
            "vocab/stages.yaml:3: EV119 barrier-crossing.label.en uses 'secondary tumour'; the "
            "glossary prefers 'Metastasis'.",
            id="in a vocabulary",
        ),
    ],
)
def test_a_name_to_be_avoided_is_found(at, value, expected, tmp_path):
    assert load(toy_with(tmp_path, {at: value})) == [f"content/{expected}"]


def test_the_preferred_term_is_shown_in_the_other_language_where_it_has_but_one(tmp_path):
    changes = {
        "glossary.yaml:terms.metastasis.name": "{zh: 转移}",
        f"{SHEET}:gaps.0": "{en: The secondary tumour., zh: 转移。}",
    }
    assert load(toy_with(tmp_path, changes)) == [
        "content/glossary.yaml:4: REF016 terms.metastasis.name is not yet in English: add en.",
        f"content/{SHEET}:99: EV119 gaps[0].en uses 'secondary tumour'; the glossary prefers "
        "'转移'.",
    ]


def test_the_glossary_itself_may_name_what_to_avoid(tmp_path):
    definition = "{en: 'Once called secondary tumour.', zh: 旧称次发肿瘤。}"
    changes = {"glossary.yaml:terms.metastasis.definition": definition}
    assert load(toy_with(tmp_path, changes)) == []


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("zh", "开放标签,样本量小。", (",", "，")),
        ("zh", "样本量小.", (".", "。")),
        ("zh", "比例为 1:1，IL-6 (P<0.05)。", None),
        ("zh", "生存期 5.6 个月;见上", (";", "；")),
        ("zh", "ＨＥＲ２ 阳性", ("ＨＥＲ２", "HER2")),
        ("zh", "在 a.m. 8:30 采样", None),
        ("en", "Open label，small", ("，", ",")),
        ("en", "One、two", ("、", ",")),
        ("en", "One。", ("。", ".")),
        ("en", "“Quoted” — plain: 1.5 (a, b); end.", None),
    ],
)
def test_signs_have_the_width_of_their_language(language, words, found):
    assert wrong_sign(language, words) == found
