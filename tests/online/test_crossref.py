"""What Crossref says of a work becomes notices."""

from __future__ import annotations

from typing import Any

import pytest

from factsheets.model.retraction import CheckedWork, Notice
from factsheets.online.crossref import read_notices, record
from recorded import crossref_update, crossref_work


def found(*updates: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    notices = read_notices(crossref_work("10.5555/a", *updates))
    assert notices is not None
    return [(one.kind, one.doi, one.date) for one in notices]


def test_a_work_without_updates_has_no_notice() -> None:
    assert found() == []


def test_a_notice_has_kind_number_and_date() -> None:
    assert found(crossref_update("retraction", "10.5555/R", 2024, 5, 7)) == [
        ("retraction", "10.5555/r", "2024-05-07")
    ]


def test_one_notice_from_two_sources_is_one_with_the_earlier_date() -> None:
    publisher = crossref_update("retraction", "10.5555/r", 2024, 5, 7)
    watch = crossref_update("Retraction", "10.5555/R", 2024, 4, source="retraction-watch")
    assert found(publisher, watch) == [("retraction", "10.5555/r", "2024-04")]


def test_a_retraction_as_crossref_documents_it_is_one_whoever_reports_it() -> None:
    """Shape: Crossref's tutorial "Get Retraction Watch metadata from Crossref's API"
    (https://crossref.gitlab.io/tutorials/get-rw-metadata/): ``updated-by`` holds one entry of the
    publisher and one of Retraction Watch. What a notice itself updates stands in ``update-to``,
    and is nothing against the notice."""
    updates = [
        crossref_update("retraction", "10.5555/notice", 2022, 10, 18),
        crossref_update("retraction", "10.5555/notice", 2022, 9, 20, source="retraction-watch"),
        crossref_update("correction", "10.5555/earlier", 2021, 1, 2, source="retraction-watch"),
    ]
    assert found(*updates) == [
        ("correction", "10.5555/earlier", "2021-01-02"),
        ("retraction", "10.5555/notice", "2022-09-20"),
    ]
    notice = crossref_work("10.5555/notice")
    notice["message"]["update-to"] = [crossref_update("retraction", "10.5555/a", 2022, 10, 18)]
    assert read_notices(notice) == []


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("withdrawal", "retraction"),
        ("removal", "retraction"),
        ("partial_retraction", "retraction"),
        ("expression_of_concern", "concern"),
        ("Expression-of-Concern", "concern"),
        ("erratum", "correction"),
        ("corrigendum", "correction"),
    ],
)
def test_kinds_are_three(kind: str, ours: str) -> None:
    assert found(crossref_update(kind, "10.5555/n", 2024)) == [(ours, "10.5555/n", "2024")]


@pytest.mark.parametrize("kind", ["new_version", "new_edition", "something"])
def test_what_is_no_notice_is_left_out(kind: str) -> None:
    assert found(crossref_update(kind, "10.5555/n", 2024)) == []


@pytest.mark.parametrize(
    "update",
    [
        {"type": "retraction"},
        {"type": "retraction", "DOI": 5, "updated": {"date-parts": [[None]]}},
        {"type": "retraction", "DOI": "a\nb", "updated": "x"},
        {"type": "retraction", "updated": {"date-parts": [[3000, 1, 1]]}},
    ],
)
def test_a_notice_without_number_and_date_is_still_one(update: dict[str, Any]) -> None:
    assert found(update) == [("retraction", None, None)]


@pytest.mark.parametrize(
    "answer",
    [None, [], {}, {"message": "x"}, {"message": {}}, {"message": {"DOI": "a", "updated-by": 1}}],
)
def test_another_answer_is_none(answer: Any) -> None:
    assert read_notices(answer) is None


def test_the_record_is_sorted_and_says_no_more_than_is_known() -> None:
    works = [
        CheckedWork(doi="10.2/b", on="2026-11-21", known="no"),
        CheckedWork(doi="10.1/a", on="2026-11-21", notices=[Notice(kind="concern", doi="10.1/n")]),
    ]
    assert record(works) == {
        "service": "Crossref",
        "works": [
            {
                "doi": "10.1/a",
                "on": "2026-11-21",
                "notices": [{"kind": "concern", "doi": "10.1/n"}],
            },
            {"doi": "10.2/b", "on": "2026-11-21", "known": "no"},
        ],
    }
