"""Everything by id: what belongs to what, read from either end."""

from __future__ import annotations

import pytest

from factsheets.catalog.catalog import Use
from toy_site import copy_toy, loaded, put, toy, toy_with

SHEET = "treatments/dabrafenib.yaml"


def refs(uses: list[Use]) -> list[str]:
    return [use.ref for use in uses]


def test_an_entry_knows_its_id_and_file():
    entry = toy().sheets["mapk-pathway"]
    assert (entry.id, entry.path) == ("mapk-pathway", "content/mechanisms/mapk-pathway.yaml")


def test_a_term_is_found_in_its_vocabulary():
    assert toy().term("units", "lesions").label.en == "lesions"
    with pytest.raises(KeyError):
        toy().term("units", "melanoma")


@pytest.mark.parametrize(
    ("tumour", "expected"),
    [
        pytest.param("solid-tumours", set(), id="the broadest"),
        pytest.param("melanoma", {"solid-tumours"}, id="one step"),
        pytest.param("acral-melanoma", {"melanoma", "solid-tumours"}, id="two steps"),
        pytest.param("unknown", set(), id="no such tumour"),
    ],
)
def test_a_tumour_lies_within_broader_ones(tumour, expected):
    assert toy().broader(tumour) == expected


def test_a_tumour_within_itself_is_no_endless_loop(tmp_path):
    changes = {"vocab/tumours.yaml:melanoma.within": "[acral-melanoma]"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert catalog.broader("melanoma") == {"melanoma", "acral-melanoma"}


def test_a_tumour_may_lie_within_several(tmp_path):
    changes = {"vocab/tumours.yaml:acral-melanoma.within": "[melanoma, kidney-cancer]"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert catalog.broader("acral-melanoma") == {"melanoma", "kidney-cancer", "solid-tumours"}


def test_findings_are_known_by_sheet_and_id_in_the_order_of_the_files():
    assert [*toy().findings] == [
        "blood-brain-barrier#keeps-cells-out",
        "braf-inhibitors#definition",
        "dabrafenib#os-brain",
        "dabrafenib#cell-lines",
        "dabrafenib#pfs-brain",
        "lesion-number#many-lesions",
        "mapk-pathway#active-in-tissue",
        "mapk-pathway#not-needed-in-fish",
        "melanoma-brain-metastasis#how-common",
    ]


def test_the_tumours_of_the_site_are_those_that_sheets_are_about(tmp_path):
    assert toy().tumours == ["melanoma"]
    changes = {f"{SHEET}:tumours": "[kidney-cancer, melanoma]"}
    vocabulary = [*toy().vocabularies["tumours"]]
    expected = sorted(["kidney-cancer", "melanoma"], key=vocabulary.index)
    assert loaded(toy_with(tmp_path, changes)).tumours == expected


def test_a_finding_is_read_for_its_own_tumours_or_else_for_those_of_its_sheet(tmp_path):
    changes = {
        f"{SHEET}:tumours": "[melanoma, kidney-cancer]",
        f"{SHEET}:findings.0.tumours": "[kidney-cancer]",
    }
    findings = loaded(toy_with(tmp_path, changes)).findings
    assert findings["dabrafenib#os-brain"].tumours == ["kidney-cancer"]
    assert findings["dabrafenib#cell-lines"].tumours == ["melanoma", "kidney-cancer"]


def test_a_reference_knows_the_findings_that_cite_it():
    assert {key: refs(uses) for key, uses in toy().uses_of_reference.items()} == {
        "fisher2018zebra": [
            "blood-brain-barrier#keeps-cells-out",
            "mapk-pathway#not-needed-in-fish",
        ],
        "long2012dabrafenib": ["dabrafenib#os-brain", "dabrafenib#pfs-brain"],
        "moth2015twofold": ["dabrafenib#cell-lines", "mapk-pathway#active-in-tissue"],
        "sweep2019registry": [
            "lesion-number#many-lesions",
            "melanoma-brain-metastasis#how-common",
        ],
        "toy2020review": [],
        "vega2016signal": [],
    }


def test_a_work_cited_twice_by_one_finding_is_used_once(tmp_path):
    work = "{key: long2012dabrafenib, role: carries}"
    changes = {f"{SHEET}:findings.0.cites": f"[{work}, {work}]"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert refs(catalog.uses_of_reference["long2012dabrafenib"]) == [
        "dabrafenib#os-brain",
        "dabrafenib#pfs-brain",
    ]


def test_a_sheet_knows_who_links_to_it():
    found = toy().backlinks
    assert {id: [(b.origin.id, b.link.relation) for b in back] for id, back in found.items()} == {
        "blood-brain-barrier": [],
        "braf-inhibitors": [],
        "dabrafenib": [],
        "lesion-number": [],
        "mapk-pathway": [("dabrafenib", "targets")],
        "melanoma-brain-metastasis": [("mapk-pathway", "occurs_in")],
    }


# Inclusion -----------------------------------------------------------------------------------


def test_a_class_has_its_members():
    assert {id: [m.id for m in members] for id, members in toy().members.items()} == {
        "braf-inhibitors": ["dabrafenib"]
    }


def test_a_class_of_classes_has_the_members_of_its_members(tmp_path):
    root = copy_toy(tmp_path)
    folder = root / "content" / "treatments"
    wider = (folder / "braf-inhibitors.yaml").read_text(encoding="utf-8")
    (folder / "kinase-inhibitors.yaml").write_text(wider, encoding="utf-8")
    put(root, "treatments/braf-inhibitors.yaml:part_of", "[kinase-inhibitors]")
    members = loaded(root).members["kinase-inhibitors"]
    assert [member.id for member in members] == ["braf-inhibitors", "dabrafenib"]


@pytest.mark.parametrize("part_of", ["[dabrafenib]", "[braf-inhibitors, dabrafenib]"])
def test_a_treatment_that_is_part_of_itself_is_no_endless_loop(part_of, tmp_path):
    catalog = loaded(toy_with(tmp_path, {f"{SHEET}:part_of": part_of}))
    assert [member.id for member in catalog.members["dabrafenib"]] == []


def test_two_classes_that_include_each_other_are_no_endless_loop(tmp_path):
    changes = {"treatments/braf-inhibitors.yaml:part_of": "[dabrafenib]"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert {id: [m.id for m in members] for id, members in catalog.members.items()} == {
        "braf-inhibitors": ["dabrafenib"],
        "dabrafenib": ["braf-inhibitors"],
    }


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(
            "braf-inhibitors",
            ["dabrafenib#os-brain", "dabrafenib#cell-lines", "dabrafenib#pfs-brain"],
            id="a class shows its members' findings",
        ),
        pytest.param(
            "melanoma-brain-metastasis",
            ["mapk-pathway#not-needed-in-fish"],
            id="a sheet shows what names it in also_on",
        ),
        pytest.param("dabrafenib", [], id="a member shows its own only"),
        pytest.param("mapk-pathway", [], id="so does the sheet that shares a finding"),
    ],
)
def test_a_sheet_includes_findings_of_others(sheet, expected):
    assert refs(toy().included(sheet)) == expected


def test_a_finding_that_a_class_includes_twice_is_shown_once(tmp_path):
    changes = {f"{SHEET}:findings.0.also_on": "[{sheet: braf-inhibitors}]"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert refs(catalog.included("braf-inhibitors")) == refs(toy().included("braf-inhibitors"))


def test_a_finding_also_on_its_own_sheet_is_shown_there_once(tmp_path):
    catalog = loaded(toy_with(tmp_path, {f"{SHEET}:findings.0.also_on": "[{sheet: dabrafenib}]"}))
    assert catalog.included("dabrafenib") == []


def test_a_finding_knows_the_sheets_that_show_it():
    found = {ref: sheets for ref, sheets in toy().shown_on.items() if len(sheets) > 1}
    assert found == {
        "dabrafenib#os-brain": ["dabrafenib", "braf-inhibitors"],
        "dabrafenib#cell-lines": ["dabrafenib", "braf-inhibitors"],
        "dabrafenib#pfs-brain": ["dabrafenib", "braf-inhibitors"],
        "mapk-pathway#not-needed-in-fish": ["mapk-pathway", "melanoma-brain-metastasis"],
    }


# Disagreement --------------------------------------------------------------------------------


def test_a_disagreement_written_on_one_side_is_known_on_both():
    assert toy().opponents == {
        "mapk-pathway#active-in-tissue": ["mapk-pathway#not-needed-in-fish"],
        "mapk-pathway#not-needed-in-fish": ["mapk-pathway#active-in-tissue"],
    }


def test_a_disagreement_written_on_both_sides_is_one(tmp_path):
    changes = {
        "mechanisms/mapk-pathway.yaml:findings.0.disagrees_with": (
            "['mapk-pathway#not-needed-in-fish']"
        )
    }
    assert loaded(toy_with(tmp_path, changes)).opponents == toy().opponents


# Broken files --------------------------------------------------------------------------------


def test_nothing_is_unread_where_nothing_is_broken():
    assert (toy().unread_sheets, toy().unread_studies) == (frozenset(), frozenset())


def test_broken_sheets_and_cards_are_known_by_name(tmp_path):
    changes = {f"{SHEET}:nonsense": "x", "studies/fisher2018zebra.yaml:nonsense": "x"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert (catalog.unread_sheets, catalog.unread_studies) == (
        {"dabrafenib"},
        {"fisher2018zebra"},
    )
