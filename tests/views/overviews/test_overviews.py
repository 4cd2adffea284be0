"""The pages over all findings: evidence table, matrix, gaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.views.overviews.gaps import build_gaps, is_overdue
from factsheets.views.overviews.matrix import build_matrix
from factsheets.views.overviews.table import build_table
from toy_site import toy
from view_cases import changed, plain, viewer


def test_the_table_has_every_finding_once() -> None:
    rows = build_table(viewer("en", "evidence.md")).rows
    assert len(rows) == len(toy().findings)
    assert len({row.url for row in rows}) == len(rows)


def test_a_row_has_the_facets_of_its_finding() -> None:
    rows = {row.url: row for row in build_table(viewer("en", "evidence.md")).rows}
    row = rows["treatments/dabrafenib.html#os-brain"]
    assert set(row.facets.split()) == {
        "tumour:melanoma",
        "question:treatment_benefit",
        "kind:treatments",
        "sheet:dabrafenib",
        "sheet:braf-inhibitors",
        "check:abstract_checked",
        "origin:added",
        "direction:supports",
        "directness:exact",
        "level:2",
        "design:rct",
    }
    assert (row.level, row.directness_label, row.design) == ("2", "Exact", "Randomised trial")
    assert row.sources == (("Long and Short 2012", "references/long2012dabrafenib.html"),)


def test_the_table_s_text_filter_knows_what_a_row_does_not_show() -> None:
    rows = {row.url: row for row in build_table(viewer("en", "evidence.md")).rows}
    assert (
        rows["treatments/dabrafenib.html#os-brain"].search
        == "达拉非尼延长生存期。 10.5555/toy.long"
    )


def test_every_choice_of_the_table_s_filters_has_rows_and_counts_them() -> None:
    table = build_table(viewer("zh", "evidence.md"))
    for one in table.filters:
        for choice in one.choices:
            assert choice.n == sum(choice.key in row.facets.split() for row in table.rows)
            assert choice.n > 0


def test_the_table_knows_each_sheet_by_all_its_names() -> None:
    names = build_table(viewer("en", "evidence.md")).names
    assert names["sheet:dabrafenib"] == "Dabrafenib 达拉非尼 BRIM-9 GSK2118436"


def test_a_cell_of_the_matrix_counts_works_by_kind_and_empty_cells_stay() -> None:
    by_stage = build_matrix(viewer("en", "matrix.md")).matrices[0]
    assert by_stage.columns == ("Crossing the blood-brain barrier", "Rest in the brain")
    rows = {sheet.name: cells for sheet, cells in by_stage.rows}
    barrier, pathway = rows["Blood-brain barrier"], rows["MAPK pathway"]
    assert pathway[0].works == {"human_tissue": 1, "in_vivo": 1}
    assert (pathway[1].findings, pathway[1].works) == (0, {})
    assert [cell.findings for cell in barrier] == [1, 1]


def test_a_cell_leads_to_its_findings_in_the_table() -> None:
    by_tumour = build_matrix(viewer("en", "matrix.md")).matrices[2]
    cells = next(cells for sheet, cells in by_tumour.rows if sheet.name == "Dabrafenib")
    assert cells[0].url == "evidence.html#sheet=dabrafenib&tumour=melanoma"
    assert cells[0].level == "2"


def test_gaps_collect_what_is_open_unchecked_and_unsigned() -> None:
    gaps = build_gaps(viewer("en", "gaps.md"))
    ((tumours, (treatments,)),) = gaps.questions
    assert (tumours, treatments.kind, treatments.n) == ("Melanoma", "Treatments", 1)
    assert [one.sheet.url for one in treatments.sheets] == ["treatments/dabrafenib.html#gaps"]
    assert [
        (
            tumours,
            group.kind,
            [plain(one.claim) for sheet in group.sheets for one in sheet.unchecked],
        )
        for tumours, groups in gaps.unchecked
        for group in groups
    ] == [
        (
            *("Melanoma", "Treatments"),
            ["BRAF inhibitors block the kinase BRAF.", "Cells grew more slowly."],
        ),
        ("Melanoma", "Mechanisms", ["The pathway was active in biopsies."]),
    ]
    assert gaps.unchecked_n == 3
    assert (gaps.total, gaps.unsigned, gaps.sheets) == (9, 6, 6)
    assert (gaps.untranslated, gaps.overdue) == ((), ())


def test_an_untranslated_text_is_listed_by_sheet(tmp_path: Path) -> None:
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:bottom_line": "{en: English only.}"})
    gaps = build_gaps(viewer("zh", "gaps.md", catalog))
    assert [sheet.name for sheet, _ in gaps.untranslated] == ["达拉非尼"]


@pytest.mark.parametrize(
    ("changed_on", "overdue"),
    [("2026-11-21", False), ("2025-11-22", False), ("2025-11-21", True), ("2024-12-31", True)],
)
def test_a_sheet_is_overdue_a_full_year_after_its_last_change(
    tmp_path: Path, changed_on: str, overdue: bool
) -> None:
    """Counted up to the release, 21 November 2026."""
    at = "treatments/dabrafenib.yaml:history.0.on"
    catalog = changed(tmp_path, {at: f'"{changed_on}"'})
    assert is_overdue(viewer(catalog=catalog), catalog.sheets["dabrafenib"]) is overdue
