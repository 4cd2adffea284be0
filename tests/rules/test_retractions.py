"""A retracted work is cited knowingly or not at all, and the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.messages.problem import Language
from factsheets.site.pipeline import pages
from toy_site import copy_toy, load, loaded, put

SHEET = "treatments/dabrafenib.yaml"
PAGE = "treatments/dabrafenib.md"
WHY = "{en: Kept as a warning., zh: 作为警示保留。}"


def with_notices(tmp_path: Path, *notices: str, doi: str = "10.5555/toy.moth") -> Path:
    """The toy site and a file of retractions that says ``notices`` of one work."""
    root = copy_toy(tmp_path)
    listed = "".join(f"      - {notice}\n" for notice in notices)
    inside = f"    notices:\n{listed}" if notices else ""
    text = f'service: Crossref\nworks:\n  - doi: {doi}\n    on: "2026-11-21"\n{inside}'
    (root / "derived/retractions.yaml").write_text(text, encoding="utf-8")
    return root


RETRACTED = '{kind: retraction, doi: 10.5555/toy.r, date: "2025-03-01"}'
CONCERN = "{kind: concern}"
CITED = (
    "content/treatments/dabrafenib.yaml:62: RET001 findings[1].cites[0].key cites "
    "'moth2015twofold', which was retracted: take the finding back, cite another work, or say in "
    "retraction_acknowledged why it stays."
)


def shown(root: Path, page: str, language: Language = "en") -> str:
    made = {one.src_uri: one.markdown for one in pages(loaded(root), language)}
    return made[page]


def test_a_site_without_the_file_is_whole(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    assert load(root) == []
    assert 'class="notice' not in shown(root, PAGE)


def test_a_file_without_notices_changes_nothing_but_the_date(tmp_path: Path) -> None:
    root = with_notices(tmp_path)
    assert load(root) == []
    assert "none found (2026-11-21)" in shown(root, "references/moth2015twofold.md")


def test_a_retracted_work_cannot_be_cited_silently(tmp_path: Path) -> None:
    found = load(with_notices(tmp_path, RETRACTED))
    assert CITED in found
    assert {one.split(" ")[1] for one in found} == {"RET001"}


@pytest.mark.parametrize("notice", [CONCERN, "{kind: correction}"])
def test_a_doubted_or_corrected_work_can(tmp_path: Path, notice: str) -> None:
    assert load(with_notices(tmp_path, notice)) == []


def test_a_retracted_work_can_be_cited_knowingly(tmp_path: Path) -> None:
    root = with_notices(tmp_path, RETRACTED)
    put(root, f"{SHEET}:findings.1.retraction_acknowledged", WHY)
    assert CITED not in load(root)


def test_what_a_study_card_knows_counts_too(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    put(root, "studies/moth2015twofold.yaml:updates", '{status: retracted, on: "2026-11-21"}')
    assert CITED in load(root)


def test_an_acknowledgement_of_nothing_is_told(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    put(root, f"{SHEET}:findings.0.retraction_acknowledged", WHY)
    assert load(root) == [
        "content/treatments/dabrafenib.yaml:20: RET002 findings[0].retraction_acknowledged is not "
        "needed: no work that this finding cites is known to be retracted."
    ]


def test_a_link_does_not_rest_on_a_retracted_work(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    put(root, f"{SHEET}:links.0.cites", "[moth2015twofold]")
    put(root, "studies/moth2015twofold.yaml:updates", '{status: retracted, on: "2026-11-21"}')
    assert (
        "content/treatments/dabrafenib.yaml:14: RET003 links[0].cites[0] cites 'moth2015twofold', "
        "which was retracted: cite another work, or delete the link."
    ) in load(root)


@pytest.mark.parametrize(
    ("language", "work", "lines"),
    [
        (
            "en",
            '<p class="notice notice-retraction"><strong>Retracted</strong> · '
            '<time datetime="2025-03-01">2025-03-01</time> · '
            '<a href="https://doi.org/10.5555/toy.r" rel="external">notice</a> · '
            '<span class="notice-checked">Looked up on 2026-11-21.</span></p>',
            [
                '<p class="notice notice-retraction"><strong>Retracted</strong>: '
                '<a href="../references/moth2015twofold.html">Moth 2015</a> · ',
                '<p class="notice notice-concern"><strong>Expression of concern</strong>: '
                '<a href="../references/moth2015twofold.html">Moth 2015</a> · '
                '<span class="notice-checked">Looked up on 2026-11-21.</span></p>',
                "<strong>Why it stays all the same: </strong>Kept as a warning.</p>",
            ],
        ),
        (
            "zh",
            '<p class="notice notice-retraction"><strong>已撤稿</strong> · '
            '<time datetime="2025-03-01">2025-03-01</time> · '
            '<a href="https://doi.org/10.5555/toy.r" rel="external">声明原文</a> · '
            '<span class="notice-checked">查询于 2026-11-21。</span></p>',
            ["<strong>仍予保留的理由：</strong>作为警示保留。</p>"],
        ),
    ],
)
def test_banners_stand_on_the_work_s_page_and_at_the_finding(
    tmp_path: Path, language: Language, work: str, lines: list[str]
) -> None:
    root = with_notices(tmp_path, CONCERN, RETRACTED)
    put(root, f"{SHEET}:findings.1.retraction_acknowledged", WHY)
    assert work in shown(root, "references/moth2015twofold.md", language)
    page = shown(root, PAGE, language)
    assert [line for line in lines if line not in page] == []
    assert page.index("notice-retraction") < page.index("notice-concern")
    assert page.count('class="notice notice-retraction"') == 1


@pytest.mark.parametrize(
    ("notice", "card", "listed", "fact"),
    [
        (RETRACTED, "none_found", "RETRACTED", "RETRACTED (2026-11-21)"),
        (CONCERN, "", "expression of concern", "expression of concern (2026-11-21)"),
        ("{kind: correction}", "", "", "corrected (2026-11-21)"),
        ("", "retracted", "RETRACTED", "RETRACTED (2026-01-01)"),
        ("", "concern", "expression of concern", "expression of concern (2026-01-01)"),
        ("", "corrected", "", "corrected (2026-01-01)"),
        ("", "none_found", "", "none found (2026-01-01)"),
    ],
)
def test_a_work_is_marked_wherever_it_is_listed(
    tmp_path: Path, notice: str, card: str, listed: str, fact: str
) -> None:
    """The hover card is a copy of the entry in the page's list of references."""
    root = with_notices(tmp_path, *[notice] * bool(notice))
    if card:
        value = f'{{status: {card}, on: "2026-01-01"}}'
        put(root, "studies/moth2015twofold.yaml:updates", value)
    mark = f'</span> <strong class="retracted">{listed}</strong>'
    for page in (PAGE, "print/melanoma.md", "references/index.md", "references/moth2015twofold.md"):
        (entry,) = [line for line in shown(root, page).split("\n") if "5:20" in line]
        assert (mark in entry) is bool(listed), page
    assert f"<dd>{fact}</dd>" in shown(root, "references/moth2015twofold.md")


def test_a_source_review_shows_its_banner(tmp_path: Path) -> None:
    root = with_notices(tmp_path, "{kind: correction}", doi="10.5555/toy.review")
    assert "<strong>Corrected</strong>" in shown(root, "reviews/toy2020review.md")


def test_a_broken_file_is_explained(tmp_path: Path) -> None:
    root = with_notices(tmp_path, "{kind: retracted}")
    assert load(root) == [
        "derived/retractions.yaml:6: FLD003 works[0].notices[0].kind must be one of retraction, "
        "concern, correction: 'retracted'. Did you mean 'retraction'?"
    ]
