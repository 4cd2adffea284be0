"""All files of ``data/``, each as the bytes that are published.

In: the catalog. Out: bytes by file name, in a fixed order; the same catalog gives the same bytes.
"""

from __future__ import annotations

import json

from factsheets.bibliography.exports import to_bibtex, to_csl_json, to_ris
from factsheets.catalog.catalog import Catalog
from factsheets.export.columns import as_csv
from factsheets.export.dictionary import readme
from factsheets.export.findings import Exporter, as_text, findings_file
from factsheets.export.kinds import KINDS
from factsheets.export.package import datapackage
from factsheets.export.schema import findings_schema
from factsheets.export.tables import TABLES, rows


def data_files(catalog: Catalog) -> dict[str, bytes]:
    """Every file by its name; the catalog must hold no errors.

    The files of the catalog that was asked for last are kept: the page of each language tells
    their sizes, and the build writes them.
    """
    if not (_last and _last[0][0] is catalog):
        _last[:] = [(catalog, _made(catalog))]
    return _last[0][1]


_last: list[tuple[Catalog, dict[str, bytes]]] = []


def _made(catalog: Catalog) -> dict[str, bytes]:
    exporter, works = Exporter(catalog), catalog.references.values()
    texts = {
        **{name: as_csv(model, rows(exporter, name)) for name, model in TABLES.items()},
        "findings.json": as_text(findings_file(catalog)),
        "references.bib": "\n".join(map(to_bibtex, works)),
        "references.ris": "".join(map(to_ris, works)),
        "references.csl.json": json.dumps(
            [to_csl_json(work) for work in works], ensure_ascii=False, indent=1
        )
        + "\n",
        "findings.schema.json": findings_schema(catalog.site.content.address),
        "README.md": readme(catalog),
    }
    files = {name: texts[name].encode() for name in KINDS if name in texts}
    return files | {"datapackage.json": datapackage(catalog, files).encode()}
