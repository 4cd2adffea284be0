"""Home and the index pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.model import Mechanism, Prognosis, Treatment, Tumour
from factsheets.views.overviews.indexes import IndexView, build_home, build_index
from view_cases import changed, viewer


def index(kind: type, language: str = "en") -> IndexView:
    return build_index(viewer(language, f"{kind.folder}/index.md"), kind)  # type: ignore[arg-type, attr-defined]


@pytest.mark.parametrize(
    ("kind", "urls"),
    [
        (Mechanism, ["blood-brain-barrier.html", "mapk-pathway.html"]),
        (Treatment, ["braf-inhibitors.html", "dabrafenib.html"]),
        (Tumour, ["melanoma-brain-metastasis.html"]),
        (Prognosis, ["lesion-number.html"]),
    ],
)
def test_an_index_lists_every_sheet_of_its_kind_by_name(kind: type, urls: list[str]) -> None:
    assert [row.url for row in index(kind).rows] == urls


def test_a_row_carries_what_the_filters_compare() -> None:
    row = index(Mechanism).rows[0]
    assert row.keys.split() == [
        "tumour:melanoma",
        "stage:barrier-crossing",
        "stage:dormancy-in-brain",
        "class:barrier",
    ]


def test_the_text_filter_looks_in_both_names_and_the_aliases() -> None:
    assert index(Treatment).rows[1].search == "dabrafenib 达拉非尼 brim-9 gsk2118436"


def test_a_row_counts_findings_own_and_included_and_those_against() -> None:
    rows = {row.url: row for row in (*index(Treatment).rows, *index(Mechanism).rows)}
    assert rows["braf-inhibitors.html"].findings == 4
    assert (rows["mapk-pathway.html"].findings, rows["mapk-pathway.html"].contradicting) == (2, 1)


def test_treatments_without_patients_are_marked(tmp_path: Path) -> None:
    catalog = changed(tmp_path, {"studies/long2012dabrafenib.yaml:subjects": "[zebrafish]"})
    page = build_index(viewer("en", "treatments/index.md", catalog), Treatment)
    assert [row.evidence for row in page.rows] == ["Laboratory only", "Laboratory only"]
    assert [row.evidence for row in index(Treatment).rows] == ["Human evidence", "Human evidence"]


def test_mechanisms_show_their_kinds_of_evidence() -> None:
    assert [row.evidence for row in index(Mechanism).rows] == [
        "Animals 1",
        "Patients' tissue or blood 1 · Animals 1",
    ]


def test_a_filter_is_offered_where_it_tells_sheets_apart_with_its_numbers() -> None:
    filters = {one.name: one for one in index(Mechanism).filters}
    assert sorted(filters) == ["class", "stage"]
    assert [(c.key, c.n) for c in filters["stage"].choices] == [
        ("stage:barrier-crossing", 2),
        ("stage:dormancy-in-brain", 1),
    ]


def test_home_leads_to_tumours_stages_classes_and_the_whole() -> None:
    home = build_home(viewer())
    doors = [[(door.label, door.url, door.n) for door in doors] for _, doors in home.doors]
    assert doors == [
        [
            ("Brain metastasis of melanoma", "tumours/melanoma-brain-metastasis.html", 2),
            ("Prognosis", "prognosis/index.html", 1),
        ],
        [
            (
                "Crossing the blood-brain barrier",
                "mechanisms/index.html#stage=barrier-crossing",
                2,
            ),
            ("Rest in the brain", "mechanisms/index.html#stage=dormancy-in-brain", 1),
        ],
        [
            ("Targeted therapy", "treatments/index.html#class=targeted", 1),
            (
                "Class of kinase inhibitors",
                "treatments/index.html#class=kinase-inhibitor-class",
                1,
            ),
        ],
        [
            ("Evidence table", "evidence.html", None),
            ("Outcomes", "outcomes.html", None),
            ("Evidence matrix", "matrix.html", None),
            ("Map", "map.html", None),
            ("Gaps", "gaps.html", None),
        ],
    ]


def test_home_says_what_the_site_covers_and_counts_each_finding_once() -> None:
    home = build_home(viewer())
    assert home.coverage == "6 sheets · 9 findings · 6 references"
    assert sum(count.n for count in home.checks) == home.total == 9
