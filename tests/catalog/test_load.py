"""A folder becomes a catalog; files that do not belong, lack or break are named, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.catalog.load import load_content, load_rules_page
from factsheets.model.references import references
from factsheets.rules.references import documents
from factsheets.site.pipeline import errors, pages, read_site
from toy_site import TOY, codes, copy_toy, load, loaded, put, toy, toy_with

SHEET = "treatments/dabrafenib.yaml"


def test_the_toy_has_no_problem():
    assert load(TOY) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_toy_becomes_pages_without_the_topic_of_the_real_site(language):
    """A new subtype, stage, outcome, design or class is a matter of YAML only."""
    made = {page.src_uri: page.markdown for page in pages(toy(), language)}
    terms = {
        "tumours/melanoma-brain-metastasis.md": ("outcomes", "brain_share"),
        "treatments/dabrafenib.md": ("outcomes", "intracranial_response"),
        "treatments/braf-inhibitors.md": ("treatment_classes", "kinase-inhibitor-class"),
        "mechanisms/blood-brain-barrier.md": ("stages", "dormancy-in-brain"),
        "mechanisms/mapk-pathway.md": ("tumours", "acral-melanoma"),
        "references/sweep2019registry.md": ("designs", "registry_sweep"),
    }
    for page, (vocabulary, term) in terms.items():
        label = toy().term(vocabulary, term).label.in_language(language)
        assert label in made[page], page


def test_a_new_subtype_needs_one_entry_of_yaml(tmp_path):
    new = "{label: {en: Eye melanoma, zh: 眼黑色素瘤}, within: [melanoma]}"
    root = toy_with(tmp_path, {"vocab/tumours.yaml:eye-melanoma": new})
    put(root, f"{SHEET}:tumours", "[melanoma, eye-melanoma]")
    catalog, problems = read_site(root)
    assert (problems, catalog is not None and catalog.broader("eye-melanoma")) == (
        [],
        {"melanoma", "solid-tumours"},
    )


def test_everything_is_there_by_id():
    assert [*toy().sheets] == [
        "blood-brain-barrier",
        "braf-inhibitors",
        "dabrafenib",
        "lesion-number",
        "mapk-pathway",
        "melanoma-brain-metastasis",
    ]
    assert [*toy().studies] == [
        "fisher2018zebra",
        "long2012dabrafenib",
        "moth2015twofold",
        "sweep2019registry",
        "toy2020review",
    ]
    assert [*toy().references] == sorted([*toy().studies, "vega2016signal"])


# Files ---------------------------------------------------------------------------------------

FOLDERS = "mechanisms, prognosis, treatments, tumours"
NAMED = "the file name must be an id of lower-case letters, digits and hyphens ending in .yaml"
STRANGERS = {
    "a sheet in capitals": (
        "content/treatments/Nivolumab.yaml",
        f"REF007 {NAMED}: 'Nivolumab.yaml'. Did you mean 'nivolumab.yaml'?",
    ),
    "a sheet with the other ending": (
        "content/treatments/nivolumab.yml",
        f"REF007 {NAMED}: 'nivolumab.yml'. Did you mean 'nivolumab.yaml'?",
    ),
    "a sheet with a blank in its name": (
        "content/treatments/nivolumab copy.yaml",
        f"REF007 {NAMED}: 'nivolumab copy.yaml'. Did you mean 'nivolumab-copy.yaml'?",
    ),
    "a sheet with a Chinese name": (
        "content/treatments/肝.yaml",
        f"REF007 {NAMED}: '肝.yaml'.",
    ),
    "a sheet with a name that Windows keeps": (
        "content/treatments/con.yaml",
        f"REF007 {NAMED}: 'con.yaml'.",
    ),
    "a sheet with a very long name": (
        f"content/treatments/{'a' * 65}.yaml",
        f"REF007 {NAMED}: '{'a' * 65}.yaml'.",
    ),
    "a folder among the sheets": (
        "content/treatments/old/nivolumab.yaml",
        f"REF007 {NAMED}: 'old'.",
    ),
    "a sheet with the id of another": (
        "content/tumours/dabrafenib.yaml",
        "REF006 the id 'dabrafenib' is already used by content/treatments/dabrafenib.yaml; "
        "rename one of the files.",
    ),
    "a sheet beside the folders": (
        "content/nivolumab.yaml",
        f"REF012 'content/nivolumab.yaml' does not belong under content; sheets go into {FOLDERS}.",
    ),
    "a folder with another name": (
        "content/treatment/nivolumab.yaml",
        f"REF012 'content/treatment' does not belong under content; sheets go into {FOLDERS}.",
    ),
    "a vocabulary that nobody reads": (
        "content/vocab/tumors.yaml",
        "REF012 'content/vocab/tumors.yaml' does not belong under content; sheets go into "
        f"{FOLDERS}.",
    ),
}


@pytest.mark.parametrize(("path", "expected"), STRANGERS.values(), ids=STRANGERS)
def test_a_file_that_does_not_belong_is_named(path, expected, tmp_path):
    root = copy_toy(tmp_path)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("name: x\n", encoding="utf-8")
    (found,) = load(root)
    place, _, said = found.partition(":1: ")
    assert said == expected
    assert path.startswith(place)


@pytest.mark.parametrize(
    "path",
    [
        "content/site.yaml",
        "content/glossary.yaml",
        "content/vocab/directness.yaml",
        "content/vocab/stages.yaml",
        "references.bib",
    ],
)
def test_without_a_file_that_all_else_rests_on_nothing_else_is_said(path, tmp_path):
    root = copy_toy(tmp_path)
    (root / path).unlink()
    catalog, problems = load_content(root)
    assert catalog is None
    assert [str(found) for found in problems] == [
        f"{path}:1: SRC001 There is no readable file at this path: check its name and folder."
    ]


def test_all_broken_files_are_named_in_one_run(tmp_path):
    root = copy_toy(tmp_path)
    for path in ("site.yaml", "vocab/units.yaml", SHEET):
        (root / "content" / path).write_text("- x\n", encoding="utf-8")
    listed = (
        "SRC013 The file is a list or a single text: begin with a field, such as 'name: value'."
    )
    assert load(root) == [
        f"content/{path}:1: {listed}" for path in ("site.yaml", SHEET, "vocab/units.yaml")
    ]


def test_an_empty_project_names_the_files_it_lacks(tmp_path):
    catalog, problems = load_content(tmp_path)
    assert catalog is None
    assert {found.code for found in problems} == {"SRC001"}
    assert [found.path for found in problems][-1] == "references.bib"


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path):
    root = copy_toy(tmp_path)
    sheet = root / "content" / SHEET
    elsewhere = tmp_path / "elsewhere.yaml"
    sheet.rename(elsewhere)
    sheet.symlink_to(elsewhere)
    assert [found.partition(": ")[2][:6] for found in load(root)] == ["SRC002"]


# One mistake, one message --------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(p.relative_to(TOY) for p in TOY.glob("content/*/*.yaml")))
def test_a_broken_file_is_reported_once_and_blamed_on_no_other(path, tmp_path):
    root = copy_toy(tmp_path)
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("nonsense: x\n")
    code = "FLD010" if path.parts[1] == "vocab" and path.stem != "directness" else "FLD001"
    catalog, problems = read_site(root)
    assert [(found.path, found.code) for found in problems] == [(str(path), code)]
    assert (catalog is None) == (path.parts[1] == "vocab")


@pytest.mark.parametrize("key", toy().references)
def test_a_broken_reference_is_reported_once(key, tmp_path):
    root = copy_toy(tmp_path)
    bib = root / "references.bib"
    text = bib.read_text(encoding="utf-8")
    at = text.index("year = {", text.index(key))
    bib.write_text(text[:at] + text[at:].replace("year = {20", "year = {soon 20", 1), "utf-8")
    assert [found.split(":")[0] for found in load(root)] == ["references.bib"]


# Nothing names a term of what readers ask for.
VOCABULARIES = sorted(toy().vocabularies.keys() - {"asked"})


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_terms_that_do_not_exist_are_problems_and_never_a_crash(vocabulary, tmp_path):
    root = copy_toy(tmp_path)
    expected = []
    for document, start, content in documents(toy()):
        for loc, _, marker in references(content):
            if getattr(marker, "name", "") == vocabulary:
                place = ".".join(str(part) for part in (*start, *loc))
                put(root, f"{document.path.removeprefix('content/')}:{place}", "nonsense")
                expected.append(document.path)
    assert expected
    found = [one.path for one in read_site(root)[1] if one.code == "REF003"]
    assert found == sorted(expected)


def test_warnings_do_not_stop_a_build(tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:gaps.0": "{zh: 儿童。}"})
    catalog, problems = read_site(root)
    assert [str(found) for found in problems] == [
        f"content/{SHEET}:99: REF016 gaps[0] is not yet in English: add en."
    ]
    assert errors(problems) == []
    assert catalog is not None
    assert len(pages(catalog, "en")) == len(pages(toy(), "en"))


def test_the_page_of_the_rules_is_known_while_all_else_is_broken(tmp_path):
    root = copy_toy(tmp_path)
    (root / "content/glossary.yaml").unlink()
    found = load_rules_page(root, "zh")
    assert found == "https://example.org/toy/site/zh/methods/rules.html"
    (root / "content/site.yaml").unlink()
    assert load_rules_page(root, "zh") == ""


def test_the_same_folder_gives_the_same_problems_twice(tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:class": "x", "vocab/stages.yaml:barrier-crossing.x": "y"})
    assert load(root) == load(root)


def test_paths_are_relative_and_written_with_slashes():
    paths = {entry.path for entry in loaded(TOY).sheets.values()}
    assert f"content/{SHEET}" in paths
    assert not any(Path(path).is_absolute() for path in paths)


def test_a_mended_copy_is_as_good_as_the_original(tmp_path):
    root = toy_with(tmp_path, {f"{SHEET}:class": "x"})
    put(root, f"{SHEET}:class", "targeted")
    assert codes(root) == []
    assert (root / "content" / SHEET).read_bytes() == (TOY / "content" / SHEET).read_bytes()


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "Thumbs.db", "._mapk-pathway.yaml", ".mapk.yaml.swp", "mapk.yaml~", "a.bak"],
)
def test_what_programs_leave_behind_is_no_content(name, tmp_path):
    root = copy_toy(tmp_path)
    for folder in ("", "mechanisms", "studies", "vocab"):
        (root / "content" / folder / name).write_bytes(b"\0x")
    assert load(root) == load(TOY)


@pytest.mark.parametrize(
    "name", ["mapk-pathway.yml", "MAPK-Pathway.yaml", "mapk pathway.yaml", "mapk_pathway.YAML"]
)
def test_a_wrong_name_is_one_problem_with_its_mend(name, tmp_path):
    root = copy_toy(tmp_path)
    folder = root / "content/mechanisms"
    (folder / "mapk-pathway.yaml").rename(folder / name)
    errors = [problem for problem in read_site(root)[1] if problem.severity == "error"]
    assert [(problem.code, problem.suggestion) for problem in errors] == [
        ("REF007", "mapk-pathway.yaml")
    ]
