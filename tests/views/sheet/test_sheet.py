"""A sheet's page: what stands where, and what the summaries count."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.catalog.catalog import Catalog
from factsheets.views.shared.contribute import Ways
from factsheets.views.shared.summary import Count
from factsheets.views.sheet.key_numbers import NumberRow
from view_cases import changed, plain, sheet


def test_the_head_of_a_page_names_it_in_both_languages() -> None:
    page = sheet("dabrafenib", "zh")
    assert (page.name.plain, page.other_name, page.class_label) == (
        "达拉非尼",
        "Dabrafenib",
        "靶向治疗",
    )
    assert page.aliases == ("BRIM-9", "GSK2118436")


def test_without_translation_no_name_is_shown_twice(tmp_path: Path) -> None:
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:name": "{en: Dabrafenib}"})
    page = sheet("dabrafenib", "zh", catalog)
    assert (page.name.plain, page.name.missing, page.other_name) == ("Dabrafenib", True, "")


def test_findings_stand_by_question_and_within_by_directness() -> None:
    group = sheet("dabrafenib").groups[0]
    assert group.anchor == "treatment-benefit"
    assert [view.ref for view in group.findings] == [
        "dabrafenib#os-brain",
        "dabrafenib#pfs-brain",
        "dabrafenib#cell-lines",
    ]


def test_a_class_page_shows_its_members_findings_briefly_and_apart() -> None:
    benefit, background = sheet("braf-inhibitors").groups
    assert [view.ref for view in benefit.elsewhere] == [
        "dabrafenib#os-brain",
        "dabrafenib#pfs-brain",
        "dabrafenib#cell-lines",
    ]
    assert benefit.findings == ()
    assert [view.ref for view in background.findings] == ["braf-inhibitors#definition"]


def test_a_finding_is_shown_on_every_page_it_names() -> None:
    groups = sheet("melanoma-brain-metastasis").groups
    assert [view.ref for group in groups for view in group.elsewhere] == [
        "mapk-pathway#not-needed-in-fish"
    ]


PREMISES = {
    "treatment": ("dabrafenib", "treatment-benefit", "It is better than its comparator."),
    "mechanism": ("mapk-pathway", "mechanism", "It promotes brain metastasis."),
    "mechanism that restrains": (
        "blood-brain-barrier",
        "mechanism",
        "It restrains brain metastasis.",
    ),
    "prognosis": ("lesion-number", "prognosis", "It goes with a worse outcome."),
    "frequency": ("melanoma-brain-metastasis", "frequency", ""),
    "background": ("braf-inhibitors", "background", ""),
}


@pytest.mark.parametrize(("id", "anchor", "premise"), PREMISES.values(), ids=PREMISES)
def test_a_group_says_what_its_directions_are_relative_to(
    id: str, anchor: str, premise: str
) -> None:
    group = next(group for group in sheet(id).groups if group.anchor == anchor)
    assert plain(group.premise) == premise


def test_prognosis_on_any_page_says_that_it_is_no_evidence_of_effect() -> None:
    assert sheet("lesion-number").groups[0].note.startswith("Not evidence that a treatment works")


CONTRADICTING = {
    "looked for": (
        "dabrafenib",
        "None found in the sources read here (1); that is no proof that there is none.",
    ),
    "not looked for": ("braf-inhibitors", "Evidence against it was not looked for."),
    "one": ("mapk-pathway", "1 finding below speaks against the premise or is mixed."),
}


@pytest.mark.parametrize(("id", "shown"), CONTRADICTING.values(), ids=CONTRADICTING)
def test_what_speaks_against_a_sheet_is_never_left_unsaid(id: str, shown: str) -> None:
    assert sheet(id).contradicting == shown


def test_several_findings_against_are_counted(tmp_path: Path) -> None:
    catalog = changed(tmp_path, {"mechanisms/mapk-pathway.yaml:findings.0.direction": "mixed"})
    page = sheet("mapk-pathway", catalog=catalog)
    assert page.contradicting == "2 findings below speak against the premise or are mixed."
    assert [(one.url, one.name) for one in page.opposed] == [
        ("#active-in-tissue", "Moth 2015"),
        ("#not-needed-in-fish", "Fisher 2018"),
    ]


def test_directness_is_counted_per_tumour_and_background_left_out() -> None:
    (one,) = sheet("braf-inhibitors").applies
    assert one.tumour == "Melanoma"
    assert one.counts == (
        Count("exact", "Exact", 2),
        Count("high", "High", 0),
        Count("moderate", "Moderate", 0),
        Count("other_patients", "Low: other patients", 0),
        Count("not_known", "Not known", 0),
        Count("laboratory", "Low: laboratory", 1),
    )


WARNINGS = {
    "exact evidence": ({}, "dabrafenib", ""),
    "none exact": (
        {},
        "mapk-pathway",
        "No finding here is about patients with brain metastasis of this tumour alone.",
    ),
    "no patients": (
        {"studies/long2012dabrafenib.yaml:subjects": "[zebrafish]"},
        "dabrafenib",
        "No human evidence: everything below on benefit comes from animals, cells or samples.",
    ),
}


@pytest.mark.parametrize(("changes", "id", "shown"), WARNINGS.values(), ids=WARNINGS)
def test_the_first_thing_to_know_stands_first(
    tmp_path: Path, changes: dict[str, str], id: str, shown: str
) -> None:
    assert sheet(id, catalog=changed(tmp_path, changes)).warning == shown


def rows(id: str, catalog: Catalog | None = None) -> list[NumberRow]:
    """The key numbers of a sheet, group after group."""
    return [row for group in sheet(id, catalog=catalog).key_numbers.groups for row in group]


def test_key_numbers_have_one_row_per_result_and_one_group_per_finding() -> None:
    found = sheet("dabrafenib").key_numbers
    assert [[(row.url, row.result.outcome) for row in group] for group in found.groups] == [
        [("#os-brain", "Overall survival"), ("#os-brain", "Intracranial response")],
        [("#pfs-brain", "Intracranial progression-free survival")],
    ]
    assert {row.level[-1:] for row in rows("dabrafenib")} == {"2"}
    assert found.others == 0


def test_the_bottom_line_has_the_best_number_of_each_direction() -> None:
    first = sheet("dabrafenib").key_numbers.first
    assert [(row.url, row.direction) for row in first] == [
        ("#os-brain", "supports"),
        ("#pfs-brain", "inconclusive"),
    ]
    assert {row.direct.key for row in first if row.direct} == {"exact"}


NOBODY = "{outcome: os, time_zero: randomisation, metastasis: none, words: {en: A., zh: 甲。}}"
ON_OTHERS = {
    "treatments/dabrafenib.yaml:findings.0.results": f"[{NOBODY}]",
    "treatments/dabrafenib.yaml:findings.2.results": "[]",
}


def test_laboratory_results_stand_with_the_key_numbers_only_where_there_is_nothing_else(
    tmp_path: Path,
) -> None:
    found = sheet("dabrafenib", catalog=changed(tmp_path, ON_OTHERS)).key_numbers
    assert [row.result.outcome for group in found.groups for row in group] == ["Overall survival"]
    assert (found.first, found.others) == ((), 0)


def test_a_class_page_takes_only_exact_rows_from_its_members() -> None:
    found = rows("braf-inhibitors")
    assert {row.direct.key for row in found if row.direct} == {"exact"}
    assert [row.url for row in found] == [
        "dabrafenib.html#os-brain",
        "dabrafenib.html#os-brain",
        "dabrafenib.html#pfs-brain",
    ]


def test_a_result_on_other_patients_has_its_own_directness_and_no_direction(tmp_path: Path) -> None:
    row = rows("dabrafenib", changed(tmp_path, ON_OTHERS))[0]
    assert row.direct is not None
    assert (row.direct.key, row.direction) == ("other_patients", "")


def test_only_treatments_have_key_numbers_and_only_mechanisms_a_profile() -> None:
    assert rows("mapk-pathway") == []
    assert sheet("dabrafenib").profile == ()
    profile = sheet("mapk-pathway").profile
    assert {count.key: count.n for count in profile if count.n} == {"human_tissue": 1, "in_vivo": 1}


def test_tumours_actually_studied_are_counted_by_work() -> None:
    rows = sheet("mapk-pathway").profile_tumours
    assert [(row.label, row.n) for row in rows] == [("Acral melanoma", 1), ("Melanoma", 1)]


def test_a_link_is_read_from_either_end() -> None:
    (there,) = sheet("dabrafenib").links
    (here,) = sheet("mapk-pathway").links_here
    assert (there.relation, there.name, there.url) == (
        "targets",
        "MAPK pathway",
        "../mechanisms/mapk-pathway.html",
    )
    assert (here.relation, here.name, here.kind) == ("is targeted by", "Dabrafenib", "Treatment")
    assert plain(there.why) == plain(here.why)
    assert [cite.key for cite in here.cites] == ["vega2016signal"]


def test_a_link_that_both_sheets_state_is_shown_once(tmp_path: Path) -> None:
    link = "[{to: dabrafenib, relation: occurs_in, why: {en: x, zh: x}}]"
    catalog = changed(tmp_path, {"mechanisms/mapk-pathway.yaml:links": link})
    page = sheet("mapk-pathway", catalog=catalog)
    assert [link.name for link in page.links + page.links_here] == ["Dabrafenib"]


def test_references_are_numbered_in_the_order_of_reading() -> None:
    page = sheet("dabrafenib")
    assert [(ref.number, ref.work.key) for ref in page.references] == [
        (1, "long2012dabrafenib"),
        (2, "moth2015twofold"),
        (3, "vega2016signal"),
    ]


def test_a_page_says_how_to_cite_and_where_to_change_it() -> None:
    page = sheet("dabrafenib", "zh")
    assert page.cite_as == (
        "玩具站. 达拉非尼[EB/OL]. 版本 0.0.1, 2026-11-21. "
        "https://example.org/toy/site/zh/treatments/dabrafenib.html"
    )
    assert page.ways == Ways(
        tell="",
        suggest="../suggest.html#treatments/dabrafenib",
        edit="https://example.org/toy/edit/main/content/treatments/dabrafenib.yaml",
        file="content/treatments/dabrafenib.yaml",
    )


def test_a_signature_names_the_clinician(tmp_path: Path) -> None:
    signed = '{status: signed, by: Dr Toy, on: "2026-11-21"}'
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:review": signed})
    assert sheet("dabrafenib", catalog=catalog).signed == "Signed by Dr Toy on 2026-11-21."
    assert sheet("dabrafenib").signed == "No clinician has signed this page."


def test_history_stands_newest_first(tmp_path: Path) -> None:
    history = (
        '[{on: "2025-01-01", change: {en: A, zh: A}}, {on: "2026-02-02", change: {en: B, zh: B}}]'
    )
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:history": history})
    page = sheet("dabrafenib", catalog=catalog)
    assert [(change.on, plain(change.change)) for change in page.history] == [
        ("2026-02-02", "B"),
        ("2025-01-01", "A"),
    ]
    assert page.last_change == "2026-02-02"
