"""Puts what a release offers into one folder: the download that the build made, and SHA256SUMS.

    python scripts/pack_release.py [--site FOLDER] [--to FOLDER] [--tag TAG]

The zip is the site's own, byte for byte. With ``--tag`` the version of ``content/site.yaml`` must
be the tag's (``v1.2.0`` for 1.2.0). Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from console import print_anything, readable
from factsheets.views.overviews.offline import download_name, zip_path

ROOT = Path(__file__).resolve().parent.parent


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
    about = catalog.site.content
    if options.tag and options.tag != f"v{about.version}":
        return complain(
            f"The tag is {options.tag}, but content/site.yaml says version {about.version}."
        )
    packed = site / zip_path(download_name(about.name.en or "", about.version))
    if not packed.is_file():
        return complain(f"There is no download {packed}; make site builds it.")
    try:
        to.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packed, to / packed.name)
        shutil.copyfile(packed.with_name(f"{packed.name}.sha256"), to / "SHA256SUMS")
    except OSError as failure:
        return complain(f"The release could not be written: {failure}")
    print(f"{to / packed.name}\n{to / 'SHA256SUMS'}")
    return 0


def complain(sentence: str) -> int:
    """Say what is wrong; the exit code."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
