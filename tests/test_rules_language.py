"""Texts use the glossary's preferred terms, in both languages."""

from __future__ import annotations

import pytest

from toy_site import load, toy_with

SHEET = "treatments/dabrafenib.yaml"


@pytest.mark.parametrize(
    ("at", "value", "expected"),
    [
        pytest.param(
            f"{SHEET}:findings.0.caveat",
            "{en: Open label., zh: 次发肿瘤未测量。}",
            f"{SHEET}:52: EV119 findings[0].caveat.zh uses '次发肿瘤'; the glossary prefers "
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
        "content/glossary.yaml:4: REF016 terms.metastasis.name is not yet in English.",
        f"content/{SHEET}:95: EV119 gaps[0].en uses 'secondary tumour'; the glossary prefers "
        "'转移'.",
    ]


def test_the_glossary_itself_may_name_what_to_avoid(tmp_path):
    definition = "{en: 'Once called secondary tumour.', zh: 旧称次发肿瘤。}"
    changes = {"glossary.yaml:terms.metastasis.definition": definition}
    assert load(toy_with(tmp_path, changes)) == []
