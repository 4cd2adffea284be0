"""Rules on texts as people bring them from elsewhere: marks of other programs, texts in the wrong
language, texts that lost a part.

Patterns are shared with the form (see ``shared``), so they mean the same in Python and JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheets.catalog.catalog import Catalog
from factsheets.messages.chinese import BLANK, HAN, LATIN
from factsheets.messages.problem import Problem
from factsheets.model import Model
from factsheets.model.references import texts
from factsheets.reading.source import Document, Loc
from factsheets.rules.engine import Found, as_problem, rule
from factsheets.rules.numbers import SMALL
from factsheets.rules.references import documents

# Marks of template languages: the site would show them, or stop at them.
TEMPLATE: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
# Tags and entities of HTML as web pages and reference managers leave them behind.
_TAGS = "a|abbr|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|small|span|strong|style|su[bp]"
_TAGS += "|svg|table|tbody|td|th|tr|tt|u|ul|iframe"
HTML: Final = re.compile(rf"</?(?:{_TAGS}|{_TAGS.upper()})(?:[{BLANK}][^<>]{{0,200}})?/?>")
ENTITY: Final = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});")
CITATION: Final = re.compile(
    r"\[-?@[^\]]{1,200}\]|\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]{0,80}\])*\{[^}]{0,200}\}"
)
NUMBERED: Final = re.compile(r"(?<!\[)\[[0-9]{1,3}(?:[–,，、 -]{1,2}[0-9]{1,3}){0,9}\](?!\])")
HYPHENATED: Final = re.compile(
    rf"(?<![{LATIN}0-9-])([a-zà-öø-ÿ]{{2,20}})-[{BLANK}](?!(?:and|or|to|versus|vs|nor|but|und|than|as|plus)"
    rf"(?![{LATIN}]))([a-zà-öø-ÿ]{{2,20}})(?![{LATIN}])"
)
HAN_SIGN: Final = re.compile(f"[{HAN}]")
ENGLISH_WORD: Final = re.compile(f"(?<![{LATIN}0-9-])[a-z]{{2,}}(?![{LATIN}0-9-])")
LETTER: Final = re.compile(f"[{LATIN}]")
# Texts of fewer words may be a name in the other language's letters.
WORDS_OF_A_SENTENCE: Final = 4
# A number, with thousands' separators.
NUMBER: Final = re.compile(
    rf"(?<![{LATIN}0-9.])[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?![{LATIN}0-9])"
)
TEN_THOUSANDS: Final = re.compile("[0-9] ?[万亿]|million|billion")
# Texts of less than this many letters are not judged by their length, nor by their end.
LONG, NAME = 60, 24
LINK_START: Final = re.compile(r"\[\[[a-z0-9-]+\|?")
# How many times as much as the other a language may say; a Chinese character is three letters.
MOST, LETTERS = 2.5, 3
ENDLESS: Final = re.compile(
    rf"(?:[,，;；:：、(（]|(?<![{LATIN}0-9-])(?:and|or|the|of|with|than|a|an)"
    r"|[和与及或的对在])$"
)
STOPPED: Final = re.compile(r'[.。!！?？…]["”’）)\]]*$')
# For the form, which judges alike (docs/theme/scripts/suggest/text-check.js).
PATTERNS: Final = {
    "template": TEMPLATE,
    "html": HTML,
    "entity": ENTITY,
    "citation": CITATION,
    "numbered": NUMBERED,
    "hyphenated": HYPHENATED,
    "han_sign": HAN_SIGN,
    "english_word": ENGLISH_WORD,
    "letter": LETTER,
    "number_in_text": NUMBER,
    "ten_thousands": TEN_THOUSANDS,
    "link_start": LINK_START,
    "endless": ENDLESS,
    "stopped": STOPPED,
}
LIMITS: Final = {
    "sentence": WORDS_OF_A_SENTENCE,
    "long": LONG,
    "name": NAME,
    "most": MOST,
    "letters": LETTERS,
}


def _each(catalog: Catalog) -> Iterator[tuple[Document, Loc, str, str]]:
    """Every text of the content in each language: document, place, language, words."""
    for document, start, content in documents(catalog):
        for loc, text in texts(content):
            for language, words in (("en", text.en), ("zh", text.zh)):
                if words:
                    yield document, (*start, *loc, language), language, words


def _both(catalog: Catalog) -> Iterator[tuple[Document, Loc, str, str]]:
    """Every text of the content that exists in both languages: document, place, both."""
    for document, start, content in documents(catalog):
        for loc, text in texts(content):
            if text.en and text.zh:
                yield document, (*start, *loc), text.en, text.zh


def _matches(catalog: Catalog, pattern: re.Pattern[str]) -> Iterator[Found]:
    for document, loc, _, words in _each(catalog):
        if match := pattern.search(words):
            yield Found(document, loc, {"found": match[0]})


@rule("TXT001")
def no_template_marks(catalog: Catalog) -> Iterator[Found]:
    """Texts hold no marks of template languages."""
    yield from _matches(catalog, TEMPLATE)


@rule("TXT002")
def english_is_english(catalog: Catalog) -> Iterator[Found]:
    """A text under `en` is in English."""
    for document, loc, language, words in _each(catalog):
        if language == "en" and is_chinese_text(words):
            yield Found(document, loc, {"found": words})


@rule("TXT003")
def chinese_is_chinese(catalog: Catalog) -> Iterator[Found]:
    """A text under `zh` is in Chinese."""
    for document, loc, language, words in _each(catalog):
        if language == "zh" and is_english_text(words):
            yield Found(document, loc, {"found": words})


def is_chinese_text(words: str) -> bool:
    """Whether more of a text is Chinese than a name or term in brackets would be: a Chinese
    character says about as much as three letters."""
    return 3 * len(HAN_SIGN.findall(words)) > len(LETTER.findall(words))


def is_english_text(words: str) -> bool:
    """Whether a text has no Chinese character, and more English words than a name has."""
    return not HAN_SIGN.search(words) and len(ENGLISH_WORD.findall(words)) >= WORDS_OF_A_SENTENCE


def spoilt(document: Document, content: Model) -> Iterator[Problem]:
    """A problem for each text of one file that no site may show, as a change is written: the
    rules above and below that are errors."""
    for loc, text in texts(content):
        for language, words in (("en", text.en or ""), ("zh", text.zh or "")):
            strange = is_chinese_text if language == "en" else is_english_text
            marks = (
                ("TXT001", TEMPLATE),
                ("TXT004", HTML),
                ("TXT004", ENTITY),
                ("TXT005", CITATION),
            )
            wrong = [(code, match[0]) for code, mark in marks if (match := mark.search(words))]
            if words and strange(words):
                wrong.append(("TXT002" if language == "en" else "TXT003", words))
            for code, excerpt in wrong:
                yield as_problem(code, Found(document, (*loc, language), {"found": excerpt}))


@rule("TXT004")
def no_html(catalog: Catalog) -> Iterator[Found]:
    """Texts hold no HTML tags and entities; they would be shown as they stand."""
    yield from _matches(catalog, HTML)
    yield from _matches(catalog, ENTITY)


@rule("TXT005")
def no_citations_of_other_programs(catalog: Catalog) -> Iterator[Found]:
    """Texts hold no citations in the way of Pandoc or LaTeX; works are named under `cites`."""
    yield from _matches(catalog, CITATION)


@rule("TXT006")
def no_numbered_citations(catalog: Catalog) -> Iterator[Found]:
    """Texts hold no numbers of another list of references, such as [1]."""
    yield from _matches(catalog, NUMBERED)


@rule("TXT007")
def no_hyphens_of_line_ends(catalog: Catalog) -> Iterator[Found]:
    """Words are not parted as at the end of a printed line."""
    for document, loc, _, words in _each(catalog):
        if match := HYPHENATED.search(words):
            yield Found(document, loc, {"found": match[0], "mended": match[1] + match[2]})


@rule("TXT008")
def numbers_are_the_same_in_both_languages(catalog: Catalog) -> Iterator[Found]:
    """Both languages of a text hold the same numbers."""
    for document, loc, english, chinese in _both(catalog):
        if found := strange_number(english, chinese):
            yield Found(document, (*loc, found[0]), {"found": found[1], "language": found[0]})


def strange_number(english: str, chinese: str) -> tuple[str, str] | None:
    """The first number of one language that the other lacks, with its language.

    Small ones may be words, and Chinese counts in ten thousands: such a text is not judged.
    """
    if TEN_THOUSANDS.search(english + chinese):
        return None
    known = {"en": _numbers(chinese), "zh": _numbers(english)}
    for language, words in (("en", english), ("zh", chinese)):
        for number in _numbers(words):
            small = number.isdigit() and int(number) <= SMALL
            if not small and number not in known[language]:
                return language, number
    return None


def _numbers(words: str) -> list[str]:
    return [number.replace(",", "") for number in NUMBER.findall(words)]


@rule("TXT009")
def neither_language_is_cut_short(catalog: Catalog) -> Iterator[Found]:
    """Neither language of a text is cut short against the other."""
    for document, loc, english, chinese in _both(catalog):
        if short := cut_short(english, chinese):
            values = {"en": str(len(english)), "zh": str(len(chinese))}
            yield Found(document, (*loc, short), {"english": values["en"], "chinese": values["zh"]})


def cut_short(english: str, chinese: str) -> str:
    """The language that says far less than the other; empty if neither does."""
    first, second = amount(english), amount(chinese)
    if max(first, second) < LONG or min(first, second) * MOST >= max(first, second):
        return ""
    return "en" if first < second else "zh"


def amount(words: str) -> int:
    """How much a text says, in letters."""
    plain = LINK_START.sub("", words)
    return len(plain) + (LETTERS - 1) * len(HAN_SIGN.findall(plain))


@rule("TXT010")
def texts_have_their_end(catalog: Catalog) -> Iterator[Found]:
    """A text has its end."""
    for document, loc, _, words in _each(catalog):
        match = ENDLESS.search(words)
        if match and amount(words) >= NAME:
            yield Found(document, loc, {"found": match[0]})
    for document, loc, english, chinese in _both(catalog):
        if without := without_stop(english, chinese):
            words = english if without == "en" else chinese
            yield Found(document, (*loc, without), {"found": words[-12:]})


def without_stop(english: str, chinese: str) -> str:
    """The language whose last sentence lacks the stop that the other's has; empty if neither."""
    ends = [bool(STOPPED.search(words)) for words in (english, chinese)]
    if ends[0] == ends[1] or min(amount(english), amount(chinese)) < LONG:
        return ""
    return "zh" if ends[0] else "en"
