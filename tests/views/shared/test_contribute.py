"""The three ways to contribute."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.views.shared.contribute import build_ways, general_ways
from view_cases import changed, viewer

ISSUES = {"site.yaml:repository.new_issue": '"/issues/new?title={title}&body={body}"'}
REPORT = {"site.yaml:repository.report": '"/issues/new?template=wrong.yml&page={page}"'}
FILE = "content/treatments/dabrafenib.yaml"
HOST = "https://example.org/toy"
ASKED = "What%20is%20wrong%20or%20missing%2C%20and%20where%20is%20it%20written%3F%0A"


@pytest.mark.parametrize(
    ("host", "of_a_sheet", "of_the_site"),
    [
        pytest.param({}, "", "", id="a host without issues"),
        pytest.param(
            ISSUES,
            f"{HOST}/issues/new?title=content%2Ftreatments%2Fdabrafenib.yaml&body={ASKED}",
            f"{HOST}/issues/new?title=&body=",
            id="a host with issues",
        ),
        pytest.param(
            ISSUES | REPORT,
            f"{HOST}/issues/new?template=wrong.yml&page=content%2Ftreatments%2Fdabrafenib.yaml",
            f"{HOST}/issues/new?template=wrong.yml&page=",
            id="a form for mistakes",
        ),
    ],
)
def test_whoever_tells_us_names_the_file(
    tmp_path: Path, host: dict[str, str], of_a_sheet: str, of_the_site: str
) -> None:
    page = viewer("en", "treatments/dabrafenib.md", changed(tmp_path, host))
    assert build_ways(page, FILE, "treatments/dabrafenib").tell == of_a_sheet
    assert general_ways(page).tell == of_the_site


def test_the_form_opens_at_the_sheet_and_the_editor_at_its_file() -> None:
    page = viewer("en", "treatments/dabrafenib.md")
    ways = build_ways(page, FILE, "treatments/dabrafenib")
    assert ways.suggest == "../suggest.html#treatments/dabrafenib"
    assert (ways.edit, ways.file) == (f"{HOST}/edit/main/{FILE}", FILE)


def test_pages_about_no_file_lead_to_the_repository() -> None:
    ways = general_ways(viewer("en", "contribute.md"))
    assert (ways.suggest, ways.edit, ways.file) == ("suggest.html", HOST, "content/")
