"""Results as text: every number as written, with unit, interval and what it is a share of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.catalog.evidence import significance
from factsheets.model import Arm, Effect, Range, Result, Test
from factsheets.model.vocabulary import MeasureTerm, OutcomeTerm
from factsheets.views.drawing.interval import interval_path
from factsheets.views.shared.viewer import Prose, Viewer

WORDS = {"not_reported", "not_reached"}


@dataclass(frozen=True, kw_only=True)
class ArmView:
    """One arm: its name, how many, and its value in words."""

    name: Prose
    n: str
    size: str
    value: str
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EffectView:
    """A comparison or a test in one line; ``note`` says when it is not significant, ``path`` draws
    a ratio."""

    text: str
    between: str
    note: str
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """One result, ready to be a row or a small table."""

    outcome: str
    kind: str
    time_zero: str
    untimed: bool
    group: Prose | None
    arms: tuple[ArmView, ...]
    effect: EffectView | None
    words: Prose | None
    metastasis: str | None
    stated: bool

    @property
    def tabular(self) -> bool:
        """Whether the arms have figures of their own, beyond their names."""
        return any(arm.value or arm.n or arm.notes for arm in self.arms)

    @property
    def lone(self) -> bool:
        """Whether it is one figure of one group, which needs no table head."""
        return len(self.arms) == 1 and bool(self.arms[0].value) and not self.effect

    @property
    def counted(self) -> bool:
        """Whether there is something to show in a row of key numbers."""
        return bool(self.effect or self.words or any(arm.value or arm.n for arm in self.arms))


def build_result(viewer: Viewer, result: Result) -> ResultView:
    """The view of one result."""
    outcome = cast(OutcomeTerm, viewer.catalog.term("outcomes", result.outcome))
    return ResultView(
        outcome=viewer.label("outcomes", result.outcome),
        kind=outcome.kind,
        time_zero=viewer.label("time_zeros", result.time_zero) if result.time_zero else "",
        untimed=result.time_zero == "not_reported",
        group=viewer.maybe(result.group),
        arms=tuple(_arm(viewer, arm) for arm in result.arms),
        effect=_comparison(viewer, result),
        words=viewer.maybe(result.words),
        metastasis=result.metastasis,
        stated=outcome.stated == "yes",
    )


def _arm(viewer: Viewer, arm: Arm) -> ArmView:
    n = _n(viewer, arm)
    return ArmView(
        name=viewer.text(arm.name),
        n=n,
        size=_size(viewer, arm, n),
        value=_value(viewer, arm),
        notes=_notes(viewer, arm),
    )


def _size(viewer: Viewer, arm: Arm, n: str) -> str:
    """How many, as it stands in a line: ``n = 86``, ``n not reported``."""
    if arm.n is None:
        return n
    return f"n {n}" if arm.n == "not_reported" else f"n = {n}"


def _n(viewer: Viewer, arm: Arm) -> str:
    n = "" if arm.n is None else spoken(viewer, arm.n)
    if arm.events is not None:
        events = f"{viewer.words['events']} {spoken(viewer, arm.events)}"
        return f"{n} ({events})" if n else events
    return n


def _value(viewer: Viewer, arm: Arm) -> str:
    """The central value with unit and interval, for instance ``18.6 months (95% CI 14.1–20.0)``."""
    unit = viewer.label("units", arm.unit) if arm.unit else ""
    parts = []
    for name in ("median", "mean", "value"):
        number = getattr(arm, name)
        if number is not None:
            kind = "" if name == "value" else viewer.word("numbers", name) + " "
            parts.append(kind + with_unit(viewer, number, unit))
    if arm.percent is not None or arm.count is not None:
        parts.append(_proportion(viewer, arm))
    if arm.range:
        parts.append(with_unit(viewer, f"{arm.range.low}–{arm.range.high}", unit))
    if arm.ci:
        parts.append(f"({viewer.words['ci']} {interval(viewer, arm.ci)})")
    return " ".join(parts)


def _proportion(viewer: Viewer, arm: Arm) -> str:
    counted = arm.denominator not in (None, "not_reported")
    fraction = f"{arm.count}/{arm.denominator}" if arm.count and counted else arm.count or ""
    if arm.percent is None:
        return fraction
    percent = spoken(viewer, arm.percent) + ("" if arm.percent in WORDS else "%")
    return f"{percent} ({fraction})" if fraction else percent


def _notes(viewer: Viewer, arm: Arm) -> tuple[str, ...]:
    """What must stand beside the number: its denominator, what a range is, a differing print."""
    notes = []
    if arm.denominator_of:
        counted = arm.denominator not in (None, "not_reported")
        word = "of_denominator" if counted else "of_unknown"
        notes.append(viewer.say(word, n=arm.denominator, what=viewer.plain(arm.denominator_of)))
    if arm.range:
        notes.append(_range_note(viewer, arm.range))
    if arm.as_printed:
        notes.append(viewer.say("as_printed", value=arm.as_printed.value))
    return tuple(notes)


def _range_note(viewer: Viewer, span: Range) -> str:
    if span.of == "values" and span.studies == "not_reported":
        return viewer.word("ranges", "values")
    known = span.studies != "not_reported"
    studies = (
        viewer.say("studies_n", n=span.studies) if known else viewer.words["studies_not_reported"]
    )
    stop = "; " if viewer.language == "en" else "；"
    return viewer.word("ranges", span.of) + stop + studies


def _comparison(viewer: Viewer, result: Result) -> EffectView | None:
    names = {arm.id: viewer.plain(arm.name) for arm in result.arms}
    versus = f" {viewer.words['versus']} "
    verdict = significance(viewer.catalog, result.effect, result.test)
    note = viewer.words["not_significant"] if verdict == "not_significant" else ""
    if result.effect:
        between = versus.join((names[result.effect.arm], names[result.effect.versus]))
        return EffectView(
            text=_effect(viewer, result.effect, result.test),
            between=between,
            note=note,
            path=_path(viewer, result.effect),
        )
    if result.test:
        between = versus.join(names[id] for id in result.test.arms)
        return EffectView(text=_test(viewer, result.test), between=between, note=note)
    return None


def _path(viewer: Viewer, effect: Effect) -> str:
    """The small figure of a ratio of one; none of other measures."""
    measure = cast(MeasureTerm, viewer.catalog.term("measures", effect.measure))
    ratio = measure.scale == "log" and measure.null == "1"
    return interval_path(effect.value, effect.ci) if ratio else ""


def _effect(viewer: Viewer, effect: Effect, test: Test | None) -> str:
    measure = viewer.catalog.term("measures", effect.measure)
    short = measure.aliases[0] if measure.aliases else measure.label.in_language(viewer.language)
    text = f"{short} {spoken(viewer, effect.value)}"
    if effect.ci:
        text += f" ({viewer.words['ci']} {interval(viewer, effect.ci)})"
    if effect.p:
        text += ", " + p_value(effect.p)
    if effect.analysis:
        text += f", {viewer.word('analyses', effect.analysis)}"
    if effect.comparison:
        text += f", {viewer.word('comparisons', effect.comparison)}"
    if effect.as_printed:
        text += f" [{viewer.say('as_printed', value=effect.as_printed.value)}]"
    return text + (f"; {_test(viewer, test)}" if test else "")


def _test(viewer: Viewer, test: Test) -> str:
    p = (
        f"P {viewer.word('numbers', 'not_reported')}"
        if test.p == "not_reported"
        else p_value(test.p)
    )
    kind = viewer.word("tests", test.kind)
    return f"{p} ({kind})" if viewer.language == "en" else f"{p}（{kind}）"


def p_value(p: str) -> str:
    """``P = 0.033`` or ``P < 0.0001``."""
    return f"P {p[0]} {p[1:]}" if p[0] in "<>≤≥" else f"P = {p}"


def interval(viewer: Viewer, ends: list[str]) -> str:
    """``0.64–0.98``; an end that was not reached is said in words."""
    low, high = (spoken(viewer, end) for end in ends)
    return f"{low} to {high}" if low.startswith("-") or high.startswith("-") else f"{low}–{high}"


def with_unit(viewer: Viewer, number: str, unit: str) -> str:
    """A number with its unit; percent without a blank."""
    if number in WORDS:
        return spoken(viewer, number)
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def spoken(viewer: Viewer, number: str) -> str:
    """``not_reported`` and ``not_reached`` in words, every number as written."""
    return viewer.word("numbers", number) if number in WORDS else number
