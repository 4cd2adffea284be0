"""What the search knows: short entries for sheets, findings, works, terms and pages.

Not the text of pages: an entry is a title, the other names it goes by, and a line of context, so
that the whole index is one small script and the first result comes at once, from disk too. Folding
of Greek letters, width and case is done in one place, in the browser, for entries and queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import appraise, best
from factsheets.model import SHEET_KINDS, GlossaryEntry, Sheet, Treatment
from factsheets.views.shared.brief import build_brief
from factsheets.views.shared.viewer import Viewer


class SearchEntry(NamedTuple):
    """One thing to be found. ``kind`` names its label, ``url`` is below the language's root."""

    kind: str
    url: str
    title: str
    names: tuple[str, ...]
    text: str


def build_search(viewer: Viewer, pages: Iterable[SearchEntry]) -> dict[str, Any]:
    """What each kind is called, what the search says, and every entry of one language, in a fixed
    order: what is likelier to be meant comes first. ``pages`` are those with no other entry."""
    kinds = {kind.folder: viewer.word("kinds", kind.folder, "one") for kind in SHEET_KINDS}
    kinds |= {kind: viewer.word("found", kind) for kind in ("page", "term", "work", "finding")}
    words = {name: viewer.word("results", name) for name in ("count", "first", "some", "none")}
    return {"kinds": kinds, "words": words, "entries": [*_entries(viewer, pages)]}


def _entries(viewer: Viewer, pages: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
    terms: dict[str, list[GlossaryEntry]] = defaultdict(list)
    for term in viewer.catalog.glossary.content.terms.values():
        terms[term.sheet or ""].append(term)
    yield from (
        *(_sheet(viewer, entry, terms[entry.id]) for entry in viewer.catalog.sheets.values()),
        *pages,
        *_terms(viewer),
        *_works(viewer),
        *_findings(viewer),
    )


def _sheet(viewer: Viewer, entry: Entry[Sheet], terms: list[GlossaryEntry]) -> SearchEntry:
    """A sheet goes by every name of its own, of its sections, and of the terms it explains."""
    sheet, title = entry.content, viewer.name_of(entry.id)
    texts = [sheet.name, *(section.name for section in sheet.sections)]
    names = [name for text in texts for name in (text.en, text.zh) if name]
    names += sheet.aliases
    names += [alias for section in sheet.sections for alias in section.aliases]
    names += [name for term in terms for name in _names(term)]
    parts = sheet.components if isinstance(sheet, Treatment) else []
    text = " · ".join([*(viewer.plain(part) for part in parts), viewer.plain(sheet.bottom_line)])
    url = viewer.sheet_url(entry.id)
    return SearchEntry(sheet.folder, url, title, _others(title, names), text)


def _names(term: GlossaryEntry) -> list[str]:
    names = [term.name.en, term.name.zh, *term.abbreviations, *term.synonyms, *term.avoid]
    return [name for name in names if name]


def _others(title: str, names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != title))


def _terms(viewer: Viewer) -> Iterator[SearchEntry]:
    for id, term in viewer.catalog.glossary.content.terms.items():
        title, text = viewer.name_of(id), viewer.plain(term.definition)
        url = viewer.url("glossary.md", id)
        yield SearchEntry("term", url, title, _others(title, _names(term)), text)


def _works(viewer: Viewer) -> Iterator[SearchEntry]:
    for key, reference in viewer.catalog.references.items():
        title, url = viewer.title_of(key), viewer.reference_url(key)
        people = [
            person.literal or f"{person.family} {person.given}" for person in reference.authors
        ]
        names = [
            viewer.who(key),
            reference.title,
            reference.title_en,
            reference.doi,
            reference.pmid,
        ]
        text = " · ".join(part for part in (", ".join(people), reference.journal) if part)
        yield SearchEntry("work", url, title, _others(title, names), text)


def _findings(viewer: Viewer) -> Iterator[SearchEntry]:
    for use in viewer.catalog.uses():
        who = [viewer.who(key) for key in use.finding.keys]
        dois = [viewer.catalog.references[key].doi for key in use.finding.keys]
        yield SearchEntry(
            "finding",
            viewer.sheet_url(use.sheet.id, use.finding.id),
            viewer.plain(use.finding.claim),
            tuple(doi for doi in dois if doi),
            " · ".join([viewer.name_of(use.sheet.id), *who, *_brief(viewer, use)]),
        )


def _brief(viewer: Viewer, use: Use) -> tuple[str, ...]:
    """How far a finding was checked, and who was studied."""
    brief = build_brief(viewer, use, best(appraise(viewer.catalog, use)))
    checked = f"{viewer.words['check_status']}{viewer.words['colon']}{brief.label}"
    return (checked, brief.who) if brief.who else (checked,)
