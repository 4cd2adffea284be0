"""Summaries over findings: how many, how direct, how far checked, of what kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import cast, get_args

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import (
    COMPARED,
    EVIDENCE,
    WORDS,
    appraise,
    best,
    kinds,
    lenders,
    profile,
)
from factsheets.model import Sheet
from factsheets.model.citation import CheckStatus
from factsheets.model.vocabulary import DesignTerm
from factsheets.views.shared.viewer import Viewer

# How far a claim was checked, least first.
CHECKS: tuple[str, ...] = get_args(CheckStatus)
LABORATORY = {"animal", "cells", "tissue"}


@dataclass(frozen=True)
class Count:
    """How many, of what; ``key`` for styling."""

    key: str
    label: str
    n: int


@dataclass(frozen=True, kw_only=True)
class Applies:
    """Directness summary for one tumour; ``unrated`` findings do not speak of it."""

    tumour: str
    counts: tuple[Count, ...]
    unrated: int


def sheet_uses(viewer: Viewer, entry: Entry[Sheet]) -> list[Use]:
    """The findings a sheet shows: its own and those it includes."""
    own = [Use(entry, index) for index in range(len(entry.content.findings))]
    return own + viewer.catalog.included(entry.id)


def class_label(viewer: Viewer, sheet: Sheet) -> str:
    """The sheet's class, if its kind has one."""
    facet = sheet.classes()
    return viewer.listed(viewer.labels(facet.vocabulary, sheet.terms(facet))) if facet else ""


def check_counts(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    """How many findings have each check status, strictest last; those with none left out."""
    found = Counter[str](use.finding.check.status for use in uses)
    return tuple(
        Count(key, viewer.word("checks", key, "long"), found[key]) for key in CHECKS if found[key]
    )


def main_uses(sheet: Sheet, uses: list[Use]) -> list[Use]:
    """The findings on the question that the sheet is there for."""
    return [use for use in uses if use.finding.question == sheet.main_question]


def applies(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> tuple[Applies, ...]:
    """Directness per tumour of the findings on the sheet's main question; empty without any."""
    uses = main_uses(sheet, uses)
    found = []
    for tumour in sheet.tumours:
        counts = directness_counts(viewer, uses, tumour)
        unrated = len(uses) - sum(count.n for count in counts)
        label = viewer.label("tumours", tumour)
        found.append(Applies(tumour=label, counts=counts, unrated=unrated))
    return tuple(found) if any(count.n for one in found for count in one.counts) else ()


def directness_counts(viewer: Viewer, uses: list[Use], tumour: str = "") -> tuple[Count, ...]:
    """How many findings have each directness, for one tumour or for all."""
    found: Counter[str] = Counter()
    for use in uses:
        if use.finding.question != "background":
            every = appraise(viewer.catalog, use)
            lead = best(one for one in every if not tumour or one.tumour == tumour)
            if lead:
                found[lead.directness.word] += 1
    labels = viewer.catalog.directness.content.words
    return tuple(
        Count(word, labels[word].label.in_language(viewer.language), found[word]) for word in WORDS
    )


def warning(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> str:
    """The one thing a reader must know first: no patients, no studies, or none that is exact."""
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    asked = main_uses(sheet, uses)
    if sheet.summed_up_by == "patients":
        if asked and all(is_laboratory(viewer, use) for use in asked):
            return viewer.words["no_human"]
        if only := _only_opinions(viewer, asked):
            return viewer.say("only_opinions", designs=viewer.listed(only))
    counted = directness_counts(viewer, asked)
    rated = any(count.n for count in counted)
    return "" if counted[0].n or not rated else viewer.say("no_exact", condition=condition)


def is_laboratory(viewer: Viewer, use: Use) -> bool:
    """Whether a finding rests on animals, cells or samples only, as far as is known."""
    subjects = [kinds(viewer.catalog, w.subjects) for w in lenders(viewer.catalog, use.finding)]
    return bool(subjects) and all({*found} <= LABORATORY for found in subjects)


def _only_opinions(viewer: Viewer, uses: list[Use]) -> tuple[str, ...]:
    """The designs behind findings, if none of them is a study (a guideline, a consensus)."""
    works = [work for use in uses for work in lenders(viewer.catalog, use.finding)]
    designs = dict.fromkeys(design for work in works for design in work.designs)
    terms = (cast(DesignTerm, viewer.catalog.term("designs", design)) for design in designs)
    studied = any(term.evidence != "none" for term in terms)
    return () if studied else viewer.labels("designs", list(designs))


def human_evidence(viewer: Viewer, uses: list[Use]) -> bool:
    """Whether any finding on benefit or harm rests on patients."""
    return any(
        "human" in kinds(viewer.catalog, work.subjects)
        for use in uses
        if use.finding.question in COMPARED
        for work in lenders(viewer.catalog, use.finding)
    )


def profile_counts(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    """The evidence profile in numbers; empty where nothing but background was found."""
    shown = [use for use in uses if use.finding.question != "background"]
    works = profile(viewer.catalog, shown)
    if not any(works.values()):
        return ()
    return tuple(Count(kind, viewer.word("evidence", kind), len(works[kind])) for kind in EVIDENCE)


def tumours_studied(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    """How many works studied each tumour, most studied first; background left out."""
    works: dict[str, set[str]] = {}
    for use in uses:
        if use.finding.question != "background":
            for work in lenders(viewer.catalog, use.finding):
                for tumour in work.tumours:
                    works.setdefault(tumour, set()).add(work.key)
    rows = [Count(t, viewer.label("tumours", t), len(keys)) for t, keys in works.items()]
    return tuple(sorted(rows, key=lambda row: (-row.n, row.key)))
