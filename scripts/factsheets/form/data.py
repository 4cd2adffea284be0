"""Stage *form data*: what the form in the browser needs to know, as scripts that hand it over.

In: catalog. Out: scripts per language: one with fields, terms, references and messages, and one per
kind of sheet with the values of its sheets as written (one per sheet would be half as large again).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from factsheets.bibliography.styles import author_label
from factsheets.catalog.catalog import Catalog, Entry
from factsheets.catalog.evidence import kinds
from factsheets.changes.file import MAX_PASTED
from factsheets.form.fields import build_form
from factsheets.messages.problem import HINT, Language, rulebook
from factsheets.messages.wording import words
from factsheets.model import SHEET_KINDS, Sheet
from factsheets.model.vocabulary import MeasureTerm, OutcomeTerm
from factsheets.rules import evidence, numbers
from factsheets.rules.shared import SHARED
from factsheets.views.shared.asset import Asset, call


def render_scripts(catalog: Catalog, language: Language) -> Iterator[Asset]:
    """Every script of one language, in a fixed order."""
    yield Asset("assets/form-data.js", call("form", form_data(catalog, language)))
    for kind in SHEET_KINDS:
        loads = [
            call("load", id, sheet_data(catalog, entry))
            for id, entry in catalog.sheets.items()
            if entry.content.folder == kind.folder
        ]
        yield Asset(f"assets/data/{kind.folder}.js", "".join(loads))


def sheet_data(catalog: Catalog, entry: Entry[Sheet]) -> dict[str, Any]:
    """One sheet as written, and what its rules need to know of the findings it includes."""
    included = list(catalog.included(entry.id))
    return {
        "file": entry.path,
        "folder": entry.content.folder,
        "data": entry.document.data,
        "against": any(use.direction_on(entry.id) in ("against", "mixed") for use in included),
        "numbers": sorted(set().union(*(numbers.numbers_of(catalog, use) for use in included))),
    }


def form_data(catalog: Catalog, language: Language) -> dict[str, Any]:
    """Everything that is the same for all sheets."""
    site = catalog.site.content
    repository = site.repository
    issue = f"{repository.url.rstrip('/')}/{(repository.new_issue or '').lstrip('/')}"
    return {
        **build_form(language),
        **_known(catalog, language),
        "language": language,
        "version": site.version,
        "new_issue": issue if repository.new_issue else "",
        "messages": {code: rule.template[language] for code, rule in rulebook().items()},
        "warnings": [code for code, rule in rulebook().items() if rule.severity == "warning"],
        "hint": HINT[language],
        "limits": {"pasted": MAX_PASTED},
        **SHARED,
        "first_version": {name: words(name)["form_first_version"] for name in get_args(Language)},
        "words": {n: text for n, text in words(language).items() if n.startswith("form_")},
    }


def _known(catalog: Catalog, language: Language) -> dict[str, Any]:
    """What the values of a sheet may name."""
    site, terms = catalog.site.content, catalog.glossary.content.terms
    outcomes, measures = catalog.vocabularies["outcomes"], catalog.vocabularies["measures"]
    return {
        "vocab": {
            name: {id: term.label.in_language(language) for id, term in terms.items()}
            for name, terms in catalog.vocabularies.items()
        },
        "outcome_kinds": {i: t.kind for i, t in outcomes.items() if isinstance(t, OutcomeTerm)},
        "nulls": {id: t.null for id, t in measures.items() if isinstance(t, MeasureTerm)},
        "sheets": {
            id: {"folder": entry.content.folder, "name": entry.content.name.in_language(language)}
            for id, entry in catalog.sheets.items()
        },
        "findings": sorted(catalog.findings),
        "terms": sorted(terms),
        "avoid": [
            [word, {one: term.name.in_language(one) for one in ("en", "zh")}]
            for term in terms.values()
            for word in term.avoid
        ],
        "reviews": site.source_reviews,
        "clinicians": [clinician.name for clinician in site.clinicians],
        "references": {key: _reference(catalog, language, key) for key in catalog.references},
    }


def _reference(catalog: Catalog, language: Language, key: str) -> dict[str, Any]:
    """How a work is found in the picker, and what its study card says that rules ask for."""
    reference, card = catalog.references[key], catalog.studies.get(key)
    work: dict[str, Any] = {
        "who": author_label(reference, language),
        "title": reference.title,
        "journal": reference.journal,
        "doi": reference.doi,
        "pmid": reference.pmid,
    }
    if catalog.is_retracted(key):
        work["retracted"] = True
    if card is None:
        return work
    study = card.content
    studied = {*kinds(catalog, study.subjects)}
    if studied & evidence.LABORATORY and studied & evidence.PATIENTS:
        work["mixed"] = list(study.subjects)
    return work | {"read": study.read, "numbers": sorted(numbers.numbers_of_work(catalog, key))}
