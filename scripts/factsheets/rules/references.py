"""Rules that whatever points elsewhere arrives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheets.catalog.catalog import Catalog, Entry
from factsheets.messages.problem import did_you_mean
from factsheets.model import Cited, InFinding, InSheet, InVocabulary, Model, Sheet
from factsheets.model.references import references, texts
from factsheets.model.tree import Marker
from factsheets.model.validation import field_name
from factsheets.reading.inline import broken_link, link_targets
from factsheets.reading.source import Document, Loc
from factsheets.rules.bibliography import at_entry
from factsheets.rules.engine import Found, rule

# What messages say, by case; the form says the same.
UNDER = {"where": " under content/{folder}", "where_zh": " content/{folder} 下"}
MISSING = {
    "missing_en": {"language": "English", "language_zh": "英文", "missing": "en"},
    "missing_zh": {"language": "Chinese", "language_zh": "中文", "missing": "zh"},
}


def documents(catalog: Catalog) -> Iterator[tuple[Document, Loc, Model]]:
    """Every content object with its document and the place it starts at."""
    for entry in (catalog.site, catalog.glossary, catalog.directness):
        yield entry.document, (), entry.content
    for name, document in catalog.vocabulary_documents.items():
        for term, content in catalog.vocabularies[name].items():
            yield document, (term,), content
    for group in (catalog.sheets, catalog.studies):
        for one in group.values():
            yield one.document, (), one.content


def _marked(catalog: Catalog, kind: type[Marker]) -> Iterator[tuple[Document, Loc, str, Marker]]:
    for document, start, content in documents(catalog):
        for loc, value, marker in references(content):
            if isinstance(marker, kind):
                yield document, (*start, *loc), value, marker


def _unknown(document: Document, loc: Loc, value: str, known: Iterable[str], **more: str) -> Found:
    hint = did_you_mean(value, sorted(known))
    return Found(document, loc, {"found": value, "hint": hint, **more})


@rule("REF001")
def unknown_citation(catalog: Catalog) -> Iterator[Found]:
    """Every citation key must be an entry of references.bib."""
    for document, loc, key, _ in _marked(catalog, Cited):
        if key not in catalog.references:
            yield _unknown(document, loc, key, catalog.references)


@rule("REF002")
def unknown_sheet(catalog: Catalog) -> Iterator[Found]:
    """Every link between sheets must lead to a sheet."""
    for document, loc, id, marker in _marked(catalog, InSheet):
        folder = marker.kind if isinstance(marker, InSheet) else ""
        known = {
            sheet
            for sheet, entry in catalog.sheets.items()
            if not folder or entry.content.folder == folder
        } | catalog.unread_sheets
        if id not in known:
            where = {
                name: text.format(folder=folder) if folder else "" for name, text in UNDER.items()
            }
            yield _unknown(document, loc, id, known, **where)


@rule("REF003")
def unknown_term(catalog: Catalog) -> Iterator[Found]:
    """Every vocabulary term must be listed in its file under content/vocab."""
    for document, loc, term, marker in _marked(catalog, InVocabulary):
        if isinstance(marker, InVocabulary) and term not in catalog.vocabularies[marker.name]:
            known = catalog.vocabularies[marker.name]
            yield _unknown(document, loc, term, known, vocabulary=marker.name)


@rule("REF004")
def unknown_finding(catalog: Catalog) -> Iterator[Found]:
    """A finding named on another sheet must exist, written sheet-id#finding-id."""
    for document, loc, ref, _ in _marked(catalog, InFinding):
        unread = ref.partition("#")[0] in catalog.unread_sheets
        if ref not in catalog.findings and not unread:
            yield _unknown(document, loc, ref, catalog.findings)


@rule("REF005")
def unknown_link_in_text(catalog: Catalog) -> Iterator[Found]:
    """A [[link]] inside a text must name a sheet or a glossary term."""
    known = {*catalog.known_sheets, *catalog.glossary.content.terms}
    for document, start, content in documents(catalog):
        for loc, text in texts(content):
            for language, words in (("en", text.en), ("zh", text.zh)):
                for target in link_targets(words or ""):
                    if target not in known:
                        yield _unknown(document, (*start, *loc, language), target, known)


@rule("REF008")
def cited_without_card(catalog: Catalog) -> Iterator[Found]:
    """Every work that a finding cites must have a study card."""
    for use in catalog.uses():
        for number, key in enumerate(use.finding.keys):
            if key in catalog.references and key not in catalog.known_studies:
                loc = ("findings", use.index, "cites", number, "key")
                yield Found(use.sheet.document, loc, {"found": key})


@rule("REF009")
def card_without_reference(catalog: Catalog) -> Iterator[Found]:
    """Every study card belongs to an entry of references.bib."""
    for key, card in catalog.studies.items():
        if key not in catalog.references:
            yield _unknown(card.document, (), key, catalog.references)


@rule("REF010")
def unused_reference(catalog: Catalog) -> Iterator[Found]:
    """A reference that no sheet and no study card uses is probably forgotten."""
    if catalog.unread_sheets or catalog.unread_studies:
        return
    used = {key for _, _, key, _ in _marked(catalog, Cited)} | catalog.known_studies
    for key, reference in catalog.references.items():
        if key not in used:
            yield Found(at_entry(catalog, reference), (key,), {"found": key})


@rule("REF011")
def unused_card(catalog: Catalog) -> Iterator[Found]:
    """A study card that no finding uses is probably forgotten."""
    if catalog.unread_sheets:
        return
    for key, card in catalog.studies.items():
        reviewed = key in catalog.site.content.source_reviews
        if key in catalog.references and not reviewed and not catalog.uses_of_reference[key]:
            yield Found(card.document, (), {"found": key})


@rule("REF013")
def repeated_id(catalog: Catalog) -> Iterator[Found]:
    """Ids inside one sheet (findings, sections, arms of one result) are not used twice."""
    for sheet in catalog.sheets.values():
        for prefix, ids in _id_lists(sheet):
            seen: set[str] = set()
            for number, id in enumerate(ids):
                if id in seen:
                    yield Found(sheet.document, (*prefix, number, "id"), {"found": id})
                seen.add(id)


@rule("REF022")
def repeated_citation(catalog: Catalog) -> Iterator[Found]:
    """No finding and no link cites a work twice."""
    seen: set[tuple[str, Loc, str]] = set()
    for document, loc, key, _ in _marked(catalog, Cited):
        item = loc[:-1] if loc[-1] == "key" else loc
        if item[-2:-1] == ("cites",):
            place = (document.path, item[:-1], key)
            if place in seen:
                yield Found(document, loc, {"found": key})
            seen.add(place)


def _id_lists(sheet: Entry[Sheet]) -> Iterator[tuple[Loc, list[str]]]:
    yield ("findings",), [finding.id for finding in sheet.content.findings]
    yield ("sections",), [section.id for section in sheet.content.sections]
    for index, finding in enumerate(sheet.content.findings):
        for number, result in enumerate(finding.results):
            yield ("findings", index, "results", number, "arms"), [arm.id for arm in result.arms]


@rule("REF014")
def unknown_section(catalog: Catalog) -> Iterator[Found]:
    """A finding's section must be one of the sheet's sections."""
    for use in catalog.uses():
        known = [section.id for section in use.sheet.content.sections]
        section = use.finding.section
        if section and section not in known:
            yield _unknown(use.sheet.document, ("findings", use.index, "section"), section, known)


@rule("REF015")
def tumour_within_itself(catalog: Catalog) -> Iterator[Found]:
    """A tumour cannot lie within itself."""
    for tumour in catalog.vocabularies["tumours"]:
        if tumour in catalog.broader(tumour):
            document = catalog.vocabulary_documents["tumours"]
            yield Found(document, (tumour, "within"), {"found": tumour})


@rule("REF016")
def missing_translation(catalog: Catalog) -> Iterator[Found]:
    """A text in one language only is shown with the mark 'translation needed'."""
    for document, start, content in documents(catalog):
        for loc, text in texts(content):
            if not text.en or not text.zh:
                values = MISSING["missing_zh" if text.en else "missing_en"]
                empty = (*start, *loc, values["missing"])
                values = {"field": field_name(empty[:-1]), **values}
                yield Found(document, empty if empty in document.marks else empty[:-1], values)


@rule("REF017")
def link_is_closed(catalog: Catalog) -> Iterator[Found]:
    """A link inside a text is written [[id]] or [[id|words]], with two brackets on either side."""
    for document, start, content in documents(catalog):
        for loc, text in texts(content):
            for language, words in (("en", text.en), ("zh", text.zh)):
                if found := broken_link(words or ""):
                    yield Found(document, (*start, *loc, language), {"found": found})
