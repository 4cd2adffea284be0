"""What readers take away: the page of the download, and all sheets of one tumour to print."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factsheets.catalog.catalog import Entry, Use
from factsheets.model import Sheet
from factsheets.views.shared.viewer import Prose, ReferenceView, Viewer
from factsheets.views.sheet.finding import FindingView, build_finding
from factsheets.views.sheet.sheet import Group, group_findings

FOLDER = "download"
# Stands in the pages where the size of the zip will: as long as what replaces it, so that writing
# the size in does not change it much.
SIZE_MARK = "00.0 MB"
KINDS = ("tumours", "treatments", "prognosis", "mechanisms")


@dataclass(frozen=True)
class DownloadView:
    """The page of the download."""

    url: str
    checksum_url: str
    size: str
    version: str
    released: str
    address: str
    prints: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet as it stands in a print of many."""

    anchor: str
    name: str
    kind: str
    bottom_line: Prose
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class PrintView:
    """All sheets of one tumour on one page, with one list of references."""

    tumour: str
    sheets: tuple[PrintedSheet, ...]
    references: tuple[ReferenceView, ...]


def download_name(name: str, version: str) -> str:
    """``livermet-evidence-0.1.0``: what the download and its folder are called."""
    return "-".join(re.findall(r"[a-z0-9.]+", f"{name} {version}".lower()))


def zip_path(name: str) -> str:
    """Where the zip of that name lies, below the site."""
    return f"{FOLDER}/{name}.zip"


def print_src(tumour: str) -> str:
    """Path of a tumour's print page below the language's root."""
    return f"print/{tumour}.md"


def build_download(viewer: Viewer) -> DownloadView:
    """The page that offers the zip; it lies beside the folders of the languages."""
    site = viewer.catalog.site.content
    zipped = f"../{zip_path(download_name(site.name.en or '', site.version))}"
    return DownloadView(
        zipped,
        f"{zipped}.sha256",
        SIZE_MARK,
        site.version,
        site.released,
        site.url(viewer.language),
        tuple(
            (viewer.label("tumours", one), viewer.url(print_src(one)))
            for one in viewer.catalog.tumours
        ),
    )


def build_print(viewer: Viewer, tumour: str) -> PrintView:
    """Every sheet about ``tumour``, kind by kind, with the findings that are read for it."""
    entries = [entry for entry in viewer.catalog.sheets.values() if tumour in entry.content.tumours]
    order = sorted(
        entries, key=lambda entry: (KINDS.index(entry.content.folder), viewer.name_of(entry.id))
    )
    sheets = tuple(_printed(viewer, entry, tumour) for entry in order)
    return PrintView(viewer.label("tumours", tumour), sheets, viewer.cited())


def _printed(viewer: Viewer, entry: Entry[Sheet], tumour: str) -> PrintedSheet:
    sheet = entry.content
    uses = [Use(entry, index) for index in range(len(sheet.findings))]
    read = [use for use in uses if tumour in use.tumours]
    findings = sorted((_alone(viewer, use) for use in read), key=lambda one: one.order)
    return PrintedSheet(
        entry.id,
        viewer.name_of(entry.id),
        viewer.word("kinds", sheet.folder, "one"),
        viewer.text(sheet.bottom_line),
        group_findings(viewer, sheet, findings),
    )


def _alone(viewer: Viewer, use: Use) -> FindingView:
    """A finding among those of many sheets: its place is named after sheet and finding."""
    return replace(build_finding(viewer, use, ""), home=None)
