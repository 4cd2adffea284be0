"""What a release consists of: the download with its checksum, and the list of published ids.

In: the catalog, the folder of a built site. Out: files, and their paths. The zip is the site's own,
byte for byte.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.released import RELEASED, as_list
from factsheets.views.overviews.offline import download_name, zip_path


class ReleaseError(Exception):
    """Why there is no release, in one sentence."""


def pack_release(catalog: Catalog, site: Path, to: Path, tag: str | None) -> list[Path]:
    """Copy the download of ``site`` into ``to``, with SHA256SUMS; the paths of both.

    Raises :class:`ReleaseError` if ``tag`` is not ``v`` and the version of the site, if there is no
    download, or if the disk refuses.
    """
    about = catalog.site.content
    if tag and tag != f"v{about.version}":
        raise ReleaseError(f"The tag is {tag}, but content/site.yaml says version {about.version}.")
    packed = site / zip_path(download_name(about.name.en or "", about.version))
    if not packed.is_file():
        raise ReleaseError(f"There is no download {packed}; make site builds it.")
    checksum = packed.with_name(f"{packed.name}.sha256")
    try:
        to.mkdir(parents=True, exist_ok=True)
        return [
            Path(shutil.copyfile(packed, to / packed.name)),
            Path(shutil.copyfile(checksum, to / "SHA256SUMS")),
        ]
    except OSError as failure:
        raise ReleaseError(f"The release could not be written: {failure}") from failure


def write_released_ids(root: Path, catalog: Catalog) -> str:
    """Add the ids of today to the list of published ones; how many there are, in a line.

    Ids are only ever added: an address that was published once keeps leading somewhere, whatever
    the sheet or finding is called today.
    """
    ids = {*catalog.released_ids, *catalog.sheets, *catalog.findings}
    path = root / RELEASED
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_list(ids), encoding="utf-8", newline="\n")
    return f"{RELEASED}: {len(ids)} ids, {len(ids - catalog.released_ids.keys())} of them new"
