"""The search, from disk and from a server: what is found first, and by keyboard alone."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Open


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.wait_for_function("window.searchIndex")
    page.keyboard.insert_text(words)
    page.locator(".md-search-result__link").first.wait_for()


def titles(page: Page) -> list[str]:
    return page.locator(".md-search-result__link").all_inner_texts()


def test_a_result_says_what_it_is_and_by_which_name_it_was_met(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "adriamycin")
    first = page.locator(".md-search-result__link").first
    assert first.locator(".search-kind").inner_text() == "Treatment"
    assert first.locator(".search-title").inner_text() == "Doxorubicin monotherapy"
    assert first.locator(".search-name").inner_text().casefold() == "adriamycin"


def test_the_first_result_opens_with_enter(visit: Open, origin: str) -> None:
    page = visit("en/index.html", origin)
    search(page, "SGN-B6A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sigvotatug-vedotin.html*")
    assert page.locator("#bottom-line").is_visible()


def test_arrow_keys_go_through_the_results_and_back(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "CXCR4")
    focused = "() => document.activeElement.getAttribute('href') || document.activeElement.tagName"
    links = page.locator(".md-search-result__link").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focused))
    assert seen == [links[0], links[1], links[0], "INPUT"]


@pytest.mark.parametrize("key", ["f", "s", "/", "Control+k"])
def test_a_key_opens_the_search_and_escape_gives_the_focus_back(visit: Open, key: str) -> None:
    page = visit("en/index.html")
    page.locator("ul.doors a").first.focus()
    page.keyboard.press(key)
    page.wait_for_function("document.activeElement.matches('.md-search__input')")
    assert page.locator(".md-search__input").input_value() == ""
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("document.activeElement.matches('ul.doors a')")


def test_on_a_phone_the_search_is_a_panel_that_a_keyboard_opens_too(visit: Open) -> None:
    page = visit("zh/index.html", width=390)
    field = page.locator(".md-search__input")
    assert not field.is_visible()
    button = page.locator(".md-header__button[for=__search]")
    assert button.get_attribute("aria-label") == "搜索"
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.md-search__input')")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not field.is_visible()


def test_a_letter_typed_into_a_field_opens_no_search(visit: Open) -> None:
    page = visit("en/evidence.html")
    page.locator("input[name=text]").press_sequentially("fs/")
    assert page.locator("input[name=text]").input_value() == "fs/"
    assert not page.locator("#__search").is_checked()


def test_a_deep_page_searches_as_home_does(visit: Open, origin: str) -> None:
    page = visit("zh/methods/levels.html", origin)
    search(page, "CXCR4")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/zh/mechanisms/cxcl12-cxcr4-axis.html*")


def test_results_are_narrowed_by_kind_and_tumour_and_a_finding_opens_at_its_place(
    visit: Open,
) -> None:
    page = visit("en/index.html")
    search(page, "second-line paclitaxel crossover")
    page.wait_for_function("window.searchMore")
    kinds, tumours = page.locator(".search-choices select").all()
    kinds.select_option("finding")
    assert set(page.locator(".search-kind").all_inner_texts()) == {"Finding"}
    assert page.locator("[role=status]").first.inner_text() == f"{len(titles(page))} found"
    # All of it is about one tumour: there is nothing to choose.
    assert tumours.is_hidden()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/treatments/paclitaxel.html?h=*#second-line-after-crossover")


def test_more_than_thirty_results_can_be_seen_by_keyboard_too(visit: Open) -> None:
    page = visit("zh/index.html")
    search(page, "肝转移")
    page.wait_for_function("window.searchMore")
    page.wait_for_function("document.querySelectorAll('.md-search-result__link').length === 30")
    page.locator(".search-more").press("Enter")
    focused = "all => all.indexOf(document.activeElement)"
    assert len(titles(page)) == 60
    assert page.locator(".md-search-result__link").evaluate_all(focused) == 30
    everything = page.locator("[role=status]").first.inner_text()
    page.locator(".search-choices select").last.select_option("1")
    assert page.locator("[role=status]").first.inner_text() != everything
    assert len(titles(page)) == 30


@pytest.mark.parametrize("ending", [{"isComposing": True}, {"keyCode": 229}])
def test_enter_that_ends_a_composition_opens_nothing(
    visit: Open, ending: dict[str, object]
) -> None:
    page = visit("zh/index.html")
    search(page, "pd-l1")
    event = {"key": "Enter", "bubbles": True, "cancelable": True, **ending}
    page.locator(".md-search__input").evaluate(
        "(input, event) => input.dispatchEvent(new KeyboardEvent('keydown', event))", event
    )
    page.wait_for_timeout(300)
    assert page.url.endswith("zh/index.html")


def test_an_over_long_query_is_cut_and_breaks_no_address(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "kupffer")
    page.locator(".md-search__input").evaluate(
        """(input) => {
          input.value = "kupffer " + "\\ud83e%".repeat(9000);
          input.dispatchEvent(new Event("input"));
        }"""
    )
    link = page.locator(".md-search-result__link").first
    assert len(link.get_attribute("href") or "") < 2500
    link.click()
    page.wait_for_url("**/*.html?h=*")
    page.goto(page.url.partition("?")[0] + "?h=%E0%A4%A%&h=" + "x" * 9000)
    assert page.locator("h1").is_visible()


def test_found_words_are_marked_on_the_opened_page_and_the_page_is_as_before(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "SGN-B6A")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sigvotatug-vedotin.html*")
    assert "SGN-B6A" in marked(page)
    assert {one.replace("-", "").casefold() for one in marked(page)} <= {"sgnb6a", "sgn", "b6a"}
    assert page.locator("article mark").count() == 0


def marked(page: Page) -> set[str]:
    """The texts of the page that are marked."""
    found = page.evaluate(
        "() => [...(CSS.highlights.get('searched') ?? [])].map((range) => range.toString())"
    )
    return set(found)


# How somebody may type what the page writes as TGF-β1.
TYPED = {
    "as it stands": "TGF-β1",
    "a Latin letter": "tgf-b1",
    "the letter's name": "TGF-beta1",
    "full width": "ＴＧＦ－β１",
    "a hyphen that does not break": "TGF‑β1",
    "a minus sign": "TGF−β1",
    "no hyphen": "TGFβ1",
}
TGF = "mechanisms/tgf-beta-smad-signaling.html"


@pytest.mark.parametrize("query", TYPED.values(), ids=TYPED)
def test_a_name_is_marked_as_the_page_writes_it_however_it_was_typed(
    visit: Open, query: str
) -> None:
    page = visit(f"en/{TGF}?h={quote(query)}")
    found = marked(page)
    assert {"TGF-β1", "TGFB1"} <= found
    # The parts of a name are marked where they stand alone, and nothing else is.
    folded = {page.evaluate("(text) => fold(text)", one).replace("-", "") for one in found}
    assert folded <= {"tgfb1", "tgf", "b1"}


@pytest.mark.parametrize("query", ["β1", "Β1", "beta1", "Ｂ１", "ｂ₁"])
def test_a_greek_letter_is_marked_by_whatever_the_search_takes_for_it(
    visit: Open, language: str, query: str
) -> None:
    page = visit(f"{language}/{TGF}?h={quote(query)}")
    assert marked(page) == {"β1"}


def test_two_letters_are_marked_at_the_beginning_of_words_only(visit: Open) -> None:
    page = visit(f"en/treatments/paclitaxel.html?h={quote('on')}")
    before = page.evaluate(
        "() => [...CSS.highlights.get('searched')].map((range) =>"
        " range.startContainer.data.slice(0, range.startOffset).slice(-1))"
    )
    assert before
    assert [one for one in before if one.isalnum()] == []


@pytest.mark.parametrize("query", ["β", "-", "‑ −", "。", "%"])
def test_a_query_without_a_word_marks_nothing(visit: Open, query: str) -> None:
    assert marked(visit(f"en/{TGF}?h={quote(query)}")) == set()


def test_chinese_words_are_marked_anywhere(visit: Open) -> None:
    page = visit(f"zh/{TGF}?h={quote('肝转移')}")
    assert marked(page) == {"肝转移"}


# What is written, and the parts of it that the characters of its folded form stand for.
PLACES = {
    "plain": ("Ab", ["A", "b"]),
    "an accent within the letter": ("Mü", ["M", "ü"]),
    "an accent by itself": ("Mu\u0308l", ["M", "u\u0308", "l"]),
    "an accent of nothing": ("\u0308a", ["a"]),
    "a letter that stands for two": ("ﬁn", ["ﬁ", "ﬁ", "n"]),
    "the name of a letter": ("TGF-beta1", ["T", "G", "F", "-", "beta", "1"]),
    "two names of letters": ("alpha/Omega", ["alpha", "/", "Omega"]),
    "the beginning of a word": ("betaine", ["b", "e", "t", "a", "i", "n", "e"]),
    "a letter of two units": ("𝛽1", ["𝛽", "1"]),
    "Chinese": ("肝，ｂ", ["肝", "，", "ｂ"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_a_folded_character_knows_what_it_was_made_from(
    visit: Open, text: str, expected: list[str]
) -> None:
    found = visit("en/index.html").evaluate(
        "(text) => foldedPlaces(text).map(({ from, to }) => text.slice(from, to))", text
    )
    assert found == expected


ODD = [
    "ΟΔΟΣ",
    "İstanbul",
    "½ µg",
    "각",
    "𠮷野家",
    "e\u0301\u0323",
    "🧬",
    "ALPHABETA-γamma",
]


def test_a_text_folds_to_the_same_with_its_places_and_without(visit: Open, language: str) -> None:
    page = visit(f"{language}/evidence.html")
    differ = page.evaluate(
        """(odd) => {
          const joined = (text) => foldedPlaces(text).map(({ unit }) => unit).join("");
          const texts = [...odd, document.documentElement.textContent];
          return texts.filter((text) => joined(text) !== fold(text));
        }""",
        ODD,
    )
    assert differ == []


def test_words_of_which_a_page_has_only_some_are_said_to_be_so(visit: Open) -> None:
    page = visit("en/index.html")
    search(page, "kupffer xyzzyplugh")
    status = page.locator("[role=status]").inner_text()
    assert status == "Nothing has all of these words. These have some:"
    assert "Kupffer" in titles(page)[0]


def test_words_that_are_nowhere_find_nothing(visit: Open, origin: str) -> None:
    page = visit("zh/index.html", origin)
    search(page, "CXCR4")
    page.locator(".md-search__input").fill("xyzzyplugh")
    status = page.locator("[role=status]").inner_text()
    assert status == "未找到。请减少检索词，或改用基因符号、药物名或作者。"
    assert titles(page) == []


def test_nothing_is_loaded_for_the_search_before_it_is_opened(visit: Open) -> None:
    page = visit("en/index.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.searchIndex") is None
