"""Where a content object points elsewhere, and where it has texts, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheets.model.base import Model, Text
from factsheets.model.tree import (
    Group,
    Items,
    Line,
    Loc,
    Marker,
    Shape,
    Table,
    alternatives,
    fields,
    shape_at,
)


def references(model: Model) -> Iterator[tuple[Loc, str, Marker]]:
    """Each value below ``model`` that must name a vocabulary term, sheet, finding or reference.

    The place is the one in the YAML document, so a field with an alias (``class``) goes by it.
    """
    for loc, value, shape in _values(model):
        if isinstance(value, str):
            for line in alternatives(shape):
                if isinstance(line, Line) and line.refers:
                    yield loc, value, line.refers


def texts(model: Model) -> Iterator[tuple[Loc, Text]]:
    """Each bilingual text below ``model``, with its place."""
    for loc, value, _ in _values(model):
        if isinstance(value, Text):
            yield loc, value


def _values(model: Model, start: Loc = ()) -> Iterator[tuple[Loc, str | Text, Shape]]:
    """Every value below ``model`` with its place and shape; a bilingual text is one value."""
    for field in fields(type(model)):
        yield from _below(getattr(model, field.attribute), field.shape, (*start, field.name))


def _below(value: Any, shape: Shape, loc: Loc) -> Iterator[tuple[Loc, str | Text, Shape]]:
    if isinstance(value, str | Text):
        yield loc, value, shape
    elif isinstance(value, Model):
        yield from _values(value, loc)
    elif isinstance(value, list | dict) and isinstance(shape, Items | Table):
        for part, item in enumerate(value) if isinstance(value, list) else value.items():
            yield from _below(item, shape.of, (*loc, part))


def field_names(model: type[Model], loc: Loc) -> list[str]:
    """Names of the fields allowed at ``loc`` below ``model``, as a person writes them.

    None where the file's author chooses the names (the terms of a glossary), or no group stands.
    """
    shape = shape_at(model, loc)
    while isinstance(shape, Items):
        shape = shape.of
    groups = [each for each in alternatives(shape) if isinstance(each, Group)] if shape else []
    return [field.name for field in fields(groups[0].model)] if groups else []


def is_inline(model: type[Model], loc: Loc) -> bool:
    """Does the group at ``loc`` stand in braces on one line? Of a list: do its items?"""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    holder = shape_at(model, loc[:-1]) if loc else None
    return any(
        field.about.inline
        for group in (alternatives(holder) if holder else ())
        if isinstance(group, Group)
        for field in fields(group.model)
        if field.name == loc[-1]
    )
