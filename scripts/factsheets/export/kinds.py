"""The names of the files of ``data/``, in the order in which a page lists them."""

from __future__ import annotations

import re

from factsheets.messages.problem import Language
from factsheets.messages.wording import word

# Beside the folders of the languages; not in the download.
FOLDER = "data"
# Each file, and the word that says what it holds.
KINDS = {
    "results.csv": "results",
    "findings.json": "findings",
    "studies.csv": "studies",
    "links.csv": "links",
    "discrepancies.csv": "discrepancies",
    "codes.csv": "codes",
    "references.bib": "bibtex",
    "references.ris": "ris",
    "references.csl.json": "csl",
    "findings.schema.json": "schema",
    "datapackage.json": "package",
    "README.md": "readme",
}
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "md": "text/markdown",
}


def holds(name: str, language: Language) -> str:
    """What a file holds."""
    return word(language, "data_kinds", KINDS[name])


def stem(name: str) -> str:
    """``references-csl`` for ``references.csl.json``: a name for other programs."""
    return "-".join(re.findall("[a-z0-9]+", name.lower().removesuffix(".json")))
