"""The page of one group of patients."""

from __future__ import annotations

from factsheets.views.overviews.patients import build_patients
from view_cases import viewer


def test_a_row_says_treatment_patients_figures_and_appraisal_as_printed() -> None:
    page = build_patients(viewer(src_uri="patients/acral-melanoma.md"), "acral-melanoma")
    benefit = page.questions[0]
    high, laboratory = benefit.groups
    row = high.rows[0]
    assert (row.sheet.url, row.url) == (
        "../treatments/dabrafenib.html",
        "../treatments/dabrafenib.html#os-brain",
    )
    assert (row.between, row.comparator) == ("Dabrafenib vs Chemotherapy", "vs Chemotherapy")
    assert (row.outcome, row.values) == (
        "Overall survival",
        "median 5.6 months vs median 3.1 months",
    )
    assert row.effect == "HR 0.60 (95% CI 0.40–0.90)"
    assert (row.n, row.more, row.who) == ("n\N{NO-BREAK SPACE}86 vs 86", 1, "Melanoma")
    assert row.facets == {"line": "Line not reported", "extent": "Extent not reported"}
    assert (row.direction, row.level, row.brief.check) == ("supports", "2", "abstract_checked")
    assert high.borrowed == "Melanoma (2)"
    assert [(sheet.name, n) for sheet, n in laboratory.sheets] == [("Dabrafenib", 1)]


def test_an_empty_exact_is_said_and_what_is_missing_is_named() -> None:
    page = build_patients(viewer(src_uri="patients/acral-melanoma.md"), "acral-melanoma")
    assert [question.exact_none for question in page.questions] == [True, True, True, True, False]
    assert [(count.label, [n for n, _ in count.cells]) for count in page.counts[:2]] == [
        ("Exactly these patients", [0, 0, 0, 0, 0]),
        ("High", [2, 0, 1, 0, 1]),
    ]
    assert page.missing.questions == "Benefit, Harm, Prognosis, Frequency"
    names = [sheet.name for sheet in page.missing.treatments]
    assert names == ["BRAF inhibitors", "Dabrafenib"]
