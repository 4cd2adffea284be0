"""The home page."""

from __future__ import annotations

from factsheets.views.overviews.home import build_home
from view_cases import viewer


def test_home_leads_to_tumours_stages_classes_and_the_whole() -> None:
    starts = build_home(viewer()).starts
    assert [heading for heading, _ in starts] == [
        "By tumour",
        "By stage of metastasis",
        "By class of treatment",
        "The whole evidence",
    ]
    tumours, stages, classes, whole = (
        [(way.label, way.url, way.n) for way in ways] for _, ways in starts
    )
    assert tumours == [
        ("Brain metastasis of melanoma", "tumours/melanoma-brain-metastasis.html", 2),
        ("Prognosis", "prognosis/index.html", 1),
    ]
    by_stage, by_class = "mechanisms/index.html#stage=", "treatments/index.html#class="
    assert stages == [
        ("Crossing the blood-brain barrier", f"{by_stage}barrier-crossing", 2),
        ("Rest in the brain", f"{by_stage}dormancy-in-brain", 1),
    ]
    assert classes == [
        ("Targeted therapy", f"{by_class}targeted", 1),
        ("Class of kinase inhibitors", f"{by_class}kinase-inhibitor-class", 1),
    ]
    assert whole == [
        ("Evidence table", "evidence.html", None),
        ("Outcomes", "outcomes.html", None),
        ("Evidence matrix", "matrix.html", None),
        ("Map", "map.html", None),
        ("Gaps", "gaps.html", None),
    ]


def test_home_says_what_the_site_covers_and_counts_each_finding_once() -> None:
    home = build_home(viewer())
    assert home.coverage == "6 sheets · 9 findings · 6 references"
    assert sum(count.n for count in home.checks) == home.total == 9
