"""The command that adds a reference: looks it up, writes two files, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from add_reference import main
from change_files import raw
from factsheets.changes import store
from recorded import CROSSREF_CSL, NCBI_CSL, Service, serving
from toy_site import files_of, load

KNOWN = ["--designs", "rct", "--tumours", "melanoma", "--subjects", "human"]
CSL = "application/vnd.citationstyles.csl+json"
ENTRY = """\
@article{muller2020vivo,
  author = {Müller, Z. A. and van den Berg, J.-P. and {Toy Study Group}},
  title = {On the in vivo growth of invented \\& other cells},
  journal = {Journal of Toys},
  year = {2020},
  volume = {12},
  number = {3},
  pages = {101--109},
  doi = {10.5555/toy.new},
  langid = {english},
}
"""


@pytest.fixture
def service() -> Iterator[Service]:
    known = CROSSREF_CSL | {"DOI": "10.5555/toy.long"}
    answers = {
        "/10.5555/toy.new": (200, CROSSREF_CSL),
        "/10.5555/toy.long": (200, known),
        "/10.5555/toy%28a%29%3Cb": (200, CROSSREF_CSL | {"DOI": ""}),
        "/pubmed?id=10000099": (200, NCBI_CSL),
        "/pmc?id=9999999": (200, NCBI_CSL),
        "/10.5555/toy.list": (200, {"status": "ok", "message": {}}),
    }
    with serving(answers) as running:
        yield running


def run(root: Path, service: Service, *arguments: str) -> int:
    services = ["--doi-service", service.url, "--pmid-service", f"{service.url}pubmed?id="]
    services += ["--pmcid-service", f"{service.url}pmc?id="]
    return main([*arguments, *services, "--root", str(root)])


def test_a_doi_is_looked_up_and_added(
    root: Path, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(root)
    assert run(root, service, "https://doi.org/10.5555/TOY.new", *KNOWN) == 0
    assert service.asked == [("/10.5555/toy.new", CSL)]
    after = files_of(root)
    bib, card = "references.bib", "content/studies/muller2020vivo.yaml"
    assert {name for name in after if after[name] != before.get(name)} == {bib, card}
    assert after[bib].decode().replace(ENTRY + "\n", "", 1) == before[bib].decode()
    assert after[card].decode() == (
        "designs: [rct]\ntumours: [melanoma]\nsubjects: [human]\nmetastasis: not_reported\n"
        "read: none\n"
    )
    assert capsys.readouterr().out == (
        f"{ENTRY}Added to references.bib, with the study card {card}: fill that in next.\n"
    )
    assert load(root) == [f"{card}:1: REF011 no finding uses the study card 'muller2020vivo'."]


def test_a_pmid_is_looked_up_and_added(root: Path, service: Service) -> None:
    assert run(root, service, "10000099", *KNOWN) == 0
    assert service.asked == [("/pubmed?id=10000099", CSL)]
    text = (root / "references.bib").read_text(encoding="utf-8")
    assert (
        "@article{owl2021invented,\n"
        "  author = {Owl, A. B. and Rook, C. D.},\n"
        "  title = {Invented patients with brain metastases},\n"
        "  journal = {Journal of toys},\n"
        "  year = {2021},\n"
        "  volume = {13},\n"
        "  pages = {e77},\n"
        "  doi = {10.5555/toy.owl},\n"
        "  pmid = {10000099},\n"
        "  pmcid = {PMC9999999},\n"
        "  langid = {english},\n"
        "}\n"
    ) in text


def test_an_old_doi_with_odd_signs_is_asked_for_as_it_must(root: Path, service: Service) -> None:
    assert run(root, service, "10.5555/toy(a)<b", *KNOWN) == 0
    assert "  doi = {10.5555/toy(a)<b},\n" in (root / "references.bib").read_text(encoding="utf-8")


def test_a_title_that_is_nearly_there_needs_a_word(
    root: Path, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    again = root.parent / "again.bib"
    again.write_text(ENTRY.replace("toy.new", "toy.again"), encoding="utf-8")
    assert run(root, service, "10.5555/toy.new", *KNOWN) == 0
    assert run(root, service, str(again), "--offline", *KNOWN) == 1
    assert "ADD003 'muller2020vivo'" in capsys.readouterr().out
    assert run(root, service, str(again), "--offline", "--anyway", *KNOWN) == 0
    assert "@article{muller2020growth,\n" in capsys.readouterr().out


def test_pasted_entries_are_added_offline(root: Path, service: Service) -> None:
    pasted = root.parent / "pasted.bib"
    other = ENTRY.replace("muller2020vivo", "X1").replace("toy.new", "toy.b")
    other = other.replace("On the in vivo growth of invented \\& other cells", "A second work")
    other = other.replace("{12}", "{13}")
    pasted.write_text(ENTRY + "\n" + other, encoding="utf-8")
    assert run(root, service, str(pasted), "--offline", *KNOWN) == 0
    assert service.asked == []
    text = (root / "references.bib").read_text(encoding="utf-8")
    assert "@article{muller2020vivo,\n" in text
    assert "@article{muller2020second,\n" in text


def test_works_that_a_change_file_proposes_are_added(root: Path, service: Service) -> None:
    change = root.parent / "change.json"
    works = [
        {"doi": "10.5555/toy.new"},
        {
            "pasted": ENTRY.replace("toy.new", "toy.b")
            .replace("On the in vivo growth of invented", "A second")
            .replace("{12}", "{13}")
        },
    ]
    change.write_bytes(raw(references=works))
    assert run(root, service, str(change), *KNOWN) == 0
    text = (root / "references.bib").read_text(encoding="utf-8")
    assert "@article{muller2020vivo,\n" in text
    assert "@article{muller2020second,\n" in text


def test_a_pmcid_is_looked_up_by_its_digits(root: Path, service: Service) -> None:
    assert run(root, service, "https://pmc.ncbi.nlm.nih.gov/articles/PMC9999999/", *KNOWN) == 0
    assert service.asked == [("/pmc?id=9999999", CSL)]


def test_line_ends_of_windows_stay(root: Path, service: Service) -> None:
    bib = root / "references.bib"
    bib.write_bytes(bib.read_bytes().replace(b"\n", b"\r\n"))
    assert run(root, service, "10.5555/toy.new", *KNOWN) == 0
    assert bib.read_bytes().count(b"\n") == bib.read_bytes().count(b"\r\n")


def test_a_dry_run_shows_and_writes_nothing(
    root: Path, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(root)
    assert run(root, service, "10.5555/toy.new", "--dry-run", *KNOWN) == 0
    assert capsys.readouterr().out == ENTRY
    assert files_of(root) == before


REFUSED: dict[str, tuple[str, str]] = {
    "nonsense": ("hello", "ADD001 'hello' is no DOI, PMID or PMCID, "),
    "no file": ("missing.bib", "ADD001 'missing.bib' is no DOI, "),
    "offline": ("10.5555/toy.new --offline", "ADD008 '10.5555/toy.new' cannot be looked up "),
    "unknown": ("10.5555/unknown", "NET002 127.0.0.1:"),
    "another answer": ("10.5555/toy.list", "NET005 The answer of 127.0.0.1:"),
    "no term for it": ("10.5555/toy.new", "ADD005 The vocabulary designs has no term "),
    "there already": ("10.5555/toy.long", "ADD002 The DOI 10.5555/toy.long is that of "),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_added_is_one_sentence(
    root: Path, service: Service, capsys: pytest.CaptureFixture[str], arguments: str, message: str
) -> None:
    before = files_of(root)
    assert run(root, service, *arguments.split()) == 1
    said, outcome = capsys.readouterr().out.splitlines()
    assert said.startswith(f"{arguments.split()[0]}:1: {message}")
    assert outcome == "Nothing was added."
    assert files_of(root) == before


def test_a_service_that_is_away_is_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving({}) as gone:
        url = gone.url
    assert main(["10.5555/toy.new", "--doi-service", url, "--root", str(root), "--lang", "zh"]) == 1
    host = url.split("/")[2]
    assert capsys.readouterr().out == (
        f"10.5555/toy.new:1: NET001 无法连接 {host}（Connection refused）："
        "请联网后重试。\n未添加任何文献。\n"
    )


def test_nothing_is_added_to_content_with_errors(
    root: Path, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    bib = root / "references.bib"
    bib.write_text(bib.read_text(encoding="utf-8") + "stray\n", encoding="utf-8")
    assert run(root, service, "10.5555/toy.new", *KNOWN) == 1
    assert capsys.readouterr().out == (
        "10.5555/toy.new:1: ADD007 The content has errors; mend them first (see make check).\n"
        "Nothing was added.\n"
    )


def test_the_card_goes_if_the_entry_cannot_be_written(
    root: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(root)
    write = store.atomic_write

    def full(folder: Path, path: str, text: str, new: bool = False) -> None:
        if path == "references.bib":
            raise OSError("No space left on device")
        write(folder, path, text, new)

    monkeypatch.setattr(store, "atomic_write", full)
    assert run(root, service, "10.5555/toy.new", *KNOWN) == 1
    assert files_of(root) == before
