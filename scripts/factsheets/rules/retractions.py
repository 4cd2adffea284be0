"""Rules on works that were retracted."""

from __future__ import annotations

from collections.abc import Iterator

from factsheets.catalog.catalog import Catalog
from factsheets.rules.engine import Found, rule


@rule("RET001")
def retracted_work_cited(catalog: Catalog) -> Iterator[Found]:
    """A finding cites a retracted work only if it says why, in retraction_acknowledged."""
    for use in catalog.uses():
        for number, key in enumerate(use.finding.keys):
            if catalog.is_retracted(key) and not use.finding.retraction_acknowledged:
                loc = ("findings", use.index, "cites", number, "key")
                yield Found(use.sheet.document, loc, {"found": key})


@rule("RET002")
def nothing_to_acknowledge(catalog: Catalog) -> Iterator[Found]:
    """The acknowledgement of a retraction stands only where a retracted work is cited."""
    for use in catalog.uses():
        finding = use.finding
        if finding.retraction_acknowledged and not any(map(catalog.is_retracted, finding.keys)):
            loc = ("findings", use.index, "retraction_acknowledged")
            yield Found(use.sheet.document, loc, {})


@rule("RET003")
def link_on_retracted_work(catalog: Catalog) -> Iterator[Found]:
    """The reason of a link does not rest on a retracted work."""
    for sheet in catalog.sheets.values():
        for index, link in enumerate(sheet.content.links):
            for number, key in enumerate(link.cites):
                if catalog.is_retracted(key):
                    loc = ("links", index, "cites", number)
                    yield Found(sheet.document, loc, {"found": key})
