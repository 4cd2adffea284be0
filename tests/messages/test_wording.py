"""The engine's own words: each in both languages, each used, none missing."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from jinja2 import Environment, nodes

from factsheets import model
from factsheets.catalog.graph import KINDS
from factsheets.messages.wording import words
from factsheets.model import SHEET_KINDS, Effect, Finding, Range, Result, Sheet, Study
from factsheets.model.base import PATTERN_RULES
from factsheets.model.finding import AlsoOn, Check, Citation, Subgroup
from factsheets.model.guide import models
from factsheets.model.retraction import Notice
from factsheets.model.sheet import Review
from factsheets.model.study import CitedAs, Updates
from factsheets.model.vocabulary import DirectnessRow
from factsheets.pages.frame import MENU, WORDS
from factsheets.views.reference.fields import word_of

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads(
    (ROOT / "scripts/factsheets/messages/wording.toml").read_text(encoding="utf-8")
)


def choices(kind: Any, field: str) -> list[str]:
    """The values that a field of a content model may have, ``None`` left out."""

    def flat(annotation: Any) -> Iterator[str]:
        for one in get_args(annotation):
            if isinstance(one, str):
                yield one
            else:
                yield from flat(one)

    return list(flat(kind.model_fields[field].annotation))


FOLDERS = [kind.folder for kind in SHEET_KINDS]
# Words whose name holds a value of the content: how the name is made, from which values.
BY_VALUE: list[tuple[str, list[str]]] = [
    ("{}", FOLDERS),
    ("kind_{}", FOLDERS),
    ("intro_{}", FOLDERS),
    ("{}", ["references", "reviews"]),
    ("question_{}", choices(Finding, "question")),
    ("question_{}_note", ["prognosis"]),
    ("short_{}", choices(Finding, "question")),
    ("{}", choices(Finding, "direction")),
    ("{}", choices(Check, "status")),
    ("role_{}", choices(Citation, "role")),
    ("part_{}", choices(Citation, "part")),
    ("known_{}", choices(Subgroup, "stratified")),
    ("comparator_{}", choices(model.Finding, "comparator")),
    ("subject_is_{}", choices(AlsoOn, "subject_is")),
    ("outcome_{}", choices(Check, "outcome")),
    ("discrepancy_{}", choices(model.Finding, "discrepancy")),
    ("{}", choices(Effect, "analysis")),
    ("{}", choices(Effect, "comparison")),
    ("plot_{}", ["studies", "syntheses", "indirect"]),
    ("test_{}", choices(model.Test, "kind")),
    ("range_of_{}", choices(Range, "of")),
    ("share_{}", choices(Result, "metastasis")),
    ("share_{}", choices(Study, "metastasis")),
    ("{}", [one for one in choices(Study, "published_as") if one != "paper"]),
    ("read_{}", choices(Study, "read")),
    ("support_{}", choices(CitedAs, "support")),
    ("updates_{}", [*choices(Updates, "status"), "not_checked"]),
    ("{}", choices(Sheet, "contradicting")),
    ("{}", ["median", "mean", "not_reported", "not_reached", "human_evidence", "lab_only"]),
    ("{}", list(KINDS)),
    ("match_{}", choices(DirectnessRow, "tumour")),
    ("kind_{}", choices(DirectnessRow, "subjects")),
    ("rule_{}", ["error", "warning"]),
    ("search_{}", ["count", "first", "some", "none"]),
    ("found_{}", ["page", "term", "work", "finding"]),
    ("notice_{}", choices(Notice, "kind")),
    ("short_{}", choices(Check, "status")),
    ("{}", [word_of(one) for one in models()]),
    ("value_{}", list(PATTERN_RULES.values())),
    ("value_{}", ["list", "table", "sheets", "findings", "references"]),
    ("premise_{}", choices(model.Mechanism, "premise")),
    ("review_{}", choices(Review, "status")),
    ("form_{}", ["reason", "source", "by"]),
    ("form_{}_help", ["reason", "source", "by"]),
    ("matrix_{}", ["mechanisms_stages", "mechanisms_tumours", "treatments_tumours"]),
]
NAMED_BY_VALUE = {pattern.format(value) for pattern, values in BY_VALUE for value in values}


def constants(node: ast.expr) -> Iterator[str]:
    """The texts an expression may be, as far as they stand in the code."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def named_in_python(path: Path) -> Iterator[str]:
    """``words["x"]``, ``w["x"]``, ``label["x"]``, ``words(language)["x"]``, ``say("x", …)``; and
    what is assigned to a name ``word`` or ``updates`` on the way there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Subscript):
            table = node.value.func if isinstance(node.value, ast.Call) else node.value
            name = getattr(table, "attr", getattr(table, "id", ""))
            if name in ("words", "w", "label"):
                yield from constants(node.slice)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say":
            yield from constants(node.args[0])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in (
            "word",
            "updates",
        ):
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


def named() -> dict[str, str]:
    """Every word that code or templates name, and a file that names it."""
    found: dict[str, str] = {}
    python = [p for p in (ROOT / "scripts").rglob("*.py") if "bibliography" not in p.parts]
    templates = [*(ROOT / "scripts/factsheets/pages/templates").iterdir()]
    templates += (ROOT / "docs/theme").rglob("*.html")
    scripts = [*(ROOT / "docs/theme/scripts/suggest").iterdir()]
    readers = (
        (named_in_python, python),
        (named_in_template, templates),
        (named_in_script, scripts),
    )
    for read, paths in readers:
        for path in paths:
            found |= {name: path.relative_to(ROOT).as_posix() for name in read(path)}
    told = (*WORDS, *(name for name, _ in MENU))
    return found | dict.fromkeys(told, "scripts/factsheets/pages/frame.py")


NAMED = named()


def test_every_word_has_english_and_chinese_and_nothing_else() -> None:
    wrong = {
        name: entry
        for name, entry in TABLE.items()
        if set(entry) != {"en", "zh"} or not all(text.strip() for text in entry.values())
    }
    assert wrong == {}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_placeholders() -> None:
    wrong = {
        name: entry
        for name, entry in TABLE.items()
        if placeholders(entry["en"]) != placeholders(entry["zh"])
    }
    assert wrong == {}


def test_no_chinese_stands_in_english_words_but_in_the_switch() -> None:
    mixed = [name for name, entry in TABLE.items() if any("一" <= c <= "鿿" for c in entry["en"])]
    assert mixed == ["switch_language"]


def test_no_word_is_missing() -> None:
    assert {name: path for name, path in NAMED.items() if name not in TABLE} == {}


@pytest.mark.parametrize("name", sorted(NAMED_BY_VALUE))
def test_every_value_of_the_content_has_a_word(name: str) -> None:
    assert name in TABLE


def test_every_word_is_used() -> None:
    assert set(TABLE) - set(NAMED) - NAMED_BY_VALUE == set()


def test_words_are_those_of_one_language() -> None:
    assert words("en")["bottom_line"] == "Bottom line"
    assert words("zh")["bottom_line"] == "要点"
    assert words("en").keys() == words("zh").keys() == TABLE.keys()
