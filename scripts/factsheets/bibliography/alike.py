"""Two references → whether they look like one work.

In: two references. Out: a reason, or none. The same DOI, PMID or PMCID is certain; nearly the same
title, the same title without its subtitle by the same first author, or the same first page of the
same volume can only be asked about.
"""

from __future__ import annotations

import difflib
import re
from typing import Final

from factsheets.bibliography.identifiers import SCHEMES, Scheme
from factsheets.bibliography.names import chinese_family
from factsheets.bibliography.reference import Reference
from factsheets.bibliography.transcribe import latin
from factsheets.messages.chinese import is_east_asian

ALIKE: Final = 0.92
"""From this likeness on two titles are taken for one work."""
_SUBTITLE = re.compile(r"[:：]|——|\s[-–—]\s|\. ")


def same_number(work: Reference, other: Reference) -> Scheme | None:
    """Which of DOI, PMID and PMCID two works have in common."""
    for scheme in SCHEMES:
        if getattr(work, scheme) and getattr(work, scheme) == getattr(other, scheme):
            return scheme
    return None


def alike(work: Reference, other: Reference) -> bool:
    """Whether two works have nearly the same title, in either language; without a subtitle only if
    first author and year are the same too."""
    if any(_ratio(a, b) >= ALIKE for a in _titles(work) for b in _titles(other)):
        return True
    if {_main(work), _main(other)} & {""} or abs(_year(work) - _year(other)) > 1:
        return False
    shortened = _main(work) in _titles(other) or _main(other) in _titles(work)
    return shortened and first_author(work) == first_author(other)


def same_page(work: Reference, other: Reference) -> bool:
    """Whether two works begin on the same page of the same volume of a journal."""
    places = [
        (_bare(ref.journal), ref.year, ref.volume, ref.pages.split("–")[0]) for ref in (work, other)
    ]
    return all(places[0]) and places[0] == places[1]


def first_author(work: Reference) -> str:
    """The first author's family name in Latin letters, whichever script it is written in."""
    for person in (*work.authors_en[:1], *work.authors[:1]):
        family = person.family
        return latin(chinese_family(family) if is_east_asian(family) else family or person.literal)
    return ""


def _titles(work: Reference) -> list[str]:
    return [_bare(title) for title in (work.title, work.title_en) if title]


def _main(work: Reference) -> str:
    """The title without its subtitle, ``""`` where it says little."""
    main = _bare(_SUBTITLE.split(work.title)[0])
    return main if len(main) >= (6 if is_east_asian(main) else 20) else ""


def _year(work: Reference) -> int:
    return int(work.year) if work.year.isdecimal() else 0


def _ratio(a: str, b: str) -> float:
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    quick = matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
    return matcher.ratio() if quick else 0.0


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
