"""What the search knows: short entries for sheets, findings, works, terms and pages; words that
mean the same; and what Chinese characters sound like and look like in traditional writing.

Not the text of pages: an entry is a title, the other names it goes by, and a line of context. The
entries come in two scripts, so that the first result comes at once however many works and findings
there are, from disk too. Folding of Greek letters, width and case is done in one place, in the
browser, for entries and queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, get_args

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.catalog.evidence import appraise, best
from factsheets.model import SHEET_KINDS, GlossaryEntry, Sheet, Treatment
from factsheets.model.vocabulary import AskedTerm, DirectnessWord
from factsheets.reading.chinese import simplified, sounds
from factsheets.views.shared.asset import Asset, assignment
from factsheets.views.shared.brief import build_brief
from factsheets.views.shared.viewer import Viewer

# The more direct a finding is, the sooner it comes.
NEARNESS = {word: rank for rank, word in enumerate(reversed(get_args(DirectnessWord)))}
WORDS = (
    *("count", "some", "none", "corrected", "more"),
    *("all_kinds", "all_tumours", "not_covered", "nearest"),
)


class SearchEntry(NamedTuple):
    """One thing to be found. ``kind`` names its label, ``url`` is below the language's root,
    ``sides`` are the places of its tumours in the list of :func:`_sides`, ``near`` says how direct
    a finding is."""

    kind: str
    url: str
    title: str
    names: tuple[str, ...]
    text: str
    sides: tuple[int, ...] = ()
    near: int = 0


def search_assets(viewer: Viewer, pages: Iterable[SearchEntry]) -> Iterator[Asset]:
    """The index of one language, and the works and findings that are loaded behind it. ``pages``
    are those with no other entry."""
    yield Asset("assets/search-index.js", assignment("searchIndex", build_search(viewer, pages)))
    more = [*_works(viewer), *_findings(viewer)]
    yield Asset("assets/search-more.js", assignment("searchMore", more))


def build_search(viewer: Viewer, pages: Iterable[SearchEntry]) -> dict[str, Any]:
    """What each kind is called, what the search says, what means the same, and the entries of
    sheets, pages and terms in a fixed order: what is likelier to be meant comes first."""
    kinds = {kind.folder: viewer.word("kinds", kind.folder, "one") for kind in SHEET_KINDS}
    kinds |= {kind: viewer.word("found", kind) for kind in ("page", "term", "work", "finding")}
    entries = [*_sheets(viewer), *_pages(viewer.catalog, pages), *_terms(viewer)]
    asked = [*_asked(viewer)]
    names = {name for entry in entries for name in (entry.title, *entry.names)}
    names |= {name for _, group, *_ in asked for name in group}
    return {
        "kinds": kinds,
        "words": {name: viewer.word("results", name) for name in WORDS},
        "sides": viewer.labels("tumours", _sides(viewer.catalog)),
        "tumours": [*_tumours(viewer.catalog)],
        "asked": asked,
        "sounds": sounds(names),
        "simplified": simplified([*names, *(entry.text for entry in entries)]),
        "entries": entries,
    }


def _sides(catalog: Catalog) -> list[str]:
    """The tumours by which results are narrowed: those of the sheets that lie within no other."""
    within = set(catalog.tumours)
    return [tumour for tumour in catalog.tumours if not catalog.broader(tumour) & within]


def _sides_of(catalog: Catalog, tumours: Iterable[str]) -> tuple[int, ...]:
    broad = {above for tumour in tumours for above in (tumour, *catalog.broader(tumour))}
    return tuple(place for place, side in enumerate(_sides(catalog)) if side in broad)


def _tumours(catalog: Catalog) -> Iterator[tuple[int, bool, list[str]]]:
    """Every name of a tumour of one side, with its place, and whether it is the whole side."""
    for id, term in catalog.vocabularies["tumours"].items():
        for side in _sides_of(catalog, [id]):
            names = [*filter(None, (term.label.en, term.label.zh)), *term.aliases]
            yield side, id in _sides(catalog), names


def _asked(viewer: Viewer) -> Iterator[tuple[str, list[str], bool, list[str]]]:
    """What is asked for in other words: its name, all names, whether the site covers it, and the
    addresses of the sheets it leads to."""
    for id, term in viewer.catalog.vocabularies["asked"].items():
        if isinstance(term, AskedTerm):
            names = [*filter(None, (term.label.en, term.label.zh)), *term.aliases]
            urls = [viewer.sheet_url(sheet) for sheet in term.leads_to]
            yield viewer.label("asked", id), names, term.covered == "yes", urls


def _pages(catalog: Catalog, pages: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
    """The pages, each with the sides of the tumours that it goes by the name of."""
    tumours = catalog.vocabularies["tumours"].items()
    for page in pages:
        about = [id for id, term in tumours if term.label.en in page.names]
        yield page._replace(sides=_sides_of(catalog, about))


def _sheets(viewer: Viewer) -> Iterator[SearchEntry]:
    terms: dict[str, list[GlossaryEntry]] = defaultdict(list)
    for term in viewer.catalog.glossary.content.terms.values():
        terms[term.sheet or ""].append(term)
    for entry in viewer.catalog.sheets.values():
        yield _sheet(viewer, entry, terms[entry.id])


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
    url, sides = viewer.sheet_url(entry.id), _sides_of(viewer.catalog, sheet.tumours)
    return SearchEntry(sheet.folder, url, title, _others(title, names), text, sides)


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
        card = viewer.catalog.studies.get(key)
        sides = _sides_of(viewer.catalog, card.content.tumours if card else [])
        yield SearchEntry("work", url, title, _others(title, names), text, sides)


def _findings(viewer: Viewer) -> Iterator[SearchEntry]:
    for use in viewer.catalog.uses():
        who = [viewer.who(key) for key in use.finding.keys]
        dois = [viewer.catalog.references[key].doi for key in use.finding.keys]
        lead = best(appraise(viewer.catalog, use))
        yield SearchEntry(
            "finding",
            viewer.sheet_url(use.sheet.id, use.finding.id),
            viewer.plain(use.finding.claim),
            tuple(doi for doi in dois if doi),
            " · ".join([viewer.name_of(use.sheet.id), *who, *_brief(viewer, use)]),
            _sides_of(viewer.catalog, use.tumours),
            NEARNESS[lead.directness.word] if lead else 0,
        )


def _brief(viewer: Viewer, use: Use) -> tuple[str, ...]:
    """How far a finding was checked, and who was studied."""
    brief = build_brief(viewer, use, best(appraise(viewer.catalog, use)))
    checked = f"{viewer.words['check_status']}{viewer.words['colon']}{brief.label}"
    return (checked, brief.who) if brief.who else (checked,)
