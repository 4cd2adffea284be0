"""Rules on what contradicts itself within one finding: effect, groups, direction, words.

Each compares things that were typed independently of each other, so that a slip in one of them
shows. A finding that is right all the same says so in an ``override``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from factsheets.catalog.catalog import Catalog, Use
from factsheets.catalog.evidence import significance
from factsheets.model import Arm, Result
from factsheets.model.result import Effect
from factsheets.model.vocabulary import MeasureTerm, OutcomeTerm
from factsheets.rules.engine import Found, rule
from factsheets.rules.evidence import at

WORDLESS = (None, "not_reported", "not_reached")
# A hazard ratio below 1 goes with longer times; other measures above their null with more.
HAZARD = "hr"
# Which direction a finding cannot have if its significant effects all lie on one side.
AGAINST_SIDE = {
    ("treatment_benefit", "better"): "against",
    ("treatment_benefit", "worse"): "supports",
    ("prognosis", "better"): "supports",
    ("prognosis", "worse"): "against",
}
SIDES = {"better": "更好", "worse": "更差"}


class Pair(NamedTuple):
    """The values of the two groups of an effect, both of one kind."""

    arm: Decimal
    versus: Decimal


def _results(catalog: Catalog) -> Iterator[tuple[Use, int, Result]]:
    for use in catalog.uses():
        for number, result in enumerate(use.finding.results):
            yield use, number, result


@rule("EV141")
def effect_lies_on_the_side_of_its_groups(catalog: Catalog) -> Iterator[Found]:
    """An effect and the values of its two groups point the same way."""
    for use, number, result in _results(catalog):
        effect, pair = result.effect, _pair(result)
        null = _null(catalog, effect)
        if not effect or null is None or not pair or pair.arm == pair.versus:
            continue
        value = Decimal(effect.value)
        more = value < null if effect.measure == HAZARD else value > null
        if value != null and more != (pair.arm > pair.versus):
            shown = {"arm": effect.arm, "versus": effect.versus}
            shown |= {"first": str(pair.arm), "second": str(pair.versus)}
            yield at(use, "results", number, "effect", found=effect.value, **shown)


def _null(catalog: Catalog, effect: Effect | None) -> Decimal | None:
    term = catalog.vocabularies["measures"].get(effect.measure) if effect else None
    typed = effect and effect.value not in WORDLESS
    return Decimal(term.null) if typed and isinstance(term, MeasureTerm) else None


def _pair(result: Result) -> Pair | None:
    """The values of the groups that the effect compares, if both have one of the same kind."""
    arms = {arm.id: arm for arm in result.arms}
    effect = result.effect
    if not effect or effect.arm not in arms or effect.versus not in arms:
        return None
    first, second = arms[effect.arm], arms[effect.versus]
    for name in ("median", "mean", "percent", "value"):
        values = [getattr(arm, name) for arm in (first, second)]
        if not any(value in WORDLESS for value in values):
            return Pair(*map(Decimal, values))
    return None


@rule("EV142")
def effect_fits_direction(catalog: Catalog) -> Iterator[Found]:
    """A finding does not speak for what its significant effects speak against."""
    for use in catalog.uses():
        finding = use.finding
        sides = {_side(catalog, result) for result in finding.results} - {""}
        side = sides.pop() if len(sides) == 1 else ""
        if finding.direction and finding.direction == AGAINST_SIDE.get((finding.question, side)):
            shown = {"side": side, "side_zh": SIDES[side]}
            yield at(use, "direction", found=finding.direction, question=finding.question, **shown)


def _side(catalog: Catalog, result: Result) -> str:
    """``better`` or ``worse``: how the group of a significant effect on survival or response fares."""
    effect, null = result.effect, _null(catalog, result.effect)
    if not effect or null is None or significance(catalog, effect, result.test) != "significant":
        return ""
    term = catalog.vocabularies["outcomes"].get(result.outcome)
    kind = term.kind if isinstance(term, OutcomeTerm) else ""
    less = Decimal(effect.value) < null
    if effect.measure == HAZARD and kind == "time_to_event":
        return "better" if less else "worse"
    if effect.measure in ("or", "rr") and kind == "response":
        return "worse" if less else "better"
    return ""


@rule("EV143")
def percentage_fits_its_count(catalog: Catalog) -> Iterator[Found]:
    """A percentage is that of its numerator and denominator, as rounded."""
    for use, number, result in _results(catalog):
        for index, arm in enumerate(result.arms):
            if shown := _misfit(arm):
                yield at(use, "results", number, "arms", index, "percent", **shown)


def _misfit(arm: Arm) -> dict[str, object] | None:
    whole = next((each for each in (arm.denominator, arm.n) if each not in WORDLESS), None)
    if arm.percent in WORDLESS or arm.count is None or whole is None or not int(whole):
        return None
    printed, exact = Decimal(str(arm.percent)), 100 * Decimal(arm.count) / Decimal(whole)
    exponent = printed.as_tuple().exponent
    unit = Decimal(1).scaleb(int(exponent))
    if not 0 <= printed <= 100:  # EV122 says so
        return None
    if abs(printed - exact) <= unit:  # some sources cut off instead of rounding
        return None
    near = exact.quantize(unit)
    return {"found": str(printed), "count": arm.count, "whole": whole, "exact": str(near)}


@rule("EV144")
def results_of_one_outcome_differ_in_their_patients(catalog: Catalog) -> Iterator[Found]:
    """Two results of one outcome in a finding say in which patients, groups or from when they differ."""
    for use in catalog.uses():
        seen: set[str] = set()
        for number, result in enumerate(use.finding.results):
            if result.outcome == "other":
                continue
            group = result.group.model_dump() if result.group else None
            arms = sorted((arm.id, str(arm.name.model_dump())) for arm in result.arms)
            compared = (result.effect.arm, result.effect.versus) if result.effect else None
            key = repr((result.outcome, result.time_zero, group, result.metastasis, arms, compared))
            if key in seen:
                yield at(use, "results", number, "outcome", found=result.outcome)
            seen.add(key)


@rule("EV145")
def value_has_a_unit(catalog: Catalog) -> Iterator[Found]:
    """A median, mean or range has a unit."""
    for use, number, result in _results(catalog):
        for index, arm in enumerate(result.arms):
            names = [name for name in ("median", "mean") if getattr(arm, name) not in WORDLESS]
            names += ["range"] if arm.range else []
            if names and not arm.unit:
                yield at(use, "results", number, "arms", index, names[0], found=names[0])


# "longer … (median 7.5 against 3.9 months)"; no sentence end in between. Portable (see shared).
_VALUE = r"([0-9]+(?:\.[0-9]+)?)(?: ?%| 个月| months?)?"
COMPARED = {
    "en": re.compile(
        r"(longer|higher|shorter|lower)(?![a-z])[^.;:()]*\((?:median |mean )?"
        rf"{_VALUE} (?:vs|versus|against) {_VALUE}"
    ),
    "zh": re.compile(
        rf"(长于|高于|短于|低于)[^。；：（）]*（(?:中位 ?)?{_VALUE} ?[比对] ?{_VALUE}"
    ),
}
MORE = {"longer", "higher", "长于", "高于"}


@rule("EV146")
def claim_fits_its_two_numbers(catalog: Catalog) -> Iterator[Found]:
    """What a claim calls longer or higher is the larger of the two numbers that follow."""
    for use in catalog.uses():
        claim = use.finding.claim
        for language, words in (("en", claim.en), ("zh", claim.zh)):
            if found := reversed_numbers(language, words or ""):
                yield at(use, "claim", language, found=found)


def reversed_numbers(language: str, words: str) -> str:
    """The part of a claim whose comparing word and two numbers contradict each other."""
    for match in COMPARED[language].finditer(words):
        first, second = Decimal(match[2]), Decimal(match[3])
        if first != second and (match[1] in MORE) != (first > second):
            return match[0]
    return ""


# Words that say which way a claim points, those that are negated left out.
_NOT = r"(?<!no )(?<!not )(?<!nor )(?<!clearly )(?<!significantly )(?<!neither )"
BETTER = {
    "en": re.compile(
        rf"{_NOT}(?:longer|better|improved|prolonged) (?:[a-z-]+ ){{0,3}}(?:survival|response)"
        rf"|(?:survival|response)(?: rate)? (?:was|were) {_NOT}(?:longer|better|higher|improved)"
    ),
    "zh": re.compile(r"(?:生存期?|生存率|缓解率)(?:长于|优于|高于|更长|更高|较长|较好)"),
}
WORSE = {
    "en": re.compile(
        rf"{_NOT}(?:shorter|worse|poorer) (?:[a-z-]+ ){{0,3}}(?:survival|response)"
        rf"|(?:survival|response)(?: rate)? (?:was|were) {_NOT}(?:shorter|worse|lower|poorer)"
    ),
    "zh": re.compile(r"(?:生存期?|生存率|缓解率)(?:短于|差于|低于|更短|更低|较短|较差)"),
}


@rule("EV147")
def claim_fits_direction(catalog: Catalog) -> Iterator[Found]:
    """A claim does not say the opposite of its finding's direction, in either language."""
    for use in catalog.uses():
        finding = use.finding
        for language, words in (("en", finding.claim.en), ("zh", finding.claim.zh)):
            match, side = _pointing(language, words or "")
            if match and finding.direction == AGAINST_SIDE.get((finding.question, side)):
                shown = {"direction": finding.direction, "question": finding.question}
                yield at(use, "claim", language, found=match, **shown)


def _pointing(language: str, words: str) -> tuple[str, str]:
    """The word by which a claim points one way only, and which way."""
    better, worse = BETTER[language].search(words), WORSE[language].search(words)
    if bool(better) == bool(worse):
        return "", ""
    return (better[0], "better") if better else (worse[0] if worse else "", "worse")


# What one language says and the other turns round.
OPPOSITES = (
    (r"longer", "长于|更长|较长", r"shorter", "短于|更短|较短"),
    (r"higher", "高于|更高|较高", r"lower", "低于|更低|较低"),
    (r"promoted|promotes", "促进", r"inhibited|inhibits|restrained|suppressed", "抑制"),
    (r"increased|increases|raised", "增加|升高", r"decreased|reduced|lowered", "减少|降低"),
)
_OPPOSITES = [
    tuple(
        re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])" if words.isascii() else words)
        for words in row
    )
    for row in OPPOSITES
]


@rule("EV148")
def both_languages_point_the_same_way(catalog: Catalog) -> Iterator[Found]:
    """A claim says the same in both languages, and not longer in one and shorter in the other."""
    for use in catalog.uses():
        claim = use.finding.claim
        if claim.en and claim.zh and (found := opposites(claim.en, claim.zh)):
            yield at(use, "claim", "zh", found=found[0], other=found[1])


def opposites(english: str, chinese: str) -> tuple[str, str] | None:
    """The words of a text and of its translation that say opposite things; each must lack the
    other's side altogether."""
    for row in _OPPOSITES:
        up, up_zh, down, down_zh = (
            pattern.search(text) for pattern, text in zip(row, (english, chinese) * 2, strict=True)
        )
        if up and down_zh and not (up_zh or down):
            return down_zh[0], up[0]
        if down and up_zh and not (down_zh or up):
            return up_zh[0], down[0]
    return None
