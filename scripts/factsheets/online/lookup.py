"""A DOI, a PMID or a file of pasted BibTeX → the works that it names.

In: what somebody typed, the services to ask. Out: the works, or why there are none (rules ADD001,
ADD008 and those of ``fetch``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from factsheets.bibliography import Reference
from factsheets.bibliography.csl import read_csl
from factsheets.bibliography.fields import bare_doi, is_doi
from factsheets.changes.reference import read_pasted, tidy
from factsheets.messages.problem import Problem
from factsheets.online.fetch import FetchError, fetch_json
from factsheets.reading.files import read_file
from factsheets.reading.rawtext import note

CSL: Final = "application/vnd.citationstyles.csl+json"
_PMID = re.compile(r"(?:pmid:?\s*)?([1-9][0-9]{0,7})", re.IGNORECASE)
Works = tuple[list[Reference], list[Problem]]


@dataclass(frozen=True, kw_only=True)
class Services:
    """The addresses to which a DOI or PMID is appended; ``offline``: none of them is asked."""

    doi: str = "https://doi.org/"
    pmid: str = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id="
    offline: bool = False


def look_up(typed: str, services: Services) -> Works:
    """The works that ``typed`` names, or why there are none."""
    typed = typed.strip()
    pmid, doi = _PMID.fullmatch(typed), bare_doi(typed)
    doi = doi if is_doi(doi) else ""
    if typed.endswith(".bib") and not doi:
        return _pasted(Path(typed))
    if not (pmid or doi):
        return [], [note("ADD001", typed, 1, 1, found=typed)]
    if services.offline:
        return [], [note("ADD008", typed, 1, 1, found=typed)]
    # An answer need not repeat the number that was asked for.
    try:
        if doi:
            work = _ask(services.doi + quote(doi, safe="/"))
            return [tidy(replace(work, doi=work.doi or doi))], []
        number = pmid[1] if pmid else ""
        work = _ask(services.pmid + number)
        return [tidy(replace(work, pmid=work.pmid or number))], []
    except FetchError as failure:
        return [], [failure.problem(typed)]


def _ask(url: str) -> Reference:
    """The work that the service describes at ``url``. Raises :class:`FetchError`."""
    work = read_csl(fetch_json(url, CSL))
    if work is None:
        raise FetchError("NET005", host=urlsplit(url).netloc)
    return work


def _pasted(path: Path) -> Works:
    raw = read_file(path.parent, path.name)
    if isinstance(raw, bytes):
        return read_pasted(raw, path.name)
    missing = raw.code == "SRC001"
    return [], [note("ADD001", path.name, 1, 1, found=path.name) if missing else raw]
