"""A new kind of sheet is one class, its words and nothing else: a toy engine with a fifth kind."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from toy_site import copy_toy

# What somebody would write at the end of model/sheet.py, and into wording.toml.
CLASS = """
class Biomarker(Sheet):
    folder: ClassVar[str] = "biomarkers"
    main_question: ClassVar[Question] = "prognosis"
    facets: ClassVar[tuple[Facet, ...]] = (TUMOUR, MECHANISM_CLASS)

    class_: Annotated[str, InVocabulary("mechanism_classes")] = about(
        ("Kind", "Of what it is."), ("类别", "属于哪一类。"), alias="class"
    )


SHEET_KINDS = (*SHEET_KINDS, Biomarker)
"""
WORDS = {
    "one": {"en": "Biomarker", "zh": "标志物"},
    "all": {"en": "Biomarkers", "zh": "标志物"},
    "intro": {"en": "What can be measured.", "zh": "可测量之物。"},
    "guide": {"en": "Biomarker sheet", "zh": "标志物页"},
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The engine as it is read after somebody added a class to ``SHEET_KINDS``, and a site with a
    sheet of that kind; out: a function from a module's name to the module."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith("factsheets")}
    for name in kept:
        del sys.modules[name]
    try:
        sheet = importlib.import_module("factsheets.model.sheet")
        model = importlib.import_module("factsheets.model")
        exec(CLASS, vars(sheet))
        model.SHEET_KINDS = sheet.SHEET_KINDS
        importlib.import_module("factsheets.messages.wording").tables()["kinds"]["biomarkers"] = (
            WORDS
        )
        yield importlib.import_module
    finally:
        for name in [name for name in sys.modules if name.startswith("factsheets")]:
            del sys.modules[name]
        sys.modules.update(kept)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy site with a biomarker."""
    folder = copy_toy(tmp_path_factory.mktemp("kind"))
    put_sheet(folder)
    return folder


@pytest.fixture(scope="module")
def site(engine: Any, root: Path) -> Any:
    """Its catalog, which must be free of problems."""
    catalog, problems = engine("factsheets.site.pipeline").read_site(root)
    assert [str(problem) for problem in problems] == []
    return catalog


def put_sheet(root: Path) -> None:
    """A sheet of prognosis as one of the new kind, which has a class besides."""
    text = (root / "content/prognosis/lesion-number.yaml").read_text(encoding="utf-8")
    text = text.replace("{en: Number of lesions, zh: 病灶数}", "{en: S100B, zh: S100B}", 1)
    text = text.replace('"1.80"', '"1.70"').replace('"4.0"', '"4.1"')
    path = root / "content/biomarkers/s100b.yaml"
    path.parent.mkdir()
    path.write_text(text.replace("tumours:", "class: barrier\ntumours:", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def pages(engine: Any, site: Any) -> dict[str, str]:
    rendered = engine("factsheets.site.pipeline").pages(site, "en")
    return {page.src_uri: page.markdown for page in rendered}


@pytest.fixture(scope="module")
def assets(engine: Any, site: Any) -> dict[str, str]:
    rendered = engine("factsheets.pages.render").render_assets(site, "en")
    forms = engine("factsheets.form.data").render_scripts(site, "en")
    return {asset.src_uri: asset.text for asset in (*rendered, *forms)}


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("biomarkers/s100b.md", 'class="kicker"><a href="index.html">Biomarker</a> · Barrier'),
        ("biomarkers/s100b.md", "/edit/main/content/biomarkers/s100b.yaml"),
        ("biomarkers/s100b.md", "suggest.html#biomarkers/s100b"),
        ("biomarkers/index.md", 'title: "Biomarkers"'),
        ("biomarkers/index.md", 'data-keys="tumour:melanoma class:barrier"'),
        ("biomarkers/index.md", '<a href="s100b.html">S100B</a>'),
        ("index.md", '<a href="biomarkers/index.html">All: Biomarkers'),
        ("evidence.md", '<a href="biomarkers/s100b.html">S100B</a>'),
        ("evidence.md", "biomarkers/s100b.html#many-lesions"),
        ("print/melanoma.md", 'id="s100b--many-lesions"'),
        ("print/melanoma.md", "Patients with many lesions lived for a shorter time."),
        ("print/melanoma.md", '<p class="kicker">Biomarker</p>'),
        ("references/sweep2019registry.md", "biomarkers/s100b.html#many-lesions"),
        ("suggest.md", '<option value="new/biomarkers">New page: Biomarker</option>'),
        ("methods/fields.md", "## Biomarker sheet"),
        ("methods/fields.md", "content/biomarkers/&lt;id&gt;.yaml"),
    ],
)
def test_its_sheets_are_wherever_sheets_are(pages: dict[str, str], page: str, text: str) -> None:
    assert text in pages[page]


def test_the_search_and_the_form_know_it(assets: dict[str, str]) -> None:
    assert '["biomarkers","biomarkers/s100b.html","S100B"' in assets["assets/search-index.js"]
    assert '"biomarkers":"Biomarker"' in assets["assets/search-index.js"]
    assert '"biomarkers":"Biomarker"' in assets["assets/form-data.js"]
    assert '"s100b"' in assets["assets/data/biomarkers.js"]


def test_it_has_a_tab_with_its_sheets_by_class(engine: Any, site: Any) -> None:
    tree = engine("factsheets.pages.navigation").build_navigation(site, "en")
    # Behind home and the four other kinds.
    assert tree[5] == {
        "Biomarkers": ["biomarkers/index.md", {"Barrier": [{"S100B": "biomarkers/s100b.md"}]}]
    }


def test_it_has_a_schema_and_its_numbers_are_audited(engine: Any, root: Path) -> None:
    assert "biomarkers.json" in dict(engine("factsheets.form.schema").schemas())
    audited = engine("factsheets.audit.data").read_data(root).sheets["s100b"]
    assert (audited.page, [*audited.findings]) == ("biomarkers/s100b.html", ["many-lesions"])
