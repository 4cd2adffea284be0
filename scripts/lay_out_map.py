"""Writes ``derived/map.yaml``: where the map's boxes and lines go.

    python scripts/lay_out_map.py [FOLDER]

A development command: it needs Graphviz (in ``requirements/dev.txt``), which building the site does
not. Run it after a sheet, a link or a name of the map has changed; ``make check`` says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from console import ROOT, print_anything
from factsheets.catalog.load import MAP
from factsheets.site.pipeline import read_site

try:
    from factsheets.views.drawing.lay_out import lay_out
except ModuleNotFoundError:
    sys.exit("This command needs pygraphviz; run: python scripts/set_up.py --dev")


def main(arguments: list[str]) -> int:
    """Lay out the project at the folder given, or this one. Returns the exit code."""
    root = Path(arguments[0]) if arguments else ROOT
    catalog, problems = read_site(root)
    if catalog is None:
        print(*problems, sep="\n")
        return 1
    (root / MAP).parent.mkdir(exist_ok=True)
    (root / MAP).write_text(lay_out(catalog), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
