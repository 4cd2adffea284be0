"""What contradicts itself within one finding."""

from __future__ import annotations

import pytest

from factsheets.rules.contradictions import opposites, reversed_numbers
from toy_site import codes, load, toy_with

FINDING = "treatments/dabrafenib.yaml:findings.0"
RESULT = f"{FINDING}.results.0"
RESPONSE = f"{FINDING}.results.1.arms.0"
TWO = (
    "{outcome: %s, arms: [{id: a, name: {en: A, zh: 甲}%s}, {id: b, name: {en: B, zh: 乙}%s}], "
    "effect: {measure: %s, arm: a, versus: b, value: '%s', p: '%s'}}"
)


def odds(first: str, second: str, value: str, p: str, direction: str) -> dict[str, str]:
    """A finding whose only effect is an odds ratio of two response rates."""
    groups = (f", percent: '{share}', n: '10'" for share in (first, second))
    return {
        "vocab/measures.yaml:or": "{label: {en: OR, zh: 比值比}, 'null': '1', scale: log}",
        RESULT: TWO % ("intracranial_response", *groups, "or", value, p),
        f"{RESULT}.group": "{en: All, zh: 全部}",
        f"{FINDING}.claim": "{en: 'In BRIM-9, responses were counted.', zh: BRIM-9 统计了缓解。}",
        f"{FINDING}.direction": direction,
    }


WRONG = {
    "arm and versus exchanged": (
        {f"{RESULT}.effect.arm": "chemotherapy", f"{RESULT}.effect.versus": "dabrafenib"},
        ["EV141"],
    ),
    "medians exchanged": (
        {f"{RESULT}.arms.0.median": '"3.1"', f"{RESULT}.arms.1.median": '"5.6"'},
        ["EV141"],
    ),
    "a median not reached": ({f"{RESULT}.arms.1.median": "not_reached"}, []),
    "equal medians": ({f"{RESULT}.arms.1.median": '"5.6"'}, []),
    "odds above 1, fewer of them": (odds("20", "40", "2.0", "0.3", "inconclusive"), ["EV141"]),
    "odds above 1, more of them": (odds("40", "20", "2.0", "0.3", "inconclusive"), []),
    "worse, called better": (odds("20", "40", "0.50", "<0.01", "supports"), ["EV142"]),
    "better, called better": (odds("40", "20", "2.0", "<0.01", "supports"), []),
    "better, called worse": ({f"{FINDING}.direction": "against"}, ["EV109", "EV142", "EV147"]),
    "a percentage exchanged": ({f"{RESPONSE}.percent": '"93"'}, ["EV143"]),
    "a percentage cut off": ({f"{RESPONSE}.percent": '"38"'}, []),
    "a finer percentage": ({f"{RESPONSE}.percent": '"38.95"'}, []),
    "a finer percentage that is off": ({f"{RESPONSE}.percent": '"39.02"'}, ["EV143"]),
    "a median without unit": ({f"{RESULT}.arms.1.unit": ""}, ["EV145"]),
    "a range without unit": (
        {f"{RESPONSE}.range": "{of: values, low: '1', high: '2', studies: '3'}"},
        ["EV145"],
    ),
    "an exception with its reason": (
        {
            f"{RESULT}.arms.1.median": '"9.9"',
            f"{FINDING}.override": "[{rule: EV141, reason: {en: The curves cross., zh: 交叉。}}]",
        },
        [],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), WRONG.values(), ids=WRONG)
def test_what_contradicts_itself_is_named(changes, expected, tmp_path):
    assert codes(toy_with(tmp_path, changes)) == expected


def test_the_message_names_both_groups_and_both_values(tmp_path):
    root = toy_with(tmp_path, {f"{RESULT}.arms.0.median": '"2.6"'})
    (problem,) = load(root)
    assert problem.partition(" EV141 ")[2] == (
        "findings[0].results[0].effect is 0.60 for 'dabrafenib' over 'chemotherapy', but their "
        "values are 2.6 and 3.1, which points the other way; compare all three with the source, "
        "and look whether arm and versus are exchanged."
    )


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "It was longer with A than B (median 3.1 against 5.6 months).", True),
        ("en", "It was longer with A than B (median 5.6 against 3.1 months).", False),
        ("en", "It was lower with A (41% vs 25%).", True),
        ("en", "It was longer. Responses were rare (3% vs 5%).", False),
        ("zh", "甲短于乙（中位 7.5 个月对 3.9 个月）。", True),
        ("zh", "甲长于乙（中位 7.5 个月对 3.9 个月）。", False),
        ("zh", "甲高于乙（41% 比 41%）。", False),
    ],
)
def test_a_claims_word_fits_its_two_numbers(language, words, found):
    assert bool(reversed_numbers(language, words)) == found


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        ("It was longer.", "其生存期较短。", ("较短", "longer")),
        ("It suppressed growth.", "其促进生长。", ("促进", "suppressed")),
        ("It was longer, and shorter in men.", "其较短。", None),
        ("It was longer.", "其较长，男性较短。", None),
        ("It prolonged survival.", "生存延长。", None),
    ],
)
def test_a_translation_that_says_the_opposite_is_named(english, chinese, found):
    assert opposites(english, chinese) == found
