"""The index page of each kind of sheet: every sheet as a row, filterable by everything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import profile
from factsheets.model import Sheet
from factsheets.views.shared.filters import Filter, build_filter
from factsheets.views.shared.summary import class_label, human_evidence, sheet_uses
from factsheets.views.shared.viewer import Prose, Viewer


@dataclass(frozen=True, kw_only=True)
class Row:
    """One sheet in an index; ``keys`` are what the filters compare, ``search`` what the text
    filter looks in."""

    name: Prose
    other_name: str
    url: str
    class_label: str
    tumours: tuple[str, ...]
    bottom_line: Prose
    evidence: str
    evidence_key: str
    findings: int
    contradicting: int
    keys: str
    search: str


@dataclass(frozen=True, kw_only=True)
class IndexView:
    """An index page."""

    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]


def entries_of(viewer: Viewer, kind: type[Sheet]) -> list[Entry[Sheet]]:
    """The sheets of one kind: pages of tumours in the order of the vocabulary, others by name."""
    entries = [e for e in viewer.catalog.sheets.values() if isinstance(e.content, kind)]
    order = ["", *viewer.catalog.vocabularies["tumours"]]

    def place(entry: Entry[Sheet]) -> tuple[int, str]:
        return order.index(entry.content.described), viewer.name_of(entry.id).casefold()

    return sorted(entries, key=place)


def facet_keys(sheet: Sheet) -> list[str]:
    """``tumour:…``, ``stage:…``: what the facets of its kind say of a sheet."""
    return [f"{facet.name}:{term}" for facet in sheet.facets for term in sheet.terms(facet)]


def build_index(viewer: Viewer, kind: type[Sheet]) -> IndexView:
    """The index page of one kind of sheet."""
    entries = entries_of(viewer, kind)
    counts = Counter(key for entry in entries for key in facet_keys(entry.content))
    filters = (
        build_filter(facet.name, viewer.words[facet.name], viewer.terms(facet.vocabulary), counts)
        for facet in kind.facets
    )
    return IndexView(
        rows=tuple(_row(viewer, entry) for entry in entries),
        filters=tuple(offered for offered in filters if len(offered.choices) > 1),
    )


def _row(viewer: Viewer, entry: Entry[Sheet]) -> Row:
    sheet, uses = entry.content, sheet_uses(viewer, entry)
    key, evidence = _evidence(viewer, sheet, uses)
    names = [sheet.name.en or "", sheet.name.zh or "", *sheet.aliases]
    return Row(
        name=viewer.text(sheet.name),
        other_name=viewer.other_language(sheet.name),
        url=viewer.sheet_url(entry.id),
        class_label=class_label(viewer, sheet),
        tumours=viewer.labels("tumours", sheet.tumours),
        bottom_line=viewer.text(sheet.bottom_line),
        evidence=evidence,
        evidence_key=key,
        findings=len(uses),
        contradicting=sum(use.direction_on(entry.id) in ("against", "mixed") for use in uses),
        keys=" ".join(facet_keys(sheet) + [f"evidence:{key}"] * bool(key)),
        search=" ".join(names).casefold(),
    )


def _evidence(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> tuple[str, str]:
    """What kind of evidence a sheet has, as a key and in a few words."""
    if sheet.summed_up_by == "patients":
        if all(use.finding.question != "treatment_benefit" for use in uses):
            return "", ""
        key = "human_evidence" if human_evidence(viewer, uses) else "lab_only"
        return key, viewer.word("evidence", key)
    if sheet.summed_up_by == "profile":
        works = profile(viewer.catalog, [u for u in uses if u.finding.question != "background"])
        counts = [f"{viewer.word('evidence', k)} {len(keys)}" for k, keys in works.items() if keys]
        return "", " · ".join(counts) or viewer.word("evidence", "review_only")
    return "", ""
