"""Which findings stand on a patient page; no choice of a reader turns their order round."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.evidence import WORDS, tumour_match
from factsheets.catalog.patients import (
    FACETS,
    QUESTIONS,
    PatientRow,
    arrange,
    fit,
    patient_rows,
    patient_tumours,
)
from factsheets.site.pipeline import read_site
from toy_site import toy

ROOT = Path(__file__).parents[2]


@cache
def real() -> Catalog:
    """The site's own content."""
    catalog, problems = read_site(ROOT)
    assert catalog is not None, problems
    return catalog


def places(rows: list[PatientRow]) -> list[tuple[int, int]]:
    return [(QUESTIONS.index(row.question), WORDS.index(row.directness)) for row in rows]


def test_every_subtype_that_the_content_knows_has_a_page() -> None:
    assert patient_tumours(real()) == [
        *("nsclc-no-driver", "nsclc-egfr", "sclc"),
        *("breast-hr-positive", "breast-her2-positive", "breast-her2-low", "tnbc"),
    ]


@pytest.mark.parametrize("tumour", patient_tumours(real()))
def test_no_choice_puts_a_less_direct_row_above_a_more_direct_one(tumour: str) -> None:
    catalog = real()
    rows = patient_rows(catalog, tumour)
    assert arrange(rows, {}) == rows
    choices = [["", *catalog.vocabularies[vocabulary]] for vocabulary in FACETS.values()]
    for question, *values in product(["", *QUESTIONS], *choices):
        chosen = {"question": question, **dict(zip(FACETS, values, strict=True))}
        kept = arrange(rows, chosen)
        assert places(kept) == sorted(places(kept)), chosen
        assert {id(row) for row in kept} <= {id(row) for row in rows}


@pytest.mark.parametrize(
    ("values", "chosen", "place"),
    [
        (["first", "later"], "first", 0),
        (["first"], "", 0),
        (["any"], "first", 1),
        (["not_reported"], "first", 2),
        (["not_reported"], "not_reported", 0),
        (["later"], "first", None),
    ],
)
def test_a_row_that_does_not_say_stands_behind_those_that_fit(
    values: list[str], chosen: str, place: int | None
) -> None:
    assert fit(values, chosen) == place


def test_rows_are_rated_for_the_subtype_and_carry_what_their_study_says() -> None:
    rows = patient_rows(toy(), "acral-melanoma")
    assert [(row.use.ref, row.directness, row.facets["line"]) for row in rows] == [
        ("dabrafenib#os-brain", "high", ("not_reported",)),
        ("dabrafenib#pfs-brain", "high", ("not_reported",)),
        ("dabrafenib#cell-lines", "laboratory", ("not_reported",)),
        ("lesion-number#many-lesions", "high", ("first", "later")),
        ("melanoma-brain-metastasis#how-common", "other_patients", ("first", "later")),
        ("mapk-pathway#active-in-tissue", "high", ("not_reported",)),
        ("blood-brain-barrier#keeps-cells-out", "laboratory", ("not_reported",)),
        ("mapk-pathway#not-needed-in-fish", "laboratory", ("not_reported",)),
    ]


@pytest.mark.parametrize(
    ("studied", "wanted", "match"),
    [
        ("nsclc-nonsquamous", "nsclc-egfr", "includes"),
        ("nsclc-egfr", "nsclc-nonsquamous", "includes"),
        ("nsclc-nonsquamous-no-driver", "nsclc-no-driver", "same"),
        ("nsclc-egfr", "nsclc-no-driver", "other"),
        ("tnbc", "breast-her2-low", "includes"),
        ("breast-her2-positive", "breast-her2-low", "other"),
    ],
)
def test_tumours_that_overlap_are_neither_the_same_nor_others(
    studied: str, wanted: str, match: str
) -> None:
    assert tumour_match(real(), [studied], wanted) == match
