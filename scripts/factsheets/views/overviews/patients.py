"""The page of one group of patients, and the ways to these pages by tumour.

What was studied in exactly these patients comes first, then what is borrowed and from whom, then
what is missing. Which rows, and in which order, is the catalog's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from factsheets.catalog.evidence import COMPARED, WORDS
from factsheets.catalog.patients import (
    ANY,
    FACETS,
    QUESTIONS,
    UNKNOWN,
    PatientRow,
    is_related,
    patient_rows,
    patient_tumours,
)
from factsheets.model.finding import Question
from factsheets.model.vocabulary import DirectnessWord
from factsheets.views.overviews.patient_rows import RowView, build_row
from factsheets.views.shared.viewer import Prose, Target, Viewer

INDEX = "patients/index.md"
# Of rows that are not exact so many are printed: a page takes four sides of A4 at most.
PAPER = 28
# What a clinician asks of patients; of mechanisms only pages are named.
CLINICAL: tuple[Question, ...] = QUESTIONS[:4]
# So direct a finding must be to stand as a row; of all others the pages are named, so that the
# page is read in two minutes.
IN_ROWS: Mapping[Question, tuple[DirectnessWord, ...]] = {
    **dict.fromkeys(QUESTIONS[:2], ("exact", "high", "moderate")),
    "prognosis": ("exact",),
    "frequency": ("exact",),
}


@dataclass(frozen=True, kw_only=True)
class GroupView:
    """The rows of one question that are equally direct, or the pages that hold them. ``borrowed``
    says in whom these were studied, ``on_screen`` how many rows paper leaves out."""

    anchor: str
    word: str
    label: str
    meaning: str
    n: int
    borrowed: str
    rows: tuple[RowView, ...]
    on_screen: int
    sheets: tuple[tuple[Target, int], ...]


@dataclass(frozen=True, kw_only=True)
class QuestionView:
    """One question: its groups, the most direct first; ``exact_none`` if none is exact,
    ``compared`` if it is about treatments."""

    question: Question
    anchor: str
    heading: str
    short: str
    note: str
    exact_none: bool
    compared: bool
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, kw_only=True)
class CountView:
    """A degree of directness: how many rows per question, and where they stand."""

    label: str
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What is not there: questions and treatments without an exact row, open questions, and what
    was looked for in vain."""

    questions: str
    treatments: tuple[Target, ...]
    gaps: tuple[tuple[Target, tuple[Prose, ...]], ...]
    absences: tuple[tuple[Target, tuple[Prose, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class PatientView:
    """The page; ``filters`` are by facet what can be chosen."""

    hub: Target | None
    others: tuple[Target, ...]
    counts: tuple[CountView, ...]
    questions: tuple[QuestionView, ...]
    filters: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    any: str
    unknown: str
    missing: Missing
    address: str


@dataclass(frozen=True, kw_only=True)
class PatientWay:
    """A tumour, the sheet about it, and the pages of its patients."""

    tumour: str
    hub: Target
    pages: tuple[Target, ...]


def patient_src(tumour: str) -> str:
    """Path of the page of a tumour's patients below the language's root."""
    return f"patients/{tumour}.md"


def patient_ways(viewer: Viewer) -> tuple[PatientWay, ...]:
    """The tumours that have a page, in the order of the vocabulary, with their patients' pages."""
    order = list(viewer.catalog.vocabularies["tumours"])
    hubs = [
        (entry.content.described, id)
        for id, entry in viewer.catalog.sheets.items()
        if entry.content.described
    ]
    return tuple(
        PatientWay(
            tumour=viewer.label("tumours", tumour),
            hub=viewer.target(id),
            pages=_pages(viewer, tumour),
        )
        for tumour, id in sorted(hubs, key=lambda hub: order.index(hub[0]))
    )


def build_patients(viewer: Viewer, tumour: str) -> PatientView:
    """The page of the patients with ``tumour``."""
    rows = patient_rows(viewer.catalog, tumour)
    me = _target(viewer, tumour)
    way = next((way for way in patient_ways(viewer) if me in way.pages), None)
    return PatientView(
        hub=way.hub if way else None,
        others=tuple(page for page in way.pages if page != me) if way else (),
        counts=tuple(_counts(viewer, rows)),
        questions=tuple(_question(viewer, question, tumour, rows) for question in QUESTIONS),
        filters=tuple(_filters(viewer, rows)),
        any=ANY,
        unknown=UNKNOWN,
        missing=_missing(viewer, tumour, rows),
        address=viewer.catalog.site.content.url(viewer.language, f"patients/{tumour}.html"),
    )


def _pages(viewer: Viewer, covered: str) -> tuple[Target, ...]:
    return tuple(
        _target(viewer, tumour)
        for tumour in patient_tumours(viewer.catalog)
        if covered in {tumour, *viewer.catalog.broader(tumour)}
    )


def _target(viewer: Viewer, tumour: str) -> Target:
    return Target(name=viewer.label("tumours", tumour), url=viewer.url(patient_src(tumour)))


def _question(
    viewer: Viewer, question: Question, tumour: str, rows: list[PatientRow]
) -> QuestionView:
    mine = [row for row in rows if row.question == question]
    groups = [
        _group(viewer, tumour, [*group])
        for _, group in groupby(mine, key=lambda row: row.directness)
    ]
    return QuestionView(
        question=question,
        anchor=anchor(question, "rows"),
        heading=viewer.word("questions", question, "asked"),
        short=viewer.word("questions", question, "short"),
        note=viewer.note(question),
        exact_none=question in CLINICAL and all(row.directness != "exact" for row in mine),
        compared=question in COMPARED,
        groups=tuple(groups),
    )


def _counts(viewer: Viewer, rows: list[PatientRow]) -> Iterator[CountView]:
    """How many rows each question has at each directness, those with none too."""
    counts = Counter((row.directness, row.question) for row in rows)
    for word in WORDS:
        cells = ((counts[word, question], anchor(question, word)) for question in QUESTIONS)
        yield CountView(label=_directness(viewer, word), cells=tuple(cells))


def _directness(viewer: Viewer, word: DirectnessWord) -> str:
    """A degree of directness as the page calls it."""
    term = viewer.catalog.directness.content.words[word]
    exact = viewer.words["patients_exact"]
    return exact if word == "exact" else term.label.in_language(viewer.language)


def _group(viewer: Viewer, tumour: str, rows: list[PatientRow]) -> GroupView:
    question, word = rows[0].question, rows[0].directness
    meaning = viewer.catalog.directness.content.words[word].definition
    in_rows = word in IN_ROWS.get(question, ())
    sheets = Counter(row.use.sheet.id for row in rows)
    return GroupView(
        anchor=anchor(question, word),
        word=word,
        label=_directness(viewer, word),
        meaning=viewer.plain(meaning) if meaning else "",
        n=len(rows),
        borrowed="" if word == "exact" or question not in CLINICAL else _borrowed(viewer, rows),
        rows=tuple(build_row(viewer, row, tumour) for row in rows) if in_rows else (),
        on_screen=max(len(rows) - PAPER, 0) if in_rows and word != "exact" else 0,
        sheets=() if in_rows else tuple((viewer.target(id), n) for id, n in sheets.items()),
    )


def anchor(question: str, word: str) -> str:
    """The place of a group on the page."""
    return f"{question}-{word}".replace("_", "-")


def _borrowed(viewer: Viewer, rows: list[PatientRow]) -> str:
    """In whom the rows were studied, the most frequent first: ``breast cancer (30)``."""
    leads = [row.lead.studied for row in rows if row.lead]
    counts = Counter(viewer.listed(viewer.labels("tumours", work.tumours)) for work in leads)
    return viewer.listed(f"{label} ({n})" for label, n in counts.most_common())


def _filters(
    viewer: Viewer, rows: Iterable[PatientRow]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What can be chosen: of each facet the values that a row has."""
    rows = [row for row in rows if row.directness in IN_ROWS.get(row.question, ())]
    questions = ((q, viewer.word("questions", q, "short")) for q in CLINICAL)
    yield "question", tuple(questions)
    for facet, vocabulary in FACETS.items():
        held = {value for row in rows for value in row.facets[facet]}
        labels = viewer.terms(vocabulary).items()
        yield facet, tuple((term, label) for term, label in labels if term in held - {ANY})


def _missing(viewer: Viewer, tumour: str, rows: list[PatientRow]) -> Missing:
    catalog = viewer.catalog
    exact = [row for row in rows if row.directness == "exact"]
    asked = {row.question for row in exact}
    held = {row.use.sheet.id for row in exact if row.question == "treatment_benefit"}
    treatments = [
        viewer.target(id)
        for id, entry in catalog.sheets.items()
        if entry.content.main_question == "treatment_benefit" and id not in held
        if is_related(catalog, tumour, entry.content.tumours)
    ]
    theirs = [
        (viewer.target(id, "gaps"), tuple(map(viewer.text, entry.content.gaps)))
        for id, entry in catalog.sheets.items()
        if entry.content.gaps
        and (tumour in entry.content.tumours or any(row.use.sheet.id == id for row in exact))
    ]
    absences: dict[str, list[Prose]] = {}
    for row in exact:
        texts = [viewer.text(absence.what) for absence in row.use.finding.not_found]
        absences.setdefault(row.use.sheet.id, []).extend(texts)
    return Missing(
        questions=viewer.listed(
            viewer.word("questions", question, "short")
            for question in CLINICAL
            if question not in asked
        ),
        treatments=tuple(treatments),
        gaps=tuple(theirs),
        absences=tuple(
            (viewer.target(id), tuple(texts)) for id, texts in absences.items() if texts
        ),
    )
