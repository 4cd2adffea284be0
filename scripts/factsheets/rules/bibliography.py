"""Rules on works of references.bib that are well written and probably wrong all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factsheets.bibliography import Reference
from factsheets.bibliography.alike import alike, first_author, same_page
from factsheets.bibliography.doubts import doubts
from factsheets.catalog.catalog import Catalog
from factsheets.reading.source import Document, Mark
from factsheets.rules.engine import Found, rule


def at_entry(catalog: Catalog, work: Reference) -> Document:
    """A stand-in document, so that a line of references.bib can be pointed at."""
    return Document(catalog.bibliography.path, {}, {(): Mark(work.line, 1)}, {})


def _doubted(catalog: Catalog, code: str) -> Iterator[Found]:
    released = catalog.site.content.released[:4]
    for work in catalog.references.values():
        for _, flaw in doubts(work, released):
            if flaw.code == code:
                yield Found(at_entry(catalog, work), (work.key,), dict(flaw.values))


@rule("REF018")
def year_beyond_the_release(catalog: Catalog) -> Iterator[Found]:
    """No work is of a year after the release of the site."""
    yield from _doubted(catalog, "REF018")


@rule("REF019")
def reversed_pages(catalog: Catalog) -> Iterator[Found]:
    """The last page of a work is not before its first."""
    yield from _doubted(catalog, "REF019")


@rule("REF020")
def nothing_to_find_it_by(catalog: Catalog) -> Iterator[Found]:
    """An article has a DOI, a PMID, a volume, pages or an address, so that a reader can find it."""
    yield from _doubted(catalog, "REF020")


@rule("REF021")
def the_same_work_twice(catalog: Catalog) -> Iterator[Found]:
    """One work is entered once, also without its DOI or its subtitle."""
    by_author: dict[str, list[Reference]] = defaultdict(list)
    for work in catalog.references.values():
        earlier = by_author[first_author(work)]
        for other in earlier:
            if alike(work, other) or same_page(work, other):
                values = {"found": work.key, "other": other.key}
                yield Found(at_entry(catalog, work), (work.key,), values)
                break
        earlier.append(work)
