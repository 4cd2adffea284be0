"""The page of changes, its feed and notes, and the file for offline copies."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.planted import copy_content, plant, read

from factsheets.catalog.catalog import Catalog, Entry
from factsheets.catalog.changed import with_today
from factsheets.messages.problem import Language
from factsheets.views.overviews.changes import MOST_BYTES, build_changes, build_changes_file
from factsheets.views.overviews.feed import build_feed, notes
from factsheets.views.shared.viewer import Viewer
from toy_site import loaded, toy, toy_with

F = "treatments/dabrafenib.yaml:findings.0"
ATOM = "{http://www.w3.org/2005/Atom}"


def published(catalog: Catalog, before: Catalog) -> Catalog:
    """``catalog`` with a record that ``before`` was published."""
    return replace(catalog, releases=Entry("releases", before.site.document, with_today(before)))


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The toy site after its publication, with three edits."""
    edits = {f"{F}.results.0.arms.0.median": '"5.7"', f"{F}.direction": "mixed"}
    updates = '{status: retracted, on: "2026-11-21"}'
    edits["studies/moth2015twofold.yaml:updates"] = updates
    root = toy_with(tmp_path_factory.mktemp("edited"), edits)
    return published(loaded(root), toy())


def told(catalog: Catalog, language: Language) -> list[str]:
    versions = build_changes(Viewer(catalog, language, "changes.md")).versions
    return [
        f"{each.id} {each.kind}: " + "; ".join(f"{p.label} {p.said}".strip() for p in each.parts)
        for sheet in versions[0].sheets
        for each in sheet.altered
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "dabrafenib#cell-lines changed: Retraction or concern about a source – → Retracted",
                "dabrafenib#os-brain changed: Numbers Overall survival: 5.6 → 5.7; "
                "Direction Supports → Mixed",
            ],
        ),
        (
            "zh",
            [
                "dabrafenib#cell-lines changed: 来源撤稿或受质疑 – → 已撤稿",
                "dabrafenib#os-brain changed: 数据 总生存期：5.6 → 5.7; 方向 支持 → 不一致",
            ],
        ),
    ],
)
def test_what_changed_is_told_the_gravest_first(
    edited: Catalog, language: Language, lines: list[str]
) -> None:
    assert [line for line in told(edited, language) if "dabrafenib#" in line] == lines


def test_before_the_first_version_everything_is_new_and_histories_are_shown() -> None:
    view = build_changes(Viewer(toy(), "en", "changes.md"))
    assert view.versions == ()
    assert view.intro.startswith("No version has been published yet; 0.0.1 is in preparation.")
    assert {sheet.name for sheet in view.recent} >= {"Dabrafenib", "MAPK pathway"}


def test_feed_and_notes_tell_of_published_versions_only(edited: Catalog) -> None:
    viewer = Viewer(edited, "zh", "")
    feed = ElementTree.fromstring(build_feed(viewer).encode())
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        "版本 0.0.1，2026-11-21"
    ]
    assert "首个正式版本" in notes(viewer)


def test_the_file_for_copies_holds_the_gravest_texts_and_stays_small(edited: Catalog) -> None:
    text = build_changes_file(edited)
    assert {*json.loads(text)["now"]} >= {"dabrafenib#cell-lines", "dabrafenib#os-brain"}
    assert len(text.encode()) < MOST_BYTES


@pytest.mark.slow
def test_forty_planted_edits_are_all_told_in_both_languages(tmp_path: Path) -> None:
    root = copy_content(tmp_path)
    before = read(root)
    planted = plant(root, before)
    after = published(read(root), before)
    for language in ("en", "zh"):
        lines = {line.partition(" ")[0] for line in told(after, language)}
        assert planted.keys() - lines == set()
    assert len(build_changes_file(after).encode()) < MOST_BYTES
