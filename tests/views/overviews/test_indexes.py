"""The index pages."""

from __future__ import annotations

from pathlib import Path

from factsheets.model import SHEET_KINDS, Mechanism, Sheet, Treatment
from factsheets.views.overviews.indexes import Row, build_index
from view_cases import changed, viewer


def rows(kind: type[Sheet]) -> dict[str, Row]:
    page = build_index(viewer("en", f"{kind.folder}/index.md"), kind)
    return {row.url.removesuffix(".html"): row for row in page.rows}


def test_an_index_lists_every_sheet_of_its_kind_by_name() -> None:
    assert {kind.folder: [*rows(kind)] for kind in SHEET_KINDS} == {
        "mechanisms": ["blood-brain-barrier", "mapk-pathway"],
        "treatments": ["braf-inhibitors", "dabrafenib"],
        "tumours": ["melanoma-brain-metastasis"],
        "prognosis": ["lesion-number"],
    }


def test_a_row_carries_what_the_filters_compare() -> None:
    assert rows(Mechanism)["blood-brain-barrier"].keys.split() == [
        "tumour:melanoma",
        "stage:barrier-crossing",
        "stage:dormancy-in-brain",
        "class:barrier",
    ]


def test_the_text_filter_looks_in_both_names_and_the_aliases() -> None:
    assert rows(Treatment)["dabrafenib"].search == "dabrafenib 达拉非尼 brim-9 gsk2118436"


def test_a_row_counts_findings_own_and_included_and_those_against() -> None:
    assert rows(Treatment)["braf-inhibitors"].findings == 4
    pathway = rows(Mechanism)["mapk-pathway"]
    assert (pathway.findings, pathway.contradicting) == (2, 1)


def test_a_row_sums_up_its_evidence(tmp_path: Path) -> None:
    catalog = changed(tmp_path, {"studies/long2012dabrafenib.yaml:subjects": "[zebrafish]"})
    page = build_index(viewer("en", "treatments/index.md", catalog), Treatment)
    assert [row.evidence for row in page.rows] == ["Laboratory only", "Laboratory only"]
    assert {row.evidence for row in rows(Treatment).values()} == {"Human evidence"}
    assert [row.evidence for row in rows(Mechanism).values()] == [
        "Animals 1",
        "Patients' tissue or blood 1 · Animals 1",
    ]


def test_a_filter_is_offered_where_it_tells_sheets_apart_with_its_numbers() -> None:
    page = build_index(viewer("en", "mechanisms/index.md"), Mechanism)
    filters = {offered.name: offered for offered in page.filters}
    assert sorted(filters) == ["class", "stage"]
    assert [(choice.key, choice.n) for choice in filters["stage"].choices] == [
        ("stage:barrier-crossing", 2),
        ("stage:dormancy-in-brain", 1),
    ]
