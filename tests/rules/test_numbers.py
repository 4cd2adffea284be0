"""Results: arms, intervals, significance, denominators, numbers in prose."""

from __future__ import annotations

import pytest

from factsheets.rules.numbers import PROSE_NUMBER, improvements
from toy_site import load, toy_with

SHEET = "treatments/dabrafenib.yaml"
TUMOUR = "tumours/melanoma-brain-metastasis.yaml"
FIRST = "findings.0.results.0"
PLACE = "findings[0].results[0]"
ARMS = "(dabrafenib, chemotherapy)"

BROKEN: dict[str, tuple[dict[str, str], list[str]]] = {
    "an effect of an arm over itself": (
        {f"{SHEET}:{FIRST}.effect.versus": "dabrafenib"},
        [
            f"{SHEET}:43: EV102 {PLACE}.effect.versus must name another of the arms here {ARMS}: "
            "'dabrafenib'."
        ],
    ),
    "an effect of an unknown arm over an unknown arm": (
        {f"{SHEET}:{FIRST}.effect.arm": "a", f"{SHEET}:{FIRST}.effect.versus": "b"},
        [
            f"{SHEET}:{line}: EV102 {PLACE}.effect.{side} must name one of the arms here {ARMS}: "
            f"'{arm}'."
            for line, side, arm in ((42, "arm", "a"), (43, "versus", "b"))
        ],
    ),
    "a test of an unknown arm": (
        {"mechanisms/mapk-pathway.yaml:findings.1.results.0.test.arms": "[blocked, shut]"},
        [
            "mechanisms/mapk-pathway.yaml:49: EV102 findings[1].results[0].test.arms[1] must name "
            "one of the arms here (blocked, open): 'shut'."
        ],
    ),
    "an improvement in English only": (
        {f"{SHEET}:findings.2.claim": "{en: Progression improved., zh: 差异不明确。}"},
        [
            f"{SHEET}:76: EV104 findings[2].claim.en says 'improved', but no result of this "
            "finding is significant; word it as 'no clear difference', or add an override with "
            "the reason."
        ],
    ),
    "an estimate outside its interval": (
        {f"{SHEET}:{FIRST}.effect.value": '"0.95"'},
        [
            f"{SHEET}:45: EV105 {PLACE}.effect.ci must run from low to high and hold the "
            "estimate: 0.95 [0.40, 0.90]."
        ],
    ),
    "a median outside its interval": (
        {f"{SHEET}:{FIRST}.arms.0.ci": '["5.7", not_reached]'},
        [
            f"{SHEET}:30: EV105 {PLACE}.arms[0].ci must run from low to high and hold the "
            "estimate: 5.6 [5.7, not_reached]."
        ],
    ),
    "a range that runs downwards": (
        {f"{SHEET}:{FIRST}.arms.0.range": "{of: medians, low: '9', high: '3', studies: '4'}"},
        [
            f"{SHEET}:30: EV105 {PLACE}.arms[0].range must run from low to high and hold the "
            "estimate: [9, 3]."
        ],
    ),
    "an interval across no effect with a small P": (
        {f"{SHEET}:findings.2.results.0.effect.p": '"<0.001"'},
        [
            f"{SHEET}:90: EV106 findings[2].results[0].effect has P <0.001 with the interval "
            "[0.60, not_reached]; check both, or add an override with the reason."
        ],
    ),
    "a difference from one and a large P": (
        {
            f"{SHEET}:findings.2.results.0.effect.measure": "difference",
            f"{SHEET}:findings.2.results.0.effect.value": '"2"',
            f"{SHEET}:findings.2.results.0.effect.ci": '["1", "3"]',
        },
        [
            f"{SHEET}:90: EV106 findings[2].results[0].effect has P 0.21 with the interval [1, 3]; "
            "check both, or add an override with the reason."
        ],
    ),
    "a percentage above a hundred": (
        {f"{SHEET}:findings.0.results.1.arms.0.percent": '"100.1"'},
        [
            f"{SHEET}:50: EV122 findings[0].results[1].arms[0].percent must lie between 0 and "
            "100: 100.1."
        ],
    ),
    "a percentage that was not reported": (
        {f"{SHEET}:findings.0.results.1.arms.0.percent": "not_reported"},
        [],
    ),
    "a percentage of a hundred": (
        {
            f"{SHEET}:findings.0.results.1.arms.0.percent": '"100"',
            f"{SHEET}:findings.0.results.1.arms.0.count": '"172"',
        },
        [],
    ),
    "a count without what it is counted of": (
        {f"{TUMOUR}:findings.0.results.0.arms.0.denominator_of": ""},
        [
            f"{TUMOUR}:15: EV113 findings[0].results[0].arms[0] gives a proportion without "
            "denominator_of and denominator (or not_reported)."
        ],
    ),
    "a frequency with n only": (
        {
            f"{TUMOUR}:findings.0.results.0.arms.0.denominator": "",
            f"{TUMOUR}:findings.0.results.0.arms.0.n": '"1000"',
        },
        [
            f"{TUMOUR}:15: EV113 findings[0].results[0].arms[0] gives a proportion without "
            "denominator_of and denominator (or not_reported)."
        ],
    ),
    "a number in a caveat": (
        {f"{SHEET}:findings.0.caveat": "{en: Only 43 had scans., zh: 仅 43 例有影像。}"},
        [
            f"{SHEET}:54: EV114 findings[0].caveat.{language} says 43, which is in no result of "
            "this sheet and on no cited study card."
            for language in ("en", "zh")
        ],
    ),
    "a number of another finding in a claim": (
        {f"{SHEET}:findings.2.claim": "{en: A median of 3.1 months., zh: 中位 3.1 个月。}"},
        [
            f"{SHEET}:76: EV114 findings[2].claim.{language} says 3.1, which is in no result of "
            "this sheet and on no cited study card."
            for language in ("en", "zh")
        ],
    ),
    "an arm with nothing but its size": (
        {
            f"{SHEET}:findings.1.results": (
                "[{outcome: cell_growth, arms: [{id: a, name: {en: A, zh: 甲}, n: '3'}]}]"
            )
        },
        [
            f"{SHEET}:70: EV118 findings[1].results[0].outcome is empty; give arms with values, "
            "effect, test or words."
        ],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_wrong_result_is_named(changes, expected, tmp_path):
    assert load(toy_with(tmp_path, changes)) == [f"content/{line}" for line in expected]


KEPT = {
    "a median that was not reached": {
        f"{SHEET}:{FIRST}.arms.0.median": "not_reached",
        f"{SHEET}:{FIRST}.arms.0.ci": '["5.0", not_reached]',
    },
    "an estimate that was not reported": {f"{SHEET}:{FIRST}.effect.value": "not_reported"},
    "an estimate at the end of its interval": {f"{SHEET}:{FIRST}.effect.value": '"0.90"'},
    "an interval that touches no effect, with a small P": {
        f"{SHEET}:{FIRST}.effect.ci": '["0.40", "1.00"]',
        f"{SHEET}:{FIRST}.effect.p": '"0.049"',
    },
    "an interval that touches no effect, with a large P": {
        f"{SHEET}:findings.2.results.0.effect.ci": '["0.60", "1.00"]',
    },
    "a P of which one cannot tell": {f"{SHEET}:{FIRST}.effect.p": '">0.01"'},
    "an improvement beside a significant result": {
        f"{SHEET}:findings.2.claim": "{en: Progression improved., zh: 进展改善。}",
        f"{SHEET}:findings.2.results.0.effect.ci": '["0.60", "0.95"]',
        f"{SHEET}:findings.2.results.0.effect.p": '"0.02"',
    },
    "a proportion of survivors": {
        f"{SHEET}:{FIRST}.arms.0.percent": '"50"',
    },
    "a proportion of a trial arm": {
        f"{SHEET}:findings.0.results.1.arms.0.denominator": "",
        f"{SHEET}:findings.0.results.1.arms.0.n": '"172"',
    },
    "a denominator that was not reported": {
        f"{TUMOUR}:findings.0.results.0.arms.0.denominator": "not_reported",
    },
    "a number of the study card in a claim": {
        f"{SHEET}:findings.0.claim": "{en: All 172 patients., zh: 172 例患者。}",
    },
    "a number of a member on its class sheet": {
        "treatments/braf-inhibitors.yaml:bottom_line": "{en: 5.6 months., zh: 5.6 个月。}",
    },
    "a number with thousands": {
        f"{TUMOUR}:findings.0.claim": "{en: 'Of 1,000 patients 25%.', zh: 1000 例中 25%。}",
    },
    "a small number that counts words": {
        f"{SHEET}:findings.0.caveat": "{en: One of 12 centres., zh: 12 个中心之一。}",
    },
    "words only": {
        f"{SHEET}:findings.1.results.0.words": "{en: Half as fast., zh: 减半。}",
    },
    "a number of events": {
        f"{SHEET}:findings.1.results": (
            "[{outcome: cell_growth, arms: [{id: a, name: {en: A, zh: 甲}, events: '3'}]}]"
        ),
    },
}


@pytest.mark.parametrize("changes", KEPT.values(), ids=KEPT)
def test_a_right_result_is_no_problem(changes, tmp_path):
    assert load(toy_with(tmp_path, changes)) == []


# The form judges the same: tests/browser/test_suggest_checks.py asks it these, too.
IMPROVED = [
    ("Survival improved.", ["improved"]),
    ("An improvement, and prolonged response", ["improvement", "prolonged"]),
    ("It extends survival", ["extends survival"]),
    ("It did not improve survival", []),
    ("It did not significantly prolong survival", []),
    ("No clear improvement was seen", []),
    ("Survival was not improved, response improved", ["improved"]),
    ("Without prolongation of survival", []),
    ("Notable improvement", ["improvement"]),
    ("approved", []),
    ("显著延长生存期", ["延长"]),
    ("未显著延长生存期", []),
    ("未见明显改善", []),
    ("未能提高缓解率", []),
    ("无进展生存期延长", ["延长"]),
    ("差异不明确", []),
    ("总生存improved…", ["improved"]),
    ("OS未显著improve", []),
    ("未见 improvement", []),
    ("not naïvely improved", []),
    ("naïveimproved, improvedé, 3improved", []),
    ("并not improved，但PFS prolonged。", ["prolonged"]),
]


@pytest.mark.parametrize(("words", "found"), IMPROVED)
def test_a_word_of_improvement_counts_unless_it_is_negated(words, found):
    assert improvements(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a median of 5.6 months", ["5.6"]),
        ("生存期5.6个月，共20例", ["5.6", "20"]),
        ("25% of 1000", ["25", "1000"]),
        ("(HR 0.60)", ["0.60"]),
        ("IL-6, HER2, M2, 4T1, IMpower130", []),
        ("CD8+ and 3+ disease", []),
        ("5-year survival", []),
        ("CXCL12/CXCR4", []),
        ("20世纪90年代", []),
        ("NCT00000000", []),
    ],
)
def test_a_number_in_prose_is_not_a_part_of_a_name(words, found):
    assert PROSE_NUMBER.findall(words) == found
