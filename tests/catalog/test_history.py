"""What was published does not change its meaning without a reason; signatures lapse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheets.catalog.history import compare
from factsheets.catalog.signatures import judge, to_look_at
from factsheets.catalog.version import NAMES, Version, parse_version
from factsheets.reading.versions import read_version
from toy_site import TOY, files_of, put, toy_with

SHEET = "treatments/dabrafenib.yaml"
FINDING = f"{SHEET}:findings.0"
ENTRY = """  - on: "2026-11-22"
    change: {en: A slip mended., zh: 更正笔误。}
    by: Li Hua
"""
# Changes of meaning, each with the places that are named.
ALTERED = {
    "a number": ({f"{FINDING}.results.0.effect.value": '"0.06"'}, "results[0].effect.value"),
    "a trailing zero": ({f"{FINDING}.results.0.effect.value": '"0.6"'}, "results[0].effect.value"),
    "arm and versus exchanged": (
        {
            f"{FINDING}.results.0.effect.arm": "chemotherapy",
            f"{FINDING}.results.0.effect.versus": "dabrafenib",
        },
        "results[0].effect.arm, results[0].effect.versus",
    ),
    "a unit left out": ({f"{FINDING}.results.0.arms.0.unit": ""}, "results[0].arms[0].unit"),
    "a direction": ({f"{FINDING}.direction": "against"}, "direction"),
    "a question": ({f"{FINDING}.question": "prognosis"}, "question"),
    "a claim": ({f"{FINDING}.claim.zh": "达拉非尼缩短生存期。"}, "claim.zh"),
    "a population": ({f"{SHEET}:findings.1.population.0.metastasis": "all"}, "metastasis"),
    "a cited work": ({f"{FINDING}.cites.0.key": "toy2020review"}, "cites[0].key"),
    "a review": ({f"{SHEET}:findings.1.via.section": '"3"'}, "via.section"),
    "a caveat left out": ({f"{FINDING}.caveat": ""}, "caveat.en, caveat.zh"),
    "a check": ({f"{FINDING}.check.status": "fulltext_checked"}, "check.status"),
    "a bottom line": ({f"{SHEET}:bottom_line.en": "It is best."}, "bottom_line.en"),
    "a link": ({f"{SHEET}:links.0.relation": "part_of"}, "links[0].relation"),
    "a study card": ({"studies/long2012dabrafenib.yaml:metastasis": "none"}, "metastasis"),
    "a premise": ({"site.yaml:premises.prognosis.en": "It is good."}, "premises.prognosis.en"),
    "a row of directness": ({"vocab/directness.yaml:rows.0.word": "high"}, "[0].word"),
    "a level": ({"vocab/designs.yaml:cell_experiment.evidence": "none"}, "evidence"),
}


def version(root: Path) -> Version:
    """The content at ``root`` as read."""
    return parse_version(read_version(root, str(root), NAMES))


def said(root: Path, before: Path = TOY) -> list[str]:
    """Every problem of what became of ``before`` at ``root``, without its place."""
    was, now = version(before), version(root)
    return [f"{p.code} {p.message()}" for p in sorted([*compare(was, now), *judge(was, now)])]


def append(root: Path, entry: str = ENTRY, sheet: str = SHEET) -> None:
    """Add an entry at the end of a sheet, where its history stands."""
    path = root / "content" / sheet
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")


@pytest.mark.parametrize(("changes", "place"), ALTERED.values(), ids=ALTERED)
def test_a_change_of_meaning_needs_a_reason(changes, place, tmp_path):
    root = toy_with(tmp_path, changes)
    problems = said(root)
    assert [text[:6] for text in problems] in (["PUB005"], ["PUB009"])
    assert place in problems[0]
    append(root)
    assert said(root) == []


def test_the_message_says_what_was_and_what_is(tmp_path):
    root = toy_with(tmp_path, {f"{FINDING}.results.0.effect.value": '"0.61"'})
    assert said(root) == [
        "PUB005 'os-brain' changed at "
        "results[0].effect.value (0.60 → 0.61), but history has no new entry; add one at its end "
        "that says why."
    ]


def test_a_reference_that_changed_needs_a_reason_on_a_sheet_that_cites_it(tmp_path):
    root = toy_with(tmp_path, {})
    bib = root / "references.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("2012", "2013").replace("long2013", "long2012"), encoding="utf-8")
    assert ["PUB009" in text and "dabrafenib" in text for text in said(root)] == [True]
    append(root, sheet="mechanisms/mapk-pathway.yaml")
    assert said(root) != []
    append(root)
    assert said(root) == []


def test_a_finding_that_is_new_or_gone_needs_a_reason(tmp_path):
    root = toy_with(tmp_path, {f"{FINDING}.id": "other"})
    assert [text[:17] for text in said(root)] == ["PUB005 'other' ch", "PUB005 'os-brain'"]
    put(root, f"{FINDING}.former_ids", "[os-brain]")
    assert said(root) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="nothing"),
        pytest.param({f"{SHEET}:aliases": "[BRIM-9, GSK]"}, id="other names"),
        pytest.param({f"{SHEET}:gaps": "[{en: Its price., zh: 价格。}]"}, id="open questions"),
        pytest.param({f"{FINDING}.curator_note": "{en: A., zh: 甲。}"}, id="a remark"),
    ],
)
def test_what_alters_no_meaning_needs_no_reason(changes, tmp_path):
    assert said(toy_with(tmp_path, changes)) == []


KEPT = {
    "a date touched": ({f"{SHEET}:history.0.on": '"2026-11-20"'}, ENTRY, ["PUB006"]),
    "a text reworded": ({f"{SHEET}:history.0.change.en": "Other."}, ENTRY, ["PUB006"]),
    "no name": ({}, ENTRY.replace("    by: Li Hua\n", ""), ["PUB008"]),
    "an empty name": ({}, ENTRY.replace("Li Hua", '" "'), ["PUB008"]),
    "before the last": ({}, ENTRY.replace("-22", "-20"), ["PUB007"]),
    "all is well": ({}, ENTRY, []),
}


@pytest.mark.parametrize(("changes", "entry", "expected"), KEPT.values(), ids=KEPT)
def test_history_is_only_added_to_at_its_end(changes, entry, expected, tmp_path):
    root = toy_with(tmp_path, changes)
    append(root, entry)
    assert [text[:6] for text in said(root)] == expected


def test_an_entry_put_before_the_others_is_no_reason(tmp_path):
    root = toy_with(tmp_path, {f"{FINDING}.direction": "against"})
    path = root / "content" / SHEET
    text = path.read_text(encoding="utf-8").replace("history:\n", f"history:\n{ENTRY}")
    path.write_text(text, encoding="utf-8")
    assert "PUB006" in {problem[:6] for problem in said(root)}


def test_ids_are_compared_with_the_list_of_the_base(tmp_path):
    base, root = toy_with(tmp_path / "a", {}), toy_with(tmp_path / "b", {})
    ids = "dabrafenib\ndabrafenib#os-brain\n"
    (base / "derived/released-ids.txt").write_text(ids, encoding="utf-8")
    assert [text[:29] for text in said(root, base)] == [
        "PUB010 'dabrafenib' was struc",
        "PUB010 'dabrafenib#os-brain' ",
    ]
    (root / "derived/released-ids.txt").write_text(ids, encoding="utf-8")
    assert said(root, base) == []
    sheet = root / "content" / SHEET
    sheet.rename(sheet.with_name("brim-9.yaml"))
    assert [text[:6] for text in said(root, base)] == ["PUB008", "PUB001", "PUB001"]
    put(root, "treatments/brim-9.yaml:former_ids", "[dabrafenib]")
    assert said(root, base) == []


SIGNED = {
    f"{SHEET}:review": '{status: signed, by: Dr Toy, on: "2026-11-22"}',
    f"{FINDING}.check": '{status: clinician_signed, by: Dr Toy, on: "2026-11-22"}',
}
LAPSED = {
    "the sheet and the finding": ({f"{FINDING}.direction": "against"}, 2),
    "the sheet": ({f"{SHEET}:findings.1.direction": "against"}, 1),
    "what both rest on": ({"studies/long2012dabrafenib.yaml:metastasis": "none"}, 2),
    "signed again": (
        {
            f"{FINDING}.direction": "against",
            f"{FINDING}.check.on": '"2026-11-23"',
            f"{SHEET}:review.on": '"2026-11-23"',
        },
        0,
    ),
    "unsigned": (
        {
            f"{FINDING}.direction": "against",
            f"{SHEET}:review": "{status: unsigned}",
            f"{FINDING}.check": '{status: abstract_checked, on: "2026-11-22"}',
        },
        0,
    ),
}


@pytest.mark.parametrize(("changes", "count"), LAPSED.values(), ids=LAPSED)
def test_a_signature_lapses_when_what_was_signed_changes(changes, count, tmp_path):
    base, root = toy_with(tmp_path / "a", SIGNED), toy_with(tmp_path / "b", SIGNED | changes)
    append(root)
    assert [text[:6] for text in said(root, base)] == ["PUB011"] * count


def test_a_new_clinician_does_not_sign_in_the_same_change(tmp_path):
    new = {
        "site.yaml:clinicians.0.name": "Dr New",
        f"{SHEET}:review": '{status: signed, by: Dr New, on: "2026-11-22"}',
    }
    root = toy_with(tmp_path, new | {"vocab/designs.yaml:cell_experiment.evidence": "none"})
    append(root)
    assert [text[:44] for text in said(root)] == [
        "PUB012 review is signed by 'Dr New', whom thi"[:44]
    ]
    lines = [re.sub(r":[0-9]+ ", " ", line) for line in to_look_at(version(TOY), version(root))]
    assert lines == [
        "LOOK: new signature at content/treatments/dabrafenib.yaml review: Dr New, 2026-11-22",
        "LOOK: new clinician who may sign: Dr New",
        "LOOK: content/vocab/designs.yaml changed at cell_experiment.evidence: in_vitro → none",
    ]


def test_nothing_that_is_no_content_stops_the_comparison():
    broken = {name: b"\xff{" for name in files_of(TOY) if name.endswith(("yaml", "bib", "txt"))}
    assert compare(version(TOY), parse_version(broken)) != []
    assert compare(parse_version(broken), parse_version({})) == []
