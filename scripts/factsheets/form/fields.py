"""Beside *model*: the fields of every kind of sheet as a plain tree, from which the form is made.

In: the content models, by way of their JSON Schema. Out: groups of fields, ready for JSON. A field
is a group, a list, a text in two languages, a choice of fixed words, or one line that fits a
pattern or names something. Nothing here is typed twice: what the models allow, the form offers.
"""

from __future__ import annotations

from typing import Any

from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.model import SHEET_KINDS, guide
from factsheets.model.about import About, about_field
from factsheets.model.base import PATTERN_RULES

# Long texts get a field of several lines.
LONG = 1000
Node = dict[str, Any]


def build_form(language: Language) -> Node:
    """``kinds``: the group of each kind of sheet by folder; ``groups``: the fields of each group,
    in the order of the model, with labels and help in ``language``."""
    groups: dict[str, list[Node]] = {}
    models = {model.__name__: model for model in guide.models()}
    for kind in SHEET_KINDS:
        schema = kind.model_json_schema(by_alias=True)
        for name, group in [(kind.__name__, schema), *schema["$defs"].items()]:
            fields = models[name].model_fields.items()
            groups[name] = [
                _field(info.alias or field, about_field(info), group, language)
                for field, info in fields
            ]
    return {"kinds": {kind.folder: kind.__name__ for kind in SHEET_KINDS}, "groups": groups}


def _field(name: str, said: About, schema: Node, language: Language) -> Node:
    node = _node(schema["properties"][name])
    help = said.help[language].replace("`", "")
    if _has_lines(node):
        gap = " " if language == "en" else ""
        help += gap + words(language)["one_a_line"]
    field = {"name": name, "label": said.label[language], "help": help, **node}
    if name in schema.get("required", ()):
        field["required"] = True
    if said.item[language]:
        field["one"] = said.item[language]
    field |= {flag: True for flag in ("editors", "main") if getattr(said, flag)}
    if said.choices:
        label = words(language)
        field["labels"] = {word: label[said.choices.format(word)] for word in field["choices"]}
    return field


def _has_lines(node: Node) -> bool:
    """Whether the form has a box for it in which each line is an item."""
    if node["type"] != "list" or node["of"]["type"] == "group" or node.get("max") == 2:
        return False
    return node["of"].get("refers") in (None, "findings")


def _node(schema: Node) -> Node:
    """What may stand in a field, whatever it is called."""
    branches = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    main, literals = branches[0], [one["const"] for one in branches if "const" in one]
    if "$ref" in main:
        return {"type": "group", "group": main["$ref"].rpartition("/")[2]}
    if main["type"] == "array":
        return {"type": "list", "of": _node(main["items"]), **_limits(main, "minItems", "maxItems")}
    if "enum" in main:
        return {"type": "choice", "choices": main["enum"]}
    if "const" in main:
        return {"type": "choice", "choices": [main["const"]]}
    node: Node = {"type": "line", **_limits(main, "minLength", "maxLength")}
    if main.get("maxLength", 0) > LONG:
        node["long"] = True
    if "pattern" in main:
        node |= {"pattern": main["pattern"], "code": PATTERN_RULES[main["pattern"]]}
    if "x-refers-to" in main:
        node["refers"] = main["x-refers-to"]
    return node | ({"words": literals} if literals else {})


def _limits(schema: Node, low: str, high: str) -> Node:
    named = {"min": schema.get(low), "max": schema.get(high)}
    return {name: limit for name, limit in named.items() if limit is not None}
