"""Stage ``bibliography``: the kinds of entry, and what each is called elsewhere.

In: a kind of ``references.bib``, or a type of CSL. Out: what an entry of it needs, its types in CSL
and RIS, its mark in GB/T 7714.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factsheets.bibliography.reference import Reference


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of entry: ``within`` is the field that names what it appeared in, which it needs.

    ``csl`` and ``ris`` are its types in CSL and RIS, ``mark`` its document type mark of GB/T
    7714-2015, annex B. ``also``: Crossref's own words that slip through as types of CSL.
    """

    csl: str
    ris: str
    mark: str
    within: str = ""
    also: tuple[str, ...] = ()


KINDS: Final = {
    "article": Kind(
        csl="article-journal",
        ris="JOUR",
        mark="J",
        within="journal",
        also=("journal-article", "article"),
    ),
    "book": Kind(csl="book", ris="BOOK", mark="M", also=("monograph",)),
    "incollection": Kind(
        csl="chapter", ris="CHAP", mark="M", within="booktitle", also=("book-chapter",)
    ),
    "inproceedings": Kind(
        csl="paper-conference",
        ris="CPAPER",
        mark="C",
        within="booktitle",
        also=("proceedings-article",),
    ),
    "misc": Kind(csl="document", ris="GEN", mark="Z"),
    "online": Kind(csl="webpage", ris="ELEC", mark="EB"),
    "phdthesis": Kind(csl="thesis", ris="THES", mark="D", also=("dissertation",)),
    "techreport": Kind(csl="report", ris="RPRT", mark="R"),
}
CHAPTERS: Final = tuple(name for name, kind in KINDS.items() if kind.within == "booktitle")
"""Kinds whose ``journal`` is the title of a book."""
_BY_CSL: Final = {csl: name for name, kind in KINDS.items() for csl in (kind.csl, *kind.also)}


def kind_of(ref: Reference, *, online: bool) -> Kind:
    """The kind as it is shown: what has no form of its own is ``online`` or else ``misc``."""
    plain = ref.kind not in KINDS or ref.kind in ("misc", "online")
    return KINDS[("online" if online else "misc") if plain else ref.kind]


def kind_by_csl(csl: str) -> str:
    """The kind of entry for a type of CSL; any unknown one is ``misc``."""
    return _BY_CSL.get(csl, "misc")
