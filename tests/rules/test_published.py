"""What was published keeps its address, and nobody signs a change of their own."""

from __future__ import annotations

import pytest

from factsheets.catalog.released import RELEASED
from toy_site import load, toy_with

SHEET = "treatments/dabrafenib.yaml"
SIGNED = "{status: signed, by: Dr Toy, on: '2026-11-21'}"
GONE = (
    "derived/released-ids.txt:1: PUB001 the {kind} '{id}' of the last release is gone; bring it "
    "back, or name it under former_ids of the {kind} that took its place.{hint}"
)

LISTED = {
    "a sheet that is there": ("dabrafenib", {}, []),
    "a finding that is there": ("dabrafenib#os-brain", {}, []),
    "a sheet that is gone": (
        "dabrafenib-old",
        {},
        [GONE.format(kind="sheet", id="dabrafenib-old", hint=" Did you mean 'dabrafenib'?")],
    ),
    "a finding that is gone": (
        "dabrafenib#os",
        {},
        [
            GONE.format(
                kind="finding", id="dabrafenib#os", hint=" Did you mean 'dabrafenib#os-brain'?"
            )
        ],
    ),
    "a sheet by another name": ("brim-9", {f"{SHEET}:former_ids": "[brim-9]"}, []),
    "a finding of a sheet by another name": (
        "brim-9#os-brain",
        {f"{SHEET}:former_ids": "[brim-9]"},
        [],
    ),
    "a finding by another name": (
        "dabrafenib#os",
        {f"{SHEET}:findings.0.former_ids": "[os]"},
        [],
    ),
    "a finding by another name on a sheet by another name": (
        "brim-9#os",
        {f"{SHEET}:former_ids": "[brim-9]", f"{SHEET}:findings.0.former_ids": "[os]"},
        [],
    ),
    "a finding that moved to another sheet": (
        "mapk-pathway#survival",
        {f"{SHEET}:findings.0.former_ids": "[mapk-pathway#survival]"},
        [],
    ),
}


@pytest.mark.parametrize(("id", "changes", "expected"), LISTED.values(), ids=LISTED)
def test_a_published_id_leads_somewhere(id, changes, expected, tmp_path):
    root = toy_with(tmp_path, changes)
    (root / RELEASED).write_text(f"{id}\n")
    assert load(root) == expected


def test_nothing_is_said_to_be_gone_while_a_sheet_is_broken(tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:name": ""})
    (root / RELEASED).write_text("brim-9\n")
    assert [line.split(" ")[1] for line in load(root)] == ["FLD002"]


TAKEN = {
    "a sheet's own id": (
        {f"{SHEET}:former_ids": "[dabrafenib]"},
        [f"{SHEET}:2: PUB002 former_ids[0] names 'dabrafenib'"],
    ),
    "two sheets that claim one id": (
        {
            f"{SHEET}:former_ids": "[brim-9]",
            "mechanisms/mapk-pathway.yaml:former_ids": "[brim-9]",
        },
        [
            "mechanisms/mapk-pathway.yaml:2: PUB002 former_ids[0] names 'brim-9'",
            f"{SHEET}:2: PUB002 former_ids[0] names 'brim-9'",
        ],
    ),
    "a finding that is there": (
        {f"{SHEET}:findings.0.former_ids": "[cell-lines]"},
        [f"{SHEET}:20: PUB002 findings[0].former_ids[0] names 'dabrafenib#cell-lines'"],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), TAKEN.values(), ids=TAKEN)
def test_a_former_id_is_claimed_once_and_used_by_none(changes, expected, tmp_path):
    rest = ", which is in use today or named twice; leave it out."
    assert load(toy_with(tmp_path, changes)) == [f"content/{line}{rest}" for line in expected]


SIGNATURES = {
    "an author who is not named": (
        {f"{SHEET}:review": SIGNED},
        [
            f"content/{SHEET}:100: PUB004 review is signed by 'Dr Toy': add `by` to the last entry "
            "of history, so that both can be told apart."
        ],
    ),
    "a sheet signed by its author": (
        {f"{SHEET}:review": SIGNED, f"{SHEET}:history.0.by": "dr  toy"},
        [
            f"content/{SHEET}:100: PUB004 review is signed by 'Dr Toy': who also made the last "
            "change of the sheet; somebody else has to sign."
        ],
    ),
    "a finding signed by its author": (
        {
            f"{SHEET}:findings.0.check": "{status: clinician_signed, on: '2026-11-21', by: Dr Toy}",
            f"{SHEET}:history.0.by": "Dr Toy",
        },
        [
            f"content/{SHEET}:55: PUB004 findings[0].check is signed by 'Dr Toy': who also made "
            "the last change of the sheet; somebody else has to sign."
        ],
    ),
    "a signature of somebody else": (
        {f"{SHEET}:review": SIGNED, f"{SHEET}:history.0.by": "An editor"},
        [],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), SIGNATURES.values(), ids=SIGNATURES)
def test_nobody_signs_a_change_of_their_own(changes, expected, tmp_path):
    assert load(toy_with(tmp_path, changes)) == expected
