"""Builds the whole site: check, both languages side by side, audit, swap.

    python scripts/build_site.py [--root FOLDER] [--site FOLDER]

A failed or killed build leaves the earlier site as it was. The environment's ``BUILDER`` may name
another site generator than MkDocs.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import partial
from pathlib import Path

from console import ROOT, print_anything
from factsheets.site.build import BuildError, build_site

SOURCES = (".git", "content", "derived", "docs", "schemas", "scripts", "tests")


def refusal(root: Path, site: Path, epoch: str) -> str:
    """Why nothing is built, in a sentence; empty if it may be. A build replaces a whole folder."""
    if epoch and not re.fullmatch("[0-9]{1,11}", epoch):
        return f"SOURCE_DATE_EPOCH must be seconds since 1970 in digits: '{epoch}'."
    kept = [root, *(root / name for name in SOURCES)]
    inside = any(site.is_relative_to(folder) for folder in kept[1:])
    if inside or any(folder.is_relative_to(site) for folder in kept):
        return f"{site} holds the project or a part of it; name another folder."
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").is_file():
        return f"{site} is not empty and no earlier site; name an empty or a new folder."
    return f"{site} is a file; name a folder." if site.is_file() else ""


def main(arguments: list[str]) -> int:
    """Build the project at ``--root`` into ``--site``. Returns 0, or 1 after saying why not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--site", type=Path)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    site = options.site.resolve() if options.site else root / "site"
    if reason := refusal(root, site, os.environ.get("SOURCE_DATE_EPOCH", "")):
        print(reason, file=sys.stderr)
        return 1
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
