"""Packs the built site into one zip with its checksum, byte for byte the same each time.

    python scripts/pack_release.py [--site FOLDER] [--to FOLDER] [--tag TAG]

Writes ``<name>-<version>.zip`` and ``SHA256SUMS``. With ``--tag`` the version of
``content/site.yaml`` must be the tag's (``v1.2.0`` for 1.2.0). Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import time
import zipfile
from pathlib import Path

from build_site import release_time
from check import print_anything
from factsheets.pipeline import read_site

ROOT = Path(__file__).resolve().parent.parent
# The first moment a zip can name.
EPOCH = 315_532_800


def main(arguments: list[str]) -> int:
    """Pack ``--site`` into ``--to``. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--tag")
    options = parser.parse_args(arguments)
    site, to = options.site or options.root / "site", options.to or options.root / "dist"
    catalog, _ = read_site(options.root)
    if catalog is None:
        return complain("The content cannot be read; make check says why.")
    about = catalog.site.content
    if options.tag and options.tag != f"v{about.version}":
        return complain(
            f"The tag is {options.tag}, but content/site.yaml says version {about.version}."
        )
    if not (site / "index.html").is_file():
        return complain(f"There is no built site in {site}; make site builds it.")
    name = f"{slug(about.name.en or '')}-{about.version}"
    try:
        to.mkdir(parents=True, exist_ok=True)
        packed = to / f"{name}.zip"
        pack(site, packed, name, int(release_time(options.root, catalog)))
        (to / "SHA256SUMS").write_bytes(checksum(packed).encode("ascii"))
    except OSError as failure:
        return complain(f"The release could not be written: {failure}")
    print(f"{packed}\n{to / 'SHA256SUMS'}")
    return 0


def complain(sentence: str) -> int:
    """Say what is wrong; the exit code."""
    print(sentence, file=sys.stderr)
    return 1


def slug(name: str) -> str:
    """The site's name as the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "site"


def pack(site: Path, packed: Path, top: str, moment: int) -> None:
    """Zip every file of ``site`` below the folder ``top``: sorted, one date, plain modes."""
    date = time.gmtime(max(moment, EPOCH))[:6]
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    with zipfile.ZipFile(packed, "w") as zipped:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Else it names the system it was packed on, and its file modes.
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            zipped.writestr(entry, files[name].read_bytes())


def checksum(path: Path) -> str:
    """The line of ``SHA256SUMS`` for a file, as ``sha256sum -c`` reads it."""
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
