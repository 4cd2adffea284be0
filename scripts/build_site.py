"""Builds the whole site: check, both languages side by side, audit, swap.

    python scripts/build_site.py [--root FOLDER] [--site FOLDER]

A failed or killed build leaves the earlier site as it was. The environment's ``BUILDER`` may name
another site generator than MkDocs.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from console import ROOT, print_anything
from factsheets.site.build import BuildError, build_site


def main(arguments: list[str]) -> int:
    """Build the project at ``--root`` into ``--site``. Returns 0, or 1 after saying why not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    site = options.site.resolve() if options.site else root / "site"
    try:
        build_site(root, site, partial(print, flush=True))
    except BuildError as failure:
        for line in failure.args:
            print(line, file=sys.stderr)
    except OSError as failure:
        print(f"The site could not be written: {failure}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; the earlier site stays.", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
