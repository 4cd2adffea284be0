"""Puts what a release offers into one folder: the download that the build made, and SHA256SUMS.

    python scripts/pack_release.py [--site FOLDER] [--to FOLDER] [--tag TAG]

With ``--tag`` the version of ``content/site.yaml`` must be the tag's (``v1.2.0`` for 1.2.0).
Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from console import ROOT, print_anything, readable
from factsheets.site.release import ReleaseError, pack_release


def main(arguments: list[str]) -> int:
    """Copy the download of ``--site`` into ``--to``. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--tag")
    options = parser.parse_args(arguments)
    site, to = options.site or options.root / "site", options.to or options.root / "dist"
    catalog = readable(options.root)
    if catalog is None:
        return 1
    try:
        print(*pack_release(catalog, site, to, options.tag), sep="\n")
    except ReleaseError as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
