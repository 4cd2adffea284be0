"""What readers take away."""

from __future__ import annotations

from factsheets.views.overviews.offline import build_download, build_print
from factsheets.views.shared.viewer import Target
from view_cases import plain, viewer


def test_the_page_leads_to_the_zip_and_the_prints() -> None:
    page = build_download(viewer("en", "download.md"))
    assert page.url == "../download/toy-site-0.0.1.zip"
    assert page.address == "https://example.org/toy/site/en/"
    assert page.prints == (Target(name="Melanoma", url="print/melanoma.html"),)


def test_a_print_holds_every_sheet_of_the_tumour_with_its_own_findings_once() -> None:
    found = build_print(viewer("en", "print/melanoma.md"), "melanoma")
    assert [(sheet.kind, sheet.name) for sheet in found.sheets] == [
        ("tumours", "Brain metastasis of melanoma"),
        ("treatments", "BRAF inhibitors"),
        ("treatments", "Dabrafenib"),
        ("mechanisms", "Blood-brain barrier"),
        ("mechanisms", "MAPK pathway"),
        ("prognosis", "Number of lesions"),
    ]
    anchors = [
        finding.anchor
        for sheet in found.sheets
        for group in sheet.groups
        for finding in (*group.findings, *group.elsewhere)
    ]
    assert len(anchors) == len(set(anchors)) == 8
    assert "dabrafenib--os-brain" in anchors


def test_findings_that_are_not_read_for_the_tumour_stay_away() -> None:
    found = build_print(viewer("zh", "print/melanoma.md"), "melanoma")
    claims = [
        plain(one.claim)
        for sheet in found.sheets
        for group in sheet.groups
        for one in group.findings
    ]
    assert "达拉非尼延长生存期。" in claims
    assert [one.number for one in found.references] == list(range(1, len(found.references) + 1))
