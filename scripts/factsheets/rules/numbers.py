"""Rules on results: arms, intervals, significance, denominators, numbers in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factsheets.catalog.catalog import Catalog, Use
from factsheets.catalog.evidence import interval_significance, p_significance, significance
from factsheets.messages.chinese import BLANK, LATIN
from factsheets.model import Arm, Result, Text
from factsheets.model.vocabulary import OutcomeTerm
from factsheets.rules.engine import Found, rule
from factsheets.rules.evidence import at

_GAP, _EDGE = f"[{BLANK}]+", f"[{LATIN}0-9_]"
# Words that claim an improvement (evidence guide, "Rules that pay for themselves").
# Group 1 is the negation in front of such a word, adverbs between them included.
IMPROVEMENT = re.compile(
    rf"((?<!{_EDGE})(?:not|no|nor|neither|never|without|cannot){_GAP}"
    rf"(?:[{LATIN}]+ly{_GAP}|(?:clear|significant|be){_GAP})*"
    rf"|(?:未|没有|无|不|难以)(?:能|见|显示|显著|明显|进一步|统计学上?)*[{BLANK}]*)?"
    rf"(?:(?<!{_EDGE})(?:improv(?:e[sd]?|ing|ements?)|prolong(?:s|ed|ing|ation)?"
    rf"|extend(?:s|ed)? survival)(?!{_EDGE})|提高|延长|改善)",
    re.IGNORECASE,
)
# A number in prose; digits that belong to a name (IL-6, HER2, M2, 4T1, IMpower130) are no number.
PROSE_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.\-–+/#])[0-9]+(?:\.[0-9]+)?"
    rf"(?![A-Za-z0-9_\-–+/]|\.[0-9]|[{BLANK}]*(?:世纪|年代))"
)
SMALL = 12
# What to say of a result that is not significant, in the language of the claim.
INSTEAD = {"en": "no clear difference", "zh": "差异不明确"}
ONE_ARM = {"expected": "one of the arms here", "expected_zh": "本结果的组别之一"}
NO_ARMS: dict[str, object] = {"arms": "(none)", "arms_zh": "（无）"}
OTHER_ARM = {"expected": "another of the arms here", "expected_zh": "本结果的另一组别"}


def _results(catalog: Catalog) -> Iterator[tuple[Use, int, Result]]:
    for use in catalog.uses():
        for number, result in enumerate(use.finding.results):
            yield use, number, result


@rule("EV102")
def comparison_names_its_arms(catalog: Catalog) -> Iterator[Found]:
    """A comparison names two different arms of its result."""
    for use, number, result in _results(catalog):
        arms = [arm.id for arm in result.arms]
        listed: dict[str, object] = {"arms": arms} if arms else NO_ARMS
        effect, test = result.effect, result.test
        named = (
            [("effect", "arm", effect.arm), ("effect", "versus", effect.versus)] if effect else []
        )
        for place, side, id in named:
            twice = effect is not None and effect.arm == effect.versus and side == "versus"
            if id not in arms or twice:
                wrong = OTHER_ARM if twice and id in arms else ONE_ARM
                yield at(use, "results", number, place, side, found=id, **listed, **wrong)
        for index, id in enumerate(test.arms if test else []):
            if id not in arms:
                loc = ("results", number, "test", "arms", index)
                yield at(use, *loc, found=id, **listed, **ONE_ARM)


@rule("EV103")
def survival_has_time_zero(catalog: Catalog) -> Iterator[Found]:
    """Every survival figure says from when time was counted, or not_reported."""
    for use, number, result in _results(catalog):
        term = catalog.vocabularies["outcomes"].get(result.outcome)
        survival = isinstance(term, OutcomeTerm) and term.kind == "time_to_event"
        if survival and not result.time_zero:
            yield at(use, "results", number, "outcome", outcome=result.outcome)


@rule("EV104")
def no_improvement_without_significance(catalog: Catalog) -> Iterator[Found]:
    """A result that is not significant (P ≥ 0.05, or a CI that crosses no effect) is not worded as an improvement."""
    for use in catalog.uses():
        found = {_significance(catalog, result) for result in use.finding.results}
        if "not_significant" not in found or "significant" in found:
            continue
        claim = use.finding.claim
        for language, words in (("en", claim.en), ("zh", claim.zh)):
            for word in improvements(words or "")[:1]:
                values = {"instead": INSTEAD[language], "instead_zh": INSTEAD["zh"]}
                yield at(use, "claim", language, found=word, **values)


def improvements(words: str) -> list[str]:
    """The words that claim an improvement, those that are negated left out."""
    return [match[0] for match in IMPROVEMENT.finditer(words) if not match[1]]


def _significance(catalog: Catalog, result: Result) -> str:
    if result.effect and result.effect.measure not in catalog.vocabularies["measures"]:
        return "unknown"
    return significance(catalog, result.effect, result.test)


@rule("EV105")
def interval_runs_upwards(catalog: Catalog) -> Iterator[Found]:
    """An interval runs from its lower to its upper end, and the estimate lies inside."""
    for use, number, result in _results(catalog):
        places: list[tuple[tuple[str | int, ...], list[str] | None, str | None]] = [
            (("arms", index), arm.ci, _central(arm)) for index, arm in enumerate(result.arms)
        ]
        for index, arm in enumerate(result.arms):
            if arm.range:
                places.append((("arms", index, "range"), [arm.range.low, arm.range.high], None))
        if result.effect:
            places.append((("effect",), result.effect.ci, result.effect.value))
        for loc, ends, value in places:
            if ends and not _ordered(ends, value):
                shown = f"{value or ''} [{', '.join(ends)}]".strip()
                end = () if loc[-1] == "range" else ("ci",)
                yield at(use, "results", number, *loc, *end, found=shown)


@rule("EV122")
def percentage_is_one(catalog: Catalog) -> Iterator[Found]:
    """A percentage of a group lies between 0 and 100."""
    for use, number, result in _results(catalog):
        for index, arm in enumerate(result.arms):
            value = arm.percent
            if value and value[0] != "n" and not 0 <= Decimal(value) <= 100:
                yield at(use, "results", number, "arms", index, "percent", found=value)


def _central(arm: Arm) -> str | None:
    return arm.median or arm.mean or arm.percent or arm.value


def _ordered(ends: list[str], value: str | None) -> bool:
    low, high = (Decimal("Infinity") if end == "not_reached" else Decimal(end) for end in ends)
    middle = low if value in (None, "not_reported") else Decimal("Infinity")
    if value not in (None, "not_reported", "not_reached"):
        middle = Decimal(value or 0)
    return low <= middle <= high


@rule("EV106")
def interval_and_p_agree(catalog: Catalog) -> Iterator[Found]:
    """The confidence interval and the P value of one effect tell the same story, or an override says why not."""
    for use, number, result in _results(catalog):
        effect = result.effect
        if not (effect and effect.ci and effect.p):
            continue
        if effect.measure not in catalog.vocabularies["measures"]:
            continue
        by_interval, by_p = interval_significance(catalog, effect), p_significance(effect.p)
        if "unknown" not in (by_interval, by_p) and by_interval != by_p:
            shown = f"[{', '.join(effect.ci)}]"
            yield at(use, "results", number, "effect", p=effect.p, found=shown)


@rule("EV113")
def proportion_names_denominator(catalog: Catalog) -> Iterator[Found]:
    """A proportion says what it is a proportion of."""
    for use, number, result in _results(catalog):
        term = catalog.vocabularies["outcomes"].get(result.outcome)
        kind = term.kind if isinstance(term, OutcomeTerm) else ""
        for index, arm in enumerate(result.arms):
            proportion = arm.percent is not None or arm.count is not None
            said = arm.denominator and arm.denominator_of
            # Of a trial arm with its n, or of survivors over time, the arm is the denominator.
            implied = kind == "time_to_event" or (kind != "frequency" and arm.n)
            if proportion and not said and not implied:
                yield at(use, "results", number, "arms", index)


@rule("EV114")
def prose_numbers_are_data(catalog: Catalog) -> Iterator[Found]:
    """A number in a claim, caveat or bottom line stands in the data of the sheet or on the study card."""
    unread = catalog.unread_studies
    for sheet in catalog.sheets.values():
        uses = [Use(sheet, index) for index in range(len(sheet.content.findings))]
        everything: set[str] = set()
        for use in uses:
            known = numbers_of(catalog, use)
            everything |= known
            if unread & {*use.finding.keys}:
                continue
            for field in ("claim", "caveat"):
                text = getattr(use.finding, field)
                for language, found in _strange(text, known):
                    yield at(use, field, language, found=found)
        for use in catalog.included(sheet.id):
            everything |= numbers_of(catalog, use)
        if unread or catalog.unread_sheets:
            continue
        for language, found in _strange(sheet.content.bottom_line, everything):
            yield Found(sheet.document, ("bottom_line", language), {"found": found})


def numbers_of(catalog: Catalog, use: Use) -> set[str]:
    """Every number that the finding's results and its works' cards hold."""
    held = str([result.model_dump() for result in use.finding.results])
    held += str([part.model_dump() for part in use.finding.population])
    works = (numbers_of_work(catalog, key) for key in use.finding.keys)
    return _numbers_in(held).union(*works)


def numbers_of_work(catalog: Catalog, key: str) -> set[str]:
    """Every number of a work's study card, and the two by which a claim may name the work: its
    year ("Xiao 2018") and its number in PubMed."""
    card, reference = catalog.studies.get(key), catalog.references.get(key)
    held = str(card.content.model_dump()) if card else ""
    named = f" {reference.year} {reference.pmid}" if reference else ""
    return _numbers_in(held + named)


def _numbers_in(held: str) -> set[str]:
    """Every number in a text, thousands separators left out."""
    return set(re.findall(r"\d+(?:\.\d+)?", held.replace(",", ""), re.ASCII))


def _strange(text: Text | None, known: set[str]) -> Iterator[tuple[str, str]]:
    for language, words in (("en", text.en), ("zh", text.zh)) if text else ():
        plain = re.sub(r"(?<=\d),(?=\d{3})", "", words or "")
        for found in PROSE_NUMBER.findall(plain):
            if found not in known and not (found.isdigit() and int(found) <= SMALL):
                yield language, found


@rule("EV118")
def result_says_something(catalog: Catalog) -> Iterator[Found]:
    """A result says something: a number, an effect, a test or words."""
    for use, number, result in _results(catalog):
        valued = any(_central(arm) or arm.count or arm.events or arm.range for arm in result.arms)
        if not (valued or result.effect or result.test or result.words):
            yield at(use, "results", number, "outcome")
