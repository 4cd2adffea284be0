"""The home page."""

from __future__ import annotations

from factsheets.views.overviews.home import build_home
from view_cases import viewer


def test_home_leads_to_patients_stages_classes_and_the_whole() -> None:
    home = build_home(viewer())
    (way,) = home.patients
    assert (way.tumour, way.hub.url) == ("Melanoma", "tumours/melanoma-brain-metastasis.html")
    assert [(page.name, page.url) for page in way.pages] == [
        ("Acral melanoma", "patients/acral-melanoma.html")
    ]
    assert [(stage.name, stage.url) for stage in home.stages] == [
        ("Crossing the blood-brain barrier", "mechanisms/index.html#stage=barrier-crossing"),
        ("Rest in the brain", "mechanisms/index.html#stage=dormancy-in-brain"),
    ]
    assert [(title, [(way.name, way.url) for way in ways]) for title, ways in home.starts] == [
        ("By class of treatment", [("All: Treatments", "treatments/index.html")]),
        (
            "The whole evidence",
            [
                ("Evidence table", "evidence.html"),
                ("Outcomes", "outcomes.html"),
                ("Evidence matrix", "matrix.html"),
                ("Map", "map.html"),
                ("Gaps", "gaps.html"),
                ("All: Mechanisms", "mechanisms/index.html"),
                ("All: Prognosis", "prognosis/index.html"),
            ],
        ),
    ]


def test_home_says_what_changed_last_what_the_site_covers_and_counts_each_finding_once() -> None:
    home = build_home(viewer())
    dates = [change.on for change in home.changes]
    assert dates == sorted(dates, reverse=True)
    assert home.changes[0].sheet.url.endswith("#history")
    assert home.coverage == "6 sheets · 9 findings · 6 references"
    assert sum(count.n for count in home.checks) == home.total == 9
