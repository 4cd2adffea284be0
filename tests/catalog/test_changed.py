"""What changed since a published version: every part of every finding, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factsheets.catalog.catalog import Catalog, Entry
from factsheets.catalog.changed import AlreadyRecordedError, changes_since, with_today
from factsheets.catalog.fingerprint import TOLD, fingerprint, record
from factsheets.model import Finding
from toy_site import copy_toy, loaded, put, toy, toy_with

D = "treatments/dabrafenib.yaml"
F = f"{D}:findings.0"
OS = "os 86 5.6 86 3.1 0.60 0.40 0.90"


def recorded(catalog: Catalog) -> Catalog:
    """``catalog`` as if its version had been published as it is."""
    return replace(catalog, releases=Entry("releases", toy().site.document, with_today(catalog)))


def changes(root: Path) -> dict[str, list[tuple[str, str | None, str | None]] | str]:
    """What changed since the toy site was published: the parts by id, or what else happened."""
    altered = changes_since(loaded(root), record(toy()))
    return {
        each.id: [(p.part, p.was, p.now) for p in each.parts] if each.parts else each.kind
        for each in altered
    }


ID = "dabrafenib#os-brain"


@pytest.mark.parametrize(
    ("place", "value", "parts"),
    [
        (f"{F}.claim.zh", "达拉非尼未延长生存期。", [("claim", None, None)]),
        (f"{F}.direction", "mixed", [("direction", "supports", "mixed")]),
        (f"{F}.caveat.en", "Open.", [("rest", None, None)]),
        (f"{F}.check.status", "fulltext_checked", "check"),
        (f"{F}.population", "[{metastasis: none}]", "directness patients"),
        (f"{F}.cites.0.role", "relays", "level directness sources"),
        (f"{F}.curator_note", "{en: Of no weight.}", None),
    ],
)
def test_one_edit_changes_the_parts_that_it_bears_on(
    tmp_path: Path, place: str, value: str, parts: object
) -> None:
    found = changes(toy_with(tmp_path, {place: value})).get(ID)
    if isinstance(parts, str):
        assert isinstance(found, list)
        assert [part for part, _, _ in found] == parts.split()
    else:
        assert found == parts


def test_a_number_is_told_with_what_it_was(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {f"{F}.results.0.arms.0.median": '"5.7"'})
    ((part, was, now),) = changes(root)[ID]
    assert part == "numbers"
    assert was.startswith(f"{OS} #")
    assert now.startswith(f"{OS.replace('5.6', '5.7')} #")


def test_a_study_card_changes_the_findings_that_rest_on_it(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"studies/long2012dabrafenib.yaml:metastasis": "none"})
    found = changes(root)
    assert {part for part, _, _ in found[ID]} == {"patients", "directness"}
    assert "dabrafenib#cell-lines" not in found


def test_a_retraction_is_told(tmp_path: Path) -> None:
    updates = '{status: retracted, on: "2026-11-21"}'
    root = toy_with(tmp_path, {"studies/long2012dabrafenib.yaml:updates": updates})
    assert ("notices", None, "retraction") in changes(root)[ID]


def test_what_was_renamed_is_the_same_and_what_is_gone_or_new_is_told(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    put(root, f"{F}.id", "survival")
    put(root, f"{F}.former_ids", "[os-brain]")
    put(root, f"{D}:findings.1.id", "cells")
    assert changes(root) == {"dabrafenib#cell-lines": "removed", "dabrafenib#cells": "new"}
    path = root / "content" / D
    path.rename(path.with_name("drug.yaml"))
    put(root, "treatments/drug.yaml:former_ids", "[dabrafenib]")
    found = changes(root)
    assert (found["dabrafenib#cell-lines"], found["drug#cells"]) == ("removed", "new")
    assert "drug#survival" not in found


def test_a_version_is_recorded_once(tmp_path: Path) -> None:
    first = recorded(toy())
    assert with_today(first) == first.releases.content
    edited = loaded(toy_with(tmp_path, {f"{F}.direction": "mixed"}))
    with pytest.raises(AlreadyRecordedError):
        with_today(replace(edited, releases=first.releases))


def test_the_next_version_holds_what_it_changed_and_why(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {f"{F}.direction": "mixed", "site.yaml:version": "0.0.2"})
    entry = '{on: "2026-11-22", change: {en: Read again.}, by: Dr Toy}'
    put(root, f"{D}:history", f'[{{on: "2026-11-21", change: {{en: First.}}}}, {entry}]')
    releases = with_today(replace(loaded(root), releases=recorded(toy()).releases))
    new, old = releases.releases
    assert (new.version, [each.id for each in new.changes]) == ("0.0.2", [ID])
    assert [(r.sheet, r.after, r.until) for r in new.reasons] == [("dabrafenib", "1", "2")]
    assert (old.changes, old.findings) == ([], str(len(toy().findings)))
    assert new.fingerprint == fingerprint(record(loaded(root))) != old.fingerprint


def test_the_fields_that_are_told_of_by_name_are_fields() -> None:
    assert set(Finding.model_fields) >= TOLD
