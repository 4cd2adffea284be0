"""Summaries over findings: how many, how direct, how far checked, of what kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import cast

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import EVIDENCE, WORDS, appraise, best, profile, studied
from factsheets.model import Sheet
from factsheets.model.vocabulary import SubjectTerm
from factsheets.views.shared.viewer import Viewer


@dataclass(frozen=True)
class Count:
    """How many, of what; ``key`` for styling."""

    key: str
    label: str
    n: int


@dataclass(frozen=True)
class Applies:
    """Directness summary for one tumour."""

    tumour: str
    counts: tuple[Count, ...]


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
    order = ("reported_by_review", "abstract_checked", "fulltext_checked", "clinician_signed")
    return tuple(Count(key, viewer.words[key], found[key]) for key in order if found[key])


def applies(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> tuple[Applies, ...]:
    """Directness per tumour of the sheet; empty where there is nothing but background."""
    found = tuple(
        Applies(viewer.label("tumours", tumour), directness_counts(viewer, uses, tumour))
        for tumour in sheet.tumours
    )
    return found if any(count.n for one in found for count in one.counts) else ()


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
        Count(word, labels[word].label.in_language(viewer.language), found[word])  # type: ignore[index]
        for word in WORDS
    )


def warning(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> str:
    """The one thing a reader must know first: no human evidence, or none that is exact."""
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    if sheet.summed_up_by == "patients" and not human_evidence(viewer, uses):
        return viewer.words["no_human"]
    counted = directness_counts(viewer, uses)
    rated = any(count.n for count in counted)
    return "" if counted[0].n or not rated else viewer.say("no_exact", condition=condition)


def human_evidence(viewer: Viewer, uses: list[Use]) -> bool:
    """Whether any finding on benefit or harm rests on patients."""
    for use in uses:
        if use.finding.question in ("treatment_benefit", "treatment_harm"):
            for key in use.finding.keys:
                if key in viewer.catalog.studies:
                    work = studied(use.finding, key, viewer.catalog.studies[key].content)
                    terms = (viewer.catalog.term("subjects", one) for one in work.subjects)
                    if any(cast(SubjectTerm, term).kind == "human" for term in terms):
                        return True
    return False


def profile_counts(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    """The evidence profile in numbers; empty where nothing but background was found."""
    shown = [use for use in uses if use.finding.question != "background"]
    works = profile(viewer.catalog, shown)
    if not any(works.values()):
        return ()
    return tuple(Count(kind, viewer.words[kind], len(works[kind])) for kind in EVIDENCE)


def tumours_studied(viewer: Viewer, uses: list[Use]) -> tuple[Count, ...]:
    """How many works studied each tumour, most studied first; background left out."""
    works: dict[str, set[str]] = {}
    for use in uses:
        for key in use.finding.keys:
            if key in viewer.catalog.studies and use.finding.question != "background":
                work = studied(use.finding, key, viewer.catalog.studies[key].content)
                for tumour in work.tumours:
                    works.setdefault(tumour, set()).add(key)
    rows = [Count(t, viewer.label("tumours", t), len(keys)) for t, keys in works.items()]
    return tuple(sorted(rows, key=lambda row: (-row.n, row.key)))
