"""``factsheets.bibliography``: what is read from BibTeX, and what is refused in which words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheets.bibliography import (
    Bibliography,
    Person,
    Reference,
    load_bibliography,
    parse_bibliography,
)
from factsheets.bibliography.entry import KEY
from factsheets.bibliography.latex import decode
from factsheets.bibliography.names import initials, parse_people
from factsheets.messages.problem import Rule, rulebook

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
AWKWARD = (TESTS / "data/strict.bib").read_text(encoding="utf-8")
EXPECTED = tomllib.loads((TESTS / "data/strict.toml").read_text(encoding="utf-8"))
MISTAKES = tomllib.loads((TESTS / "bibliography_mistakes.toml").read_text(encoding="utf-8"))
ENTRY = """\
@article{paget1889soil,
  author = {Paget, S.},
  title = {Distribution of secondary growths},
  journal = {Lancet},
  year = {1889},
}
"""
FRAME = {
    "author": "author = {Paget, S.},",
    "title": "title = {Distribution of secondary growths},",
    "journal": "journal = {Lancet},",
    "year": "year = {1889},",
}


def said(text: str | bytes) -> list[str]:
    """The problems of ``text`` as they are printed."""
    return [str(found) for found in parse_bibliography(text, "references.bib")[1]]


def only(text: str) -> Reference:
    """The one reference of a faultless ``text``."""
    bibliography, problems = parse_bibliography(text, "references.bib")
    assert not problems
    (reference,) = bibliography.references.values()
    return reference


def filled_in(ref: Reference) -> dict[str, Any]:
    """What is not empty of a reference, but for its key."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(part) for name, part in value.items() if part and name != "key"}
        return [bare(part) for part in value] if isinstance(value, tuple) else value

    return bare(asdict(ref))


def with_field(line: str) -> str:
    """``ENTRY`` with ``line`` for the field of the same name, or added as its last field."""
    name = line.split("=")[0].strip().lower()
    fields = FRAME | {name: line}
    return "\n".join(["@article{paget1889soil,", *fields.values(), "}"])


class TestWhatIsRead:
    def test_every_field_arrives_decoded(self) -> None:
        found, problems = parse_bibliography(AWKWARD, "references.bib")
        assert problems == []
        assert {key: filled_in(ref) for key, ref in found.references.items()} == EXPECTED

    def test_the_real_file_has_no_problem_and_no_entry_is_lost(self) -> None:
        found, problems = load_bibliography(ROOT)
        text = (ROOT / "references.bib").read_text(encoding="utf-8")
        assert [str(p) for p in problems] == []
        assert list(found.references) == re.findall(r"^@\w+\{(\w+),", text, re.MULTILINE)

    @pytest.mark.parametrize(
        ("line", "name", "expected"),
        [
            ("pages = {229-263},", "pages", "229–263"),
            ("pages = {229 --- 263},", "pages", "229–263"),
            ("pages = {e13122},", "pages", "e13122"),
            ("pages = {213--227.e5},", "pages", "213–227.e5"),
            ("pages = 41,", "pages", "41"),
            ("year = 1889,", "year", "1889"),
            ("Title = {Upper-case field name},", "title", "Upper-case field name"),
            ('title = "In quotes {"}and{"} braces",', "title", 'In quotes "and" braces'),
            ("title = {Broken\n    over two lines},", "title", "Broken over two lines"),
            ("title = {EGFR {TKI} in {\\'{e}}tude},", "title", "EGFR TKI in étude"),
            (
                "title = {``Seed'' and soil --- 50\\% at US\\$5},",
                "title",
                "“Seed” and soil — 50% at US$5",
            ),
            ("note = {See #1, a@b.org; 5% of x = y},", "note", "See #1, a@b.org; 5% of x = y"),
            (
                "url = {https://example.org/a_b~c%20d?x=1},",
                "url",
                "https://example.org/a_b~c%20d?x=1",
            ),
            (
                "doi = {10.1002/1097-0142(19800615)45:12<2946::aid-cncr2820451202>3.0.co;2-m},",
                "doi",
                "10.1002/1097-0142(19800615)45:12<2946::aid-cncr2820451202>3.0.co;2-m",
            ),
        ],
    )
    def test_a_value_is_shown_as_meant(self, line: str, name: str, expected: str) -> None:
        assert getattr(only(with_field(line)), name) == expected

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("Lin", (Person("Lin"),)),
            ("徐", (Person("徐"),)),
            ("阿卜杜拉·买买提", (Person("阿卜杜拉·买买提"),)),
            (
                "Siegel, R. L. and van der Berg, Jan",
                (Person("Siegel", "R. L."), Person("van der Berg", "Jan")),
            ),
            ("{Health and Human Services}", (Person("", "", "Health and Human Services"),)),
            ("{\\O}stergaard, P.", (Person("Østergaard", "P."),)),
            ("O'Shaughnessy, J.-P.", (Person("O'Shaughnessy", "J.-P."),)),
            ("d'Arcy, Maria de Lourdes", (Person("d'Arcy", "Maria de Lourdes"),)),
            ("Hess, Jr., Kenneth R.", (Person("Hess", "Kenneth R.", suffix="Jr"),)),
            ("Hess, Kenneth R., 3rd", (Person("Hess", "Kenneth R.", suffix="3rd"),)),
            ("Hess, K. R. II", (Person("Hess", "K. R.", suffix="II"),)),
            (
                "dalla Palma, M. and thor Straten, P.",
                (Person("dalla Palma", "M."), Person("thor Straten", "P.")),
            ),
            (
                "van’t Veer, Laura and el-Deiry, Wafik S. and in 't Veld, S.",
                (
                    Person("van’t Veer", "Laura"),
                    Person("el-Deiry", "Wafik S."),
                    Person("in 't Veld", "S."),
                ),
            ),
        ],
    )
    def test_a_name_is_read_as_written(self, value: str, expected: tuple[Person, ...]) -> None:
        assert parse_people(value) == (expected, False, [])

    @pytest.mark.parametrize(
        ("latex", "expected"),
        [
            (r"{\'e}{\`e}{\^e}{\"e}", "éèêë"),
            (r"\'{e} \v{s} \c{c} \H{o} \u{g} \r{a} \k{a} \d{s}", "é š ç ő ğ å ą ṣ"),
            (r"{\o}{\O}{\aa}{\AA}{\ss}{\ae}{\oe}{\l}{\i}", "øØåÅßæœłı"),
            (r"{\'\i}{\'{\i}}{\~n}", "ííñ"),
            (r"S\o{}ren", "Søren"),
            (r"{TNF} \& 50\%", "TNF & 50%"),
            ("肺癌\n  肝转移", "肺癌肝转移"),
        ],
    )
    def test_latex_letters_become_letters(self, latex: str, expected: str) -> None:
        assert decode(latex) == (expected, [])

    def test_the_title_of_a_book_is_the_journal_of_a_chapter(self) -> None:
        text = ENTRY.replace("@article", "@incollection").replace("journal", "booktitle")
        assert only(text).journal == "Lancet"

    def test_windows_line_ends_make_no_difference(self) -> None:
        assert parse_bibliography(ENTRY.replace("\n", "\r\n").encode(), "x") == parse_bibliography(
            ENTRY, "x"
        )

    def test_an_entry_with_an_error_stays_so_that_citations_of_it_are_not_reported(self) -> None:
        found, problems = parse_bibliography(ENTRY.replace("{Lancet}", "{Lancet"), "x")
        assert len(problems) == 1
        assert list(found.references) == ["paget1889soil"]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_once_at_its_line(name: str) -> None:
    slip = MISTAKES[name]
    expected = [f"references.bib:{line}" for line in slip["says"]]
    assert said(ENTRY.replace(slip["old"], slip["new"], 1)) == expected


def test_a_terrible_file_gets_its_full_list_of_problems() -> None:
    text = (
        ENTRY.replace("Paget, S.", "Paget S")
        + "Loose words\n\n"
        + ENTRY.replace("paget1889soil", "paget1889seed").replace("growths},", "growths}")
        + ENTRY.replace("@article", "@paper")
    )
    assert said(text) == [
        "references.bib:2: BIB023 The family name of 'Paget S' is not marked: write 'Paget, S.' "
        "if that is who is meant; only the name of a group stands in braces.",
        "references.bib:7: BIB005 This text belongs to no entry and would be lost: 'Loose words'. "
        "Look for a brace too many above, or begin the line with % if it is a remark.",
        "references.bib:11: BIB003 A comma is missing between title and journal: "
        "write it before journal.",
        "references.bib:15: BIB009 The entry type must be one of article, book, incollection, "
        "inproceedings, misc, online, phdthesis, techreport: 'paper'.",
        "references.bib:15: BIB011 The key 'paget1889soil' is already used in line 1: "
        "delete one entry, or choose another key.",
    ]


def test_at_most_200_problems_are_listed_and_the_rest_is_announced() -> None:
    found = said("\n".join(f"loose {n}\n@misc{{k{n}, year = {{1}}}}" for n in range(300)))
    assert len(found) == 201
    assert found[-1].endswith(
        "SRC016 Only the first 200 problems of this file are listed: mend these and check again."
    )


EXAMPLES = [rule for rule in rulebook().values() if rule.code.startswith("BIB")]


def filled(snippet: str) -> str:
    """A rule's example as a file: whole entries and remarks as they are, fields within an entry."""
    if re.match(r"\s*(@|%|Added)", snippet):
        return snippet
    names = re.findall(r"^\s*(?:\w+_)?\w+(?=\s*=)", snippet, re.MULTILINE)
    rest = [line for name, line in FRAME.items() if name not in {n.strip() for n in names}]
    return "\n".join(["@article{paget1889soil,", snippet.strip(), *rest, "}"])


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
class TestRulebook:
    def test_the_example_breaks_this_rule(self, rule: Rule) -> None:
        problems = parse_bibliography(filled(rule.breaks), "x")[1]
        assert rule.code in {found.code for found in problems}

    def test_the_mended_example_breaks_none(self, rule: Rule) -> None:
        assert said(filled(rule.mends)) == []

    def test_the_message_can_be_said_in_chinese(self, rule: Rule) -> None:
        for found in parse_bibliography(filled(rule.breaks), "x")[1]:
            assert re.search("[\u4e00-\u9fff]", found.message("zh"))


class TestNothingRaises:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "@",
            "@{",
            "@a{",
            "@article{",
            "@article{a,b={\\",
            "@a(b",
            "\x00",
            "\ud800",
            b"\xff\xfe@",
            "}" * 9,
        ],
        ids=repr,
    )
    def test_a_stump_of_a_file_is_read_to_its_end(self, text: str | bytes) -> None:
        parse_bibliography(text, "references.bib")

    @settings(max_examples=150)
    @given(
        st.lists(
            st.sampled_from(
                [*'@{}",=#%\\ \n', "@article{", "a1,", "author", "and", "徐", "title = {"]
            ),
            max_size=40,
        )
    )
    def test_any_heap_of_signs_is_read_and_every_message_can_be_said(
        self, parts: list[str]
    ) -> None:
        for found in parse_bibliography("".join(parts), "references.bib")[1]:
            assert found.message("en")
            assert found.message("zh")

    @pytest.mark.parametrize(
        "text",
        [
            "{" * 300_000,
            "@article{a,title={" + "\n" * 300_000 + "}}",
            "@a{b," * 5_000,
            "@article{a,author={" + "a and " * 20_000,
        ],
        ids=["braces", "blank lines", "heads", "names"],
    )
    def test_a_hostile_file_costs_no_more_than_an_honest_one(self, text: str) -> None:
        assert len(parse_bibliography(text, "references.bib")[1]) <= 201


class TestLoading:
    def test_a_missing_file_is_a_problem(self, tmp_path: Path) -> None:
        found, problems = load_bibliography(tmp_path)
        assert found == Bibliography("references.bib", {})
        assert [str(p) for p in problems] == [
            "references.bib:1: SRC001 There is no readable file at this path: "
            "check its name and folder."
        ]

    def test_a_file_on_disk_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "references.bib").write_text(ENTRY, encoding="utf-8")
        found, problems = load_bibliography(tmp_path)
        assert problems == []
        assert found.references["paget1889soil"] == only(ENTRY)


def test_a_key_has_at_most_64_characters() -> None:
    assert KEY.fullmatch("a" * 64)
    assert not KEY.fullmatch("a" * 65)


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Rebecca Lee", "R. L."),
        ("R. L.", "R. L."),
        ("R.L.", "R. L."),
        ("RL", "R. L."),
        ("Jean-Pierre", "J.-P."),
        ("J.-P.", "J.-P."),
        ("Jean‐Pierre", "J.-P."),
        ("Ö.", "Ö."),
        ("Zoë", "Z."),
        ("", ""),
    ],
)
def test_given_names_become_initials(given: str, short: str) -> None:
    assert initials(given) == short
