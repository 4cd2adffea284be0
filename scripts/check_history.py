"""Says which sheets had numbers altered without a reason in their history.

    python scripts/check_history.py BASE [NOW]

BASE and NOW are git revisions or folders of the project; NOW is this folder if left out. A sheet
that was renamed is found by its former_ids. Returns 0, or 1 after naming every such finding.
"""

from __future__ import annotations

import sys
from pathlib import Path

from console import print_anything
from factsheets.catalog.history import compare
from factsheets.messages.report import Report, as_text
from factsheets.model import SHEET_KINDS
from factsheets.reading.versions import NoSuchVersionError, read_version

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = tuple(f"content/{kind.folder}" for kind in SHEET_KINDS)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Compare two versions of the project. Returns the exit code."""
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        print(__doc__)
        return 1
    base, now = (*arguments, str(root))[:2]
    try:
        problems = compare(*(read_version(root, version, FOLDERS) for version in (base, now)))
    except NoSuchVersionError as failure:
        print(failure, file=sys.stderr)
        return 1
    print(as_text(Report(tuple(problems))))
    return 1 if problems else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
