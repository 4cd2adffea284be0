"""Says what changed its meaning without a reason between two versions of the content.

    python scripts/check_history.py BASE [NOW]

BASE and NOW are git revisions or folders of the project; NOW is this folder if left out. A sheet
that was renamed is found by its former_ids. First prints what a person should look at in any case:
new signatures, new clinicians, changed terms of a vocabulary. Returns 0, or 1 after naming every
change without an entry of history, altered entry, lost id and lapsed signature.
"""

from __future__ import annotations

import sys
from pathlib import Path

from console import ROOT, print_anything
from factsheets.catalog.history import compare
from factsheets.catalog.signatures import judge, to_look_at
from factsheets.catalog.version import NAMES, parse_version
from factsheets.messages.report import Report, as_text
from factsheets.reading.versions import NoSuchVersionError, read_version


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Compare two versions of the project. Returns the exit code."""
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        print(__doc__)
        return 1
    names = (*arguments, str(root))[:2]
    try:
        before, after = (parse_version(read_version(root, name, NAMES)) for name in names)
    except NoSuchVersionError as failure:
        print(failure, file=sys.stderr)
        return 1
    for line in to_look_at(before, after):
        print(line)
    problems = sorted([*compare(before, after), *judge(before, after)])
    print(as_text(Report(tuple(problems))))
    return 1 if problems else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
