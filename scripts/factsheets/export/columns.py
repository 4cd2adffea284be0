"""From models of rows to tables: the columns of a model, the cells of a row, CSV that is safe.

In: the models of :mod:`factsheets.export.row`. Out: columns with name, type and title in both
languages; lines of CSV (RFC 4180) whose cells no spreadsheet takes for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from factsheets.messages.problem import Language
from factsheets.model import Model, Text
from factsheets.model.base import NUMERIC, Date, PValue, Whole
from factsheets.model.tree import Choice, Field, Group, Line, alternatives, fields, shape_of

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# What begins a formula in some spreadsheet, full-width signs included (OWASP, CSV injection).
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# A spreadsheet takes a file for UTF-8 if it begins with this.
BOM = "\ufeff"
# What scalars of the models are to Frictionless, besides numbers and text.
TYPES = {
    shape.pattern: kind
    for hint, kind in ((Date, "date"), (Whole, "integer"), (PValue, "string"))
    if isinstance(shape := shape_of(hint), Line)
}
TITLES: dict[Language, dict[str, str]] = {
    "en": {"en": "{} (English)", "zh": "{} (Chinese)", "number": "{}, as a number", "of": "{}: {}"},
    "zh": {"en": "{}（英文）", "zh": "{}（中文）", "number": "{}（数值）", "of": "{}：{}"},
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name, its type (of Frictionless), its title, its codes if they are fixed."""

    name: str
    type: str
    title: dict[Language, str]
    codes: tuple[str, ...]
    needed: bool
    cell: Callable[[Any], str]


@cache
def columns(model: type[Model]) -> tuple[Column, ...]:
    """The columns of a model of rows."""
    return tuple(column for field in fields(model) for column in _columns(field))


def _columns(field: Field) -> Iterator[Column]:
    shapes = alternatives(field.shape)
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    words = tuple(word for shape in shapes if isinstance(shape, Choice) for word in shape.words)
    column = Column(
        name=field.name,
        type=_type(lines, words),
        title={language: field.about.help[language].rstrip(".。") for language in TITLES},
        codes=words if not lines else (),
        needed=field.required,
        cell=lambda row: _joined(getattr(row, field.attribute)),
    )
    if shapes == (Group(Text),):
        for language in TITLES:
            yield _titled(column, language, partial(_side, field=field, side=language))
    elif isinstance(shapes[0], Group):
        for inner in columns(shapes[0].model):
            yield _inside(column, inner, field)
    else:
        yield column
        if column.type == "string" and any(line.pattern in NUMERIC for line in lines):
            number = _titled(column, "number", lambda row: as_number(column.cell(row)))
            yield replace(number, type="number")


def _type(lines: Sequence[Line], words: tuple[str, ...]) -> str:
    """The type of a column; ``string`` where a word may stand in a number's place."""
    pattern = "" if words or not lines else lines[0].pattern
    return TYPES.get(pattern, "number" if pattern in NUMERIC else "string")


def _titled(column: Column, ending: str, cell: Callable[[Any], str]) -> Column:
    title = {lang: TITLES[lang][ending].format(said) for lang, said in column.title.items()}
    # One side of a text may be missing.
    return replace(
        column, name=f"{column.name}_{ending}", title=title, cell=cell, needed=False, type="string"
    )


def _inside(outer: Column, inner: Column, field: Field) -> Column:
    def cell(row: Any) -> str:
        group = getattr(row, field.attribute)
        return inner.cell(group) if group else ""

    title = {
        language: TITLES[language]["of"].format(said, inner.title[language])
        for language, said in outer.title.items()
    }
    needed = outer.needed and inner.needed
    name = f"{outer.name}_{inner.name}"
    return replace(inner, name=name, title=title, cell=cell, needed=needed)


def _side(row: Any, *, field: Field, side: Language) -> str:
    text = getattr(row, field.attribute)
    return (getattr(text, side) or "") if text else ""


def _joined(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""


def as_number(printed: str) -> str:
    """A printed number without the sign of a P value; empty for a word."""
    number = printed.lstrip("<>≤≥")
    number = f"0{number}" if number.startswith(".") else number
    return number if NUMBER.fullmatch(number) else ""


def safe(cell: str) -> str:
    """A cell on one line; an apostrophe stands before what a spreadsheet might run. A plain
    negative number is none of that."""
    text = " ".join(cell.split())
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def header(model: type[Model]) -> str:
    """The first line of a table."""
    return _line(column.name for column in columns(model))


def line(row: Model) -> str:
    """The line of one row."""
    return _line(safe(column.cell(row)) for column in columns(type(row)))


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\r\n"


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if set(cell) & set(',"') else cell


def as_csv(model: type[Model], rows: Iterable[Model]) -> str:
    """The whole table."""
    return BOM + header(model) + "".join(map(line, rows))
