"""Records what this version says, for the page of changes and for the next release.

    python scripts/record_release.py [--root FOLDER] [--without-retractions REASON]

Writes derived/releases.yaml and derived/released-ids.txt, to be committed before the tag. Refuses
while the content has problems, and without a look-up of retractions of the last 90 days, unless a
reason is given: it is printed on the site, in the language it is written in (the option may be
given once in each). Returns 0, or 1 after saying why not.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from console import ROOT, print_anything
from factsheets.messages.chinese import is_chinese
from factsheets.messages.report import Report, as_text
from factsheets.model import Text
from factsheets.site.pipeline import errors, read_site
from factsheets.site.release import ReleaseError, record_release


def main(arguments: list[str]) -> int:
    """Record the version of the project at ``--root``. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--without-retractions", action="append", default=[], metavar="REASON")
    options = parser.parse_args(arguments)
    catalog, problems = read_site(options.root)
    if catalog is None or errors(problems):
        print(as_text(Report(tuple(problems))))
        return 1
    given = [reason for reason in options.without_retractions if reason.strip()]
    sides = {"zh" if is_chinese(reason) else "en": reason for reason in given}
    try:
        reason = Text(**sides) if sides else None
        print(*record_release(options.root, catalog, options.date, reason), sep="\n")
    except ReleaseError as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
