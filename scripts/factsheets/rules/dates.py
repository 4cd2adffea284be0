"""Rules on dates: none in the future, none out of order, none before what it is about existed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.history import out_of_order
from factsheets.catalog.version import items, values
from factsheets.reading.source import Document
from factsheets.rules.engine import Found, rule
from factsheets.rules.evidence import at

# The fields that hold dates, in whichever file.
DATED = {"on", "released"}
# Papers of January are printed online the year before.
AHEAD = 1
YEAR = re.compile("(?:19|20)[0-9]{2}")


@rule("DAT001")
def no_date_in_the_future(catalog: Catalog) -> Iterator[Found]:
    """No date lies in the future."""
    if not catalog.today:
        return
    for document in _documents(catalog):
        for loc, text in values(document.data):
            if loc[-1] in DATED and text > catalog.today:
                yield Found(document, loc, {"found": text, "today": catalog.today})


def _documents(catalog: Catalog) -> Iterator[Document]:
    yield catalog.site.document
    yield from (sheet.document for sheet in catalog.sheets.values())
    yield from (card.document for card in catalog.studies.values())


@rule("DAT002")
def nothing_before_its_work(catalog: Catalog) -> Iterator[Found]:
    """Nobody read, checked or looked up a work before it existed."""
    for use in catalog.uses():
        for key in use.finding.keys:
            if wrong := _too_early(catalog, key, use.finding.check.on):
                yield at(use, "check", "on", **wrong)
                break
    for card in catalog.studies.values():
        updates = card.content.updates
        if updates and (wrong := _too_early(catalog, card.id, updates.on)):
            yield Found(card.document, ("updates", "on"), wrong)


def _too_early(catalog: Catalog, key: str, on: str) -> dict[str, object] | None:
    work = catalog.references.get(key)
    year = YEAR.fullmatch(work.year) if work else None
    early = year and int(on[:4]) < int(year[0]) - AHEAD
    return {"found": on, "key": key, "year": work.year} if work and early else None


@rule("DAT003")
def signed_after_the_last_change(catalog: Catalog) -> Iterator[Found]:
    """A sheet is signed on or after the day of its last change; what changes later has to be signed again."""
    for sheet in catalog.sheets.values():
        review, last = sheet.content.review, sheet.content.history[-1].on
        if review.status == "signed" and review.on and review.on < last:
            yield Found(sheet.document, ("review",), {"found": review.on, "last": last})


@rule("PUB007")
def history_runs_forward(catalog: Catalog) -> Iterator[Found]:
    """The entries of a history stand in the order of their dates."""
    for sheet in catalog.sheets.values():
        for loc, wrong in out_of_order(items(sheet.document.data, "history")):
            yield Found(sheet.document, loc, dict(wrong))
