"""References: one page per work, the list, and the source reviews."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheets.site.pipeline import pages
from factsheets.views.reference.references import (
    build_list,
    build_review,
    build_reviews,
    build_work,
    registry_url,
)
from factsheets.views.shared.viewer import Target
from view_cases import changed, plain, viewer


def test_a_work_shows_its_card() -> None:
    work = build_work(viewer("en", "references/x.md"), "long2012dabrafenib")
    assert [(fact.label, fact.value, plain(fact.note)) for fact in work.facts] == [
        ("Design", "Randomised trial", ""),
        ("Phase", "Phase 2", ""),
        ("Trial", "TOY-MB", ""),
        ("Registration", "NCT00000000", ""),
        ("Tumours actually studied", "Melanoma", ""),
        ("Subjects", "Patients", ""),
        ("With brain metastasis", "all of them", ""),
        ("Participants", "172", "Randomised one to one."),
        ("Read here", "abstract", ""),
        ("Corrections, retraction", "none found (2026-11-21)", ""),
    ]


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("NCT00000000", "https://clinicaltrials.gov/study/NCT00000000"),
        ("ISRCTN00000000", "https://www.isrctn.com/ISRCTN00000000"),
        ("UMIN000000000", "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-UMIN000000000"),
        ("KCT0000000", "https://trialsearch.who.int/Trial2.aspx?TrialID=KCT0000000"),
        (
            "0000-000000-00",
            "https://www.clinicaltrialsregister.eu/ctr-search/search?query=0000-000000-00",
        ),
        ("0000-000000-00-00", "https://euclinicaltrials.eu/ctis-public/view/0000-000000-00-00"),
    ],
)
def test_a_registry_number_leads_to_its_trial(number: str, url: str) -> None:
    assert registry_url(number) == url


def test_a_work_without_card_says_nothing_of_it_and_is_changed_in_the_bibliography() -> None:
    work = build_work(viewer("en", "references/x.md"), "vega2016signal")
    assert (work.facts, work.citing, work.notes) == ((), (), ())
    assert work.file == "references.bib"


def test_that_nobody_looked_for_corrections_is_said() -> None:
    work = build_work(viewer("en", "references/x.md"), "fisher2018zebra")
    assert ("Corrections, retraction", "not looked for yet") in [
        (fact.label, fact.value) for fact in work.facts
    ]


def test_every_finding_that_uses_a_work_is_listed_with_its_anchor() -> None:
    work = build_work(viewer("en", "references/x.md"), "fisher2018zebra")
    assert [
        (use.sheet.name, use.sheet.url, use.finding.direction, use.finding.question)
        for use in work.uses
    ] == [
        (
            "Blood-brain barrier",
            "../mechanisms/blood-brain-barrier.html#keeps-cells-out",
            "inconclusive",
            "mechanism",
        ),
        (
            "MAPK pathway",
            "../mechanisms/mapk-pathway.html#not-needed-in-fish",
            "against",
            "mechanism",
        ),
    ]


def test_a_work_says_whether_it_bears_the_review_out() -> None:
    (citing,) = build_work(viewer("en", "references/x.md"), "moth2015twofold").citing
    assert (citing.cited.number, citing.cited.support) == ("2", "cannot_tell")
    assert citing.other == Target(name="Toy 2020", url="../reviews/toy2020review.html")


def test_the_list_holds_every_work_searchable_by_author_title_year_and_doi() -> None:
    rows = build_list(viewer("en", "references/index.md"))
    assert len(rows) == 6
    found = next(row for row in rows if row.reference.work.key == "long2012dabrafenib")
    assert (found.design, found.uses) == ("Randomised trial", 2)
    for word in ("long", "short", "invented trial", "2012", "10.5555/toy.long"):
        assert word in found.search


def test_a_review_lists_its_references_by_number_and_counts_what_bears_it_out() -> None:
    review = build_review(viewer("en", "reviews/x.md"), "toy2020review")
    assert [(row.cited.number, row.other.name, row.cited.support) for row in review.rows] == [
        ("1", "Long and Short 2012", "yes"),
        ("2", "Moth 2015", "cannot_tell"),
    ]
    assert {count.key: count.n for count in review.counts} == {
        "yes": 1,
        "partly": 0,
        "no": 0,
        "cannot_tell": 1,
    }
    assert review.findings == "3 findings on this site came through it."


def test_where_a_review_was_found_wrong_it_is_said_with_its_reason(tmp_path: Path) -> None:
    note = "{en: Mice only., zh: 仅小鼠。}"
    used = f'[{{review: toy2020review, number: "1", support: "no", note: {note}}}]'
    catalog = changed(tmp_path, {"studies/long2012dabrafenib.yaml:cited_as": used})
    review = build_review(viewer("zh", "reviews/x.md", catalog), "toy2020review")
    assert [(row.cited.support, plain(row.note)) for row in review.wrong] == [("no", "仅小鼠。")]


def test_a_retracted_work_is_marked_among_the_references_of_a_review(tmp_path: Path) -> None:
    updates = {"studies/moth2015twofold.yaml:updates": '{status: retracted, on: "2026-11-21"}'}
    catalog = changed(tmp_path, updates)
    page = next(page for page in pages(catalog, "en") if page.src_uri == "reviews/toy2020review.md")
    assert re.findall(
        r"([A-Z]\w+ \d{4})</a> <strong class=\"retracted\">(\w+)<", page.markdown
    ) == [("Moth 2015", "RETRACTED")]


def test_every_source_review_of_the_site_is_listed() -> None:
    reviews = build_reviews(viewer("en", "reviews/index.md"))
    assert [review.work.reference.work.key for review in reviews] == ["toy2020review"]
