"""Lists the sheets that nobody has looked at for longer than the site's own limit, as Markdown.

    python scripts/list_overdue.py [--on DATE] [--lang en|zh]

Unlike the page of gaps, which is measured against the release, this is measured against a day.
Prints nothing if no sheet is overdue. Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

from console import command, print_anything, readable
from factsheets.views.overviews.gaps import list_overdue


def main(arguments: list[str]) -> int:
    """Print the list for ``--on``. Returns the exit code."""
    parser = command(__doc__.splitlines()[0])
    parser.add_argument("--on", type=date.fromisoformat, default=datetime.now(UTC).date())
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
