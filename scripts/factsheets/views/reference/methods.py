"""Glossary, and the published tables: levels, directness, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.messages.problem import Rule, rulebook
from factsheets.model import GlossaryEntry
from factsheets.model.vocabulary import DesignTerm
from factsheets.views.shared.viewer import Prose, Target, Viewer

RATED = ("treatment_benefit", "treatment_harm", "prognosis", "frequency")


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """One glossary entry; ``sheet`` says more, where there is one."""

    id: str
    term: GlossaryEntry
    name: str
    other_name: str
    definition: Prose
    not_to_confuse: Prose | None
    sheet: Target | None


@dataclass(frozen=True, kw_only=True)
class LevelRow:
    """One design and its levels, in the order of the questions."""

    design: str
    definition: str
    levels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DirectnessView:
    """One row of the directness table; ``key`` is its verdict for styling."""

    tumour: str
    subjects: str
    metastasis: str
    key: str
    word: str
    reason: Prose


@dataclass(frozen=True, kw_only=True)
class LevelsView:
    """The page of levels and directness."""

    questions: tuple[str, ...]
    levels: tuple[LevelRow, ...]
    directness_intro: str
    directness: tuple[DirectnessView, ...]


@dataclass(frozen=True, kw_only=True)
class RuleView:
    """One rule; ``field`` is where its example stands."""

    rule: Rule
    sentence: str
    message: str
    field: str


def build_glossary(viewer: Viewer) -> tuple[EntryView, ...]:
    """All terms, by their name in this language."""
    terms = viewer.catalog.glossary.content.terms
    entries = [_entry(viewer, id, term) for id, term in terms.items()]
    return tuple(sorted(entries, key=lambda entry: entry.name.casefold()))


def build_terms(viewer: Viewer) -> dict[str, list[tuple[str, str, str]]]:
    """What the pages explain where it is used: each abbreviation and name with what it stands for
    (name, definition, place in the glossary); several where it means several things. Names are in
    small letters, abbreviations as they are written."""
    terms: dict[str, list[tuple[str, str, str]]] = {}
    for id, term in viewer.catalog.glossary.content.terms.items():
        name = viewer.plain(term.name)
        for text in dict.fromkeys((*term.abbreviations, name.lower(), *_own(viewer, term))):
            terms.setdefault(text, []).append((name, viewer.plain(term.definition), id))
    return terms


def _own(viewer: Viewer, term: GlossaryEntry) -> list[str]:
    """The synonyms in the page's language."""
    chinese = viewer.language == "zh"
    return [text.lower() for text in term.synonyms if text.isascii() != chinese]


def _entry(viewer: Viewer, id: str, term: GlossaryEntry) -> EntryView:
    return EntryView(
        id=id,
        term=term,
        name=viewer.plain(term.name),
        other_name=viewer.other_language(term.name),
        definition=viewer.text(term.definition),
        not_to_confuse=viewer.maybe(term.not_to_confuse),
        sheet=viewer.target(term.sheet) if term.sheet else None,
    )


def build_levels(viewer: Viewer) -> LevelsView:
    """The tables that levels and directness are computed from."""
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    return LevelsView(
        questions=RATED,
        levels=tuple(
            _level_row(viewer, design) for design in viewer.catalog.vocabularies["designs"]
        ),
        directness_intro=viewer.say("directness_intro", condition=condition),
        directness=_directness(viewer),
    )


def _level_row(viewer: Viewer, design: str) -> LevelRow:
    term = cast(DesignTerm, viewer.catalog.term("designs", design))
    return LevelRow(
        design=viewer.label("designs", design),
        definition=viewer.plain(term.definition) if term.definition else "",
        levels=tuple(getattr(term.levels, question) or "–" for question in RATED),
    )


def _directness(viewer: Viewer) -> tuple[DirectnessView, ...]:
    table, word = viewer.catalog.directness.content, viewer.word
    return tuple(
        DirectnessView(
            tumour=viewer.listed(word("match", match) for match in row.tumour),
            subjects=viewer.listed(word("subject_kinds", kind) for kind in row.subjects),
            metastasis=viewer.listed(word("shares", share) for share in row.metastasis),
            key=row.word,
            word=table.words[row.word].label.in_language(viewer.language),
            reason=viewer.text(row.reason),
        )
        for row in table.rows
    )


def build_rules(viewer: Viewer) -> tuple[RuleView, ...]:
    """Every rule of the rulebook, in the order of the codes."""
    return tuple(
        RuleView(
            rule=rule,
            sentence=rule.sentence[viewer.language],
            message=rule.template[viewer.language],
            field=rule.at.partition(":")[2],
        )
        for rule in rulebook().values()
    )
