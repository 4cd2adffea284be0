"""The JSON Schemas are those of the models, and an editor can use them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factsheets.form.schema import COMMAND, schemas
from factsheets.model import SHEET_KINDS, VOCABULARIES
from factsheets.model.references import field_names
from factsheets.reading.source import parse_yaml
from toy_site import TOY

FOLDER = Path(__file__).parents[2] / "schemas"
TEXTS = dict(schemas())
SCHEMAS = {name: json.loads(text) for name, text in TEXTS.items()}
STALE = f"schemas/ is not what the models say; run: {COMMAND}"


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a schema."""
    if isinstance(schema, dict):
        yield schema
    for item in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(item, dict | list):
            yield from nodes(item)


@pytest.mark.parametrize("name", TEXTS)
def test_a_schema_on_disk_is_fresh(name):
    path = FOLDER / name
    assert path.is_file(), STALE
    assert path.read_text(encoding="utf-8") == TEXTS[name], STALE


def test_no_schema_of_a_gone_kind_is_left():
    assert sorted(path.name for path in FOLDER.iterdir()) == [*TEXTS], STALE


def test_every_kind_of_file_has_a_schema():
    kinds = {kind.folder for kind in SHEET_KINDS} | {"studies", "site", "glossary", "map"}
    kinds |= {f"vocab-{name}" for name in [*VOCABULARIES, "directness"]}
    assert {name.removesuffix(".json") for name in TEXTS} == kinds


@pytest.mark.parametrize("name", TEXTS)
def test_a_schema_says_what_it_is_and_how_it_was_made(name):
    schema = SCHEMAS[name]
    assert COMMAND in schema["$comment"]
    assert schema["title"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", TEXTS)
def test_every_field_of_a_schema_is_explained_in_both_languages(name):
    for node in nodes(SCHEMAS[name]):
        for field in node.get("properties", {}).values():
            assert field["description"]
            assert field["x-description-zh"]


@pytest.mark.parametrize("name", TEXTS)
def test_every_pointer_inside_a_schema_arrives(name):
    known = {f"#/$defs/{model}" for model in SCHEMAS[name].get("$defs", {})}
    assert {node["$ref"] for node in nodes(SCHEMAS[name]) if "$ref" in node} <= known


@pytest.mark.parametrize("name", TEXTS)
def test_a_schema_refuses_unknown_fields(name):
    groups = [node for node in nodes(SCHEMAS[name]) if "properties" in node]
    assert all(node["additionalProperties"] is False for node in groups)


def test_a_schema_says_what_a_field_refers_to():
    shown = {
        node["x-refers-to"] for node in nodes(SCHEMAS["treatments.json"]) if "x-refers-to" in node
    }
    assert shown == {
        "findings",
        "references.bib",
        "sheets",
        "treatments",
        *(f"vocab/{name}" for name in VOCABULARIES if name not in ("asked", "mechanism_classes")),
    }


def test_fields_go_by_the_names_that_people_write_in_the_order_of_a_file():
    for kind in SHEET_KINDS:
        assert [*SCHEMAS[f"{kind.folder}.json"]["properties"]] == field_names(kind, ())
    assert "class" in SCHEMAS["treatments.json"]["required"]


# A checker of just those words of JSON Schema that ours use.


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a YAML value fits a schema."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(fits(value, one, root) for one in schema["anyOf"])
    if value != schema.get("const", value) or value not in schema.get("enum", [value]):
        return False
    types = {"object": dict, "array": list, "string": str, "null": type(None)}
    wanted = schema.get("type", [])
    allowed = [
        types[one] for one in ([wanted] if isinstance(wanted, str) else wanted) if one in types
    ]
    if isinstance(value, int | float):
        return "number" in wanted
    if not isinstance(value, tuple(allowed)):
        return False
    if isinstance(value, list):
        return all(fits(item, schema["items"], root) for item in value)
    return not isinstance(value, dict) or _fits_group(value, schema, root)


def _fits_group(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    return set(schema.get("required", [])) <= value.keys() and all(
        fits(item, field, root) if (field := _field(name, schema)) else False
        for name, item in value.items()
    )


def _field(name: str, schema: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of one field of a group; ``None`` where it may not stand."""
    if name in schema.get("properties", {}):
        return schema["properties"][name]
    patterns = schema.get("patternProperties", {})
    fitting = (field for pattern, field in patterns.items() if re.search(pattern, name))
    if "enum" in schema.get("propertyNames", {}) and name not in schema["propertyNames"]["enum"]:
        return None
    return next(fitting, schema.get("additionalProperties") or None)


def schema_of(path: Path) -> dict[str, Any]:
    """The schema of a content file by its place."""
    folder, name = path.parent.name, path.stem
    kinds = {"content": name, "derived": name, "vocab": f"vocab-{name}"}
    return SCHEMAS[f"{kinds.get(folder, folder)}.json"]


@pytest.mark.parametrize(
    "path", sorted(TOY.rglob("*.yaml")), ids=lambda path: str(path.relative_to(TOY))
)
def test_the_toy_fits_its_schemas(path):
    document, _ = parse_yaml(path.read_bytes(), path.name)
    assert document is not None
    schema = schema_of(path)
    assert fits(document.data, schema, schema)
    assert not fits(document.data | {"nonsense": "x"}, schema, schema)


@pytest.mark.parametrize("n", ["86", 86, "not_reported", None])
def test_a_number_may_be_quoted_or_not(n):
    root = SCHEMAS["treatments.json"]
    arm = {"id": "a", "name": {"en": "A"}, "n": n}
    assert fits(arm, root["$defs"]["Arm"], root)
