"""Values as other programs write them → values in the form of ``references.bib``.

In: plain text of a volume, an issue, pages, a date. Out: the same fact in the site's form, or the
text as it came, which the strict reading then refuses with its reason. Nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_COUNTED = re.compile(
    r"(?:volumes?|vols?|band|bd|v|issues?|iss|numbers?|nos?|nr|n°|№|第)[\s.:]*(?=[0-9])|[卷期]$",
    re.IGNORECASE,
)
_ZEROS = re.compile(r"^0+(?=[1-9])")
_PAGE_WORDS = re.compile(r"^(?:pages?|pp?)[\s.]*(?=[A-Za-z]*[0-9])", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:-{1,3}|[‐-―−－~～])\s*")
_SPAN = re.compile(r"([A-Za-z]*)([0-9]+)–([A-Za-z]*)([0-9]+)((?:\.[A-Za-z0-9]+)?)")


def year_of(text: str) -> str:
    """The year of a date: ``2020-02-10``, ``2020/02//``, ``2020 Feb 10``; ``""`` if it has none."""
    match = _YEAR.search(text)
    return match[0] if match else ""


def counted(text: str, year: str) -> str:
    """A volume or issue: ``Volume 13 - 2023`` → ``13``, ``02`` → ``2``, ``第36卷`` → ``36``."""
    text = _COUNTED.sub("", unicodedata.normalize("NFKC", text).strip()).strip()
    if year:
        text = re.sub(rf"\s*[-–,(]\s*{year}\)?$", "", text)
    return _ZEROS.sub("", text)


def pages(text: str) -> str:
    """Pages: ``p. 229-63`` → ``229–263``, ``e1--e1`` → ``e1``, ``1-6+12`` → ``1–6, 12``."""
    text = _PAGE_WORDS.sub("", unicodedata.normalize("NFKC", text).strip()).rstrip(".")
    spans = [_span(_DASH.sub("–", span)) for span in re.split(r"\s*[+,;、，；]\s*", text) if span]
    return ", ".join(spans)


def _span(span: str) -> str:
    first, dash, last = span.partition("–")
    if first == last:
        return first
    match = _SPAN.fullmatch(span)
    if match and match[3] in ("", match[1]) and len(match[4]) < len(match[2]):
        # ``229-63``: the digits that are left out are those of the first page.
        kept = match[2][: len(match[2]) - len(match[4])]
        return f"{match[1]}{match[2]}–{match[1]}{kept}{match[4]}{match[5]}"
    return first + dash + last
