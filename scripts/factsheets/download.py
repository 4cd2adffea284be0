"""The site as one file for computers without a network: a zip of the very files that are published.

In: the folder of a finished site. Out: ``download/<name>.zip``, a checksum beside it, and a
``README.txt`` in the site itself. The same files always give the same zip: names are sorted, dates
and permissions fixed (APPNOTE 6.3.10: dates in a zip have no time zone and begin in 1980).
"""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FOLDER = "download"
README = "README.txt"
# Stands in the pages where the size of the zip will: as long as what replaces it, so that writing
# the size in does not change it much.
SIZE_MARK = "00.0 MB"


@dataclass(frozen=True)
class Download:
    """What the download is called, and the moment (seconds since 1970) that its files carry."""

    name: str
    epoch: int

    @property
    def zip_path(self) -> str:
        """Where the zip lies, below the site."""
        return f"{FOLDER}/{self.name}.zip"


def write_download(site: Path, download: Download) -> int:
    """Write the zip and its checksum into ``site``, and its size into the pages that offer it.

    Returns the size in bytes. Raises ``OSError`` if the disk is full, ``ValueError`` if the size
    does not settle, which takes a page that grows with the number.
    """
    target = site / download.zip_path
    target.parent.mkdir(exist_ok=True)
    pages = [page for page in sorted(site.glob("*/*.html")) if SIZE_MARK in page.read_text("utf-8")]
    texts = {page: page.read_text("utf-8") for page in pages}
    shown = SIZE_MARK
    for _ in range(4):
        for page, text in texts.items():
            page.write_text(text.replace(SIZE_MARK, shown), encoding="utf-8", newline="\n")
        size = pack(site, target, download)
        if shown == (shown := megabytes(size)):
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            line = f"{digest}  {target.name}\n"
            target.with_name(target.name + ".sha256").write_text(line, encoding="ascii")
            return size
    raise ValueError(f"the size of {target.name} does not settle")


def pack(site: Path, target: Path, download: Download) -> int:
    """Write every file of ``site`` but those of the download into ``target``; returns its size."""
    moment = datetime.fromtimestamp(max(download.epoch, 315532800), UTC)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        files = {path.relative_to(site): path for path in site.rglob("*") if path.is_file()}
        for name, path in sorted(files.items(), key=lambda item: item[0].as_posix()):
            if name.parts[0] == FOLDER:
                continue
            entry = zipfile.ZipInfo(f"{download.name}/{name.as_posix()}", moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            zipped.writestr(entry, path.read_bytes())
    return target.stat().st_size


def megabytes(size: int) -> str:
    """``2.6 MB``: megabytes of a million bytes."""
    return f"{size / 1e6:.1f} MB"


def readme(english: str, chinese: str) -> bytes:
    """The text file of both languages; the mark at its start tells old editors: UTF-8."""
    return f"\ufeff{english}\n\n{chinese}\n".replace("\n", "\r\n").encode()
