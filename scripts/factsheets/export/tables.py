"""The tables of ``data/``: their rows, and each as CSV.

In: the catalog. Out: rows by file name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.catalog.graph import evidence_of
from factsheets.export.columns import header, line
from factsheets.export.findings import Exporter, labels
from factsheets.export.results import result_rows
from factsheets.export.row import CodeRow, DiscrepancyRow, LinkRow, ResultRow, StudyRow
from factsheets.model import Link, Model, Sheet
from factsheets.model.result import AsPrinted
from factsheets.model.vocabulary import RelationTerm
from factsheets.views.shared.notices import updates_status

TABLES: dict[str, type[Model]] = {
    "results.csv": ResultRow,
    "studies.csv": StudyRow,
    "links.csv": LinkRow,
    "discrepancies.csv": DiscrepancyRow,
    "codes.csv": CodeRow,
}


def rows(exporter: Exporter, name: str) -> Iterator[Model]:
    """The rows of one table, in a fixed order."""
    catalog = exporter.catalog
    if name == "results.csv":
        for use in catalog.uses():
            yield from result_rows(exporter, use)
    elif name == "studies.csv":
        for key in catalog.references:
            yield _study(exporter, key)
    elif name == "links.csv":
        for entry in catalog.sheets.values():
            for link in entry.content.links:
                yield _link(exporter, entry, link)
    elif name == "codes.csv":
        for vocabulary, terms in labels(catalog):
            for code, label in terms.items():
                yield CodeRow(list=vocabulary, code=code, label=label)
    else:
        yield from _discrepancies(exporter)


def lines_by_finding(catalog: Catalog) -> dict[str, str]:
    """The lines of ``results.csv`` of each finding, for the pages; ``""`` names the header."""
    exporter = Exporter(catalog)
    lines = {use.ref: "".join(map(line, result_rows(exporter, use))) for use in catalog.uses()}
    return {"": header(ResultRow), **lines}


def _study(exporter: Exporter, key: str) -> StudyRow:
    catalog = exporter.catalog
    work, entry = catalog.references[key], catalog.studies.get(key)
    card = entry.content if entry else None
    status, on = updates_status(exporter.viewers["en"], key)
    named = {name: getattr(work, name) or None for name in ("journal", "year", "doi")}
    same = ("trial", "registration", "phase", "published_as", "metastasis", "extent", "read")
    named |= {name: getattr(card, name) for name in same} if card else {}
    lists = ("designs", "subjects", "tumours", "lines")
    people = card.participants.n if card and card.participants else "not_reported"
    return StudyRow.model_validate(
        {
            **named,
            **({name: getattr(card, name) for name in lists} if card else {}),
            "key": key,
            "label": exporter.both(lambda viewer: viewer.who(key)),
            "title": work.title,
            "pmid": work.pmid or None,
            "pmcid": work.pmcid or None,
            "n": None if people == "not_reported" else people,
            "setting": exporter.plain_value(card.setting) if card else None,
            "status": status,
            "status_on": on or None,
            "findings": [use.ref for use in catalog.uses_of_reference[key]],
            "address": exporter.page(f"references/{key}.html"),
        }
    )


def _link(exporter: Exporter, entry: Entry[Sheet], link: Link) -> LinkRow:
    catalog = exporter.catalog
    relation = cast(RelationTerm, catalog.term("relations", link.relation))
    to = catalog.sheets[link.to].content
    return LinkRow(
        origin=entry.id,
        origin_kind=entry.content.folder,
        origin_name=entry.content.name,
        relation=link.relation,
        relation_name=relation.label,
        sign=relation.sign,
        to=link.to,
        to_kind=to.folder,
        to_name=to.name,
        why=exporter.plain(link.why),
        evidence=evidence_of(catalog, link),
        inferred=link.inferred,
        works=link.cites,
        findings=link.findings,
        address=exporter.address(entry.id),
    )


def _discrepancies(exporter: Exporter) -> Iterator[DiscrepancyRow]:
    """Numbers that the review prints otherwise, findings whose note says that it differs, works
    that do not bear it out."""
    catalog = exporter.catalog
    for use in catalog.uses():
        yield from _numbers(exporter, use)
        finding = use.finding
        if finding.discrepancy:
            yield DiscrepancyRow(
                kind="finding",
                review=finding.via.review if finding.via else None,
                work=finding.keys,
                finding=use.ref,
                difference=finding.discrepancy,
                note=exporter.plain_value(finding.curator_note),
                address=exporter.address(use.sheet.id, finding.id),
            )
    for key, card in catalog.studies.items():
        for cited in card.content.cited_as:
            if cited.support in ("partly", "no"):
                yield DiscrepancyRow(
                    kind="work",
                    review=cited.review,
                    work=[key],
                    support=cited.support,
                    note=exporter.plain_value(cited.note),
                    address=exporter.page(f"references/{key}.html"),
                )


def _numbers(exporter: Exporter, use: Use) -> Iterator[DiscrepancyRow]:
    for number, row in enumerate(use.finding.results, 1):
        places: list[tuple[str, str | None, AsPrinted | None]] = [
            (
                arm.id,
                arm.median or arm.mean or arm.percent or arm.value or arm.count,
                arm.as_printed,
            )
            for arm in row.arms
        ]
        if row.effect:
            places.append((row.effect.measure, row.effect.value, row.effect.as_printed))
        for place, value, printed in places:
            if printed:
                yield DiscrepancyRow(
                    kind="number",
                    review=printed.by,
                    work=use.finding.keys,
                    finding=use.ref,
                    result=str(number),
                    place=place,
                    source_value=value,
                    review_value=printed.value,
                    note=exporter.plain_value(use.finding.curator_note),
                    address=exporter.address(use.sheet.id, use.finding.id),
                )
