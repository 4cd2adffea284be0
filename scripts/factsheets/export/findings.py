"""``data/findings.json``: every finding with its sources, its numbers and what was computed of it.

In: the catalog. Out: the file's model, and its text. Texts are as a page shows them, without marks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.catalog.evidence import Appraisal, appraise, rank
from factsheets.catalog.graph import finding_stages
from factsheets.export.record import (
    VERSION,
    Appraised,
    CitedWork,
    FindingRecord,
    FindingsFile,
    SheetRecord,
    ShownOn,
)
from factsheets.messages.problem import Language
from factsheets.messages.wording import tables
from factsheets.model import Model, Sheet, Text
from factsheets.model.citation import Citation
from factsheets.views.shared.brief import who
from factsheets.views.shared.viewer import Viewer, sheet_src

LANGUAGES: tuple[Language, ...] = ("en", "zh")
# The tables of words whose codes stand in records, and which word of theirs is the label.
LABELS = {
    **dict.fromkeys(("questions", "checks"), ("short",)),
    "kinds": ("one",),
    **dict.fromkeys(
        (
            *("directions", "check_outcomes", "roles", "parts", "shares", "known", "reading"),
            *("comparators", "discrepancies", "ranges", "analyses", "comparisons", "tests"),
            *("signatures", "notices", "support", "evidence"),
        ),
        (),
    ),
}
# Fields that a record has as the content does.
KEPT = (
    *("question", "direction", "direction_reason", "section", "claim", "terms", "via"),
    *("population", "subgroup", "comparator", "results", "caveat", "curator_note", "discrepancy"),
    *("not_found", "check", "downgrade", "external_rating", "retraction_acknowledged"),
    "former_ids",
)
M = TypeVar("M", bound=Model)


@dataclass
class Exporter:
    """Makes records: what a page shows in either language, as plain bilingual text."""

    catalog: Catalog

    @cached_property
    def viewers(self) -> dict[Language, Viewer]:
        """A viewer of each language."""
        return {language: Viewer(self.catalog, language, "") for language in LANGUAGES}

    def plain(self, text: Text) -> Text:
        """A text of the content without its marks; a missing side stays missing."""
        sides = {
            language: self.viewers[language].plain(text)
            for language in LANGUAGES
            if text.translated(language)
        }
        return Text(**sides)

    def plainly(self, value: M) -> M:
        """A group of the content with all its texts plain."""
        names = type(value).model_fields
        return value.model_copy(
            update={name: self.plain_value(getattr(value, name)) for name in names}
        )

    def plain_value(self, value: Any) -> Any:
        """:meth:`plain` for whatever a field holds: texts, groups and lists of them, codes."""
        if isinstance(value, list):
            return [self.plain_value(each) for each in value]
        if isinstance(value, Text):
            return self.plain(value)
        return self.plainly(value) if isinstance(value, Model) else value

    def both(self, ask: Callable[[Viewer], str]) -> Text | None:
        """What ``ask`` says of a viewer, in both languages; ``None`` if it says nothing."""
        english, chinese = (ask(self.viewers[language]) for language in LANGUAGES)
        return Text(en=english, zh=chinese) if english else None

    def address(self, sheet: str, anchor: str = "") -> Text:
        """The address of a page, or of a finding on it."""
        src_uri = sheet_src(self.catalog.sheets[sheet].content, sheet)
        return self.page(src_uri.replace(".md", ".html") + (anchor and f"#{anchor}"))

    def page(self, path: str) -> Text:
        """The address of a page by its path below the language's folder."""
        site = self.catalog.site.content
        return Text(en=site.url("en", path), zh=site.url("zh", path))


def findings_file(catalog: Catalog) -> FindingsFile:
    """The whole file; the catalog must hold no errors."""
    exporter, site = Exporter(catalog), catalog.site.content
    return FindingsFile.model_validate(
        {
            "$schema": "findings.schema.json",
            "schema_version": VERSION,
            "name": site.name,
            "version": site.version,
            "released": site.released,
            "address": exporter.page(""),
            "licence": site.licence,
            "condition": site.condition,
            "labels": dict(labels(catalog)),
            "sheets": {id: _sheet(exporter, entry) for id, entry in catalog.sheets.items()},
            "findings": [finding_record(exporter, use) for use in catalog.uses()],
        }
    )


def as_text(model: Model) -> str:
    """A model as JSON: fields in their order, what is absent left out, a field a line."""
    data = model.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def finding_record(exporter: Exporter, use: Use) -> FindingRecord:
    """The record of one finding."""
    catalog, finding, sheet = exporter.catalog, use.finding, use.sheet.content
    appraisals = sorted(appraise(catalog, use), key=rank)
    lead = appraisals[0] if appraisals and finding.question != "background" else None
    appraised = [_appraised(exporter, appraisal) for appraisal in appraisals if lead]
    return FindingRecord.model_validate(
        {
            **{name: exporter.plain_value(getattr(finding, name)) for name in KEPT},
            "id": use.ref,
            "sheet": use.sheet.id,
            "kind": sheet.folder,
            "name": sheet.name,
            "address": exporter.address(use.sheet.id, finding.id),
            "shown_on": list(_shown_on(catalog, use)),
            "tumours": use.tumours,
            "stages": finding_stages(use),
            "level": appraised[0].level if lead else None,
            "level_reasons": appraised[0].level_reasons if lead else [],
            "directness": appraised[0].directness if lead else None,
            "designs": appraised[0].designs if lead else [],
            "appraisals": appraised,
            "who": exporter.both(lambda viewer: who(viewer, finding, lead)),
            "cites": [_cited(exporter, citation) for citation in finding.cites],
            "disagrees_with": catalog.opponents.get(use.ref, []),
            "read_with": catalog.companions.get(use.ref, []),
            "review": sheet.review,
            "history": exporter.plain_value(sheet.history),
        }
    )


def _shown_on(catalog: Catalog, use: Use) -> Iterator[ShownOn]:
    for sheet in catalog.shown_on[use.ref]:
        comparator = "yes" if use.is_comparator_on(sheet) else None
        yield ShownOn(sheet=sheet, direction=use.direction_on(sheet), comparator=comparator)


def _appraised(exporter: Exporter, appraisal: Appraisal) -> Appraised:
    work = appraisal.studied
    return Appraised.model_validate(
        {
            "work": work.key,
            "tumour": appraisal.tumour,
            "designs": list(work.designs),
            "subjects": list(work.subjects),
            "tumours": list(work.tumours),
            "metastasis": work.metastasis,
            "level": appraisal.level or None,
            "level_reasons": list(appraisal.rated.reasons),
            "directness": appraisal.directness.word,
            "directness_reason": exporter.plain(appraisal.directness.reason),
            "by_review": "yes" if appraisal.by_review else None,
        }
    )


def _cited(exporter: Exporter, citation: Citation) -> CitedWork:
    catalog, key = exporter.catalog, citation.key
    work, card = catalog.references[key], catalog.studies.get(key)
    return CitedWork.model_construct(
        **dict(citation),
        label=Text(en=exporter.viewers["en"].who(key), zh=exporter.viewers["zh"].who(key)),
        doi=work.doi or None,
        pmid=work.pmid or None,
        read=card.content.read if card else None,
        notices=catalog.notices(key),
    )


def _sheet(exporter: Exporter, entry: Entry[Sheet]) -> SheetRecord:
    sheet = entry.content
    return SheetRecord(
        kind=sheet.folder,
        name=sheet.name,
        aliases=sheet.aliases,
        tumours=sheet.tumours,
        bottom_line=exporter.plain(sheet.bottom_line),
        gaps=[exporter.plain(gap) for gap in sheet.gaps],
        address=exporter.address(entry.id),
        former_ids=sheet.former_ids,
    )


def labels(catalog: Catalog) -> Iterator[tuple[str, dict[str, Text]]]:
    """What the codes mean, vocabulary by vocabulary."""
    for name, place in LABELS.items():
        words = tables()[name]
        for step in place:
            words = {code: entry[step] for code, entry in words.items()}
        yield name, {code: Text(**entry) for code, entry in words.items()}
    for name, terms in catalog.vocabularies.items():
        yield name, {code: term.label for code, term in terms.items()}
    directness = catalog.directness.content.words
    yield "directness", {word: term.label for word, term in directness.items()}
