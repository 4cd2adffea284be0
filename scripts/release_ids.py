"""Writes the list of published ids, to be committed with a release.

    python scripts/release_ids.py [FOLDER]

Refuses while the content has problems. Returns the exit code.
"""

from __future__ import annotations

import sys
from pathlib import Path

from console import ROOT, print_anything
from factsheets.messages.report import Report, as_text
from factsheets.site.pipeline import errors, read_site
from factsheets.site.release import write_released_ids


def main(arguments: list[str]) -> int:
    """Write the list of the project at the folder given, or of this one. Returns the exit code."""
    root = Path(arguments[0]) if arguments else ROOT
    catalog, problems = read_site(root)
    if catalog is None or errors(problems):
        print(as_text(Report(tuple(problems))))
        return 1
    print(write_released_ids(root, catalog))
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
