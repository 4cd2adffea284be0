"""What the models say of themselves: every field once, with its documentation and its values.

In: the content models. Out: plain descriptions, from which the field guide is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from factsheets.messages.problem import Language
from factsheets.model.about import about_field
from factsheets.model.base import PATTERN_RULES, Model
from factsheets.model.references import Marker
from factsheets.model.sheet import SHEET_KINDS
from factsheets.model.site import Glossary, Site
from factsheets.model.study import Study
from factsheets.model.vocabulary import VOCABULARIES, DirectnessTable

# The kinds of content file, by the path an editor looks for; ``<…>`` is for the editor to choose.
FILES: dict[str, type[Model]] = {
    **{f"content/{kind.folder}/<id>.yaml": kind for kind in SHEET_KINDS},
    "content/studies/<key>.yaml": Study,
    "content/site.yaml": Site,
    "content/glossary.yaml": Glossary,
    **{f"content/vocab/{name}.yaml": kind for name, kind in VOCABULARIES.items()},
    "content/vocab/directness.yaml": DirectnessTable,
}


@dataclass(frozen=True)
class Choices:
    """One of these words."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A group of fields."""

    model: type[Model]


@dataclass(frozen=True)
class Named:
    """The name of something that stands elsewhere; ``what`` as a mark shows it."""

    what: str


@dataclass(frozen=True)
class Pattern:
    """A text of a form that the rule ``rule`` explains."""

    rule: str


@dataclass(frozen=True)
class Free:
    """Any text of at most ``limit`` characters."""

    limit: int


Sort = Choices | Group | Named | Pattern | Free


@dataclass(frozen=True)
class Field:
    """One field as a model declares it; ``name`` is the one in the YAML document. ``keys`` are the
    words to choose from as names of a table's entries, where they are not free."""

    name: str
    about: dict[Language, str]
    required: bool
    default: str
    shape: Literal["one", "list", "table"]
    keys: tuple[str, ...]
    sorts: tuple[Sort, ...]


@cache
def models() -> tuple[type[Model], ...]:
    """Every model that a content file can hold: files first, each before the groups inside it."""
    found: dict[type[Model], None] = {}
    for root in FILES.values():
        _collect(root, found)
    return tuple(found)


def _collect(model: type[Model], found: dict[type[Model], None]) -> None:
    if model in found:
        return
    if (base := base_of(model)) is not None:
        _collect(base, found)
    found[model] = None
    for field in fields(model):
        for inner in groups(field):
            _collect(inner, found)


def base_of(model: type[Model]) -> type[Model] | None:
    """The model whose fields this one has besides its own."""
    (base,) = model.__bases__
    return base if issubclass(base, Model) and base is not Model else None


def groups(field: Field) -> list[type[Model]]:
    """The groups that a field can hold."""
    return [sort.model for sort in field.sorts if isinstance(sort, Group)]


@cache
def fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields that the model itself declares, in its order."""
    base = base_of(model)
    inherited = base.model_fields if base else {}
    # Not FieldInfo.annotation: pydantic takes the constraints out of it where they stand alone.
    hints = get_type_hints(model, include_extras=True)
    own = {name: info for name, info in model.model_fields.items() if name not in inherited}
    return tuple(_field(info.alias or name, info, hints[name]) for name, info in own.items())


def _field(name: str, info: FieldInfo, hint: Any) -> Field:
    said = about_field(info)
    table = get_origin(hint) is dict
    listed = any(get_origin(part) is list for part in _bare(hint))
    return Field(
        name,
        {"en": said.sentences("en"), "zh": said.sentences("zh")},
        info.is_required(),
        info.default if isinstance(info.default, str) else "",
        "table" if table else "list" if listed else "one",
        _codes(get_args(hint)[0]) if table else (),
        tuple(_sort(part) for part in _parts(hint)),
    )


def _bare(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation, each without its marks."""
    union = get_origin(annotation) in (Union, UnionType)
    for part in get_args(annotation) if union else (annotation,):
        yield get_args(part)[0] if get_origin(part) is Annotated else part


def _codes(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _parts(annotation: Any) -> Iterator[Any]:
    """The types and marks an annotation is made of, without lists, tables, unions and ``None``."""
    origin = get_origin(annotation)
    inner = get_args(annotation)
    if origin is dict or (origin is Annotated and get_origin(inner[0]) is list):
        yield from _parts(inner[1 if origin is dict else 0])
    elif origin in (list, Union, UnionType):
        for part in inner:
            yield from _parts(part)
    elif annotation is not NoneType:
        yield annotation


def _sort(part: Any) -> Sort:
    if get_origin(part) is Literal:
        return Choices(get_args(part))
    if isinstance(part, type) and issubclass(part, Model):
        return Group(part)
    _, *marks = get_args(part)
    for mark in marks:
        if isinstance(mark, Marker):
            return Named(mark.shown)
        if isinstance(mark, StringConstraints) and mark.pattern:
            return Pattern(PATTERN_RULES[str(mark.pattern)])
    return Free(next(m.max_length for m in marks if isinstance(m, StringConstraints)) or 0)
