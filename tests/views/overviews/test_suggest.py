"""The page of the form."""

from __future__ import annotations

from pathlib import Path

from factsheets.model import SHEET_KINDS
from factsheets.views.overviews.suggest import SCRIPTS, build_suggest
from toy_site import toy
from view_cases import viewer

ASSETS = Path(__file__).parents[3] / "docs/theme/scripts/suggest"


def test_every_script_of_the_form_is_loaded_once() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in ASSETS.glob("*.js"))


def test_no_script_makes_markup_of_text_or_asks_the_network() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js")}
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "fetch(",
        "document.write",
    )
    found = [(name, word) for name, text in texts.items() for word in forbidden if word in text]
    assert found == []


def test_every_sheet_is_offered_under_its_kind_by_name() -> None:
    page = build_suggest(viewer("zh", "suggest.md"))
    assert [*page.offered] == [kind.folder for kind in SHEET_KINDS]
    assert page.offered["treatments"] == [
        ("treatments/braf-inhibitors", "BRAF 抑制剂"),
        ("treatments/dabrafenib", "达拉非尼"),
    ]
    offered = {place for sheets in page.offered.values() for place, _ in sheets}
    assert {place.split("/")[1] for place in offered} == set(toy().sheets)
