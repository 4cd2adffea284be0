"""The three doors."""

from __future__ import annotations

from pathlib import Path

from factsheets.views.shared.contribute import Doors, build_contribute, build_doors
from view_cases import changed, viewer

ISSUES = {"site.yaml:repository.new_issue": '"/issues/new?title={title}&body={body}"'}
FILE = "content/treatments/dabrafenib.yaml"


def test_the_doors_of_a_sheet_name_it(tmp_path: Path) -> None:
    page = viewer("en", "treatments/dabrafenib.md", changed(tmp_path, ISSUES))
    doors = build_doors(page, FILE, "treatments/dabrafenib")
    assert doors == Doors(
        "https://example.org/toy/issues/new?title=content%2Ftreatments%2Fdabrafenib.yaml&body="
        "What%20is%20wrong%20or%20missing%2C%20and%20where%20is%20it%20written%3F%0A",
        "../suggest.html#treatments/dabrafenib",
        "https://example.org/toy/edit/main/content/treatments/dabrafenib.yaml",
        FILE,
    )


def test_a_form_for_mistakes_is_told_the_file_and_asks_the_rest(tmp_path: Path) -> None:
    form = {"site.yaml:repository.report": '"/issues/new?template=wrong.yml&page={page}"'}
    page = viewer("zh", "treatments/dabrafenib.md", changed(tmp_path, ISSUES | form))
    assert build_doors(page, FILE, "treatments/dabrafenib").tell == (
        "https://example.org/toy/issues/new?template=wrong.yml"
        "&page=content%2Ftreatments%2Fdabrafenib.yaml"
    )
    assert build_contribute(page).doors.tell == (
        "https://example.org/toy/issues/new?template=wrong.yml&page="
    )


def test_a_host_without_issues_leaves_two_doors() -> None:
    page = viewer("zh", "treatments/dabrafenib.md")
    assert build_doors(page, FILE, "treatments/dabrafenib").tell == ""


def test_the_doors_of_the_whole_site_name_no_sheet(tmp_path: Path) -> None:
    page = viewer("en", "contribute.md", changed(tmp_path, ISSUES))
    assert build_contribute(page).doors == Doors(
        "https://example.org/toy/issues/new?title=&body=",
        "suggest.html",
        "https://example.org/toy",
        "content/",
    )
