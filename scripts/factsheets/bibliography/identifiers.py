"""Stage ``bibliography``: DOI, PMID and PMCID as people type and copy them → as they are kept.

In: a text such as ``https://doi.org/10.1000/X?utm_source=a``, ``PMID：123``, a PubMed address. Out:
the bare number. A DOI is kept in lower case, since DOIs are compared without regard to case (DOI
Handbook, 2.4).
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final, Literal, NamedTuple
from urllib.parse import unquote

# Printable ASCII, but nothing that BibTeX, LaTeX or a copied web address leaves behind.
_DOI = re.compile(
    r"""10\.[0-9]{4,9}/[!#$&'()*+,\-./0-9:;<=>?\[\]^_`a-z|~]*[#&')*+\-/0-9<=>\]_a-z]"""
)
_START = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/")
_BEFORE = re.compile(r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/)?(?:doi[\s.:]*)?", re.IGNORECASE)
# What publishers' addresses have behind the DOI.
_BEHIND = re.compile(r"/(?:full(?:text)?|abstract|abs|e?pdf|html|meta|tables|figures)$")
_PMID = re.compile(
    r"(?:pmid[\s:]*|(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|"
    r"(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/)?([1-9][0-9]{0,7})/?(?:\?\S*)?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:pmcid[\s:]*|(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov/articles|"
    r"(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles|europepmc\.org/articles?/pmc)/)?"
    r"(PMC[1-9][0-9]{0,8})(?:\.[0-9])?/?(?:\?\S*)?",
    re.IGNORECASE,
)
Scheme = Literal["doi", "pmid", "pmcid"]
SCHEMES: Final[tuple[Scheme, ...]] = ("doi", "pmid", "pmcid")


class Identifier(NamedTuple):
    """A number of a work, and whose it is."""

    scheme: Scheme
    value: str


def is_doi(text: str) -> bool:
    """Whether a text is a DOI in lower case, and nothing else."""
    return bool(_DOI.fullmatch(text))


def bare_doi(text: str) -> str:
    """A DOI as somebody typed or pasted it, without what programs put around and into it.

    Percent-encoding, entities and backslashes of LaTeX are undone; ``doi:``, an address in front,
    a query, a closing point go. A text without a DOI comes back as it is, in lower case.
    """
    plain = unicodedata.normalize("NFKC", html.unescape(text)).replace("\\", "").strip()
    if re.search("%[0-9A-Fa-f]{2}", plain):
        plain = unquote(plain)
    start = _START.search(plain)
    if not start or re.search(r"\s", plain[start.start() :]):
        return plain.lower()
    before, doi = plain[: start.start()], plain[start.start() :].lower()
    if not _BEFORE.fullmatch(before):
        if not re.match(r"https?://\S+/$", before):
            return plain.lower()
        doi = _BEHIND.sub("", doi.partition("?")[0].rstrip("/"))
    return doi.partition("?")[0].rstrip(".,;: ")


def read_identifier(text: str) -> Identifier | None:
    """The DOI, PMID or PMCID that ``text`` is, however it was copied; ``None`` if it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := _PMCID.fullmatch(plain):
        return Identifier("pmcid", match[1].upper())
    if match := _PMID.fullmatch(plain):
        return Identifier("pmid", match[1])
    doi = bare_doi(text)
    return Identifier("doi", doi) if is_doi(doi) else None
