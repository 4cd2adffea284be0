"""What is computed about evidence and never typed: level, directness, profile, significance.

In: findings, study cards and the tables of ``content/vocab``. Out: small frozen values. Sources:
OCEBM Levels of Evidence Working Group, "The Oxford 2011 Levels of Evidence" (levels per question
and design, stored with the designs); the directness table is the site's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, cast, get_args

from factsheets.catalog.catalog import Catalog, Use
from factsheets.model import Effect, Finding, Study, Test
from factsheets.model.citation import Role
from factsheets.model.vocabulary import (
    DesignTerm,
    DirectnessRow,
    DirectnessWord,
    Evidence,
    MeasureTerm,
    SubjectKind,
    SubjectTerm,
    TumourMatch,
)
from factsheets.model.vocabulary import Levels as LevelsOfDesign

WORDS: tuple[DirectnessWord, ...] = get_args(DirectnessWord)
# Roles of cited works that lend level and directness; `unread` does so "by the review".
LENDING = ("carries", "unread")
# Questions that compare a treatment with another: what a subgroup and a lone arm are rated by.
COMPARED = ("treatment_benefit", "treatment_harm")
CASE_SERIES = 4
NOT_LOCAL = 3
LOWEST = 5
# Sorts behind every level.
NO_LEVEL = "9"
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


LevelReason = Literal[
    "subgroup", "lone_arm", "not_local", "downgrade", "comparator_not_read", "question", "design"
]


@dataclass(frozen=True)
class Level:
    """An OCEBM 2011 level ("1" best … "5"), or ``""`` where none applies; and what it rests on
    besides question and design: why it is lower than theirs, or why there is none."""

    value: str
    reasons: tuple[LevelReason, ...] = ()


@dataclass(frozen=True)
class Appraisal:
    """Level and directness that one work lends one finding for one tumour."""

    studied: Studied
    tumour: str
    role: Role
    rated: Level
    directness: DirectnessRow

    @property
    def level(self) -> str:
        """The level itself."""
        return self.rated.value

    @property
    def by_review(self) -> bool:
        """Whether nobody here read the work: level and directness are as the review says."""
        return self.role == "unread"


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


def appraise(
    catalog: Catalog, use: Use, metastasis: str | None = None, tumour: str = ""
) -> list[Appraisal]:
    """One appraisal per work that lends the finding its level, and per tumour it is read for.

    A work lends if it carries the claim, or if nobody here read it; and if it has a study card.
    ``metastasis`` replaces what the works say, for one result on other patients than the finding's;
    ``tumour`` stands in place of those that the finding is read for.
    """
    finding = use.finding
    roles = {citation.key: citation.role for citation in finding.cites}
    works = lenders(catalog, finding)
    if metastasis:
        works = [replace(work, metastasis=metastasis) for work in works]
    return [
        Appraisal(
            work,
            tumour,
            roles[work.key],
            level(catalog, finding, work),
            directness(catalog, work, tumour),
        )
        for tumour in ([tumour] if tumour else use.tumours)
        for work in works
    ]


def best(appraisals: Iterable[Appraisal]) -> Appraisal | None:
    """The best-designed work that is at least as direct as any other; ``None`` without works."""
    return min(appraisals, key=rank, default=None)


def rank(appraisal: Appraisal | None) -> tuple[int, str]:
    """For sorting: the more direct first, then the better level; nothing known comes last."""
    if appraisal is None:
        return len(WORDS), NO_LEVEL
    return WORDS.index(appraisal.directness.word), appraisal.level or NO_LEVEL


def level(catalog: Catalog, finding: Finding, work: Studied) -> Level:
    """OCEBM 2011 level of the best design for the question, lowered by the site's policies.

    Sources: the table of the designs (OCEBM 2011); a lone arm counts as a case series, and a
    frequency is level 1 only where it is local and current, as that table says; a subgroup of a
    trial is lowered by one unless randomisation was stratified by it or an interaction was tested.
    """
    question = finding.question
    if question not in LevelsOfDesign.model_fields:
        return Level("", ("question",))
    if question in COMPARED and finding.comparator == "not_read":
        return Level("", ("comparator_not_read",))
    terms = [cast(DesignTerm, catalog.term("designs", design)) for design in work.designs]
    rated = [(int(own), term) for term in terms if (own := getattr(term.levels, question))]
    if not rated:
        return Level("", ("design",))
    value, term = min(rated, key=lambda pair: pair[0])
    reasons: list[LevelReason] = []
    if question == "frequency" and value == 1 and not finding.local_and_current:
        value = NOT_LOCAL
        reasons.append("not_local")
    if question in COMPARED and term.comparative == "yes":
        if finding.comparator == "none":
            value = CASE_SERIES
            reasons.append("lone_arm")
        elif work.metastasis == "subgroup" and not is_tested(finding):
            value += 1
            reasons.append("subgroup")
    if finding.downgrade:
        value += int(finding.downgrade.by)
        reasons.append("downgrade")
    return Level(str(min(value, LOWEST)), tuple(reasons))


def is_tested(finding: Finding) -> bool:
    """Whether a subgroup's effect stands on more than itself: randomisation was stratified by it,
    or an interaction was tested."""
    group = finding.subgroup
    return group is not None and (
        group.stratified == "yes" or group.interaction_p != "not_reported"
    )


def is_part_of_trial(catalog: Catalog, finding: Finding, work: Studied) -> bool:
    """Whether a finding compares treatments in a part of a study's patients."""
    terms = (cast(DesignTerm, catalog.term("designs", design)) for design in work.designs)
    return (
        finding.question in COMPARED
        and finding.comparator != "none"
        and work.metastasis == "subgroup"
        and any(term.comparative == "yes" for term in terms)
    )


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

    A subtype of the wanted tumour counts as the same; a broader tumour, one that overlaps with it,
    or a list of which only some are the same, includes it.
    """
    above = catalog.broader(wanted) | catalog.overlapping(wanted)
    same = [one == wanted or wanted in catalog.broader(one) for one in tumours]
    if same and all(same):
        return "same"
    return "includes" if any(same) or any(one in above for one in tumours) else "other"


def lenders(catalog: Catalog, finding: Finding) -> list[Studied]:
    """Who was studied in each work that lends the finding level and directness."""
    return [
        studied(finding, citation.key, catalog.studies[citation.key].content)
        for citation in finding.cites
        if citation.role in LENDING and citation.key in catalog.studies
    ]


def profile(catalog: Catalog, uses: Iterable[Use]) -> dict[Evidence, list[str]]:
    """Evidence profile: per kind of evidence the keys of the independent works behind findings."""
    found: dict[Evidence, dict[str, None]] = {kind: {} for kind in EVIDENCE}
    for use in uses:
        for work in lenders(catalog, use.finding):
            for design in work.designs:
                kind = cast(DesignTerm, catalog.term("designs", design)).evidence
                if kind in found:
                    found[kind][work.key] = None
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
