"""A finding as readers see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.views.sheet.finding import FindingView, build_finding
from toy_site import toy
from view_cases import changed, plain, viewer

DABRAFENIB = "treatments/dabrafenib.md"


def finding(
    ref: str, here: str = "", language: Language = "en", catalog: Catalog | None = None
) -> FindingView:
    """A finding as the page of the sheet ``here`` shows it; by default on its own page."""
    use = (catalog or toy()).findings[ref]
    return build_finding(viewer(language, DABRAFENIB, catalog), use, here or use.sheet.id)


def test_a_finding_says_direction_level_directness_and_who_was_studied() -> None:
    view = finding("dabrafenib#os-brain")
    assert (view.direction_label, view.level_short) == ("Supports", "OCEBM 2011 level 2")
    assert view.direct is not None
    assert (view.direct.word, view.direct.reason) == (
        "Exact",
        "Patients with brain metastases of this tumour.",
    )
    line = view.studies[0]
    assert (line.designs, line.subjects, line.tumours, line.metastasis, line.n) == (
        "Randomised trial (Phase 2)",
        "Patients",
        "Melanoma",
        "all of them",
        "172",
    )


def test_the_chinese_page_says_the_same_in_chinese() -> None:
    view = finding("dabrafenib#os-brain", language="zh")
    assert (view.direction_label, view.level_short) == ("支持", "OCEBM 2011 级别 2")
    assert view.direct is not None
    assert view.direct.word == "完全对应"


def test_what_the_finding_says_of_its_population_replaces_the_card() -> None:
    line = finding("dabrafenib#cell-lines").studies[0]
    assert (line.designs, line.subjects) == ("Cell experiment", "Cells in culture")
    assert line.metastasis == "none, or not studied"


def test_the_card_s_number_of_patients_is_not_shown_for_a_subgroup() -> None:
    view = finding("lesion-number#many-lesions")
    assert view.studies[0].n == ""
    assert [plain(note) for note in view.populations] == ["Only those with brain metastases."]


def test_a_mechanism_has_no_level_but_a_profile() -> None:
    view = finding("mapk-pathway#active-in-tissue")
    assert (view.level_short, view.reasons) == (
        "",
        ("No level for mechanism; see the evidence profile.",),
    )


def test_background_has_neither_level_nor_directness() -> None:
    view = finding("braf-inhibitors#definition")
    assert (view.direction, view.direct, view.level_short, view.reasons) == ("", None, "", ())
    assert [(plain(t.term), plain(t.definition)) for t in view.terms] == [("BRAF", "A kinase.")]


@pytest.mark.parametrize(
    ("read", "second_hand"),
    [("none", True), ("title", True), ("abstract", False), ("full_text", False)],
)
def test_a_finding_known_only_through_the_review_says_so(
    tmp_path: Path, read: str, second_hand: bool
) -> None:
    catalog = changed(tmp_path, {"studies/moth2015twofold.yaml:read": read})
    view = finding("dabrafenib#cell-lines", catalog=catalog)
    assert view.second_hand is second_hand
    assert (view.via, view.via_url) == (
        "Toy 2020, section 2",
        "../reviews/toy2020review.html",
    )


def test_on_another_page_a_finding_names_its_home_its_tumours_and_another_anchor() -> None:
    view = finding("dabrafenib#os-brain", here="braf-inhibitors")
    assert (view.anchor, view.tumours) == ("dabrafenib--os-brain", ("Melanoma",))
    assert view.home is not None
    assert (view.home.name, view.home.url) == ("Dabrafenib", "#os-brain")


def test_at_home_a_finding_has_its_own_anchor() -> None:
    view = finding("dabrafenib#os-brain")
    assert (view.anchor, view.home, view.tumours) == ("os-brain", None, ())


def test_disagreement_is_shown_from_both_ends() -> None:
    for one, other in (
        ("not-needed-in-fish", "active-in-tissue"),
        ("active-in-tissue", "not-needed-in-fish"),
    ):
        shown = finding(f"mapk-pathway#{one}").disagrees
        assert [elsewhere.url.partition("#")[2] for elsewhere in shown] == [other]


def test_a_lowered_level_gives_its_reason(tmp_path: Path) -> None:
    reason = '{by: "1", reason: {en: Few patients., zh: 病例少。}}'
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:findings.0.downgrade": reason})
    view = finding("dabrafenib#os-brain", catalog=catalog)
    assert view.level_short == "OCEBM 2011 level 3"
    assert plain(view.downgrade) == "Few patients."


def test_a_published_rating_is_quoted(tmp_path: Path) -> None:
    rating = "{scheme: ESCAT, rating: IA, cites: [vega2016signal]}"
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:findings.0.external_rating": rating})
    assert finding("dabrafenib#os-brain", catalog=catalog).rating == "ESCAT: IA"


def test_several_works_each_have_their_line_and_the_best_gives_the_level(tmp_path: Path) -> None:
    work = "{{key: {}, role: carries}}".format
    both = f"[{work('long2012dabrafenib')}, {work('sweep2019registry')}]"
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:findings.0.cites": both})
    view = finding("dabrafenib#os-brain", catalog=catalog)
    assert [(line.level, line.direct and line.direct.word) for line in view.studies] == [
        ("2", "Exact"),
        ("4", "Low: other patients"),
    ]
    assert view.level_short == "OCEBM 2011 level 2"
