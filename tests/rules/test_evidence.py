"""How a claim is made: question, direction, sources, signatures, check status."""

from __future__ import annotations

import pytest

from toy_site import load, toy_with

SHEET = "treatments/dabrafenib.yaml"
WORK = "{{key: {}, role: carries}}"
LONG, MOTH = WORK.format("long2012dabrafenib"), WORK.format("moth2015twofold")
TUMOUR = "tumours/melanoma-brain-metastasis.yaml"
MECHANISM = "mechanisms/mapk-pathway.yaml"
CARD = "studies/long2012dabrafenib.yaml"
ROWS = "vocab/directness.yaml"
NOT_EXACT = "calls something exact that is not patients with these metastases of the same tumour."
SAY_DIRECTION = "add none_found or not_searched, as no finding speaks against the premise."

BROKEN: dict[str, tuple[dict[str, str], list[str]]] = {
    "exact for another tumour": (
        {f"{ROWS}:rows.1.word": "exact"},
        [f"{ROWS}:21: EV101 rows[1] {NOT_EXACT}"],
    ),
    "exact for tissue": (
        {f"{ROWS}:rows.2.word": "exact"},
        [f"{ROWS}:26: EV101 rows[2] {NOT_EXACT}"],
    ),
    "exact for metastases anywhere": (
        {f"{ROWS}:rows.0.metastasis": "[all, mixed]"},
        [f"{ROWS}:16: EV101 rows[0] {NOT_EXACT}"],
    ),
    "a word of directness without explanation": (
        {f"{ROWS}:words.high": ""},
        [f"{ROWS}:3: EV120 words has nothing for high; add it."],
    ),
    "a case without row": (
        {f"{ROWS}:rows.7.subjects": "[animal]"},
        [f"{ROWS}:16: EV120 rows has nothing for same + none + all; add it."],
    ),
    "a frequency with direction": (
        {f"{TUMOUR}:findings.0.direction": "supports"},
        [
            f"{TUMOUR}:7: EV107 findings[0].direction has direction 'supports' for the question "
            "frequency; leave it out."
        ],
    ),
    "a background without source": (
        {"treatments/braf-inhibitors.yaml:findings.0.via": ""},
        [
            "treatments/braf-inhibitors.yaml:7: EV108 findings[0].id cites nothing; add cites, or "
            "make it background with via.",
            "treatments/braf-inhibitors.yaml:13: EV116 findings[0].check.status has no via but is "
            "only reported_by_review; name the review, or check the source.",
        ],
    ),
    "a statement that is no background, without citation": (
        {f"{SHEET}:findings.1.cites": ""},
        [
            f"{SHEET}:56: EV108 findings[1].id cites nothing; add cites, or make it background "
            "with via."
        ],
    ),
    "a contradiction and the word that there is none": (
        {f"{MECHANISM}:contradicting": "none_found"},
        [
            f"{MECHANISM}:2: EV109 contradicting: leave it out, as a finding speaks against the "
            "premise."
        ],
    ),
    "a class whose member contradicts": (
        {
            f"{SHEET}:findings.0.direction": "mixed",
            f"{SHEET}:contradicting": "",
        },
        [
            "treatments/braf-inhibitors.yaml:15: EV109 contradicting: leave it out, as a finding "
            "speaks against the premise."
        ],
    ),
    "a contradiction that is no longer shown here": (
        {f"{MECHANISM}:findings.1.also_on": ""},
        [f"{TUMOUR}:2: EV109 contradicting: {SAY_DIRECTION}"],
    ),
    "a signature without name": (
        {f"{SHEET}:review": "{status: signed, on: '2026-11-21'}"},
        [f"{SHEET}:100: EV110 review is signed by '(no name)': add the signer under `by`."],
    ),
    "a signature without date": (
        {
            f"{SHEET}:review": "{status: signed, by: Dr Toy}",
            f"{SHEET}:history.0.by": "An editor",
        },
        [f"{SHEET}:100: EV110 review is signed by 'Dr Toy': add the date under `on`."],
    ),
    "a finding signed by a stranger": (
        {f"{SHEET}:findings.0.check": "{status: clinician_signed, on: '2026-11-21', by: Dr No}"},
        [
            f"{SHEET}:55: EV110 findings[0].check is signed by 'Dr No': that is none of the "
            "clinicians of content/site.yaml."
        ],
    ),
    "a check of an abstract that nobody read": (
        {f"{CARD}:read": "title"},
        [
            f"{SHEET}:{line}: EV111 findings[{index}].check.status is abstract_checked, but "
            "long2012dabrafenib was read only as far as: title."
            for line, index in ((55, 0), (96, 2))
        ],
    ),
    "two works, one of them unread": (
        {f"{SHEET}:findings.0.cites": f"[{LONG}, {MOTH}]"},
        [
            f"{SHEET}:25: EV112 findings[0].cites cites moth2015twofold, which studied "
            "human_tissue, cells; say in population which of them carry this claim.",
            f"{SHEET}:55: EV111 findings[0].check.status is abstract_checked, but moth2015twofold "
            "was read only as far as: none.",
        ],
    ),
    "patients and cells, told apart for another work": (
        {f"{SHEET}:findings.1.population.0.of": "[long2012dabrafenib]"},
        [
            f"{SHEET}:62: EV112 findings[1].cites cites moth2015twofold, which studied "
            "human_tissue, cells; say in population which of them carry this claim."
        ],
    ),
    "a claim by way of a paper that is no source review": (
        {f"{SHEET}:findings.1.via.review": "sweep2019registry"},
        [
            f"{SHEET}:63: EV115 findings[1].via.review must be one of the source reviews of "
            "content/site.yaml: 'sweep2019registry'."
        ],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_claim_made_wrongly_is_named(changes, expected, tmp_path):
    assert load(toy_with(tmp_path, changes)) == [f"content/{line}" for line in expected]


KEPT = {
    "a sheet signed by a clinician": {
        f"{SHEET}:review": "{status: signed, by: Dr Toy, on: '2026-11-21'}",
        f"{SHEET}:history.0.by": "An editor",
    },
    "a finding signed by a clinician": {
        f"{SHEET}:findings.0.check": "{status: clinician_signed, on: '2026-11-21', by: Dr Toy}",
        f"{SHEET}:history.0.by": "An editor",
    },
    "a full text of which a part was read": {
        f"{CARD}:read": "part",
        f"{SHEET}:findings.0.check.status": "fulltext_checked",
    },
    "a status lower than what was read": {f"{CARD}:read": "full_text"},
    "patients and their tissue": {f"{CARD}:subjects": "[human, human_tissue]"},
    "animals and cells": {"studies/fisher2018zebra.yaml:subjects": "[zebrafish, cells]"},
    "a contradiction without the word": {
        f"{SHEET}:findings.0.direction": "against",
        f"{SHEET}:findings.0.claim": "{en: 'In BRIM-9, survival was shorter.', zh: 生存期较短。}",
        f"{SHEET}:findings.0.results.0.effect.value": '"1.60"',
        f"{SHEET}:findings.0.results.0.effect.ci": '["1.10", "2.30"]',
        f"{SHEET}:findings.0.results.0.arms.0.median": '"3.1"',
        f"{SHEET}:findings.0.results.0.arms.1.median": '"5.6"',
        f"{SHEET}:contradicting": "",
        "treatments/braf-inhibitors.yaml:contradicting": "",
    },
    "no exact row at all": {f"{ROWS}:rows.0.word": "high"},
}


@pytest.mark.parametrize("changes", KEPT.values(), ids=KEPT)
def test_a_claim_made_rightly_is_no_problem(changes, tmp_path):
    assert load(toy_with(tmp_path, changes)) == []
