"""The one walk over the models: what a content file may hold, as a tree of plain descriptions.

In: a content model. Out: its fields, each with what may stand in it. Guide, form, JSON Schema and
the search for references print this tree; whatever a model says, it says here first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import MaxLen, MinLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from factsheets.model.about import About, about_field
from factsheets.model.base import Cited, InFinding, InSheet, InVocabulary, Model

Loc = tuple[str | int, ...]
Marker = InVocabulary | InSheet | InFinding | Cited


@dataclass(frozen=True)
class Line:
    """A text, perhaps of a pattern and between two lengths; or what names something elsewhere."""

    pattern: str = ""
    min: int | None = None
    max: int | None = None
    refers: Marker | None = None


@dataclass(frozen=True)
class Choice:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A group of fields."""

    model: type[Model]


@dataclass(frozen=True)
class Items:
    """A list."""

    of: Shape
    min: int | None = None
    max: int | None = None


@dataclass(frozen=True)
class Table:
    """Entries whose names fit ``names``."""

    names: Shape
    of: Shape


@dataclass(frozen=True)
class OneOf:
    """Any of these."""

    shapes: tuple[Shape, ...]


Shape = Line | Choice | Group | Items | Table | OneOf


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field; ``name`` is the one in a file, ``attribute`` the one of the object. ``default`` is
    the word that an absent one stands for; ``absent`` whether it is then nothing at all."""

    name: str
    attribute: str
    about: About
    required: bool
    default: str
    absent: bool
    shape: Shape


@cache
def fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a group in the order in which a file has them."""
    # Not FieldInfo.annotation: pydantic takes the constraints out of it where they stand alone.
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        _field(name, model.model_fields[name], hints[name]) for name in _written_order(model)
    )


def base_of(model: type[Model]) -> type[Model] | None:
    """The model whose fields this one has besides its own."""
    (base,) = model.__bases__
    return base if issubclass(base, Model) and base is not Model else None


def own_fields(model: type[Model]) -> list[Field]:
    """The fields that ``model`` declares itself."""
    base = base_of(model)
    inherited = base.model_fields if base else {}
    return [field for field in fields(model) if field.attribute not in inherited]


def alternatives(shape: Shape) -> tuple[Shape, ...]:
    """The shapes of which a value has one."""
    return shape.shapes if isinstance(shape, OneOf) else (shape,)


def inner(shape: Shape) -> tuple[Shape, ...]:
    """The shapes of a value, or of the items of a list, or of the entries of a table."""
    return inner(shape.of) if isinstance(shape, Items | Table) else alternatives(shape)


def groups(shape: Shape) -> list[type[Model]]:
    """The groups of fields that a shape can hold."""
    return [each.model for each in inner(shape) if isinstance(each, Group)]


def below(model: type[Model]) -> tuple[type[Model], ...]:
    """The model and every group that it can hold, each before the groups inside it."""
    order: dict[type[Model], None] = {}
    _collect(model, order)
    return tuple(order)


def _collect(model: type[Model], order: dict[type[Model], None]) -> None:
    if model not in order:
        order[model] = None
        for field in fields(model):
            for group in groups(field.shape):
                _collect(group, order)


def shape_at(model: type[Model], loc: Loc) -> Shape | None:
    """What may stand at ``loc`` below ``model``; ``None`` if there is no such field."""
    shape: Shape | None = Group(model)
    for part in loc:
        shape = _step(shape, part)
    return shape


def _step(shape: Shape | None, part: str | int) -> Shape | None:
    for each in alternatives(shape) if shape else ():
        if isinstance(each, Table) or (isinstance(each, Items) and isinstance(part, int)):
            return each.of
        if isinstance(each, Group) and isinstance(part, str):
            return next((f.shape for f in fields(each.model) if f.name == part), None)
    return None


def _written_order(model: type[Model]) -> list[str]:
    """Names of a model's fields as a file has them: those of one kind of sheet stand among those
    that all sheets share (``own_fields_after``)."""
    names = list(model.model_fields)
    after = getattr(model, "own_fields_after", None)
    shared = [name for base in model.__mro__[1:] for name in getattr(base, "model_fields", {})]
    own = [name for name in names if name not in shared]
    if after is None or after in own:
        return names
    rest = [name for name in names if name in shared]
    place = rest.index(after) + 1
    return [*rest[:place], *own, *rest[place:]]


def _field(name: str, info: FieldInfo, hint: Any) -> Field:
    return Field(
        name=info.alias or name,
        attribute=name,
        about=about_field(info),
        required=info.is_required(),
        default=info.default if isinstance(info.default, str) else "",
        absent=info.default is None,
        shape=_marked(shape_of(hint), info.metadata),
    )


def shape_of(hint: Any) -> Shape:
    """The shape that a type stands for; ``None`` in a union only says that a field is optional."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(shape_of(inside[0]), inside[1:])
    if origin in (Union, UnionType):
        shapes = tuple(shape_of(part) for part in inside if part is not NoneType)
        return shapes[0] if len(shapes) == 1 else OneOf(shapes)
    if origin is Literal:
        return Choice(inside)
    if origin is list:
        return Items(shape_of(inside[0]))
    if origin is dict:
        return Table(shape_of(inside[0]), shape_of(inside[1]))
    return Group(hint) if isinstance(hint, type) and issubclass(hint, Model) else Line()


def _marked(shape: Shape, marks: Any) -> Shape:
    """The shape with what the marks of an annotation add."""
    for mark in marks:
        if isinstance(shape, Line) and isinstance(mark, Marker):
            shape = replace(shape, refers=mark)
        elif isinstance(shape, Line) and isinstance(mark, StringConstraints):
            pattern = str(mark.pattern or "")
            shape = replace(shape, pattern=pattern, min=mark.min_length, max=mark.max_length)
        elif isinstance(shape, Items):
            for limit in mark.metadata if isinstance(mark, FieldInfo) else (mark,):
                if isinstance(limit, MinLen):
                    shape = replace(shape, min=limit.min_length)
                elif isinstance(limit, MaxLen):
                    shape = replace(shape, max=limit.max_length)
    return shape
