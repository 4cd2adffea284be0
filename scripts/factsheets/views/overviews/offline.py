"""What readers take away: the page of the download, and all sheets of one tumour to print."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factsheets.catalog.catalog import Entry, Use
from factsheets.model import Sheet, Site
from factsheets.views.shared.viewer import Prose, ReferenceView, Target, Viewer
from factsheets.views.sheet.finding import FindingView, build_finding
from factsheets.views.sheet.sheet import Group, group_findings

FOLDER = "download"
# Stands in the pages where the size of the zip will: as long as what replaces it, so that writing
# the size in does not change it much.
SIZE_MARK = "00.0 MB"


@dataclass(frozen=True, kw_only=True)
class DownloadView:
    """The page of the download. ``address`` is that of the published site, ``prints`` the pages to
    print."""

    site: Site
    url: str
    size: str
    address: str
    prints: tuple[Target, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedSheet:
    """One sheet as it stands in a print of many."""

    anchor: str
    name: str
    kind: str
    bottom_line: Prose
    groups: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class PrintView:
    """All sheets of one tumour on one page, with one list of references."""

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
    return DownloadView(
        site=site,
        url=f"../{zip_path(download_name(site.name.en or '', site.version))}",
        size=SIZE_MARK,
        address=site.url(viewer.language),
        prints=tuple(
            Target(name=viewer.label("tumours", tumour), url=viewer.url(print_src(tumour)))
            for tumour in viewer.catalog.tumours
        ),
    )


def build_print(viewer: Viewer, tumour: str) -> PrintView:
    """Every sheet about ``tumour``, kind by kind, with the findings that are read for it."""
    entries = sorted(
        (entry for entry in viewer.catalog.sheets.values() if tumour in entry.content.tumours),
        key=lambda entry: (entry.content.tab, viewer.name_of(entry.id)),
    )
    sheets = tuple(_printed(viewer, entry, tumour) for entry in entries)
    return PrintView(sheets=sheets, references=viewer.cited())


def _printed(viewer: Viewer, entry: Entry[Sheet], tumour: str) -> PrintedSheet:
    sheet = entry.content
    uses = (Use(entry, index) for index in range(len(sheet.findings)))
    findings = [_alone(viewer, use) for use in uses if tumour in use.tumours]
    findings.sort(key=lambda finding: finding.order)
    return PrintedSheet(
        anchor=entry.id,
        name=viewer.name_of(entry.id),
        kind=sheet.folder,
        bottom_line=viewer.text(sheet.bottom_line),
        groups=group_findings(viewer, sheet, findings),
    )


def _alone(viewer: Viewer, use: Use) -> FindingView:
    """A finding among those of many sheets: its place is named after sheet and finding."""
    return replace(build_finding(viewer, use, ""), home=None)
