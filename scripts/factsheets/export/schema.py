"""JSON Schema of ``data/findings.json``, with its promise: whoever reads version 1 can read 1.1.

In: the models of the export. Out: the schema's text. Unlike the schemas of content files it lets
unknown fields pass, because a later version of the same major one may add some.
"""

from __future__ import annotations

from typing import Any

from factsheets.export.record import VERSION, FindingsFile
from factsheets.form.schema import as_text, schema_of
from factsheets.model.tree import Group

PROMISE = (
    f"Version {VERSION}. Within a major version fields and codes are added, never taken away or "
    "given another meaning; ids of findings and pages keep leading to them (former_ids)."
)


def findings_schema(address: str) -> str:
    """The schema; ``address`` is where the site is published."""
    schema = _opened(schema_of(Group(FindingsFile), PROMISE, "Findings"))
    return as_text({"$id": f"{address.rstrip('/')}/data/findings.schema.json"} | schema)


def _opened(node: Any) -> Any:
    """A schema whose groups may have more fields, and whose numbers are text as printed."""
    if isinstance(node, list):
        return [_opened(each) for each in node]
    if not isinstance(node, dict):
        return node
    opened = {name: _opened(value) for name, value in node.items()}
    if node.get("type") == ["string", "number"]:
        opened["type"] = "string"
    if "properties" in node:
        opened.pop("additionalProperties", None)
    return opened
