"""Where a content object points elsewhere: every value marked as reference, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from factsheets.model.base import Cited, InFinding, InSheet, InVocabulary, Model, Text

Loc = tuple[str | int, ...]
Marker = InVocabulary | InSheet | InFinding | Cited


def references(model: Model) -> Iterator[tuple[Loc, str, Marker]]:
    """Each value below ``model`` that must name a vocabulary term, sheet, finding or reference.

    The place is the one in the YAML document, so a field with an alias (``class``) goes by it.
    """
    for name, info in type(model).model_fields.items():
        place = info.alias or name
        annotation = (
            Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        )
        yield from _below(getattr(model, name), annotation, (place,))


def texts(model: Model) -> Iterator[tuple[Loc, Text]]:
    """Each bilingual text below ``model``, with its place."""
    for name, info in type(model).model_fields.items():
        yield from _texts_below(getattr(model, name), (info.alias or name,))


def field_names(model: type[Model], loc: Loc) -> list[str]:
    """Names of the fields allowed at ``loc`` below ``model``, as a person writes them."""
    current: Any = model
    for part in loc:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        found = _model_in(fields[part].annotation) if part in fields else None
        if found is None:
            return []
        current = found
    return [info.alias or name for name, info in current.model_fields.items()]


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


def _below(value: Any, annotation: Any, loc: Loc) -> Iterator[tuple[Loc, str, Marker]]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        if isinstance(value, Model):
            for inner, text, marker in references(value):
                yield (*loc, *inner), text, marker
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _below(item, _item_annotation(annotation), (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, None, (*loc, key))
    elif isinstance(value, str) and (found := _marker(annotation)):
        yield loc, value, found


def _marker(annotation: Any) -> Marker | None:
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            if isinstance(extra, Marker):
                return extra
        return _marker(annotation.__origin__)
    inner = (_marker(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)


def _item_annotation(annotation: Any) -> Any:
    """The annotation of a list's items, through ``Annotated`` and ``| None``."""
    if get_origin(annotation) is Annotated:
        return _item_annotation(annotation.__origin__)
    if get_origin(annotation) is list:
        return get_args(annotation)[0]
    inner = (_item_annotation(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)
