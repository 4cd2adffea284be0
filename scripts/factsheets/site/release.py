"""What a release consists of: the download, the data, notes, checksums; and what is recorded of it.

In: the catalog, the folder of a built site. Out: files, and their paths. The zip of the site is the
site's own, byte for byte.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.changed import AlreadyRecordedError, with_today
from factsheets.catalog.fingerprint import fingerprint, record
from factsheets.catalog.load import RELEASES, RETRACTIONS
from factsheets.catalog.released import RELEASED, as_list
from factsheets.export.kinds import FOLDER
from factsheets.model import Text
from factsheets.model.releases import Releases
from factsheets.site.pipeline import LANGUAGES
from factsheets.site.zip import packed, zip_file
from factsheets.views.overviews.changes import changes_path
from factsheets.views.overviews.feed import notes
from factsheets.views.overviews.offline import download_name, zip_path
from factsheets.views.shared.viewer import Viewer
from factsheets.writing.atomic import atomic_write
from factsheets.writing.comments import Comments
from factsheets.writing.yaml import Form, write

HEAD = "# Written by scripts/record_release.py; not to be edited by hand."
# Days after which a look-up of retractions is too old for a release.
CURRENT = 90


class ReleaseError(Exception):
    """Why there is no release, in one sentence."""


def record_release(root: Path, catalog: Catalog, today: date, reason: Text | None) -> list[str]:
    """Write what this version says into ``derived/``; what was written, a line each.

    Raises :class:`ReleaseError` if retractions were not looked up within ``CURRENT`` days and no
    ``reason`` for that is given, or if the version was recorded with other content.
    """
    stale = _not_looked_up(catalog, today)
    if stale and not reason:
        raise ReleaseError(
            f"{stale} Run make retractions, or say why not: --without-retractions REASON."
        )
    try:
        releases = with_today(catalog, reason if stale else None)
    except AlreadyRecordedError as version:
        raise ReleaseError(
            f"Version {version} is recorded in {RELEASES} with other content; "
            "set a new version in content/site.yaml, or undo the record."
        ) from None
    data = releases.model_dump(exclude_none=True, exclude_defaults=True)
    atomic_write(root, RELEASES, write(data, Form(Releases), Comments(head=[HEAD])))
    last = releases.releases[0]
    line = f"{RELEASES}: version {last.version}, {len(last.changes)} changes"
    return [line, write_released_ids(root, catalog)]


def _not_looked_up(catalog: Catalog, today: date) -> str:
    """Why the look-up of retractions is none to be published with; empty if it is one."""
    works = catalog.retractions.content.works if catalog.retractions else []
    if not works:
        return f"There is no {RETRACTIONS}: retractions of the cited works were not looked up."
    oldest = min(work.on for work in works)
    days = (today - date.fromisoformat(oldest)).days
    return f"Retractions were looked up {days} days ago ({oldest})." if days > CURRENT else ""


def pack_release(catalog: Catalog, site: Path, to: Path, tag: str | None) -> list[Path]:
    """Write what a release offers into ``to``; the paths of its files.

    Raises :class:`ReleaseError` if ``tag`` is not ``v`` and the version of the site, if that
    version is not the one recorded, if there is no download, or if the disk refuses.
    """
    about = catalog.site.content
    name = download_name(about.name.en or "", about.version)
    if tag and tag != f"v{about.version}":
        raise ReleaseError(f"The tag is {tag}, but content/site.yaml says version {about.version}.")
    _refuse_unrecorded(catalog)
    whole, data = site / zip_path(name), sorted((site / FOLDER).rglob("*"))
    if not whole.is_file():
        raise ReleaseError(f"There is no download {whole}; make site builds it.")
    files = {path.relative_to(site).as_posix(): path for path in data if path.is_file()}
    # The same data give the same bytes: no file of it carries a moment of its own.
    moment = datetime.fromisoformat(about.released).replace(tzinfo=UTC)
    contents = {
        whole.name: whole.read_bytes(),
        f"{name}-data.zip": zip_file(
            {f"{name}/{at}": packed(path.read_bytes()) for at, path in files.items()},
            moment,
        ),
        Path(changes_path(catalog)).name: (site / changes_path(catalog)).read_bytes(),
        "NOTES.md": release_notes(catalog).encode(),
    }
    sums = "".join(f"{hashlib.sha256(raw).hexdigest()}  {at}\n" for at, raw in contents.items())
    try:
        to.mkdir(parents=True, exist_ok=True)
        for at, raw in (contents | {"SHA256SUMS": sums.encode()}).items():
            (to / at).write_bytes(raw)
    except OSError as failure:
        raise ReleaseError(f"The release could not be written: {failure}") from failure
    return [to / at for at in (*contents, "SHA256SUMS")]


def _refuse_unrecorded(catalog: Catalog) -> None:
    last = catalog.releases.content.releases[0] if catalog.releases else None
    version = catalog.site.content.version
    if not last or (last.version, last.fingerprint) != (version, fingerprint(record(catalog))):
        raise ReleaseError(
            f"{RELEASES} does not hold what version {version} says now; "
            "make release records it, and the record is committed before the tag."
        )


def release_notes(catalog: Catalog) -> str:
    """What changed in this version, in both languages."""
    return "\n".join(notes(Viewer(catalog, language, "")) for language in LANGUAGES)


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
