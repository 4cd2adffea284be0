"""What every view needs: texts, labels, addresses, citation numbers."""

from __future__ import annotations

import pytest

from factsheets.messages.problem import Language
from factsheets.views.shared.viewer import Piece, sheet_src
from toy_site import toy
from view_cases import text, viewer


def test_a_text_is_shown_in_the_language_of_the_page() -> None:
    prose = viewer("zh").text(text("Zebrafish", "斑马鱼"))
    assert (prose.plain, prose.lang, prose.missing) == ("斑马鱼", "zh-Hans", False)


def test_a_missing_translation_falls_back_and_says_so() -> None:
    prose = viewer("zh").text(text("Zebrafish"))
    assert (prose.plain, prose.lang, prose.missing) == ("Zebrafish", "en", True)


def test_an_absent_text_is_absent() -> None:
    assert viewer().maybe(None) is None


def test_a_cross_link_takes_the_name_of_its_target_unless_it_has_words() -> None:
    prose = viewer("zh", "treatments/x.md").text(text("x", "见[[mapk-pathway]]与[[mapk|MAPK]]。"))
    assert prose.pieces == (
        Piece("text", "见"),
        Piece("link", "MAPK 通路", "../mechanisms/mapk-pathway.html"),
        Piece("text", "与"),
        Piece("link", "MAPK", "../glossary.html#mapk"),
        Piece("text", "。"),
    )


def test_a_cross_link_to_nothing_is_an_error_of_the_engine() -> None:
    """The rules refuse it long before."""
    with pytest.raises(KeyError):
        viewer().text(text("[[no-such-page]]"))


@pytest.mark.parametrize(("language", "shown"), [("en", "a, b"), ("zh", "a、b")])
def test_labels_stand_in_one_text_with_the_commas_of_the_page(
    language: Language, shown: str
) -> None:
    assert viewer(language).listed(["a", "b"]) == shown
    assert viewer(language).listed([]) == ""


URLS = {
    "same folder": ("treatments/a.md", "treatments/b.md", "", "b.html"),
    "another folder": ("treatments/a.md", "references/k.md", "", "../references/k.html"),
    "from home": ("index.md", "treatments/a.md", "", "treatments/a.html"),
    "to home": ("treatments/a.md", "index.md", "", "../index.html"),
    "with anchor": ("index.md", "glossary.md", "mapk", "glossary.html#mapk"),
    "anchor of the same page": ("treatments/a.md", "treatments/a.md", "os", "#os"),
    "the same page": ("treatments/a.md", "treatments/a.md", "", "a.html"),
}


@pytest.mark.parametrize(("here", "there", "anchor", "url"), URLS.values(), ids=URLS)
def test_addresses_are_relative(here: str, there: str, anchor: str, url: str) -> None:
    assert viewer("en", here).url(there, anchor) == url


def test_a_sheet_s_page_lies_in_the_folder_of_its_kind() -> None:
    assert sheet_src(toy().sheets["dabrafenib"].content, "dabrafenib") == "treatments/dabrafenib.md"


def test_citations_are_numbered_by_first_use_and_listed_once() -> None:
    page = viewer()
    first = page.cites(["vega2016signal", "fisher2018zebra", "vega2016signal"])
    assert [(cite.number, cite.key) for cite in first] == [
        (1, "vega2016signal"),
        (2, "fisher2018zebra"),
    ]
    assert page.cite("fisher2018zebra").number == 2
    assert [(ref.number, ref.work.key) for ref in page.cited()] == [
        (1, "vega2016signal"),
        (2, "fisher2018zebra"),
    ]


def test_a_reference_shows_where_to_read_on_and_how_much_was_read() -> None:
    ref = viewer("en", "treatments/x.md").reference("long2012dabrafenib", 3)
    assert (ref.number, ref.url, ref.doi_url, ref.work.pmid, ref.read, ref.status) == (
        3,
        "../references/long2012dabrafenib.html",
        "https://doi.org/10.5555/toy.long",
        "10000001",
        "abstract",
        "",
    )


def test_a_reference_without_study_card_says_nothing_of_reading() -> None:
    assert viewer().reference("vega2016signal").read == ""


def test_a_word_with_placeholders_is_filled() -> None:
    assert viewer("zh").say("findings_count", n=3) == "3 条结论"
