"""The page about the data: its files with their sizes, the columns of the tables, how to cite it.

In: the viewer of a page. Out: its view, with a ``Dataset`` of schema.org for search engines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factsheets.export.columns import Column, columns
from factsheets.export.dictionary import cite, promise
from factsheets.export.files import data_files
from factsheets.export.kinds import FOLDER, MEDIA, holds
from factsheets.export.tables import TABLES
from factsheets.views.shared.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class FileView:
    """One file; ``rows`` is empty for what is no table."""

    name: str
    url: str
    holds: str
    size: str
    rows: str


@dataclass(frozen=True, kw_only=True)
class DataView:
    """The page; ``address`` is where the files are published, ``dataset`` what programs read."""

    files: tuple[FileView, ...]
    tables: tuple[tuple[str, tuple[Column, ...]], ...]
    address: str
    licence: str
    licence_url: str
    cite: str
    promise: str
    dataset: dict[str, Any]


def build_data(viewer: Viewer) -> DataView:
    """The page of the data."""
    site = viewer.catalog.site.content
    files = data_files(viewer.catalog)
    return DataView(
        files=tuple(_file(viewer, name, content) for name, content in files.items()),
        tables=tuple((name, columns(model)) for name, model in TABLES.items()),
        address=site.url(viewer.language, "data.html"),
        licence=site.licence.in_language(viewer.language),
        licence_url=site.licence_url or "",
        cite=cite(viewer.catalog, viewer.language),
        promise=promise(viewer.language),
        dataset=_dataset(viewer, files),
    )


def _file(viewer: Viewer, name: str, content: bytes) -> FileView:
    return FileView(
        name=name,
        url=f"../{FOLDER}/{name}",
        holds=holds(name, viewer.language),
        size=_size(content),
        # The header is no row.
        rows=str(content.count(b"\r\n") - 1) if name in TABLES else "",
    )


def _size(content: bytes) -> str:
    """``34 kB``: kilobytes of a thousand bytes."""
    return f"{max(1, round(len(content) / 1000)):,} kB"


def _dataset(viewer: Viewer, files: dict[str, bytes]) -> dict[str, Any]:
    """https://schema.org/Dataset; addresses are those of the published site."""
    site, language = viewer.catalog.site.content, viewer.language
    folder = f"{site.address.rstrip('/')}/{FOLDER}"
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": site.name.in_language(language),
        "alternateName": viewer.other_language(site.name),
        "description": site.description.in_language(language),
        "url": site.url(language, "data.html"),
        "version": site.version,
        "datePublished": site.released,
        "inLanguage": ["en", "zh-Hans"],
        "isAccessibleForFree": True,
        **({"license": site.licence_url} if site.licence_url else {}),
        "creator": [{"@type": "Organization", "name": each.name} for each in site.maintainers],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "description": holds(name, viewer.language),
                "encodingFormat": MEDIA[name.rpartition(".")[2]],
                "contentSize": f"{len(content)} B",
                "contentUrl": f"{folder}/{name}",
            }
            for name, content in files.items()
        ],
    }
