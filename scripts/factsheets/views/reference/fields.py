"""The field guide: every field of every content model, as the models themselves document it.

A group is one model; a field stands once, in the group that declares it, so that what all sheets
share is not repeated on each kind of sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.model import SHEET_KINDS, Model, Sheet, Text
from factsheets.model.guide import (
    FILES,
    Choices,
    Field,
    Free,
    Group,
    Named,
    Pattern,
    Sort,
    base_of,
    fields,
    groups,
    models,
)
from factsheets.views.shared.viewer import Piece, Viewer

RULES = "methods/rules.md"


@dataclass(frozen=True)
class ValueView:
    """One sort of value that a field takes: in words, with a link to the group or rule that says
    more, or as the codes to choose from."""

    label: str = ""
    href: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FieldView:
    """One field. ``shape`` says of a list or a table that it is one; ``keys`` are the names that
    the entries of a table may have, where they are not free; ``values`` are alternatives."""

    anchor: str
    name: str
    needed: str
    about: tuple[Piece, ...]
    shape: str
    keys: tuple[str, ...]
    values: tuple[ValueView, ...]


@dataclass(frozen=True)
class PlaceView:
    """A field of another group that holds this group."""

    name: str
    href: str


@dataclass(frozen=True)
class GroupView:
    """One group of fields: the files that begin with it, the fields that hold it."""

    anchor: str
    name: str
    files: tuple[str, ...]
    base: str
    base_href: str
    places: tuple[PlaceView, ...]
    fields: tuple[FieldView, ...]


def build_fields(viewer: Viewer) -> tuple[GroupView, ...]:
    """Every group, files first, each followed by the groups inside it."""
    return tuple(_group(viewer, model) for model in models())


def word_of(model: type[Model]) -> tuple[str, ...]:
    """Where the name of a group stands in the wording."""
    if issubclass(model, Sheet) and model.folder:
        return ("kinds", model.folder, "guide")
    return ("groups", _snake(model))


def name_of(viewer: Viewer, model: type[Model]) -> str:
    """The name of a group."""
    return viewer.word(*word_of(model))


def _snake(model: type[Model]) -> str:
    """``tumour_term`` for ``TumourTerm``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()


def _anchor(model: type[Model]) -> str:
    return f"group-{_snake(model)}".replace("_", "-")


def _field_anchor(model: type[Model], field: Field) -> str:
    return f"{_anchor(model).removeprefix('group-')}-{field.name}"


def _group(viewer: Viewer, model: type[Model]) -> GroupView:
    base = base_of(model)
    return GroupView(
        _anchor(model),
        name_of(viewer, model),
        tuple(path for path, kind in FILES.items() if kind is model),
        name_of(viewer, base) if base else "",
        f"#{_anchor(base)}" if base else "",
        # Texts stand nearly everywhere.
        () if model is Text else tuple(_places(model)),
        tuple(_field(viewer, model, field) for field in fields(model)),
    )


def _places(model: type[Model]) -> Iterator[PlaceView]:
    for holder in models():
        for field in fields(holder):
            if model in groups(field):
                yield PlaceView(field.name, f"#{_field_anchor(holder, field)}")


def _field(viewer: Viewer, model: type[Model], field: Field) -> FieldView:
    return FieldView(
        _field_anchor(model, field),
        field.name,
        _needed(viewer, field),
        _pieces(field.about[viewer.language]),
        "" if field.shape == "one" else viewer.word("shapes", field.shape),
        field.keys,
        tuple(_value(viewer, sort) for sort in field.sorts),
    )


def _pieces(text: str) -> tuple[Piece, ...]:
    """A text of the models' documentation, where `` `…` `` is what stands in a file."""
    parts = text.split("`")
    return tuple(
        Piece("code" if index % 2 else "text", part) for index, part in enumerate(parts) if part
    )


def _needed(viewer: Viewer, field: Field) -> str:
    if field.default:
        return viewer.say("field_default", value=field.default)
    return viewer.words["field_required" if field.required else "field_optional"]


def _value(viewer: Viewer, sort: Sort) -> ValueView:
    match sort:
        case Choices(codes):
            return ValueView(codes=codes)
        case Group(model):
            return ValueView(name_of(viewer, model), f"#{_anchor(model)}")
        case Named(what):
            return ValueView(_named(viewer, what))
        case Pattern(rule):
            return ValueView(viewer.word("patterns", rule), viewer.url(RULES, rule))
        case Free(limit):
            return ValueView(viewer.say("value_free", limit=limit))


def _named(viewer: Viewer, what: str) -> str:
    """What a reference names, from the mark's own word for it."""
    if what.startswith("vocab/"):
        return viewer.say("value_vocab", file=f"content/{what}.yaml")
    if what in (kind.folder for kind in SHEET_KINDS):
        return viewer.say("value_sheet_of", kind=viewer.word("kinds", what, "all"))
    return viewer.word("named", what.partition(".")[0])
