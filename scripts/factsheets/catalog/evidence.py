"""What is computed about evidence and never typed: level, directness, profile, significance.

In: findings, study cards and the tables of ``content/vocab``. Out: small frozen values. Sources:
OCEBM Levels of Evidence Working Group, "The Oxford 2011 Levels of Evidence" (levels per question
and design, stored with the designs); the directness table is the site's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, cast

from factsheets.catalog.catalog import Catalog, Use
from factsheets.model import Effect, Finding, Study, Test
from factsheets.model.vocabulary import (
    DesignTerm,
    DirectnessRow,
    Evidence,
    MeasureTerm,
    SubjectKind,
    SubjectTerm,
    TumourMatch,
)

WORDS = ("exact", "high", "moderate", "low")
EVIDENCE: tuple[Evidence, ...] = (
    "human_outcome",
    "human_tissue",
    "in_vivo",
    "ex_vivo",
    "in_vitro",
    "in_silico",
)
Significance = Literal["significant", "not_significant", "unknown"]


@dataclass(frozen=True)
class Studied:
    """Who was studied and how, in one work, as far as one finding rests on it."""

    key: str
    designs: tuple[str, ...]
    subjects: tuple[str, ...]
    tumours: tuple[str, ...]
    metastasis: str


@dataclass(frozen=True)
class Appraisal:
    """Level and directness of one work for one finding and tumour.

    ``level`` is an OCEBM 2011 level ("1" best … "5") or ``""`` where none applies.
    """

    studied: Studied
    tumour: str
    level: str
    directness: DirectnessRow


def studied(finding: Finding, key: str, study: Study) -> Studied:
    """Who was studied: the card, overridden by the finding's ``population`` where it says so."""
    designs, subjects = study.designs, study.subjects
    tumours, metastasis = study.tumours, study.metastasis
    for part in finding.population:
        if not part.of or key in part.of:
            designs = part.designs or designs
            subjects = part.subjects or subjects
            tumours = part.tumours or tumours
            metastasis = part.metastasis or metastasis
    return Studied(key, tuple(designs), tuple(subjects), tuple(tumours), metastasis)


def appraise(catalog: Catalog, use: Use, metastasis: str | None = None) -> list[Appraisal]:
    """One appraisal per cited work that has a study card and per tumour the finding is for.

    ``metastasis`` replaces what the works say, for one result on other patients than the finding's.
    """
    finding = use.finding
    works = [
        studied(finding, key, catalog.studies[key].content)
        for key in finding.keys
        if key in catalog.studies
    ]
    if metastasis:
        works = [replace(work, metastasis=metastasis) for work in works]
    return [
        Appraisal(work, tumour, level(catalog, finding, work), directness(catalog, work, tumour))
        for tumour in use.tumours
        for work in works
    ]


def best(appraisals: Iterable[Appraisal]) -> Appraisal | None:
    """The best-designed work that is at least as direct as any other; ``None`` without works."""
    return min(
        appraisals,
        key=lambda a: (WORDS.index(a.directness.word), a.level or "9"),
        default=None,
    )


def level(catalog: Catalog, finding: Finding, work: Studied) -> str:
    """OCEBM 2011 level of the best design for the finding's question, lowered if so reasoned."""
    found = []
    for design in work.designs:
        term = cast(DesignTerm, catalog.term("designs", design))
        found.append(getattr(term.levels, finding.question, None))
    levels = sorted(int(one) for one in found if one)
    if not levels:
        return ""
    lowered = levels[0] + (int(finding.downgrade.by) if finding.downgrade else 0)
    return str(min(lowered, 5))


def directness(catalog: Catalog, work: Studied, tumour: str) -> DirectnessRow:
    """The row of the directness table for the most direct subjects of ``work``."""
    match = tumour_match(catalog, work.tumours, tumour)
    rows = (
        row_for(catalog, match, kind, work.metastasis) for kind in kinds(catalog, work.subjects)
    )
    return min((row for row in rows if row), key=lambda row: WORDS.index(row.word))


def kinds(catalog: Catalog, subjects: Iterable[str]) -> list[SubjectKind]:
    """Patients, tissue, animals, cells or none: what these terms of the vocabulary stand for."""
    return [cast(SubjectTerm, catalog.term("subjects", one)).kind for one in subjects]


def row_for(catalog: Catalog, match: str, kind: str, metastasis: str) -> DirectnessRow | None:
    """The first row of the directness table that fits; ``None`` breaks rule EV120."""
    for row in catalog.directness.content.rows:
        if match in row.tumour and kind in row.subjects and metastasis in row.metastasis:
            return row
    return None


def tumour_match(catalog: Catalog, tumours: Iterable[str], wanted: str) -> TumourMatch:
    """Whether studied tumours are the wanted one, include it, or are others.

    A subtype of the wanted tumour counts as the same; a broader tumour, or a list of which only
    some are the same, includes it.
    """
    above = catalog.broader(wanted)
    same = [one == wanted or wanted in catalog.broader(one) for one in tumours]
    if same and all(same):
        return "same"
    return "includes" if any(same) or any(one in above for one in tumours) else "other"


def profile(catalog: Catalog, uses: Iterable[Use]) -> dict[Evidence, list[str]]:
    """Evidence profile: per kind of evidence the keys of the independent works behind findings."""
    found: dict[Evidence, dict[str, None]] = {kind: {} for kind in EVIDENCE}
    for use in uses:
        for key in use.finding.keys:
            if key not in catalog.studies:
                continue
            work = studied(use.finding, key, catalog.studies[key].content)
            for design in work.designs:
                kind = cast(DesignTerm, catalog.term("designs", design)).evidence
                if kind in found:
                    found[kind][key] = None
    return {kind: list(keys) for kind, keys in found.items()}


def significance(catalog: Catalog, effect: Effect | None, test: Test | None) -> Significance:
    """Whether a result is statistically significant at 0.05, by its CI, else its P, as printed."""
    if effect and (by_interval := interval_significance(catalog, effect)) != "unknown":
        return by_interval
    p = (effect and effect.p) or (test and test.p)
    return "unknown" if not p or p == "not_reported" else p_significance(p)


def interval_significance(catalog: Catalog, effect: Effect) -> Significance:
    """Significance by the confidence interval; ``unknown`` without one, and where an end, rounded
    as it is, touches the value of no effect."""
    if not effect.ci or effect.ci[0] == "not_reached":
        return "unknown"
    null = Decimal(cast(MeasureTerm, catalog.term("measures", effect.measure)).null)
    low, high = (Decimal("Infinity") if end == "not_reached" else Decimal(end) for end in effect.ci)
    if null in (low, high):
        return "unknown"
    return "not_significant" if low < null < high else "significant"


def p_significance(p: str) -> Significance:
    """Significance of a P value as printed: ``<0.001`` is, ``>0.01`` cannot be told."""
    value = Decimal(p.lstrip("<>≤≥"))
    if p[0] == "<":
        return "significant" if value <= Decimal("0.05") else "unknown"
    if p[0] == "≤":
        return "significant" if value < Decimal("0.05") else "unknown"
    if p[0] in ">≥":
        return "not_significant" if value >= Decimal("0.05") else "unknown"
    return "significant" if value < Decimal("0.05") else "not_significant"
