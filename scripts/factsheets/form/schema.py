"""Beside *model*: JSON Schema of every kind of content file, for editors, forms and other programs.

In: the content models. Out: one schema per kind as text. Never read by the checker, which knows
more (what refers to what, what numbers say); made new by ``scripts/make_schemas.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

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
from factsheets.model.about import About
from factsheets.model.base import NUMERIC, TermId

COMMAND = "python scripts/make_schemas.py"
NOTE = f"Generated from scripts/factsheets/model by `{COMMAND}`; not to be edited."


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of the schema of each kind of content file, in the order of the names."""
    kinds: dict[str, Any] = {kind.folder: kind for kind in SHEET_KINDS}
    kinds |= {"studies": Study, "site": Site, "glossary": Glossary, "map": MapLayout}
    kinds |= {f"vocab-{name}": dict[TermId, kind] for name, kind in VOCABULARIES.items()}  # type: ignore[valid-type]
    kinds["vocab-directness"] = DirectnessTable
    for name in sorted(kinds):
        yield f"{name}.json", _text(name, kinds[name])


def _text(name: str, kind: type[Model]) -> str:
    schema = _adapted(TypeAdapter(kind).json_schema(by_alias=True))
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": NOTE,
        "title": schema.get("title", f"Vocabulary: {name.removeprefix('vocab-')}"),
    }
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def _adapted(node: Any) -> Any:
    """The schema as an editor needs it, at every depth."""
    if isinstance(node, list):
        return [_adapted(item) for item in node]
    if not isinstance(node, dict):
        return node
    adapted = {name: _adapted(item) for name, item in node.items()}
    if "description" in adapted and "about" in adapted:
        adapted["x-description-zh"] = About(**adapted.pop("about")).sentences("zh")
    # Without this a misnamed id would fit no pattern and so go unchecked.
    if "patternProperties" in adapted:
        adapted["additionalProperties"] = False
    # Our loader keeps 0.70 as typed; an editor's YAML reads it as a number unless it is quoted.
    if adapted.get("pattern") in NUMERIC:
        adapted["type"] = ["string", "number"]
    return adapted
