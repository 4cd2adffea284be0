"""Which pages the site has."""

from __future__ import annotations

from factsheets.pages.plan import plan_site
from toy_site import toy


def test_every_sheet_reference_and_review_has_a_page() -> None:
    planned = {page.src_uri for page in plan_site(toy(), "en")}
    catalog = toy()
    wanted = {f"{entry.content.folder}/{id}.md" for id, entry in catalog.sheets.items()}
    wanted |= {f"references/{key}.md" for key in catalog.references}
    wanted |= {"reviews/toy2020review.md", "index.md", "glossary.md"}
    assert wanted <= planned


def test_a_page_is_changed_in_the_file_it_comes_from() -> None:
    paths = {page.src_uri: page.path for page in plan_site(toy(), "en")}
    assert paths["treatments/dabrafenib.md"] == "content/treatments/dabrafenib.yaml"
    assert paths["references/long2012dabrafenib.md"] == "content/studies/long2012dabrafenib.yaml"
    assert paths["references/vega2016signal.md"] == "references.bib"
    assert paths["glossary.md"] == "content/glossary.yaml"
    assert paths["index.md"] == "content/site.yaml"


def test_the_search_lists_pages_that_no_entry_of_its_own_stands_for() -> None:
    listed = {page.src_uri for page in plan_site(toy(), "en") if page.listed}
    assert listed == {
        "patients/index.md",
        "patients/acral-melanoma.md",
        "treatments/index.md",
        "mechanisms/index.md",
        "tumours/index.md",
        "prognosis/index.md",
        "evidence.md",
        "matrix.md",
        "map.md",
        "outcomes/melanoma.md",
        "outcomes.md",
        "changes.md",
        "contribute.md",
        "data.md",
        "download.md",
        "print/melanoma.md",
        "gaps.md",
        "references/index.md",
        "reviews/index.md",
        "glossary.md",
        "methods/levels.md",
        "methods/rules.md",
        "methods/fields.md",
    }


def test_titles_and_descriptions_are_in_the_language_of_the_page() -> None:
    pages = {page.src_uri: page for page in plan_site(toy(), "zh")}
    page = pages["treatments/dabrafenib.md"]
    assert (page.title, page.description) == ("达拉非尼", "一项小型试验；生存期较长。")
    assert pages["index.md"].title == "玩具站"
