"""Glossary, and the published tables: levels, directness, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from factsheets.messages.problem import Rule, rulebook
from factsheets.model.vocabulary import DesignTerm
from factsheets.views.shared.viewer import Prose, Viewer

RATED = ("treatment_benefit", "treatment_harm", "prognosis", "frequency")


@dataclass(frozen=True)
class EntryView:
    """One glossary entry."""

    id: str
    name: str
    other_name: str
    abbreviations: tuple[str, ...]
    synonyms: tuple[str, ...]
    avoid: tuple[str, ...]
    definition: Prose
    not_to_confuse: Prose | None
    sheet_name: str
    sheet_url: str


@dataclass(frozen=True)
class LevelRow:
    """One design and its levels, in the order of the questions."""

    design: str
    definition: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class DirectnessView:
    """One row of the directness table."""

    tumour: str
    subjects: str
    metastasis: str
    key: str
    word: str
    reason: Prose


@dataclass(frozen=True)
class LevelsView:
    """The page of levels and directness."""

    questions: tuple[str, ...]
    levels: tuple[LevelRow, ...]
    directness_intro: str
    directness: tuple[DirectnessView, ...]


@dataclass(frozen=True)
class RuleView:
    """One rule."""

    code: str
    severity: str
    severity_label: str
    sentence: str
    message: str
    field: str
    breaks: str
    mends: str


def build_glossary(viewer: Viewer) -> tuple[EntryView, ...]:
    """All terms, by their name in this language."""
    terms = viewer.catalog.glossary.content.terms
    entries = []
    for id, term in terms.items():
        other = term.name.zh if viewer.language == "en" else term.name.en
        entries.append(
            EntryView(
                id,
                viewer.plain(term.name),
                other or "",
                tuple(term.abbreviations),
                tuple(term.synonyms),
                tuple(term.avoid),
                viewer.text(term.definition),
                viewer.maybe(term.not_to_confuse),
                viewer.name_of(term.sheet) if term.sheet else "",
                viewer.sheet_url(term.sheet) if term.sheet else "",
            )
        )
    return tuple(sorted(entries, key=lambda entry: entry.name.casefold()))


def build_levels(viewer: Viewer) -> LevelsView:
    """The tables that levels and directness are computed from."""
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    return LevelsView(
        tuple(viewer.word("questions", question, "short") for question in RATED),
        tuple(_level_row(viewer, design) for design in viewer.catalog.vocabularies["designs"]),
        viewer.say("directness_intro", condition=condition),
        _directness(viewer),
    )


def _level_row(viewer: Viewer, design: str) -> LevelRow:
    term = cast(DesignTerm, viewer.catalog.term("designs", design))
    return LevelRow(
        viewer.label("designs", design),
        viewer.plain(term.definition) if term.definition else "",
        tuple(getattr(term.levels, question) or "–" for question in RATED),
    )


def _directness(viewer: Viewer) -> tuple[DirectnessView, ...]:
    table = viewer.catalog.directness.content
    return tuple(
        DirectnessView(
            viewer.listed(viewer.word("match", match) for match in row.tumour),
            viewer.listed(viewer.word("subject_kinds", kind) for kind in row.subjects),
            viewer.listed(viewer.word("shares", share) for share in row.metastasis),
            row.word,
            table.words[row.word].label.in_language(viewer.language),
            viewer.text(row.reason),
        )
        for row in table.rows
    )


def build_rules(viewer: Viewer) -> tuple[RuleView, ...]:
    """Every rule of the rulebook, in the order of the codes."""
    return tuple(_rule(viewer, one) for one in rulebook().values())


def _rule(viewer: Viewer, rule: Rule) -> RuleView:
    return RuleView(
        rule.code,
        rule.severity,
        viewer.word("severity", rule.severity),
        rule.sentence[viewer.language],
        rule.template[viewer.language],
        rule.at.partition(":")[2],
        rule.breaks,
        rule.mends,
    )
