"""What other programs export → works of this site, and what is left out, refused or asked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exported import EXPORTS, FILES, exports_told
from factsheets.bibliography import parse_bibliography
from factsheets.bibliography.exports import to_bibtex
from factsheets.bibliography.intake import Incoming, read_export
from factsheets.messages.problem import Problem

ENTRY = """\
@article{{x,
  author = {{Doe, Jane}},
  title = {{Hepatic niche formation in mice}},
  journal = {{Lancet Oncology}},
  year = {{2020}},
  {line},
}}
"""


def pasted(line: str) -> tuple[Incoming, list[Problem]]:
    """The one work of an entry in which ``line`` stands instead of the field of that name."""
    name = line.partition("=")[0].strip().lower()
    kept = [row for row in ENTRY.format(line=line).split("\n") if not row.startswith(f"  {name} ")]
    lines = kept if any(line in row for row in kept) else [*kept[:-2], f"  {line},", "}"]
    (work,), problems = read_export("\n".join(lines).encode(), "x.bib")
    return work, problems


def test_every_program_s_export_is_taken_and_what_is_left_out_is_named() -> None:
    assert exports_told() == (EXPORTS / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_taken_keeps_the_rules_of_the_bibliography(path: Path) -> None:
    for work in read_export(path.read_bytes(), path.name)[0]:
        entry = to_bibtex(replace(work.reference, key="k"))
        problems = parse_bibliography(entry, "x")[1]
        assert [str(found) for found in problems if found.severity == "error"] == []


# A field as somebody pastes it, the field of the site, its value.
VALUES = [
    (
        "doi = {10.1002/(SICI)1099-1727(199821)14:1%3C3::AID-SDR140%3E3.0.CO;2-K}",
        "doi",
        "10.1002/(sici)1099-1727(199821)14:1<3::aid-sdr140>3.0.co;2-k",
    ),
    (
        "doi = {10.1002/(SICI)1097(1995)76:10&lt;1713::AID-CN5&gt;3.0.CO;2-3}",
        "doi",
        "10.1002/(sici)1097(1995)76:10<1713::aid-cn5>3.0.co;2-3",
    ),
    (
        "doi = {https://doi.org/10.1016/j.ejca.2020.01.001?utm_source=x}",
        "doi",
        "10.1016/j.ejca.2020.01.001",
    ),
    ("doi = {DOI：10.1016/J.EJCA.2020.01.001.}", "doi", "10.1016/j.ejca.2020.01.001"),
    ("url = {https://ascopubs.org/doi/full/10.1200/JCO.20.00001}", "doi", "10.1200/jco.20.00001"),
    ("url = {https://doi.org/10.1200/JCO.20.00001}", "url", ""),
    (r"number = {15\_suppl}", "number", "15_suppl"),
    ("number = {02}", "number", "2"),
    ("issue = {Suppl 1}", "number", "Suppl 1"),
    ("volume = {Volume 13 - 2020}", "volume", "13"),
    ("volume = {第36卷}", "volume", "36"),
    ("eid = {e12345}", "pages", "e12345"),
    ("article-number = {77}", "pages", "77"),
    ("elocation-id = {2021.01.01.21249999}", "pages", "2021.01.01.21249999"),
    ("pages = {e00001--e00001}", "pages", "e00001"),
    ("pages = {101-106+112}", "pages", "101–106, 112"),
    ("pages = {pp. 229—63}", "pages", "229–263"),
    ("year = {c2020}", "year", "2020"),
    ("title = {Hepatic niche.}", "title", "Hepatic niche"),
    (
        "title = {CO<sub>2</sub> and Ca<sup>2+</sup> in <i>Kras<sup>G12D</sup></i> mice}",
        "title",
        "CO₂ and Ca²⁺ in KrasG12D mice",
    ),
    (
        r"title = {P-value of <0.05 \& more: 5% at US\$5 to $\alpha$ {{TNF}}}",
        "title",
        "P-value of <0.05 & more: 5% at US$5 to α TNF",
    ),
    (
        "title = {Bone&#160;marrow &amp; liver\u2009metastases}",
        "title",
        "Bone marrow & liver metastases",
    ),
    ("langid = {ngerman}", "langid", "german"),
    ("language = {zh-CN}", "langid", "chinese"),
    ("langid = {中文;}", "langid", "chinese"),
    ("title = {肝転移のメカニズム}", "langid", "japanese"),
    ("title = {폐암의 간 전이}", "langid", "korean"),
    ("note = {PMID: 33000001}", "pmid", "33000001"),
    ("pmid = {https://pubmed.ncbi.nlm.nih.gov/33000001/}", "pmid", "33000001"),
    (
        r"howpublished = {\url{https://clinicaltrials.gov/study/NCT00000000}}",
        "url",
        "https://clinicaltrials.gov/study/NCT00000000",
    ),
    ("note = {Identifier: NCT00000000}", "note", "Identifier: NCT00000000"),
    ("note = {Publisher: Elsevier}", "note", ""),
    *((f"month = {month}", "year", "2020") for month in ("Apr", '"Jan"', "{四月}", "{04}", "sept")),
]


@pytest.mark.parametrize(("line", "name", "expected"), VALUES, ids=[v[0] for v in VALUES])
def test_a_value_is_kept_in_the_site_s_form(line: str, name: str, expected: str) -> None:
    work, problems = pasted(line)
    assert [str(found) for found in problems if found.severity == "error"] == []
    assert getattr(work.reference, name) == expected


# An author field as it is pasted → the same in the form of references.bib.
AUTHORS = {
    "dalla Palma, M. and degli Esposti, D.": "dalla Palma, M. and degli Esposti, D.",
    "thor Straten, Per": "thor Straten, Per",
    "van’t Veer, Laura and vant Hof, Piet": "van’t Veer, Laura and vant Hof, Piet",
    "Waard, Gerard de": "de Waard, Gerard",
    "Berg, Jan van den and Haq, M. ul": "van den Berg, Jan and ul Haq, M.",
    "Jane Doe and Richard A. {van den Berg}": "Doe, Jane and van den Berg, Richard A.",
    "José María {Rodriguez Fernandez}": "Rodriguez Fernandez, José María",
    "Hess, Jr., Kenneth R. and Doe, Jane, 3rd": "Hess, Jr, Kenneth R. and Doe, 3rd, Jane",
    "Kenneth R. Hess Jr. and Doe JA": "Hess, Jr, Kenneth R. and Doe, J. A.",
    "Doe, Jane; Roe, Richard; et al.": "Doe, Jane and Roe, Richard and others",
    "{World Health Organization} and Doe, J.": "{World Health Organization} and Doe, J.",
    "何, 晓明 and 吕 青": "何晓明 and 吕青",
    "何晓明，吕青": "何晓明 and 吕青",
    "何晓明;吕青;等": "何晓明 and 吕青 and others",
    "欧阳, 青": "欧阳青",
    "山田太郎": "山田太郎",
}


@pytest.mark.parametrize(("typed", "kept"), AUTHORS.items(), ids=AUTHORS)
def test_a_name_stays_the_person_that_is_meant(typed: str, kept: str) -> None:
    work, problems = pasted(f"author = {{{typed}}}")
    assert f"  author = {{{kept}}},\n" in to_bibtex(work.reference)
    assert [str(found) for found in problems if found.severity == "error"] == []


SAID = {
    "author = {José María Rodriguez Fernandez}": [
        "x.bib:6: ADD010 'José María Rodriguez Fernandez' (author) was read as 'Fernandez, José "
        "María Rodriguez': mend the new entry if that is not who or what is meant."
    ],
    "keywords = {a}": ["x.bib:1: ADD009 Left out, because the site does not use it: keywords."],
    r"title = {On \foo{x} cells}": [
        r"x.bib:6: BIB025 In title, '\foo' is LaTeX that is not understood here: write the "
        r"character that is meant, a dollar sign as \$."
    ],
    "langid = {klingon}": [
        "x.bib:6: BIB019 The langid must be the English name of a language, such as english: "
        "'klingon'."
    ],
    "title = {A {growth}": [
        "x.bib:6: BIB002 The field title is opened and not closed: write title = {…}, with every "
        "opening brace closed."
    ],
    "author = {Doe, Jane, Roe, Richard}": [
        "x.bib:6: BIB020 'Doe, Jane, Roe, Richard' would count as one person: divide the authors "
        "by 'and', as in 'Siegel, R. L. and Jemal, A.'"
    ],
}


@pytest.mark.parametrize(("line", "expected"), SAID.items(), ids=SAID)
def test_what_is_doubtful_is_said_at_the_pasted_line(line: str, expected: list[str]) -> None:
    lines = ENTRY.format(line=line).split("\n")
    name = line.partition("=")[0].strip()
    lines = [row for row in lines if line in row or not row.startswith(f"  {name} =")]
    place = next(number for number, row in enumerate(lines, 1) if line in row)
    problems = read_export("\n".join(lines).encode(), "x.bib")[1]
    assert [str(found) for found in problems] == [
        text.replace("x.bib:6:", f"x.bib:{place}:") for text in expected
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ADD001"),
        ("hello", "ADD001"),
        ("TY  - JOUR\nTI  - A\nER  - \nlost words\n", "ADD011"),
        ("TY  - JOUR\nTI  - A\nDO  - 10.1000/a\nDO  - 10.1000/b\nER  - \n", "BIB013"),
        ("@article{a,\n title = {A},\n}\nlost words\n", "BIB005"),
        ("\xff", "SRC004"),
    ],
)
def test_what_would_be_lost_is_refused(text: str, code: str) -> None:
    problems = read_export(text.encode("latin-1"), "x")[1]
    assert [found.code for found in problems if found.severity == "error"] == [code]
