"""Adds a work to references.bib, and a study card for it that claims nothing yet.

    python scripts/add_reference.py DOI|PMID|PMCID|FILE [--offline] [--dry-run] [--anyway]

A DOI is looked up at doi.org, a PMID or PMCID at NCBI; a file holds what a journal's page or a
reference program exports (.bib, .ris, .nbib, .enw, .ciw, .net, .txt), or is a change file of the
site's form that proposes works (.json). Nothing is added twice, and what is left out is named.
Returns 0, or 1 after saying why not.
"""

from __future__ import annotations

import sys

from console import command, print_anything, say
from factsheets.changes.reference import VOCABULARIES
from factsheets.changes.store import add_work
from factsheets.messages.wording import words
from factsheets.online.lookup import Services, look_up, source_name
from factsheets.site.pipeline import errors


def main(arguments: list[str]) -> int:
    """Add the works named to the project at ``--root``. Returns the exit code."""
    parser = command(__doc__.splitlines()[0])
    parser.add_argument("work", help="a DOI, PMID, PMCID or exported file")
    parser.add_argument("--offline", action="store_true", help="ask no service")
    parser.add_argument("--dry-run", action="store_true", help="show the entry, write nothing")
    parser.add_argument("--anyway", action="store_true", help="though a title is nearly the same")
    for name in VOCABULARIES:
        parser.add_argument(f"--{name}", nargs="+", help=f"terms of the vocabulary {name}")
    parser.add_argument("--doi-service", default=Services.doi)
    parser.add_argument("--pmid-service", default=Services.pmid)
    parser.add_argument("--pmcid-service", default=Services.pmcid)
    options = parser.parse_args(arguments)
    root, w = options.root.resolve(), words(options.lang)
    given = {name: getattr(options, name) for name in VOCABULARIES}
    services = Services(
        doi=options.doi_service,
        pmid=options.pmid_service,
        pmcid=options.pmcid_service,
        offline=options.offline,
    )
    works, problems = look_up(options.work, services)
    how = {"anyway": options.anyway, "dry_run": options.dry_run}
    added, source = 0, source_name(options.work)
    for work in works if not errors(problems) else []:
        try:
            addition, more = add_work(root, work, source, given, **how)
        except OSError as failure:
            print(w["write_failed"].format(path=options.work, reason=failure), file=sys.stderr)
            return 1
        problems += more
        if addition is None:
            continue
        added += 1
        print(addition.entry, end="")
        if not options.dry_run:
            print(w["reference_added"].format(card=addition.card_path))
    say(set(problems), options.lang)
    if not works or errors(problems):
        print(w["reference_no_more" if added else "reference_none"])
        return 1
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
