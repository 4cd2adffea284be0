"""Where a content object points elsewhere: every value marked as reference, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from factsheets.model.about import about_field
from factsheets.model.base import Cited, InFinding, InSheet, InVocabulary, Model, Text

Loc = tuple[str | int, ...]
Marker = InVocabulary | InSheet | InFinding | Cited


def references(model: Model) -> Iterator[tuple[Loc, str, Marker]]:
    """Each value below ``model`` that must name a vocabulary term, sheet, finding or reference.

    The place is the one in the YAML document, so a field with an alias (``class``) goes by it.
    """
    for name, place, marker in _fields(type(model)):
        yield from _below(getattr(model, name), marker, (place,))


def texts(model: Model) -> Iterator[tuple[Loc, Text]]:
    """Each bilingual text below ``model``, with its place."""
    for name, place, _ in _fields(type(model)):
        yield from _texts_below(getattr(model, name), (place,))


def field_names(model: type[Model], loc: Loc) -> list[str]:
    """Names of the fields allowed at ``loc`` below ``model``, as a person writes them.

    None where the file's author chooses the names (the terms of a glossary), or no group stands.
    """
    current, own_names = model_at(model, loc)
    return [] if own_names or not current else [place for _, place, _ in _fields(current)]


def model_at(model: type[Model], loc: Loc) -> tuple[type[Model] | None, bool]:
    """The content model of the group at ``loc`` below ``model``, or ``None`` if no group stands
    there; and whether the author chooses the names at ``loc``, and the model is that of each."""
    current, own_names = model, False
    for part in loc:
        if own_names or isinstance(part, int):
            own_names = False
            continue
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        annotation = fields[part].annotation if part in fields else None
        found = _model_in(annotation)
        if found is None:
            return None, False
        current, own_names = found, get_origin(annotation) is dict
    return current, own_names


def _model_in(annotation: Any) -> type[Model] | None:
    """The content model inside an annotation such as ``list[X] | None`` or ``dict[str, X]``."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)


def _texts_below(value: Any, loc: Loc) -> Iterator[tuple[Loc, Text]]:
    if isinstance(value, Text):
        yield loc, value
    elif isinstance(value, Model):
        for inner, text in texts(value):
            yield (*loc, *inner), text
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts_below(item, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts_below(item, (*loc, key))


def _below(value: Any, marker: Marker | None, loc: Loc) -> Iterator[tuple[Loc, str, Marker]]:
    if isinstance(value, Model):
        for inner, text, found in references(value):
            yield (*loc, *inner), text, found
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _below(item, marker, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, None, (*loc, key))
    elif marker and isinstance(value, str):
        yield loc, value, marker


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, Marker | None], ...]:
    """Per field its name, its name in the YAML document, and how its values are marked."""
    found = []
    for name in _written_order(model):
        info = model.model_fields[name]
        on_field = next((extra for extra in info.metadata if isinstance(extra, Marker)), None)
        found.append((name, info.alias or name, on_field or _marker(info.annotation)))
    return tuple(found)


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


def is_inline(model: type[Model], name: str) -> bool:
    """Does the group in the field ``name`` (as a person writes it) stand in braces on one line?"""
    for field, place, _ in _fields(model):
        if place == name:
            return about_field(model.model_fields[field]).inline
    return False


def _marker(annotation: Any) -> Marker | None:
    """The mark inside an annotation such as ``list[Annotated[str, InSheet()]] | None``."""
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            if isinstance(extra, Marker):
                return extra
    inner = (_marker(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)
