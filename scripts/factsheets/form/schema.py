"""Beside *model*: JSON Schema of every kind of content file, for editors, forms and other programs.

In: the content models. Out: one schema per kind as text. Never read by the checker, which knows
more (what refers to what, what numbers say); made new by ``scripts/make_schemas.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

from factsheets.model import (
    SHEET_KINDS,
    VOCABULARIES,
    DirectnessTable,
    Glossary,
    MapLayout,
    Model,
    Site,
    Study,
)
from factsheets.model.base import NUMERIC, TermId
from factsheets.model.tree import (
    Choice,
    Field,
    Group,
    Items,
    Line,
    Shape,
    Table,
    alternatives,
    below,
    fields,
    groups,
    shape_of,
)

COMMAND = "python scripts/make_schemas.py"
NOTE = f"Generated from scripts/factsheets/model by `{COMMAND}`; not to be edited."
Node = dict[str, Any]


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of the schema of each kind of content file, in the order of the names."""
    kinds: dict[str, Any] = {kind.folder: kind for kind in SHEET_KINDS}
    kinds |= {"studies": Study, "site": Site, "glossary": Glossary, "map": MapLayout}
    kinds |= {f"vocab-{name}": dict[TermId, kind] for name, kind in VOCABULARIES.items()}  # type: ignore[valid-type]
    kinds["vocab-directness"] = DirectnessTable
    for name in sorted(kinds):
        yield f"{name}.json", _text(name, shape_of(kinds[name]))


def _text(name: str, shape: Shape) -> str:
    (root,) = groups(shape)
    alone = isinstance(shape, Group)
    title = root.__name__ if alone else f"Vocabulary: {name.removeprefix('vocab-')}"
    return as_text(schema_of(shape, NOTE, title))


def schema_of(shape: Shape, comment: str, title: str) -> Node:
    """The schema of a file of that shape."""
    (root,) = groups(shape)
    alone = isinstance(shape, Group)
    inside = below(root)[1:] if alone else below(root)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": comment,
        "title": title,
        "$defs": {model.__name__: _group(model) for model in sorted(inside, key=_name)},
        **(_group(root) if alone else _shape(shape)),
    }


def as_text(schema: Node) -> str:
    """A schema as it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _name(model: type[Model]) -> str:
    return model.__name__


def _group(model: type[Model]) -> Node:
    required = [field.name for field in fields(model) if field.required]
    return {
        "additionalProperties": False,
        "description": cleandoc(model.__doc__ or ""),
        "properties": {field.name: _field(field) for field in fields(model)},
        **({"required": required} if required else {}),
        "title": model.__name__,
        "type": "object",
    }


def _field(field: Field) -> Node:
    shapes = [_shape(shape) for shape in alternatives(field.shape)]
    shapes += [{"type": "null"}] if field.absent else []
    node: Node = shapes[0] if len(shapes) == 1 else {"anyOf": shapes}
    if field.absent or field.default:
        node["default"] = field.default or None
    if not isinstance(field.shape, Group):
        node["title"] = field.name.replace("_", " ").title()
    node["description"] = field.about.sentences("en")
    node["x-description-zh"] = field.about.sentences("zh")
    return dict(sorted(node.items()))


def _shape(shape: Shape) -> Node:
    """What may stand in a field, as an editor needs it."""
    match shape:
        case Group(model):
            return {"$ref": f"#/$defs/{model.__name__}"}
        case Choice((word,)):
            return {"const": word, "type": "string"}
        case Choice(choices):
            return {"enum": [*choices], "type": "string"}
        case Items(of, low, high):
            return {"items": _shape(of), **_given(maxItems=high, minItems=low), "type": "array"}
        case Table():
            return _table(shape)
        case Line():
            return _line(shape)
    return {"anyOf": [_shape(each) for each in alternatives(shape)]}


def _table(table: Table) -> Node:
    names, entry = table.names, _shape(table.of)
    if isinstance(names, Choice):
        words = {"enum": [*names.words]}
        return {"additionalProperties": entry, "propertyNames": words, "type": "object"}
    assert isinstance(names, Line)
    return {
        # Without this a misnamed id would fit no pattern and so go unchecked.
        "additionalProperties": False,
        "patternProperties": {names.pattern: entry},
        "propertyNames": {"maxLength": names.max},
        "type": "object",
    }


def _line(line: Line) -> Node:
    # Our loader keeps 0.70 as typed; an editor's YAML reads it as a number unless it is quoted.
    kind = ["string", "number"] if line.pattern in NUMERIC else "string"
    limits = _given(maxLength=line.max, minLength=line.min)
    node = {**limits, **({"pattern": line.pattern} if line.pattern else {}), "type": kind}
    return node | ({"x-refers-to": line.refers.target} if line.refers else {})


def _given(**limits: int | None) -> Node:
    return {name: limit for name, limit in limits.items() if limit is not None}
