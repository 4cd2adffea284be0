"""The engine's own words: each in both languages, each used, none missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from jinja2 import Environment, nodes

from factsheets import model
from factsheets.catalog.evidence import LENDING, LevelReason
from factsheets.catalog.graph import KINDS
from factsheets.catalog.patients import FACETS
from factsheets.export.kinds import KINDS as KINDS_OF_DATA
from factsheets.messages.wording import tables, word, words
from factsheets.model import SHEET_KINDS, Effect, Finding, Range, Result, Sheet, Study
from factsheets.model.base import PATTERN_RULES
from factsheets.model.citation import Check, Citation
from factsheets.model.files import models
from factsheets.model.finding import AlsoOn
from factsheets.model.population import Subgroup
from factsheets.model.releases import PARTS, Altered
from factsheets.model.retraction import Notice
from factsheets.model.sheet import Facet, Review
from factsheets.model.study import CitedAs, Updates
from factsheets.model.vocabulary import DirectnessRow
from factsheets.pages.frame import WORDS
from factsheets.pages.navigation import HOME, SECTIONS
from factsheets.pages.plan import PAGES
from factsheets.views.overviews.changes import ANSWERS
from factsheets.views.overviews.search import WORDS as SEARCH_WORDS
from factsheets.views.reference.fields import word_of

ROOT = Path(__file__).parents[2]
Place = tuple[str, ...]


def leaves(node: dict[str, Any], path: Place = ()) -> Iterator[tuple[Place, dict[str, str]]]:
    """Every word with its place: ``("colon",)`` or ``("shares", "all")``."""
    for name, entry in node.items():
        if all(isinstance(value, str) for value in entry.values()):
            yield (*path, name), entry
        else:
            yield from leaves(entry, (*path, name))


ENGINE = ROOT / "scripts/factsheets"
SOURCES = {
    path.relative_to(ENGINE).as_posix(): path.read_text(encoding="utf-8")
    for path in (*ENGINE.rglob("*.py"), *ENGINE.rglob("*.jinja"))
    if path.name != "wording.py"
}
ALL = dict(leaves(tables()))
SINGLE = {name for (name, *rest) in ALL if not rest}


def choices(kind: Any, field: str) -> set[str]:
    """The values that a field of a content model may have, ``None`` left out."""

    def flat(annotation: Any) -> Iterator[str]:
        for part in get_args(annotation):
            if isinstance(part, str):
                yield part
            else:
                yield from flat(part)

    return set(flat(kind.model_fields[field].annotation))


# The tables whose words name values: which values those are.
VALUES: dict[str, set[str]] = {
    "kinds": {kind.folder for kind in SHEET_KINDS},
    "questions": choices(Finding, "question"),
    "checks": choices(Check, "status"),
    "directions": choices(Finding, "direction"),
    "level_reasons": {*get_args(LevelReason)} - {"downgrade"},
    "no_level": choices(Citation, "role") - {*LENDING},
    "check_outcomes": choices(Check, "outcome"),
    "roles": choices(Citation, "role"),
    "parts": choices(Citation, "part"),
    "known": choices(Subgroup, "stratified"),
    "comparators": choices(Finding, "comparator"),
    "subject_is": choices(AlsoOn, "subject_is"),
    "discrepancies": choices(Finding, "discrepancy"),
    "origins": {"review", "added"},
    "evidence": {*KINDS, "human_evidence", "lab_only"},
    "numbers": {"not_reported", "not_reached", "median", "mean"},
    "ranges": choices(Range, "of"),
    "analyses": choices(Effect, "analysis"),
    "comparisons": choices(Effect, "comparison"),
    "tests": choices(model.Test, "kind"),
    "unopposed": choices(Sheet, "contradicting"),
    "shares": choices(Result, "metastasis") | choices(Study, "metastasis"),
    "reading": choices(Study, "read"),
    "publications": choices(Study, "published_as") - {"paper"},
    "updated": choices(Updates, "status") | {"not_checked"},
    "notices": choices(Notice, "kind"),
    "support": choices(CitedAs, "support"),
    "match": choices(DirectnessRow, "tumour"),
    "subject_kinds": choices(DirectnessRow, "subjects"),
    "matrices": {"mechanisms-stages", "mechanisms-tumours", "treatments-tumours"},
    "plot_keys": {"condition", "other", "second_hand", "no_interval", "span", "open"},
    "plots": {"studies", "syntheses", "indirect"},
    "premises": choices(model.Mechanism, "premise"),
    "signatures": choices(Review, "status"),
    "severity": {"error", "warning"},
    "results": set(SEARCH_WORDS),
    "data_kinds": {*KINDS_OF_DATA.values()},
    "found": {"page", "term", "work", "finding"},
    "shapes": {"list", "table"},
    "named": {"sheets", "findings", "references"},
    "patterns": set(PATTERN_RULES.values()),
    "starts": {kind.start.name for kind in SHEET_KINDS if isinstance(kind.start, Facet)}
    | {"whole"},
    "facets": {*FACETS},
    "compared": choices(Finding, "comparator"),
    "intros": {*(row.word for row in PAGES), "print"},
    "change_parts": {*PARTS},
    "change_kinds": choices(Altered, "kind"),
    "copy_check": {*ANSWERS},
    "groups": {path[1] for path in map(word_of, models()) if path[0] == "groups"},
}


def test_every_value_has_a_word_and_every_word_of_a_table_a_value() -> None:
    given = {name: set(entry) for name, entry in tables().items() if name not in SINGLE}
    assert given == VALUES
    for kind in SHEET_KINDS:
        assert set(tables()["kinds"][kind.folder]) == {"one", "all", "intro", "guide"}


def test_every_table_is_asked_for() -> None:
    """``word("shares", …)``, ``word(language, "shares", …)``, the form's ``choices="shares.{}"``,
    and the places that the field guide makes for groups."""
    asked = {*re.findall(r'return \("(\w+)", ', SOURCES["views/reference/fields.py"])}
    for text in SOURCES.values():
        asked |= {*re.findall(r'\bword\(\s*(?:\w+(?:\.\w+)*,\s*)?["\'](\w+)["\']', text)}
        asked |= {*re.findall(r'choices="(\w+)\.', text)}
    assert asked == set(VALUES)


def constants(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be, as far as they stand in the code."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def named_in_python(path: Path) -> Iterator[str]:
    """``words["x"]``, ``w["x"]``, ``label["x"]``, ``words(language)["x"]``, ``say("x", …)``; and
    what is assigned to a name ``word`` on the way there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Subscript):
            table = node.value.func if isinstance(node.value, ast.Call) else node.value
            if getattr(table, "attr", getattr(table, "id", "")) in ("words", "w", "label"):
                yield from constants(node.slice)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say":
            yield from constants(node.args[0])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "word":
            yield from constants(node.value)


def named_in_template(path: Path) -> Iterator[str]:
    """``w.x`` in our templates, ``config.extra.words.x`` in the theme's."""
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        table = getattr(node.node, "attr", getattr(node.node, "name", ""))
        if table in ("w", "words"):
            if isinstance(node, nodes.Getattr):
                yield node.attr
            elif isinstance(node.arg, nodes.Const):
                yield node.arg.value


def named_in_script(path: Path) -> Iterator[str]:
    """``words.form_x``, or ``form_x`` in quotes where the name is handed on."""
    text = path.read_text(encoding="utf-8")
    yield from re.findall(r"(?:words\.|\")(form_[a-z_]+)", text)
    if "words[`form_${name}_help`]" in text:
        for name in ("reason", "source", "by"):
            yield from (f"form_{name}", f"form_{name}_help")


def named() -> dict[str, str]:
    """Every word that code or templates name, and a file that names it."""
    places: dict[str, str] = {}
    templates = [*(ENGINE / "pages/templates").iterdir()]
    readers = (
        (
            named_in_python,
            [p for p in (ROOT / "scripts").rglob("*.py") if "bibliography" not in p.parts],
        ),
        (named_in_template, [*templates, *(ROOT / "docs/theme").rglob("*.html")]),
        (named_in_script, [*(ROOT / "docs/theme/scripts/suggest").iterdir()]),
    )
    for read, paths in readers:
        for path in paths:
            places |= {name: path.relative_to(ROOT).as_posix() for name in read(path)}
    facets = {facet.name for kind in SHEET_KINDS for facet in kind.facets}
    sections = [name for section, pages in SECTIONS for name in (section, *dict(pages))]
    listed = (*WORDS, HOME[0], *sections, *(row.word for row in PAGES), *facets)
    return places | dict.fromkeys(listed, "scripts/factsheets/pages")


def test_every_word_is_named_and_every_named_word_is_there() -> None:
    places = named()
    assert {name: path for name, path in places.items() if name not in words("en")} == {}
    assert SINGLE - set(places) == set()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_word_has_english_and_chinese_with_the_same_placeholders() -> None:
    wrong = {
        path: entry
        for path, entry in ALL.items()
        if set(entry) != {"en", "zh"}
        or not all(text.strip() for text in entry.values())
        or placeholders(entry["en"]) != placeholders(entry["zh"])
    }
    assert wrong == {}


def test_no_chinese_stands_in_english_words() -> None:
    mixed = [path for path, entry in ALL.items() if any("一" <= c <= "鿿" for c in entry["en"])]
    assert mixed == []


def test_words_are_those_of_one_language() -> None:
    assert words("en")["bottom_line"] == "Bottom line"
    assert words("zh")["bottom_line"] == "要点"
    assert word("zh", "kinds", "treatments", "one") == "治疗"
    with pytest.raises(KeyError):
        word("en", "shares", "most")
