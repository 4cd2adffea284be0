"""Rules on words and signs: the glossary's preferred terms, the punctuation of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from factsheets.catalog.catalog import Catalog
from factsheets.messages.chinese import HAN, WORD
from factsheets.model.references import texts
from factsheets.rules.engine import Found, rule
from factsheets.rules.references import documents

# Signs that touch a Chinese character; a digit behind one makes it a time or a ratio.
HALF = re.compile(rf"(?<=[{HAN}])[,;:?!](?![0-9])|(?<=[{HAN}])\.(?![.{WORD}])")
WIDE = re.compile("[Ａ-Ｚａ-ｚ０-９]+")
WIDE_SIGN = re.compile("[，；：？！（）、。]")
FULL = dict(zip(",;:?!.", "，；：？！。", strict=True))
PLAIN = {"、": ",", "。": "."}


@rule("EV119")
def preferred_terms(catalog: Catalog) -> Iterator[Found]:
    """Texts use the glossary's preferred terms."""
    avoid = {
        word: entry.name
        for entry in catalog.glossary.content.terms.values()
        for word in entry.avoid
    }
    for document, start, content in documents(catalog):
        if document.path in (catalog.glossary.path, catalog.directness.path):
            continue
        for loc, text in texts(content):
            for language, words in (("en", text.en or ""), ("zh", text.zh or "")):
                for word, name in avoid.items():
                    if word in words:
                        preferred = name.in_language("en" if language == "en" else "zh")
                        values = {"found": word, "preferred": preferred}
                        yield Found(document, (*start, *loc, language), values)


@rule("EV121")
def signs_of_the_language(catalog: Catalog) -> Iterator[Found]:
    """Chinese text has full-width punctuation, English text half-width; letters and digits are half-width in both."""
    for document, start, content in documents(catalog):
        for loc, text in texts(content):
            for language, words in (("en", text.en or ""), ("zh", text.zh or "")):
                if found := wrong_sign(language, words):
                    values = {"found": found[0], "mended": found[1]}
                    yield Found(document, (*start, *loc, language), values)


def wrong_sign(language: str, words: str) -> tuple[str, str] | None:
    """The first sign of the other language's width, and what belongs there."""
    if match := WIDE.search(words):
        return match[0], normalize("NFKC", match[0])
    if language == "zh":
        match = HALF.search(words)
        return (match[0], FULL[match[0]]) if match else None
    match = WIDE_SIGN.search(words)
    return (match[0], PLAIN.get(match[0]) or normalize("NFKC", match[0])) if match else None
