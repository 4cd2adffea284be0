"""A DOI, a PMID, a PMCID or a file of exported references → the works that it names.

In: what somebody typed, the services to ask. Out: the works, or why there are none (rules ADD001,
ADD008, those of the intake and of ``fetch``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from factsheets.bibliography import Reference
from factsheets.bibliography.csl import read_csl
from factsheets.bibliography.identifiers import Identifier, bare_doi, read_identifier
from factsheets.bibliography.intake import Incoming, read_export
from factsheets.changes.store import load_change
from factsheets.messages.problem import Problem
from factsheets.online.fetch import FetchError, fetch_json
from factsheets.reading.files import read_file
from factsheets.reading.rawtext import note

CSL: Final = "application/vnd.citationstyles.csl+json"
FORMATS: Final = (".bib", ".bibtex", ".ris", ".nbib", ".enw", ".ciw", ".net", ".txt")
"""How the files end that programs export."""
Works = tuple[list[Incoming], list[Problem]]


@dataclass(frozen=True, kw_only=True)
class Services:
    """The addresses to which a DOI, PMID or number of a PMCID is appended; ``offline``: none of
    them is asked."""

    doi: str = "https://doi.org/"
    pmid: str = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id="
    pmcid: str = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pmc/?format=csl&id="
    offline: bool = False


def look_up(typed: str, services: Services) -> Works:
    """The works that ``typed`` names, or why there are none."""
    typed = typed.strip()
    number, suffix = read_identifier(typed), Path(typed).suffix.lower()
    if number:
        return _asked(number, typed, services)
    if suffix == ".json":
        return _proposed(Path(typed), services)
    if suffix in FORMATS:
        return _pasted(Path(typed))
    return [], [note("ADD001", typed, 1, 1, found=typed)]


def source_name(typed: str) -> str:
    """What messages call the source: a number as it was typed, a file without its folder."""
    return typed if read_identifier(typed) else Path(typed).name


def _asked(number: Identifier, typed: str, services: Services) -> Works:
    if services.offline:
        return [], [note("ADD008", typed, 1, 1, found=typed)]
    # DOIs hold signs that an address must not; NCBI takes the digits of a PMCID alone.
    value = quote(number.value, safe="/").removeprefix("PMC")
    try:
        work = _ask(getattr(services, number.scheme) + value)
    except FetchError as failure:
        return [], [failure.problem(typed)]
    # An answer need not repeat the number that was asked for.
    known: dict[str, Any] = {number.scheme: getattr(work, number.scheme) or number.value}
    work = replace(work, **known)
    return [Incoming(replace(work, doi=bare_doi(work.doi)), 1)], []


def _ask(url: str) -> Reference:
    """The work that the service describes at ``url``. Raises :class:`FetchError`."""
    work = read_csl(fetch_json(url, CSL))
    if work is None:
        raise FetchError("NET005", host=urlsplit(url).netloc)
    return work


def _pasted(path: Path) -> Works:
    raw = read_file(path.parent, path.name)
    if isinstance(raw, bytes):
        return read_export(raw, path.name)
    missing = raw.code == "SRC001"
    return [], [note("ADD001", path.name, 1, 1, found=path.name) if missing else raw]


def _proposed(path: Path, services: Services) -> Works:
    """The works that somebody proposed in a change file of the form."""
    change, problems = load_change(path)
    works: list[Incoming] = []
    for work in change.works if change else []:
        number = work.doi or work.pmid
        more = read_export(work.pasted.encode(), path.name) if work.pasted else None
        found, wrong = more or look_up(number, services)
        works, problems = [*works, *found], [*problems, *wrong]
    if change and not change.works:
        problems = [note("ADD001", path.name, 1, 1, found=path.name)]
    return works, problems
