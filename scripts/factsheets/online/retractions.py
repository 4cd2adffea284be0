"""What became of every cited work, asked of Crossref, for ``derived/retractions.yaml``.

In: the project's root, how to ask. Out: a :class:`Round`: what was found and what went wrong. A
work that could not be looked up keeps what is known of it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from factsheets.bibliography import load_bibliography
from factsheets.catalog.load import RETRACTIONS, load_content
from factsheets.messages.problem import Problem
from factsheets.model.retraction import CheckedWork, Notice, Retractions
from factsheets.online.crossref import read_notices, record
from factsheets.online.fetch import FetchError, fetch_json
from factsheets.reading.rawtext import note
from factsheets.writing.atomic import atomic_write
from factsheets.writing.comments import Comments
from factsheets.writing.yaml import Form, write

SERVICE: Final = "https://api.crossref.org/works/"
HEAD: Final = "# Written by scripts/check_retractions.py; not to be edited by hand."
# Failures in a row after which the service is taken to be away.
PATIENCE: Final = 3


@dataclass(frozen=True, kw_only=True)
class Asking:
    """How Crossref is asked: ``mailto`` is an address that it likes to know, ``date`` is today,
    ``pause`` the seconds between two questions."""

    date: str
    mailto: str = ""
    pause: float = 0.2
    service: str = SERVICE


@dataclass
class Round:
    """One round of questions: ``known`` before it, by DOI, and ``works``, ``None`` if the service
    is away, so that nothing should be written."""

    known: dict[str, CheckedWork]
    works: list[CheckedWork] | None = None
    problems: list[Problem] = field(default_factory=list)

    def new_notices(self) -> list[tuple[CheckedWork, Notice]]:
        """What was not known before."""
        return [
            (work, notice)
            for work in self.works or []
            for notice in work.notices
            if work.doi not in self.known or notice not in self.known[work.doi].notices
        ]


def look_up_all(root: Path, asking: Asking) -> Round:
    """Ask for every DOI of the bibliography, whose entries must be free of errors (RET004)."""
    bibliography, problems = load_bibliography(root)
    if any(problem.severity == "error" for problem in problems):
        return Round({}, problems=[note("RET004", bibliography.path, 1, 1)])
    # A broken file, like none, says nothing.
    catalog, _ = load_content(root)
    before = catalog.retractions if catalog else None
    known = {work.doi: work for work in before.content.works} if before else {}
    dois = sorted({ref.doi for ref in bibliography.references.values() if ref.doi})
    return _ask_all(dois, Round(known), asking)


def _ask_all(dois: list[str], answers: Round, asking: Asking) -> Round:
    works: list[CheckedWork] = []
    failures = 0
    for number, doi in enumerate(dois):
        if number and asking.pause:
            time.sleep(asking.pause)
        try:
            works.append(_ask(doi, asking))
            failures = 0
        except FetchError as failure:
            answers.problems.append(failure.problem(doi))
            failures += 1
            if failure.code == "NET001" or failures == PATIENCE:
                return answers
            works += [answers.known[doi]] if doi in answers.known else []
    answers.works = works
    return answers


def _ask(doi: str, asking: Asking) -> CheckedWork:
    """One work. Raises :class:`FetchError`; a DOI that Crossref does not know is no failure."""
    url = asking.service + quote(doi, safe="")
    if asking.mailto:
        url += "?mailto=" + quote(asking.mailto)
    try:
        notices = read_notices(fetch_json(url))
    except FetchError as failure:
        if failure.code != "NET002":
            raise
        return CheckedWork(doi=doi, on=asking.date, known="no")
    if notices is None:
        raise FetchError("NET005", host=urlsplit(url).netloc)
    return CheckedWork(doi=doi, on=asking.date, notices=notices)


def save_works(root: Path, works: list[CheckedWork]) -> None:
    """Write the file. Raises ``OSError``."""
    text = write(record(works), Form(Retractions), Comments(head=[HEAD]))
    atomic_write(root, RETRACTIONS, text)
