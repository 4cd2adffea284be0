"""Builds the site twice, as differently as a machine allows, and compares every byte.

    python scripts/verify_build.py [--root FOLDER] [--against BUILDER]

With ``--against`` the second build is another site generator's, for instance ``properdocs``.
Returns 0, or 1 after naming the files that differ.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from console import ROOT, print_anything, readable
from factsheets.site.build import BuildError
from factsheets.site.verify import verify_build


def main(arguments: list[str]) -> int:
    """Build twice and compare. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--against", default="", metavar="BUILDER")
    options = parser.parse_args(arguments)
    catalog = readable(options.root)
    if catalog is None:
        return 1
    try:
        print(verify_build(options.root, catalog, options.against))
    except BuildError as failure:
        print(*failure.args, sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
