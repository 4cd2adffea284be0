"""Lists the sheets that nobody has looked at for longer than the site's own limit, as Markdown.

    python scripts/list_overdue.py [--on DATE] [--lang en|zh]

Unlike the page of gaps, which is measured against the release, this is measured against a day.
Prints nothing if no sheet is overdue. Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from console import print_anything, readable
from factsheets.site.pipeline import LANGUAGES
from factsheets.views.overviews.overdue import list_overdue

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Print the list for ``--on``. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--on", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    catalog = readable(options.root)
    if catalog is None:
        return 1
    for line in list_overdue(catalog, options.on, options.lang):
        print(line)
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
