"""The awkward references of ``data/citeproc/cases.bib``, for the citation and export tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factsheets.bibliography import Reference, parse_bibliography

DATA = Path(__file__).parent / "data" / "citeproc"


def parse(text: str) -> Mapping[str, Reference]:
    """The references of a BibTeX text that has no problem."""
    bibliography, problems = parse_bibliography(text, "cases.bib")
    assert [str(problem) for problem in problems] == []
    return bibliography.references


CASES = parse((DATA / "cases.bib").read_text(encoding="utf-8"))

CSL_ITEMS: dict[str, dict[str, Any]] = {
    case["key"]: case["csl"]
    for case in json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
}
