"""Adds a work to references.bib, and a study card for it that claims nothing yet.

    python scripts/add_reference.py DOI|PMID|FILE.bib [--offline] [--dry-run] [--anyway]

A DOI is looked up at doi.org, a PMID at NCBI; a file holds BibTeX as a journal's page or a
reference manager gives it. Nothing is added twice. Returns 0, or 1 after saying why not.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from console import print_anything, say
from factsheets.bibliography import Reference
from factsheets.bibliography.csl import read_csl
from factsheets.catalog.catalog import Catalog
from factsheets.catalog.load import load_content
from factsheets.changes.reference import VOCABULARIES, Addition, add, duplicates, read_pasted, tidy
from factsheets.messages.problem import Problem
from factsheets.online.fetch import FetchError, fetch_json
from factsheets.reading.rawtext import MAX_BYTES, note, too_large
from factsheets.writing.atomic import write_text

ROOT = Path(__file__).resolve().parent.parent
CSL = "application/vnd.citationstyles.csl+json"
DOI_SERVICE = "https://doi.org/"
PMID_SERVICE = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id="
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid:?\s*)?([1-9][0-9]{0,7})", re.IGNORECASE)
Found = tuple[list[Reference], list[Problem]]


def main(arguments: list[str]) -> int:
    """Add one work to the project at ``--root``. Returns the exit code."""
    options = _parser().parse_args(arguments)
    root = options.root.resolve()
    works, problems = look_up(options)
    given = {name: getattr(options, name) or [] for name in VOCABULARIES}
    for work in works if not problems else []:
        catalog, wrong = load_content(root)
        if catalog is None or [one for one in wrong if one.severity == "error"]:
            problems = [note("ADD007", options.work, 1, 1)]
            break
        added, problems = prepare(root, catalog, work, options.work, given, options.anyway)
        if added is None:
            break
        try:
            problems = finish(root, catalog, added, options.dry_run)
        except OSError as failure:
            print(f"The reference could not be written: {failure}", file=sys.stderr)
            return 1
    say(problems, options.lang)
    if not works or [one for one in problems if one.severity == "error"]:
        print("Nothing more was added." if len(works) > 1 else "Nothing was added.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", help="a DOI, a PMID, or a file of pasted BibTeX ending in .bib")
    parser.add_argument("--offline", action="store_true", help="ask no service")
    parser.add_argument("--dry-run", action="store_true", help="show the entry, write nothing")
    parser.add_argument("--anyway", action="store_true", help="though a title is nearly the same")
    for name in VOCABULARIES:
        parser.add_argument(f"--{name}", nargs="+", help=f"terms of the vocabulary {name}")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="of the messages")
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--doi-service", default=DOI_SERVICE)
    parser.add_argument("--pmid-service", default=PMID_SERVICE)
    return parser


def look_up(options: argparse.Namespace) -> Found:
    """The works that the command names, or why there are none."""
    work = options.work.strip()
    pmid, doi = _PMID.fullmatch(work), _DOI.fullmatch(work)
    if work.endswith(".bib") and not doi:
        return _pasted(Path(work))
    if not (pmid or doi):
        return [], [note("ADD001", work, 1, 1, found=work)]
    if options.offline:
        return [], [note("ADD008", work, 1, 1, found=work)]
    url = options.pmid_service + pmid[1] if pmid else ""
    if doi:
        url = options.doi_service + quote(doi[1].lower(), safe="/")
    try:
        found = read_csl(fetch_json(url, CSL))
        if found is None:
            raise FetchError("NET005", host=url.split("/")[2])
    except FetchError as failure:
        return [], [failure.problem(work)]
    # An answer need not repeat the number that was asked for.
    doi_asked, pmid_asked = (doi[1] if doi else ""), (pmid[1] if pmid else "")
    whole = replace(found, doi=found.doi or doi_asked, pmid=found.pmid or pmid_asked)
    return [tidy(whole)], []


def _pasted(path: Path) -> Found:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return [], [too_large(path.name, size)]
        return read_pasted(path.read_bytes(), path.name)
    except OSError:
        return [], [note("ADD001", path.name, 1, 1, found=path.name)]


def prepare(
    root: Path,
    catalog: Catalog,
    work: Reference,
    source: str,
    given: dict[str, list[str]],
    anyway: bool,
) -> tuple[Addition | None, list[Problem]]:
    """What is to be written for one work, or why not."""
    twice = duplicates(catalog.bibliography, work, source)
    twice = [one for one in twice if not (anyway and one.code == "ADD003")]
    if twice:
        return None, twice
    raw = (root / catalog.bibliography.path).read_bytes()
    text = raw.decode("utf-8").replace("\r\n", "\n")
    return add(catalog, text, work, source, given)


def finish(root: Path, catalog: Catalog, added: Addition, dry_run: bool) -> list[Problem]:
    """Show what was made, and write it. Out: what is wrong with it all the same."""
    path, card = catalog.bibliography.path, f"content/studies/{added.key}.yaml"
    entry = added.bibliography.partition(f"{{{added.key},")
    kind, rest = entry[0].rpartition("@")[2], entry[2].partition("\n}\n")[0]
    print(f"@{kind}{{{added.key},{rest}\n}}")
    if dry_run:
        return []
    crlf = b"\r\n" in (root / path).read_bytes()
    text = added.bibliography.replace("\n", "\r\n") if crlf else added.bibliography
    write_text(root, card, added.card, new=True)
    try:
        write_text(root, path, text)
    except OSError:
        (root / card).unlink()
        raise
    print(f"Added to {path}, with the study card {card}: fill that in next.")
    return [one for one in load_content(root)[1] if one.path == card]


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
