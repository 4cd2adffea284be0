"""Beside *catalog*: what every finding and sheet says, small enough to be kept and compared.

In: the catalog. Out: one :class:`Recorded` per finding and sheet, and one fingerprint of them all.
What counts as meaning is what ``history`` counts as meaning.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.catalog.evidence import appraise, best
from factsheets.catalog.history import FREE_IN_FINDINGS, FREE_ON_SHEETS
from factsheets.catalog.version import values
from factsheets.model import Sheet
from factsheets.model.releases import Recorded

# Which fields of a finding are told of as which part; all others are its rest.
CLAIM = ("claim", "question", "terms", "direction_reason")
PATIENTS = ("population", "tumours", "subgroup", "comparator", "local_and_current", "stages")
TOLD = {*CLAIM, *PATIENTS, "results", "direction", "check", "cites", "via", *FREE_IN_FINDINGS}
SHEET_CLAIM = ("name", "bottom_line", "own_premise", "contradicting")
# What of a study card says who was studied.
STUDIED = ("designs", "subjects", "tumours", "metastasis", "lines", "extent", "participants")
DIGITS = 6
_NUMBER = re.compile(r"[<>≤≥]?-?[0-9]*\.?[0-9]+")


def record(catalog: Catalog) -> list[Recorded]:
    """What everything says, sorted by id."""
    sheets = (_sheet(entry) for entry in catalog.sheets.values())
    findings = (_finding(catalog, use) for use in catalog.uses())
    return sorted((*sheets, *findings), key=lambda said: said.id)


def fingerprint(recorded: Iterable[Recorded]) -> str:
    """One fingerprint of everything that was said."""
    return digest([each.model_dump(exclude_none=True) for each in recorded], 8)


def digest(data: Any, digits: int = DIGITS) -> str:
    """The beginning of the SHA-256 of some data's texts and their places."""
    lines = "\n".join(f"{loc} {text}" for loc, text in values(data))
    return hashlib.sha256(lines.encode()).hexdigest()[:digits]


def _finding(catalog: Catalog, use: Use) -> Recorded:
    raw = use.sheet.document.data["findings"][use.index]
    finding = use.finding
    lead = best(appraise(catalog, use)) if finding.question != "background" else None
    cards = [catalog.studies[key].document.data for key in finding.keys if key in catalog.studies]
    patients = [_only(raw, PATIENTS), *(_only(card, STUDIED) for card in cards)]
    return Recorded(
        id=use.ref,
        notices=_notices(catalog, finding.keys) or None,
        numbers="; ".join(map(_numbers, raw.get("results", []))) or None,
        direction=finding.direction,
        claim=digest(_only(raw, CLAIM)),
        level=lead.level if lead and lead.level else None,
        directness=lead.directness.word if lead else None,
        check=finding.check.status,
        sources="; ".join(_sources(catalog, use)) or None,
        patients=digest(patients),
        rest=digest({name: value for name, value in raw.items() if name not in TOLD}),
    )


def _sheet(entry: Entry[Sheet]) -> Recorded:
    raw = entry.document.data
    left_out = {*SHEET_CLAIM, *FREE_ON_SHEETS}
    return Recorded(
        id=entry.id,
        claim=digest(_only(raw, SHEET_CLAIM)),
        rest=digest({name: value for name, value in raw.items() if name not in left_out}),
        entries=str(len(entry.content.history)),
    )


def _numbers(result: Mapping[str, Any]) -> str:
    """``os 451 18.6 0.79 #1a2b3c``: outcome, numbers in the order of the file, and a fingerprint
    of the whole, because a name or a unit may change while every number stays."""
    printed = [text for _, text in values(result) if _NUMBER.fullmatch(text)]
    return " ".join([str(result.get("outcome")), *printed, f"#{digest(result)}"])


def _sources(catalog: Catalog, use: Use) -> Iterator[str]:
    for citation in use.finding.cites:
        work = catalog.references.get(citation.key)
        number = (work.doi or work.pmid) if work else ""
        yield " ".join(filter(None, (citation.key, citation.role, number)))
    if via := use.finding.via:
        yield f"via {via.review} {via.section}"


def _notices(catalog: Catalog, keys: Iterable[str]) -> str:
    kinds = {notice.kind for key in keys for notice in catalog.notices(key)}
    return " ".join(sorted(kinds - {"correction"}))


def _only(data: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}
