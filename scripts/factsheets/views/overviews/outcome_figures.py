"""The figures of one outcome: forest plots of effects, and medians that nothing compares.

A figure holds only what answers one question with one measure; single studies never meet the
syntheses that may hold them. Numbers are turned into places here and nowhere else; each stands as
text beside its mark, as its source prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from factsheets.model import Arm, Result
from factsheets.model.vocabulary import DesignTerm, MeasureTerm, OutcomeTerm
from factsheets.views.drawing.plots import Mark, Plot, build_plot
from factsheets.views.overviews.reported import Reported
from factsheets.views.shared.viewer import Viewer
from factsheets.views.sheet.results import WORDS, interval, spoken, with_unit

ORIGINS = ("studies", "syntheses", "indirect")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A plot with its words. ``kind`` is ``effects`` or ``medians``; ``ends`` says what lies to the
    left and to the right of no effect, ``keys`` which marks its legend has to explain, ``source``
    which site and version drew it."""

    id: str
    kind: str
    title: str
    description: str
    note: str
    source: str
    ends: tuple[str, ...]
    keys: tuple[str, ...]
    plot: Plot


def build_figures(
    viewer: Viewer, anchor: str, outcome: str, question: str, reported: list[Reported]
) -> Iterator[Figure]:
    """Effects by measure, single studies apart from syntheses; then medians that nothing compares.

    One result alone is no figure: it stands in the table.
    """
    effects: dict[tuple[str, str], list[Reported]] = {}
    for one in reported:
        if one.result.effect and one.result.effect.value not in WORDS:
            effects.setdefault((one.result.effect.measure, _origin(viewer, one)), []).append(one)
    for (measure, origin), drawn in sorted(effects.items(), key=_origin_last):
        if len(drawn) > 1:
            yield _effects(viewer, anchor, outcome, question, measure, origin, drawn)
    alone = [one for one in reported if _is_alone(one.result)]
    for unit in dict.fromkeys(one.result.arms[0].unit or "" for one in alone):
        drawn = [one for one in alone if (one.result.arms[0].unit or "") == unit]
        if len(drawn) > 1:
            yield _medians(viewer, f"{anchor}-{unit}", outcome, drawn)


def _effects(
    viewer: Viewer,
    anchor: str,
    outcome: str,
    question: str,
    measure: str,
    origin: str,
    drawn: list[Reported],
) -> Figure:
    term = cast(MeasureTerm, viewer.catalog.term("measures", measure))
    label = term.label.in_language(viewer.language)
    comma = ", " if viewer.language == "en" else "，"
    marks = [_effect_mark(viewer, one) for one in drawn]
    return Figure(
        id=f"{anchor}-{measure}-{origin}",
        kind="effects",
        title=f"{outcome}{viewer.words['colon']}{label}{comma}{viewer.word('plots', origin)}",
        description=viewer.say("plot_effects_description", n=len(marks), null=term.null),
        note=viewer.words["plot_prognosis"] if question == "prognosis" else "",
        source=_source(viewer),
        ends=_ends(viewer, question, drawn[0].result.outcome, measure),
        keys=_keys(marks),
        plot=build_plot(marks, term.scale, float(term.null)),
    )


def _source(viewer: Viewer) -> str:
    site = viewer.catalog.site.content
    name = site.name.in_language(viewer.language)
    return viewer.say("plot_source", site=name, version=site.version)


def _ends(viewer: Viewer, question: str, outcome: str, measure: str) -> tuple[str, str]:
    """What it means to lie left and right of no effect, in the order of the groups' names.

    Only a hazard ratio is known to count the event of a survival time; an odds ratio of "survival"
    may count either, and says lower and higher.
    """
    term = cast(OutcomeTerm, viewer.catalog.term("outcomes", outcome))
    known = term.event if measure == "hr" or term.kind != "time_to_event" else None
    if known is None:
        return viewer.words["plot_lower"], viewer.words["plot_higher"]
    words = viewer.words
    ends = (words["plot_favours_first"], words["plot_favours_second"])
    if question == "prognosis":
        ends = (words["plot_better_with"], words["plot_worse_with"])
    return ends if known == "feared" else ends[::-1]


def _keys(marks: list[Mark]) -> tuple[str, ...]:
    """The kinds of mark that a figure holds, in the order of its legend."""
    present = {
        "condition": any(mark.filled and not mark.hollow for mark in marks),
        "other": any(not mark.filled for mark in marks),
        "second_hand": any(mark.hollow for mark in marks),
        "no_interval": any(mark.point is not None and mark.low is None for mark in marks),
        "span": any(mark.point is None for mark in marks),
        "open": any(mark.open_ended for mark in marks),
    }
    return tuple(key for key, there in present.items() if there)


def _medians(viewer: Viewer, anchor: str, outcome: str, drawn: list[Reported]) -> Figure:
    unit = viewer.label("units", drawn[0].result.arms[0].unit or "")
    marks = [_median_mark(viewer, one) for one in drawn]
    return Figure(
        id=f"{anchor}-medians",
        kind="medians",
        title=f"{outcome}{viewer.words['colon']}{viewer.say('plot_medians', unit=unit)}",
        description=viewer.say("plot_medians_description", n=len(marks)),
        note=viewer.words["plot_medians_note"],
        source=_source(viewer),
        ends=(),
        keys=_keys(marks),
        plot=build_plot(marks, "linear"),
    )


def _effect_mark(viewer: Viewer, one: Reported) -> Mark:
    effect = one.result.effect
    assert effect is not None
    names = {arm.id: viewer.plain(arm.name) for arm in one.result.arms}
    versus = f" {viewer.words['versus']} "
    text = spoken(viewer, effect.value)
    low = high = None
    if effect.ci:
        text += f" ({interval(viewer, effect.ci)})"
        low, high = (_number(end) for end in effect.ci)
    return Mark(
        label=f"{names[effect.arm]}{versus}{names[effect.versus]}",
        text=text,
        detail=_detail(viewer, one),
        url=viewer.sheet_url(one.use.sheet.id, one.use.finding.id),
        point=_number(effect.value),
        low=low,
        high=high,
        filled=one.condition,
        hollow=one.second_hand,
        open_ended=bool(effect.ci and effect.ci[1] == "not_reached"),
    )


def _median_mark(viewer: Viewer, one: Reported) -> Mark:
    arm, result = one.result.arms[0], one.result
    unit = viewer.label("units", arm.unit or "")
    low = high = None
    if arm.median:
        text = with_unit(viewer, arm.median, unit)
        if arm.ci:
            text += f" ({interval(viewer, arm.ci)})"
            low, high = (_number(end) for end in arm.ci)
    else:
        assert arm.range is not None
        text = with_unit(viewer, f"{arm.range.low}–{arm.range.high}", unit)
        low, high = _number(arm.range.low), _number(arm.range.high)
    zero = viewer.label("time_zeros", result.time_zero) if result.time_zero else ""
    return Mark(
        label=viewer.plain(arm.name),
        text=text,
        detail=_detail(viewer, one, zero, viewer.word("ranges", "medians") if arm.range else ""),
        url=viewer.sheet_url(one.use.sheet.id, one.use.finding.id),
        point=_number(arm.median) if arm.median else None,
        low=low,
        high=high,
        filled=one.condition,
        hollow=one.second_hand,
        open_ended=bool(arm.ci and arm.ci[1] == "not_reached"),
    )


def _detail(viewer: Viewer, one: Reported, *more: str) -> str:
    """Who says so, in which patients; that these are others than the site is about, in words."""
    who = [viewer.who(key) for key in one.use.finding.keys]
    group = viewer.plain(one.result.group) if one.result.group else ""
    other = "" if one.condition else viewer.words["plot_other_patients"]
    unchecked = viewer.words["plot_second_hand"] if one.second_hand else ""
    return " · ".join(part for part in (*who, group, *more, other, unchecked) if part)


def _origin(viewer: Viewer, one: Reported) -> str:
    """Single studies, syntheses, or indirect comparisons: never in one figure."""
    assert one.result.effect is not None
    if one.result.effect.comparison == "indirect":
        return "indirect"
    designs = one.lead.studied.designs if one.lead else ()
    terms = (cast(DesignTerm, viewer.catalog.term("designs", design)) for design in designs)
    return "syntheses" if any(term.synthesis == "yes" for term in terms) else "studies"


def _origin_last(item: tuple[tuple[str, str], list[Reported]]) -> tuple[str, int]:
    (measure, origin), _ = item
    return measure, ORIGINS.index(origin)


def _is_alone(result: Result) -> bool:
    """Whether a survival time stands without a comparison: one arm, a median or a span of them."""
    if len(result.arms) != 1 or result.effect or result.test or not result.time_zero:
        return False
    arm: Arm = result.arms[0]
    spans_medians = arm.range is not None and arm.range.of == "medians"
    return arm.median not in (None, *WORDS) or spans_medians


def _number(text: str) -> float | None:
    """A number for drawing; every number that is read stands as text beside its mark."""
    return None if text in WORDS else float(Decimal(text))
