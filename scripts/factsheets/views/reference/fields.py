"""The field guide: every field of every content model, as the models themselves document it.

A group is one model; a field stands once, in the group that declares it, so that what all sheets
share is not repeated on each kind of sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factsheets.model import SHEET_KINDS, Model, Sheet, Text
from factsheets.model.base import PATTERN_RULES
from factsheets.model.files import FILES, models
from factsheets.model.tree import (
    Choice,
    Field,
    Group,
    Items,
    Line,
    Shape,
    Table,
    base_of,
    groups,
    inner,
    own_fields,
)
from factsheets.views.shared.viewer import Piece, Target, Viewer

RULES = "methods/rules.md"


@dataclass(frozen=True, kw_only=True)
class ValueView:
    """One sort of value that a field takes: in words, with a link to the group or rule that says
    more, or as the codes to choose from."""

    label: str = ""
    href: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class GroupView:
    """One group of fields: the files that begin with it, the fields that hold it."""

    anchor: str
    name: str
    files: tuple[str, ...]
    base: str
    base_href: str
    places: tuple[Target, ...]
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
        anchor=_anchor(model),
        name=name_of(viewer, model),
        files=tuple(path for path, kind in FILES.items() if kind is model),
        base=name_of(viewer, base) if base else "",
        base_href=f"#{_anchor(base)}" if base else "",
        # Texts stand nearly everywhere.
        places=() if model is Text else tuple(_places(model)),
        fields=tuple(_field(viewer, model, field) for field in own_fields(model)),
    )


def _places(model: type[Model]) -> Iterator[Target]:
    for holder in models():
        for field in own_fields(holder):
            if model in groups(field.shape):
                yield Target(name=field.name, url=f"#{_field_anchor(holder, field)}")


def _field(viewer: Viewer, model: type[Model], field: Field) -> FieldView:
    return FieldView(
        anchor=_field_anchor(model, field),
        name=field.name,
        needed=_needed(viewer, field),
        about=_pieces(field.about.sentences(viewer.language)),
        shape=_plural(viewer, field.shape),
        keys=_keys(field.shape),
        values=tuple(_value(viewer, shape) for shape in inner(field.shape)),
    )


def _plural(viewer: Viewer, shape: Shape) -> str:
    """Whether the field holds several values, in words."""
    if isinstance(shape, Table):
        return viewer.word("shapes", "table")
    return viewer.word("shapes", "list") if isinstance(shape, Items) else ""


def _keys(shape: Shape) -> tuple[str, ...]:
    names = shape.names if isinstance(shape, Table) else None
    return names.words if isinstance(names, Choice) else ()


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


def _value(viewer: Viewer, shape: Shape) -> ValueView:
    match shape:
        case Choice(codes):
            return ValueView(codes=codes)
        case Group(model):
            return ValueView(label=name_of(viewer, model), href=f"#{_anchor(model)}")
        case Line() if shape.refers:
            return ValueView(label=_named(viewer, shape.refers.target))
        case Line() if shape.pattern:
            rule = PATTERN_RULES[shape.pattern]
            return ValueView(label=viewer.word("patterns", rule), href=viewer.url(RULES, rule))
        case Items(of):
            each = _value(viewer, of)
            return replace(each, label=f"{viewer.word('shapes', 'list')} {each.label}")
        case Line():
            return ValueView(label=viewer.say("value_free", limit=shape.max))
    raise TypeError(f"the guide has no words for {shape}")


def _named(viewer: Viewer, what: str) -> str:
    """What a reference names, from the mark's own word for it."""
    if what.startswith("vocab/"):
        return viewer.say("value_vocab", file=f"content/{what}.yaml")
    if what in (kind.folder for kind in SHEET_KINDS):
        return viewer.say("value_sheet_of", kind=viewer.word("kinds", what, "all"))
    return viewer.word("named", what.partition(".")[0])
