"""Which findings stand on the page of one group of patients, and in which order.

In: the catalog and a tumour with ``patient_page``. Out: frozen rows. The order is one rule, here:
by question, then by directness for these very patients, then by how well a row fits what the
reader chose, then by level. The script of the page re-sorts by the same keys, which stand in the
rows; so no less direct row ever stands above a more direct one of the same question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from factsheets.catalog.catalog import Catalog, Use
from factsheets.catalog.evidence import WORDS, Appraisal, appraise, best, rank
from factsheets.model import Result, Study
from factsheets.model.finding import Question
from factsheets.model.population import Population
from factsheets.model.vocabulary import DirectnessWord, TumourTerm

QUESTIONS: tuple[Question, ...] = (
    *("treatment_benefit", "treatment_harm"),
    *("prognosis", "frequency", "mechanism"),
)
# What a reader may choose: the facet, and the vocabulary of its values.
FACETS: Mapping[str, str] = {"line": "lines", "extent": "extents"}
# Values of the facets that stand for every other one, and for none that is known.
ANY, UNKNOWN = "any", "not_reported"
Chosen = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class PatientRow:
    """One finding, or those of its results that are equally direct. ``facets`` hold the values of
    :data:`FACETS` for the work that speaks for it."""

    use: Use
    results: tuple[Result, ...]
    lead: Appraisal | None
    facets: Mapping[str, tuple[str, ...]]

    @property
    def question(self) -> Question:
        """The question that it answers."""
        return self.use.finding.question

    @property
    def directness(self) -> DirectnessWord:
        """How direct it is for these patients; not known where no work lends directness."""
        return self.lead.directness.word if self.lead else "not_known"


def patient_tumours(catalog: Catalog) -> list[str]:
    """The tumours whose patients have a page, in the order of the vocabulary."""
    terms = catalog.vocabularies["tumours"].items()
    return [id for id, term in terms if cast(TumourTerm, term).patient_page]


def is_related(catalog: Catalog, tumour: str, others: Iterable[str]) -> bool:
    """Whether one of ``others`` is the tumour, holds it, is part of it or overlaps with it."""
    near = {tumour} | catalog.broader(tumour) | catalog.overlapping(tumour)
    return any(other in near or tumour in catalog.broader(other) for other in others)


def patient_rows(catalog: Catalog, tumour: str) -> list[PatientRow]:
    """Every row of one group of patients, in the order of the page."""
    uses = (use for use in catalog.uses() if use.finding.question in QUESTIONS)
    near = (use for use in uses if is_related(catalog, tumour, use.tumours))
    rows = [row for use in near for row in _rows(catalog, use, tumour)]
    rows = [row for row in rows if not _has_own_page(catalog, row, tumour)]
    return arrange(sorted(rows, key=lambda row: rank(row.lead)), {})


def arrange(rows: Iterable[PatientRow], chosen: Chosen) -> list[PatientRow]:
    """The rows that ``chosen`` leaves, ordered; rows that are equal keep their order."""
    kept = [(row, places) for row in rows if (places := _places(row, chosen))]
    return [row for row, _ in sorted(kept, key=lambda pair: pair[1])]


def fit(values: Iterable[str], chosen: str) -> int | None:
    """How well a row fits a choice: 0 as chosen, 1 any, 2 not reported; ``None`` not at all."""
    values = set(values)
    if not chosen or chosen in values:
        return 0
    if ANY in values:
        return 1
    return 2 if UNKNOWN in values else None


def _has_own_page(catalog: Catalog, row: PatientRow, tumour: str) -> bool:
    """Whether all who were studied are patients of other pages only, and stand there."""
    pages = [page for page in patient_tumours(catalog) if page != tumour]
    return row.lead is not None and all(
        not is_related(catalog, tumour, [studied])
        and any(studied == page or page in catalog.broader(studied) for page in pages)
        for studied in row.lead.studied.tumours
    )


def _places(row: PatientRow, chosen: Chosen) -> tuple[int, int, int] | None:
    fits = [fit(row.facets[facet], chosen.get(facet, "")) for facet in FACETS]
    if None in fits or chosen.get("question", row.question) not in ("", row.question):
        return None
    worst = max(place for place in fits if place is not None)
    return QUESTIONS.index(row.question), WORDS.index(row.directness), worst


def _rows(catalog: Catalog, use: Use, tumour: str) -> Iterator[PatientRow]:
    """One row per directness: a result on other patients than its finding's has its own."""
    by_word: dict[str, list[tuple[Result | None, Appraisal | None]]] = {}
    results: list[Result | None] = [*use.finding.results] or [None]
    for result in results:
        lead = best(appraise(catalog, use, result.metastasis if result else None, tumour))
        word = lead.directness.word if lead else ""
        by_word.setdefault(word, []).append((result, lead))
    for pairs in by_word.values():
        lead = pairs[0][1]
        yield PatientRow(
            use=use,
            results=tuple(result for result, _ in pairs if result),
            lead=lead,
            facets=_facets(catalog, use, lead),
        )


def _facets(catalog: Catalog, use: Use, lead: Appraisal | None) -> Mapping[str, tuple[str, ...]]:
    """Line and extent of those studied: the finding's own words, else the study card's."""
    key = lead.studied.key if lead else ""
    says: list[Population | Study] = [
        part for part in use.finding.population if not part.of or key in part.of
    ]
    if lead:
        says.append(catalog.studies[key].content)
    lines = next((source.lines for source in says if source.lines), None)
    extent = next((source.extent for source in says if source.extent), None)
    return {"line": tuple(lines or [UNKNOWN]), "extent": (extent or UNKNOWN,)}
