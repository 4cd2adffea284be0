"""One CSL-JSON item, as doi.org and NCBI give it → a reference.

In: JSON of another's making. Out: a :class:`Reference` with the fields that were understood,
without key; what is missing the strict check of the bibliography will tell. The counterpart of
``exports.to_csl_json``.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

from factsheets.bibliography import Person, Reference
from factsheets.bibliography.kinds import kind_by_csl
from factsheets.bibliography.languages import ENGLISH, language_named, language_of_script
from factsheets.bibliography.names import initials
from factsheets.bibliography.styles import page_span
from factsheets.messages.chinese import is_east_asian

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,100}>")


def read_csl(item: Any) -> Reference | None:
    """The reference that ``item`` describes, or ``None`` if it is no CSL item at all."""
    if isinstance(item, list) and len(item) == 1:
        item = item[0]
    if not isinstance(item, dict) or not _text(item.get("title")):
        return None
    title, journal = _text(item["title"]), _text(item.get("container-title"))
    kind = kind_by_csl(_text(item.get("type")))
    if kind == "article" and not journal:
        kind = "misc"  # a preprint
    language = language_named(_text(item.get("language"))) or language_of_script(title)
    return Reference(
        key="",
        line=1,
        kind=kind,
        authors=tuple(_people(item.get("author"))),
        # NCBI ends its titles like sentences.
        title=title if title.endswith("..") else title.removesuffix("."),
        journal=journal,
        publisher=_text(item.get("publisher")) if kind != "article" else "",
        year=_year(item),
        volume=_text(item.get("volume")),
        number=_text(item.get("issue")),
        pages=page_span(_text(item.get("page")) or _text(item.get("article-number")), "–"),
        doi=_text(item.get("DOI")).lower(),
        pmid=_text(item.get("PMID")),
        pmcid=_text(item.get("PMCID")),
        langid=language or ENGLISH,
    )


def _text(value: Any) -> str:
    """A text without tags, on one line; of a list the first, a number as it is written."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    plain = html.unescape(_TAG.sub("", str(value)))
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def _year(item: dict[str, Any]) -> str:
    """The year of print, else of publication."""
    for name in ("published-print", "issued", "published-online"):
        date = item.get(name)
        parts = date.get("date-parts") if isinstance(date, dict) else None
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            return _text(parts[0][0])
    return ""


def _people(value: Any) -> list[Person]:
    names = value if isinstance(value, list) else []
    people = [_person(name) for name in names if isinstance(name, dict)]
    return [person for person in people if person.family or person.literal]


def _person(name: dict[str, Any]) -> Person:
    family, given = _text(name.get("family")), _text(name.get("given"))
    literal = _text(name.get("literal")) or ("" if family else _text(name.get("name")))
    if literal or not family:
        return Person("", "", literal or given)
    if is_east_asian(family + given):
        return Person(family + given)
    particles = (_text(name.get(f"{sort}-particle")) for sort in ("non-dropping", "dropping"))
    whole = " ".join(filter(None, [*particles, family]))
    return Person(whole, initials(given), suffix=_text(name.get("suffix")).rstrip("."))
