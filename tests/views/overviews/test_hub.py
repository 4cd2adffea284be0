"""The page of a tumour: what other sheets hold on its patients with the condition."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.views.overviews.hub import HubView, build_hub
from toy_site import toy
from view_cases import changed, viewer

PAGE = "melanoma-brain-metastasis"
ALSO = f"[{{sheet: {PAGE}, direction: mixed}}]"


def hub(catalog: Catalog | None = None) -> HubView:
    catalog = catalog or toy()
    src_uri = f"tumours/{PAGE}.md"
    return build_hub(viewer("en", src_uri, catalog), catalog.sheets[PAGE])


def test_every_treatment_of_its_patients_is_a_row_negative_ones_too() -> None:
    rows = [
        (row.url, row.between, row.n, row.level, row.direction, row.more) for row in hub().studied
    ]
    where, between = "../treatments/dabrafenib.html", "Dabrafenib vs Chemotherapy"
    assert rows == [
        (f"{where}#os-brain", between, "86 / 86", "2", "supports", 0),
        (f"{where}#pfs-brain", between, "86 / 86", "2", "inconclusive", 0),
    ]
    (survival, response), (progression,) = (row.lines for row in hub().studied)
    assert (survival.outcome, survival.between) == ("Overall survival", "")
    assert survival.values == "median 5.6 months vs median 3.1 months"
    assert survival.effect == "HR 0.60 (95% CI 0.40–0.90)"
    assert (response.between, response.values) == ("Dabrafenib", "39% (67/172)")
    assert progression.effect == "HR 0.85 (95% CI 0.60–not reached), P = 0.21"


def test_a_treatment_stands_at_the_mechanism_that_it_is_aimed_at() -> None:
    stages = {
        stage.name: {name.name: [t.name for t in aimed] for name, aimed in stage.mechanisms}
        for stage in hub().mechanisms
    }
    assert stages == {
        "Crossing the blood-brain barrier": {
            "Blood-brain barrier": [],
            "MAPK pathway": ["Dabrafenib"],
        },
        "Rest in the brain": {"Blood-brain barrier": []},
    }


def test_survival_is_what_editors_put_on_the_page(tmp_path: Path) -> None:
    assert hub().survival == ()
    view = hub(changed(tmp_path, {"prognosis/lesion-number.yaml:findings.0.also_on": ALSO}))
    assert [(row.anchor, row.result.time_zero, row.direction) for row in view.survival] == [
        ("lesion-number--many-lesions", "from diagnosis of brain metastasis", "supports")
    ]
    assert "prognosis" not in [group.anchor for group in view.groups]


def test_what_contradicts_leads_to_its_row(tmp_path: Path) -> None:
    """A finding about cells is told below the table, one about patients in it."""
    at = "treatments/dabrafenib.yaml:findings"
    view = hub(changed(tmp_path, {f"{at}.0.also_on": ALSO, f"{at}.1.also_on": ALSO}))
    assert [row.anchor for row in view.studied] == ["dabrafenib--os-brain", ""]
    assert [one.anchor for one in view.borrowed] == ["dabrafenib--cell-lines"]
    assert [one.url for one in view.opposed] == [
        "#mapk-pathway--not-needed-in-fish",
        "#dabrafenib--os-brain",
        "#dabrafenib--cell-lines",
    ]
    assert "treatment-benefit" not in [group.anchor for group in view.groups]
