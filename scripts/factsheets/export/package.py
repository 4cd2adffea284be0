"""``data/datapackage.json``: every file with its columns, size and checksum.

In: the catalog, the bytes of the other files. Out: a Data Package (https://specs.frictionlessdata.io,
version 1), whose titles and descriptions stand beside it in Chinese (``title_zh``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from factsheets.catalog.catalog import Catalog
from factsheets.export.columns import Column, columns
from factsheets.export.kinds import MEDIA, holds, stem
from factsheets.export.tables import TABLES

Node = dict[str, Any]


def datapackage(catalog: Catalog, files: Mapping[str, bytes]) -> str:
    """The description of ``files``."""
    site = catalog.site.content
    licence = {"path": site.licence_url, "title": site.licence.in_language("en")}
    package = {
        "name": stem(site.name.en or "data"),
        "title": site.name.in_language("en"),
        "title_zh": site.name.in_language("zh"),
        "description": site.description.in_language("en"),
        "description_zh": site.description.in_language("zh"),
        "version": site.version,
        "created": f"{site.released}T00:00:00Z",
        "homepage": site.address,
        **({"licenses": [licence]} if site.licence_url else {}),
        "contributors": [{"title": each.name, "role": "author"} for each in site.maintainers],
        "resources": [_resource(name, content) for name, content in files.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, content: bytes) -> Node:
    resource = {
        "name": stem(name),
        "path": name,
        "title": holds(name, "en"),
        "title_zh": holds(name, "zh"),
        # Without it a program guesses from the name, and takes the JSON Schema for one of a table.
        "type": "table" if name in TABLES else "file",
        "mediatype": MEDIA[name.rpartition(".")[2]],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    return resource | (_table(name) if name in TABLES else {})


def _table(name: str) -> Node:
    table = columns(TABLES[name])
    schema: Node = {"fields": [_field(column) for column in table]}
    if table[0].name in ("id", "key"):
        schema["primaryKey"] = table[0].name
    return {"profile": "tabular-data-resource", "format": "csv", "schema": schema}


def _field(column: Column) -> Node:
    constraints: Node = {"required": True} if column.needed else {}
    if column.codes:
        constraints["enum"] = list(column.codes)
    return {
        "name": column.name,
        "type": column.type,
        "title": column.title["en"],
        "title_zh": column.title["zh"],
        **({"constraints": constraints} if constraints else {}),
    }
