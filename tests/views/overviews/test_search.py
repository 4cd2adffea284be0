"""What the search knows of the toy site."""

from __future__ import annotations

import json

from factsheets.messages.problem import Language
from factsheets.pages.render import render_assets
from factsheets.views.overviews.search import SearchEntry, build_search
from toy_site import toy
from view_cases import viewer

TABLE = SearchEntry("page", "evidence.html", "Evidence table", (), "Every finding.")


def entries(language: Language = "en") -> dict[str, SearchEntry]:
    found = build_search(viewer(language, ""), [TABLE])["entries"]
    return {entry.url: entry for entry in found}


def test_a_sheet_goes_by_its_names_in_both_languages_and_says_its_bottom_line() -> None:
    found = entries("zh")["treatments/dabrafenib.html"]
    assert found.kind == "treatments"
    assert found.title == "达拉非尼"
    assert {"Dabrafenib", "GSK2118436", "BRIM-9"} <= set(found.names)
    assert found.title not in found.names
    assert found.text.endswith("一项小型试验；生存期较长。")


def test_a_finding_is_its_claim_at_its_place_with_sheet_authors_and_dois() -> None:
    found = entries()["treatments/dabrafenib.html#os-brain"]
    reference = toy().references["long2012dabrafenib"]
    assert found.kind == "finding"
    assert found.names == (reference.doi,)
    assert found.text == (
        "Dabrafenib · Long and Short 2012 · Checked: Abstract · Patients · Melanoma · "
        "brain metastasis: all of them"
    )


def test_a_work_goes_by_author_title_doi_and_pmid() -> None:
    found = entries()["references/long2012dabrafenib.html"]
    reference = toy().references["long2012dabrafenib"]
    assert (found.kind, found.title) == ("work", reference.title)
    assert {"Long and Short 2012", reference.doi} <= set(found.names)
    assert reference.authors[0].family in found.text


def test_a_page_goes_by_its_title() -> None:
    assert entries()["evidence.html"] == TABLE


def test_every_sheet_finding_work_and_term_has_one_entry() -> None:
    catalog = toy()
    found = build_search(viewer("en", ""), [])["entries"]
    kinds = [entry.kind for entry in found]
    assert len({entry.url for entry in found}) == len(found)
    assert kinds.count("finding") == len(list(catalog.uses()))
    assert kinds.count("work") == len(catalog.references)
    assert kinds.count("term") == len(catalog.glossary.content.terms)
    assert len(found) - kinds.count("page") == len(catalog.sheets) + sum(
        kinds.count(kind) for kind in ("finding", "work", "term")
    )


def test_the_index_is_a_script_that_holds_only_data() -> None:
    (asset,) = [
        one for one in render_assets(toy(), "en") if one.src_uri == "assets/search-index.js"
    ]
    name, _, data = asset.text.partition(" = ")
    index = json.loads(data.removesuffix(";\n"))
    assert name == "window.searchIndex"
    assert {entry[0] for entry in index["entries"]} <= index["kinds"].keys()
