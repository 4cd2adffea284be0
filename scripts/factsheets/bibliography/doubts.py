"""A reference → what is probably wrong with it, though it is well written.

In: a reference, and the year of the release. Out: the field and the flaw (rules REF018 to REF020),
all of them warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheets.bibliography.reference import Flaw, Reference

_SPAN = re.compile(r"([A-Za-z]*)([0-9]+)–([A-Za-z]*)([0-9]+)")


def doubts(ref: Reference, year: str) -> Iterator[tuple[str, Flaw]]:
    """The doubts about ``ref`` when ``year`` is the latest that a work can be of (``""``: any)."""
    if year and ref.year.isdecimal() and ref.year > year:
        yield "year", Flaw("REF018", {"found": ref.year, "year": year})
    for match in _SPAN.finditer(ref.pages):
        if match[1] == match[3] and int(match[4]) < int(match[2]):
            yield "pages", Flaw("REF019", {"found": match[0]})
    places = (ref.doi, ref.pmid, ref.pmcid, ref.volume, ref.pages, ref.url)
    if ref.kind == "article" and not any(places):
        yield "title", Flaw("REF020", {"found": ref.key or ref.title[:60]})
