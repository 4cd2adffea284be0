"""Adds a work to references.bib, and a study card for it that claims nothing yet.

    python scripts/add_reference.py DOI|PMID|FILE.bib [--offline] [--dry-run] [--anyway]

A DOI is looked up at doi.org, a PMID at NCBI; a file holds BibTeX as a journal's page or a
reference manager gives it. Nothing is added twice. Returns 0, or 1 after saying why not.
"""

from __future__ import annotations

import sys

from console import command, print_anything, say
from factsheets.changes.reference import VOCABULARIES
from factsheets.changes.store import add_work
from factsheets.online.lookup import Services, look_up
from factsheets.site.pipeline import errors


def main(arguments: list[str]) -> int:
    """Add the works named to the project at ``--root``. Returns the exit code."""
    parser = command(__doc__.splitlines()[0])
    parser.add_argument("work", help="a DOI, a PMID, or a file of pasted BibTeX ending in .bib")
    parser.add_argument("--offline", action="store_true", help="ask no service")
    parser.add_argument("--dry-run", action="store_true", help="show the entry, write nothing")
    parser.add_argument("--anyway", action="store_true", help="though a title is nearly the same")
    for name in VOCABULARIES:
        parser.add_argument(f"--{name}", nargs="+", help=f"terms of the vocabulary {name}")
    parser.add_argument("--doi-service", default=Services.doi)
    parser.add_argument("--pmid-service", default=Services.pmid)
    options = parser.parse_args(arguments)
    root, given = options.root.resolve(), {name: getattr(options, name) for name in VOCABULARIES}
    services = Services(doi=options.doi_service, pmid=options.pmid_service, offline=options.offline)
    works, problems = look_up(options.work, services)
    how = {"anyway": options.anyway, "dry_run": options.dry_run}
    for work in works if not problems else []:
        try:
            addition, problems = add_work(root, work, options.work, given, **how)
        except OSError as failure:
            print(f"The reference could not be written: {failure}", file=sys.stderr)
            return 1
        if addition is None:
            break
        print(addition.entry, end="")
        if not options.dry_run:
            card = addition.card_path
            print(f"Added to references.bib, with the study card {card}: fill that in next.")
    say(problems, options.lang)
    if not works or errors(problems):
        print("Nothing more was added." if len(works) > 1 else "Nothing was added.")
        return 1
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
