"""Stage ``bibliography``: what each field may hold.

In: the inside of one field, or the fields of one entry. Out: the value as shown and flaws. The
lists of fields and entry types are closed: a field that nobody reads is a fact that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from factsheets.bibliography.identifiers import bare_doi, is_doi
from factsheets.bibliography.kinds import KINDS
from factsheets.bibliography.languages import (
    CHINESE,
    ENGLISH,
    JAPANESE,
    WORK_LANGUAGES,
    language_named,
    language_of_script,
)
from factsheets.bibliography.latex import collapse, decode
from factsheets.bibliography.reference import Flaw
from factsheets.messages.chinese import HAN, is_east_asian
from factsheets.messages.problem import did_you_mean

FIELDS: Final = (
    "author",
    "author_en",
    "title",
    "title_en",
    "journal",
    "journal_en",
    "booktitle",
    "publisher",
    "year",
    "month",
    "volume",
    "number",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "issn",
    "url",
    "langid",
    "note",
)

_YEAR = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS: Final = tuple(_YEAR.split())

PEOPLE: Final = ("author", "author_en")
_REQUIRED: Final = ("author", "title", "year")
_TRANSLATED: Final = ("author_en", "title_en")


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    expected: str
    expected_zh: str


_COUNTED = re.compile(f"[0-9A-Za-z{HAN}][0-9A-Za-z_{HAN} .:()/–-]*")
_FORMS: Final = {
    # "n.d.": the copy that was read shows no year; the year of reading would pass for another.
    "year": _Form(
        re.compile(r"(?:1[5-9]|20)[0-9]{2}|n\.d\."),
        "four digits (n.d. where no year is known)",
        "四位数字（年份不详写 n.d.）",
    ),
    "pmid": _Form(
        re.compile("[1-9][0-9]{0,7}"), "a PubMed number (digits only)", "PubMed 编号（仅数字）"
    ),
    "pmcid": _Form(re.compile("PMC[1-9][0-9]{0,8}"), "PMC and digits", "PMC 加数字"),
    "issn": _Form(re.compile("[0-9]{4}-[0-9]{3}[0-9X]"), "like 1234-5678", "形如 1234-5678"),
    "url": _Form(
        re.compile(r'https?://[^\s{}\\"<>]+'),
        "an address that starts with https://",
        "以 https:// 开头的网址",
    ),
    "month": _Form(re.compile("|".join((*MONTHS, "0?[1-9]|1[0-2]"))), "jan to dec", "jan 至 dec"),
    "volume": _Form(_COUNTED, "a volume such as 12", "卷号，如 12"),
    "number": _Form(_COUNTED, "an issue such as 3 or 16_suppl", "期号，如 3 或 16_suppl"),
    "pages": _Form(
        re.compile(
            r"[A-Za-z0-9.:/_]+(?:–[A-Za-z0-9.:/_]+)?(?:, [A-Za-z0-9.]+(?:–[A-Za-z0-9.]+)?)*"
        ),
        "pages such as 229--263 or an article number",
        "页码（如 229--263）或文章编号",
    ),
}
_DASH = re.compile(r"\s*(?:-{1,3}|[‐-―−])\s*")


def read_value(name: str, text: str) -> tuple[str, list[Flaw]]:
    """The value of a field as shown, from the inside of its braces; names of people excepted."""
    value, flaws = _READERS.get(name, decode)(text)
    if not value and not flaws:
        flaws = [Flaw("BIB015", {"field": name})]
    return value, flaws


def _formal(name: str) -> Callable[[str], tuple[str, list[Flaw]]]:
    """A reader for a field with a fixed form."""
    pattern, expected, expected_zh = _FORMS[name]

    def read(text: str) -> tuple[str, list[Flaw]]:
        value = collapse(text)
        if name == "pages":
            value = _DASH.sub("–", value)
        if not value or pattern.fullmatch(value):
            return value, []
        values = {"found": text, "expected": expected, "expected_zh": expected_zh}
        return value, [Flaw("BIB018", values)]

    return read


def _doi(text: str) -> tuple[str, list[Flaw]]:
    value = collapse(text)
    if not value or is_doi(value):
        return value, []
    mended = bare_doi(value)
    example = mended if is_doi(mended) else "10.1000/xyz"
    hint = {"mended": mended} if example == mended else {}
    return value.lower(), [Flaw("BIB016", {"found": text, "expected": example, **hint})]


def _langid(text: str) -> tuple[str, list[Flaw]]:
    if text in WORK_LANGUAGES or not text:
        return text, []
    mended = language_named(text)
    hint = {"mended": mended} if mended else {"hint": did_you_mean(text, WORK_LANGUAGES)}
    return "", [Flaw("BIB019", {"found": text, "expected": mended or ENGLISH, **hint})]


def _title(text: str) -> tuple[str, list[Flaw]]:
    value, flaws = decode(text)
    if value.endswith(".") and not value.endswith(".."):
        flaws.append(Flaw("BIB034", {"found": value[-40:]}))
    return value, flaws


_READERS: Final = {name: _formal(name) for name in _FORMS} | {
    "doi": _doi,
    "langid": _langid,
    "title": _title,
    "title_en": _title,
}


def missing_fields(kind: str, fields: Mapping[str, str]) -> Iterator[Flaw]:
    """BIB014 for each field that an entry of this kind needs and does not have; BIB032 for what
    readers of English miss of a work in another script."""
    within = KINDS[kind].within if kind in KINDS else ""
    for name in (*_REQUIRED, within):
        if name and name not in fields:
            yield Flaw("BIB014", {"field": name})
    if WORK_LANGUAGES.get(fields.get("langid", ""), WORK_LANGUAGES[ENGLISH]).translated:
        for name in _TRANSLATED:
            if name not in fields and is_east_asian(fields.get(name.removesuffix("_en"), "")):
                yield Flaw("BIB032", {"field": name})


def undeclared_language(fields: Mapping[str, str]) -> Iterator[Flaw]:
    """BIB028: a title or author in East Asian characters, and no ``langid`` says which language."""
    language = WORK_LANGUAGES.get(fields.get("langid", ""))
    if language and language.translated:
        return
    for name in ("author", "title"):
        if script := language_of_script(fields.get(name, "")):
            # Japanese names are mostly written in Chinese characters alone.
            known = [CHINESE, JAPANESE] if script == CHINESE else [script]
            yield Flaw("BIB028", {"field": name, "known": known})
            return
