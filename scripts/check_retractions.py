"""Asks Crossref what became of every cited work, and writes derived/retractions.yaml.

    python scripts/check_retractions.py [--mailto ADDRESS]

For a job that runs now and then, online. The file is committed; the site shows what it says and
asks nobody. A work that could not be looked up keeps what is known of it. Returns 0, or 1 after
saying what went wrong.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from console import command, print_anything, refuse, say
from factsheets.catalog.load import RETRACTIONS
from factsheets.online.retractions import SERVICE, Asking, look_up_all, save_works


def main(arguments: list[str]) -> int:
    """Look up every DOI of the project at ``--root``. Returns the exit code."""
    parser = command(__doc__.splitlines()[0])
    parser.add_argument("--mailto", default="", help="your address, which Crossref likes to know")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two questions")
    parser.add_argument("--date", default=datetime.now(UTC).date().isoformat())
    parser.add_argument("--service", default=SERVICE)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    asking = Asking(
        date=options.date, mailto=options.mailto, pause=options.pause, service=options.service
    )
    answers = look_up_all(root, asking)
    if answers.works is None:
        return refuse(answers.problems, options.lang, "Nothing was written.")
    try:
        save_works(root, answers.works)
    except OSError as failure:
        print(f"{RETRACTIONS} could not be written: {failure}", file=sys.stderr)
        return 1
    say(answers.problems, options.lang)
    for work, notice in answers.new_notices():
        print(f"New: {notice.kind} of {work.doi} ({notice.doi or '?'}, {notice.date or '?'})")
    with_notices = sum(bool(work.notices) for work in answers.works)
    unknown = sum(work.known == "no" for work in answers.works)
    count = len(answers.works)
    print(f"{count} works, {with_notices} with notices, {unknown} not known to the service.")
    return 1 if answers.problems else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
