"""All files of ``data/``, each as the bytes that are published.

In: the catalog. Out: bytes by file name, in a fixed order; the same catalog gives the same bytes.
"""

from __future__ import annotations

from factsheets.catalog.catalog import Catalog
from factsheets.export.findings import as_text, findings_file
from factsheets.export.schema import findings_schema

# Beside the folders of the languages; not in the download.
FOLDER = "data"


def data_files(catalog: Catalog) -> dict[str, bytes]:
    """Every file by its name; the catalog must hold no errors."""
    texts = {
        "findings.json": as_text(findings_file(catalog)),
        "findings.schema.json": findings_schema(catalog.site.content.address),
    }
    return {name: text.encode() for name, text in texts.items()}
