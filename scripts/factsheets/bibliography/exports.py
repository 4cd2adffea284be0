"""One reference for other people's software (stage: views): a ``Reference`` comes in, BibTeX, RIS
or CSL-JSON goes out, together with the safe web address of a DOI.

Nothing is abbreviated or translated here: exports carry the facts of ``references.bib``, and the
reader's own program does the formatting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from factsheets.bibliography import Person, Reference
from factsheets.bibliography.kinds import CHAPTERS, kind_of
from factsheets.bibliography.languages import WORK_LANGUAGES
from factsheets.bibliography.names import inverted
from factsheets.bibliography.styles import page_span


def doi_url(doi: str) -> str:
    """The address of a DOI at doi.org, percent-encoded as the DOI Handbook asks (``/`` stays).

    Old Wiley DOIs (SICI) hold ``<``, ``>``, ``;`` and parentheses; ``#``, ``?`` and ``%`` would cut
    or change the address.
    """
    return "https://doi.org/" + quote(doi, safe="/")


def host_form_url(repository: str, path: str, **values: str) -> str:
    """Address of a form of the repository's host, filled in where ``path`` names a value in
    braces, as in ``{title}``."""
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return f"{repository.rstrip('/')}/{path.lstrip('/')}"


def to_csl_json(ref: Reference) -> dict[str, Any]:
    """``ref`` as one CSL-JSON item, without the fields it does not have.

    Authors known to be missing (``and others``) cannot be said in CSL-JSON; the list just ends.
    """
    item = {
        "id": ref.key,
        "type": kind_of(ref, online=bool(ref.url)).csl,
        "title": ref.title,
        "author": [_csl_name(person) for person in ref.authors],
        "container-title": ref.journal,
        "publisher": ref.publisher,
        "issued": {"date-parts": [[int(ref.year)]]} if ref.year.isdecimal() else {},
        "volume": ref.volume,
        "issue": ref.number,
        "page": page_span(ref.pages),
        "DOI": ref.doi,
        "PMID": ref.pmid,
        "PMCID": ref.pmcid,
        "URL": ref.url,
        "language": WORK_LANGUAGES[ref.langid].tag,
        "note": ref.note,
    }
    return {name: value for name, value in item.items() if value}


def to_ris(ref: Reference) -> str:
    """``ref`` as one RIS record with CRLF line ends, as the format's definition asks.

    A line break inside a value would start a new field, so white space becomes single blanks.
    """
    first, _, last = page_span(ref.pages).partition("-")
    fields: list[tuple[str, str]] = [
        ("TY", kind_of(ref, online=bool(ref.url)).ris),
        *(("AU", _ris_name(person)) for person in ref.authors),
        ("TI", ref.title),
        ("TT", ref.title_en),
        ("T2" if ref.kind in CHAPTERS else "JO", ref.journal),
        ("PY", ref.year if ref.year.isdecimal() else ""),
        ("VL", ref.volume),
        ("IS", ref.number),
        ("SP", first),
        ("EP", last),
        ("PB", ref.publisher),
        ("DO", ref.doi),
        ("AN", ref.pmid),
        ("DB", "PubMed" if ref.pmid else ""),
        ("C2", ref.pmcid),
        ("UR", ref.url),
        ("LA", WORK_LANGUAGES[ref.langid].tag),
        ("N1", ref.note),
        ("ID", ref.key),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def to_bibtex(ref: Reference) -> str:
    """``ref`` as one BibTeX entry, laid out as in ``references.bib``; parsing it gives ``ref``.

    Text is escaped for LaTeX; identifiers and addresses stand as they are, as BibLaTeX wants them.
    """
    source = "booktitle" if ref.kind in CHAPTERS else "journal"
    fields = {
        "author": _bibtex_names(ref.authors, ref.more_authors),
        "author_en": _bibtex_names(ref.authors_en, ref.more_authors),
        "title": _latex(ref.title),
        "title_en": _latex(ref.title_en),
        source: _latex(ref.journal),
        "journal_en": _latex(ref.journal_en),
        "publisher": _latex(ref.publisher),
        "year": ref.year,
        "volume": ref.volume,
        "number": ref.number,
        "pages": page_span(ref.pages).replace("-", "--"),
        "doi": ref.doi,
        "pmid": ref.pmid,
        "pmcid": ref.pmcid,
        "url": ref.url,
        "langid": ref.langid,
        "note": _latex(ref.note),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{ref.kind}{{{ref.key},\n{body}}}\n"


def _csl_name(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": person.literal}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {name: value for name, value in parts.items() if value}


def _ris_name(person: Person) -> str:
    # RIS has the rank last: family name, given names, suffix.
    return person.literal or ", ".join(filter(None, (person.family, person.given, person.suffix)))


def _bibtex_names(people: Iterable[Person], more: bool) -> str:
    names = [f"{{{_latex(p.literal)}}}" if p.literal else _latex(inverted(p)) for p in people]
    return " and ".join([*names, "others"] if more and names else names)


def _latex(text: str) -> str:
    """``text`` with LaTeX's own characters escaped, and ``--``, ``''`` kept from becoming one."""
    escaped = re.sub(r"([&%$#_])", r"\\\1", text)
    return re.sub(r"([-'`])(?=\1)", r"\1{}", escaped)
