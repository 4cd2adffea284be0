"""Names, numbers and whole exports of any make: nothing raises, nothing becomes another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheets.bibliography.identifiers import Identifier, read_identifier
from factsheets.bibliography.intake import read_export
from factsheets.bibliography.intake.mend import counted, pages
from factsheets.bibliography.names import PARTICLES, inverted, parse_people, read_name
from factsheets.bibliography.reference import Person

WORDS = st.sampled_from(["Doe", "Müller", "O’Neil", "Roe-Smith", "Łoś", "Ng", "D'Arcy"])
FAMILY = st.builds(
    lambda small, words: " ".join([*small, *words]),
    st.lists(st.sampled_from(sorted(p for p in PARTICLES if p.isalpha())), max_size=2),
    st.lists(WORDS, min_size=1, max_size=2),
)
PERSON = st.builds(
    lambda family, given, suffix: Person(family, given, suffix=suffix),
    FAMILY,
    st.sampled_from(["Jane", "J. A.", "Jean-Pierre", "José María"]),
    st.sampled_from(["", "Jr", "3rd", "II"]),
)


@given(st.lists(PERSON, min_size=1, max_size=4))
def test_people_written_in_the_usual_order_are_the_same_people(people: list[Person]) -> None:
    written = " and ".join(map(inverted, people))
    assert parse_people(written) == (tuple(people), False, [])


@given(PERSON)
def test_a_family_name_in_braces_is_kept_whole(person: Person) -> None:
    entry = f"@misc{{a,\n author = {{{person.given} {{{person.family}}}}},\n title = {{A}}\n}}"
    (work,), _ = read_export(entry.encode(), "x.bib")
    assert [p.family for p in work.reference.authors] == [person.family]


@given(st.text("0123456789!#$%&*+/:;<=>?@[]^_|~§† ,", max_size=12))
def test_no_heap_of_signs_is_a_name(text: str) -> None:
    name = read_name(" ".join(text.split()))
    assert name.flaw or name.person is None


DOIS = st.from_regex(
    r"10\.[0-9]{4,6}/[a-z0-9]{1,8}(?:[._()-][a-z0-9]{1,5}){0,3}[a-z0-9]", fullmatch=True
)
AROUND = st.sampled_from(
    [
        "{}", "doi:{}", "DOI {}", "https://doi.org/{}", "http://dx.doi.org/{}", "doi.org/{}.",
        "https://doi.org/{}?utm_source=a", "https://journal.example/doi/full/{}", "  {} ",
        "https://journal.example/articles/{}/full", "DOI：{}",
    ]
)  # fmt: skip


@given(DOIS, AROUND, st.booleans())
def test_a_doi_stays_itself_whatever_is_around_it(doi: str, around: str, upper: bool) -> None:
    typed = around.format(doi.upper() if upper else doi)
    assert read_identifier(typed) == Identifier("doi", doi)


@given(st.integers(1, 99_999_999), st.sampled_from(["{}", "PMID: {}", "PMID：{}", "pmid{}",
       "https://pubmed.ncbi.nlm.nih.gov/{}/", "pubmed.ncbi.nlm.nih.gov/{}?x=1"]))  # fmt: skip
def test_a_pmid_stays_itself(number: int, around: str) -> None:
    assert read_identifier(around.format(number)) == Identifier("pmid", str(number))


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from(["-", "--", "–", " — ", "－"]))
def test_pages_keep_first_and_last(first: int, more: int, dash: str) -> None:
    last = first + more
    expected = str(first) if first == last else f"{first}–{last}"
    assert pages(f"{first}{dash}{last}") == pages(f"p. {first}{dash}{last}") == expected


@given(st.text(max_size=20))
def test_a_volume_is_mended_once(text: str) -> None:
    assert counted(counted(text, "2020"), "2020") == counted(text, "2020")


PIECES = st.sampled_from(
    [
        "@article{", "@misc{a,", "}", "{", ",", "title = {", "author = ", "何晓明", " and ", "#",
        "TY  - JOUR", "\nTI  - ", "ER  - ", "PMID- 1", "\n%0 Journal Article", "\n%A ",
        "{Reference Type}: ", "\nPT J", "\nAU Doe, J", "\n   ", "\n", "$", "\\", "&lt;", "<i>",
        "10.1000/x", "2020", "é", "\u200b", "\x00", '"',
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=30))
def test_any_heap_of_pieces_is_read_and_every_message_can_be_said(parts: list[str]) -> None:
    works, problems = read_export("".join(parts).encode(), "x")
    assert all(found.message("en") and found.message("zh") for found in problems)
    assert works or problems
