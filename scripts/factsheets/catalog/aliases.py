"""Beside *catalog*: where sheets and findings are that were published under other ids.

In: the catalog. Out: for an id of an earlier release, the id under which it is found today. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factsheets.catalog.catalog import Catalog, Use


def former_sheets(catalog: Catalog) -> dict[str, str]:
    """Today's sheet id by each former one. Of two claims to one id the first counts."""
    found: dict[str, str] = {}
    for id, entry in catalog.sheets.items():
        for old in entry.content.former_ids:
            found.setdefault(old, id)
    return found


def former_refs(use: Use) -> Iterator[str]:
    """The former ids of a finding as ``sheet-id#finding-id``, in the order of the file."""
    for old in use.finding.former_ids:
        yield old if "#" in old else f"{use.sheet.id}#{old}"


def former_findings(catalog: Catalog) -> dict[str, str]:
    """Today's ``sheet-id#finding-id`` by each former one."""
    found: dict[str, str] = {}
    for use in catalog.uses():
        for old in former_refs(use):
            found.setdefault(old, use.ref)
    return found


def place_today(catalog: Catalog, published: str) -> str | None:
    """The id under which a published sheet or finding is found today; ``None`` if nowhere.

    A finding of a renamed sheet keeps its own id unless it says otherwise.
    """
    sheets, findings = former_sheets(catalog), former_findings(catalog)
    sheet, _, finding = published.partition("#")
    today = sheet if sheet in catalog.sheets else sheets.get(sheet)
    if not finding:
        return today
    for candidate in (published, f"{today}#{finding}"):
        if candidate in catalog.findings:
            return candidate
        if candidate in findings:
            return findings[candidate]
    return None


def anchors_of(use: Use) -> tuple[str, ...]:
    """The former ids that led to a place on the finding's own sheet."""
    here = use.sheet.id
    return tuple(old.partition("#")[2] for old in former_refs(use) if old.startswith(f"{here}#"))


def moved_away(catalog: Catalog, sheet: str) -> Mapping[str, str]:
    """Findings that were published on ``sheet`` and live on another one today: today's
    ``sheet-id#finding-id`` by the id that they had here."""
    return {
        old.partition("#")[2]: use.ref
        for use in catalog.uses()
        for old in former_refs(use)
        if old.startswith(f"{sheet}#") and use.sheet.id != sheet
    }
