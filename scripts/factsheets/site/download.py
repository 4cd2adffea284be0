"""The site as one file for computers without a network: a zip of the very files that are published.

In: the folder of a finished site. Out: ``download/<name>.zip``, a checksum beside it, and a
``README.txt`` in the site itself. The same files always give the same zip.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from factsheets.export.kinds import FOLDER as DATA
from factsheets.site.zip import Packed, packed, zip_file
from factsheets.views.overviews.offline import FOLDER, SIZE_MARK, zip_path

README = "README.txt"
# What is only of use on the published site.
LEFT_OUT = (FOLDER, DATA, "sitemap.xml")
# How many parts of the site are named when the download is told of.
MENTIONED = 5


@dataclass(frozen=True)
class Written:
    """A download that was made: its size in bytes, and which parts of the site take how many."""

    size: int
    parts: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        largest = ", ".join(f"{part} {megabytes(size)}" for part, size in self.parts[:MENTIONED])
        return f"The download is {megabytes(self.size)}; most of it: {largest}"


def write_download(site: Path, name: str, epoch: int) -> Written:
    """Write the zip and its checksum into ``site``, and its size into the pages that offer it.

    ``epoch`` is the moment that the files in the zip carry, in seconds since 1970. Raises
    ``OSError`` if the disk is full, ``ValueError`` if the size does not settle, which takes a page
    that grows with the number.
    """
    target = site / zip_path(name)
    target.parent.mkdir(exist_ok=True)
    moment = datetime.fromtimestamp(epoch, UTC)
    files = {path: path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    inside = {path: at for path, at in files.items() if at.parts[0] not in LEFT_OUT}
    names = {path: f"{name}/{at.as_posix()}" for path, at in inside.items()}
    contents = {path: path.read_bytes() for path in names}
    offers = {path: page for path, page in contents.items() if _offers(path, page, site)}
    whole = {names[path]: packed(contents[path]) for path in names if path not in offers}
    size = SIZE_MARK
    for _ in range(4):
        sized = {}
        for path, page in offers.items():
            content = page.replace(SIZE_MARK.encode(), size.encode())
            path.write_bytes(content)
            sized[names[path]] = packed(content)
        zipped = zip_file(whole | sized, moment)
        if size == (size := megabytes(len(zipped))):
            target.write_bytes(zipped)
            line = f"{hashlib.sha256(zipped).hexdigest()}  {target.name}\n"
            target.with_name(target.name + ".sha256").write_text(line, encoding="ascii")
            return Written(len(zipped), parts(whole | sized))
    raise ValueError(f"the size of {target.name} does not settle")


def parts(files: Mapping[str, Packed]) -> tuple[tuple[str, int], ...]:
    """The folders of the site and their bytes in the zip, largest first; languages are one."""
    sizes: Counter[str] = Counter()
    for name, file in files.items():
        _, *below = name.split("/")
        sizes[below[1] if len(below) > 2 else "other pages"] += len(file.data)
    return tuple(sizes.most_common())


def _offers(path: Path, content: bytes, site: Path) -> bool:
    """Whether a page says how large the download is: one right below a language's folder."""
    own = path.suffix == ".html" and path.parent.parent == site
    return own and SIZE_MARK.encode() in content


def megabytes(size: int) -> str:
    """``2.6 MB``: megabytes of a million bytes."""
    return f"{size / 1e6:.1f} MB"


def readme(english: str, chinese: str) -> bytes:
    """The text file of both languages; the mark at its start tells old editors: UTF-8."""
    return f"\ufeff{english}\n\n{chinese}\n".replace("\n", "\r\n").encode()
