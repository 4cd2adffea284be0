"""Writes the list of published ids, to be committed with a release.

    python scripts/release_ids.py [FOLDER]

Ids are only ever added: an address that was published once keeps leading somewhere, whatever the
sheet or finding is called today. Refuses while the content has problems.
"""

from __future__ import annotations

import sys
from pathlib import Path

from console import print_anything
from factsheets.catalog.released import RELEASED, as_list
from factsheets.messages.report import Report, as_text
from factsheets.site.pipeline import errors, read_site

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Write the list of the project at the folder given, or of this one. Returns the exit code."""
    root = Path(arguments[0]) if arguments else ROOT
    catalog, problems = read_site(root)
    if catalog is None or errors(problems):
        print(as_text(Report(tuple(problems))))
        return 1
    ids = {*catalog.released_ids, *catalog.sheets, *catalog.findings}
    (root / RELEASED).write_text(as_list(ids), encoding="utf-8", newline="\n")
    print(f"{RELEASED}: {len(ids)} ids, {len(ids - catalog.released_ids.keys())} of them new")
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
