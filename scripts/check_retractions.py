"""Asks Crossref what became of every cited work, and writes derived/retractions.yaml.

    python scripts/check_retractions.py [--mailto ADDRESS]

For a job that runs now and then, online. The file is committed; the site shows what it says and
asks nobody. A work that could not be looked up keeps what is known of it. Returns 0, or 1 after
saying what went wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from console import print_anything, refuse, say
from factsheets.bibliography import load_bibliography
from factsheets.catalog.load import RETRACTIONS, load_content
from factsheets.messages.problem import Problem
from factsheets.model.references import field_names
from factsheets.model.retraction import CheckedWork, Retractions
from factsheets.online.crossref import REMARK, read_notices, record
from factsheets.online.fetch import FetchError, fetch_json
from factsheets.reading.rawtext import note
from factsheets.writing.atomic import write_text
from factsheets.writing.editing import write

ROOT = Path(__file__).resolve().parent.parent
SERVICE = "https://api.crossref.org/works/"
# Failures in a row after which the service is taken to be away.
PATIENCE = 3
UNWRITTEN = "Nothing was written."


def main(arguments: list[str]) -> int:
    """Look up every DOI of the project at ``--root``. Returns the exit code."""
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    bibliography, problems = load_bibliography(root)
    if [one for one in problems if one.severity == "error"]:
        return refuse([note("RET004", bibliography.path, 1, 1)], options.lang, UNWRITTEN)
    dois = sorted({ref.doi for ref in bibliography.references.values() if ref.doi})
    known = earlier(root)
    works, problems = look_up(dois, known, options)
    if works is None:
        return refuse(problems, options.lang, UNWRITTEN)
    text = REMARK + write(record(works), lambda loc: field_names(Retractions, loc))
    try:
        write_text(root, RETRACTIONS, text)
    except OSError as failure:
        print(f"{RETRACTIONS} could not be written: {failure}", file=sys.stderr)
        return 1
    say(problems, options.lang)
    report(works, known)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mailto", default="", help="your address, which Crossref likes to know")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two questions")
    parser.add_argument("--date", default=datetime.now(UTC).date().isoformat())
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="of the messages")
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--service", default=SERVICE)
    return parser


def earlier(root: Path) -> dict[str, CheckedWork]:
    """What the file says so far, by DOI; nothing if there is none, or a broken one."""
    catalog, _ = load_content(root)
    found = catalog.retractions if catalog else None
    return {work.doi: work for work in found.content.works} if found else {}


def look_up(
    dois: list[str], known: dict[str, CheckedWork], options: argparse.Namespace
) -> tuple[list[CheckedWork] | None, list[Problem]]:
    """Every work anew; ``None`` if the service is away, so that nothing should be written."""
    works, problems, failed = [], [], 0
    for number, doi in enumerate(dois):
        if number and options.pause:
            time.sleep(options.pause)
        try:
            works.append(ask(doi, options))
            failed = 0
        except FetchError as failure:
            problems.append(failure.problem(doi))
            failed += 1
            if failure.code == "NET001" or failed == PATIENCE:
                return None, problems
            works += [known[doi]] if doi in known else []
    return works, problems


def ask(doi: str, options: argparse.Namespace) -> CheckedWork:
    """One work. Raises :class:`FetchError`; a DOI that Crossref does not know is no failure."""
    url = options.service + quote(doi, safe="")
    if options.mailto:
        url += "?mailto=" + quote(options.mailto)
    try:
        notices = read_notices(fetch_json(url))
    except FetchError as failure:
        if failure.code != "NET002":
            raise
        return CheckedWork(doi=doi, on=options.date, known="no")
    if notices is None:
        raise FetchError("NET005", host=url.split("/")[2])
    return CheckedWork(doi=doi, on=options.date, notices=notices)


def report(works: list[CheckedWork], known: dict[str, CheckedWork]) -> None:
    """Print the notices that are new, and a line that counts."""
    for work in works:
        before = known[work.doi].notices if work.doi in known else []
        for notice in work.notices:
            if notice not in before:
                print(
                    f"New: {notice.kind} of {work.doi} ({notice.doi or '?'}, {notice.date or '?'})"
                )
    with_notices = sum(bool(work.notices) for work in works)
    unknown = sum(work.known == "no" for work in works)
    print(f"{len(works)} works, {with_notices} with notices, {unknown} not known to the service.")


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
