"""What the search knows of the toy site."""

from __future__ import annotations

import json
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.pages.render import render_assets
from factsheets.site.pipeline import read_site
from factsheets.views.overviews.search import SearchEntry, build_search, search_assets
from toy_site import toy
from view_cases import viewer

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
QUERIES = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))

TABLE = SearchEntry("page", "evidence.html", "Evidence table", (), "Every finding.")


def entries(language: Language = "en") -> dict[str, SearchEntry]:
    index, more = search_assets(viewer(language, ""), [TABLE])
    found = [*data(index.text)["entries"], *data(more.text)]
    return {entry.url: entry for entry in map(as_entry, found)}


def as_entry(row: list[Any]) -> SearchEntry:
    """An entry as the script has it."""
    kind, url, title, names, text, sides, near = row
    return SearchEntry(kind, url, title, tuple(names), text, tuple(sides), near)


def data(script: str) -> Any:
    """What a script sets its one name to."""
    return json.loads(script.partition(" = ")[2].removesuffix(";\n"))


@cache
def real() -> Catalog:
    """The site's own content."""
    catalog, _ = read_site(ROOT)
    assert catalog
    return catalog


def answers(catalog: Catalog, language: Language, queries: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the search answers, by the node that comes with the browsers."""
    scripts = ROOT / "docs/theme/scripts"
    index, more = (
        data(asset.text)
        for asset in render_assets(catalog, language)
        if asset.src_uri.startswith("assets/search-")
    )
    given = {
        "scripts": "".join((scripts / f"{name}.js").read_text("utf-8") for name in SCRIPTS),
        "index": index,
        "more": more,
        "queries": queries,
    }
    node, _ = compute_driver_executable()
    done = subprocess.run(
        [node, str(HERE / "run_queries.cjs")],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


SCRIPTS = ("fold", "query", "rank")


def first(answer: dict[str, Any]) -> str:
    """Where the first result leads, and whether it says that something is not covered."""
    if not answer["first"]:
        return ""
    result = answer["first"][0]
    missing = "not covered: " if result["kind"] == "missing" else ""
    return missing + str(result["url"]).partition("#")[0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_query_finds_its_page_first(language: Language) -> None:
    queries = QUERIES[language]
    found = map(first, answers(real(), language, tuple(queries)))
    assert dict(zip(queries, found, strict=True)) == queries


def test_there_are_enough_queries_of_each_language() -> None:
    assert min(len(queries) for queries in QUERIES.values()) >= 110


@pytest.mark.parametrize("query", ["integrin", "neutrophil", "macrophage", "CXCR4"])
def test_findings_about_patients_stand_above_tissue_and_cells(query: str) -> None:
    (answer,) = answers(real(), "en", (query,))
    near = [row["near"] for row in answer["first"] if row["kind"] == "finding"]
    patients = [at for at, value in enumerate(near) if value >= 3]
    assert patients == list(range(len(patients)))


@pytest.mark.parametrize(
    "query", ["", " ", "的", "%", "\ud83e", "？" * 500, "肝" * 5000, "a" * 5000, ".*[(", "1" * 400]
)
def test_no_query_breaks_the_search(query: str) -> None:
    (answer,) = answers(toy(), "zh", (query,))
    assert answer["count"] >= 0


def test_what_is_not_covered_leads_to_the_nearest_page_and_says_so() -> None:
    (answer,) = answers(toy(), "en", ("Zelboraf",))
    assert answer["first"][0]["title"] == "Vemurafenib"
    assert first(answer) == "not covered: treatments/braf-inhibitors.html"


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
    found = [entry for entry in entries().values() if entry != TABLE]
    kinds = [entry.kind for entry in found]
    assert kinds.count("finding") == len(list(catalog.uses()))
    assert kinds.count("work") == len(catalog.references)
    assert kinds.count("term") == len(catalog.glossary.content.terms)
    assert len(found) - kinds.count("page") == len(catalog.sheets) + sum(
        kinds.count(kind) for kind in ("finding", "work", "term")
    )


def test_the_index_says_what_it_shows_and_how_characters_sound_and_look() -> None:
    index = build_search(viewer("zh", ""), [TABLE])
    assert {entry.kind for entry in index["entries"]} <= index["kinds"].keys()
    assert "脑nao" in index["sounds"].split()
    assert "轉转" in index["simplified"]
    assert index["sides"] == ("黑色素瘤",)
