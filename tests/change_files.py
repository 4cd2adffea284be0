"""Change files for tests, as the form writes them, and the sheet that they are about."""

from __future__ import annotations

import json
from typing import Any

from factsheets.writing.yaml import form_of, rewrite
from toy_site import TOY

FILE = "content/treatments/dabrafenib.yaml"


def usual_sheet() -> bytes:
    """The sheet of the toy site in the usual form, to which changes are applied."""
    form = form_of(FILE)
    assert form is not None
    text = rewrite((TOY / FILE).read_bytes(), FILE, form).text
    assert text is not None
    return text.encode()


def data(*changes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A change file of the toy site as data; ``more`` replaces its keys."""
    return {
        "format": "livermet-change/1",
        "site": {"version": "0.1.0"},
        "file": FILE,
        "new": False,
        "language": "en",
        "reason": "The abstract says so.",
        "source": "10.1000/toy.1",
        "by": "",
        "references": [],
        "changes": list(changes),
    } | more


def change(path: list[Any], old: Any, new: Any) -> dict[str, Any]:
    """One change."""
    return {"path": path, "old": old, "new": new}


def raw(*changes: dict[str, Any], **more: Any) -> bytes:
    """The same as bytes."""
    return json.dumps(data(*changes, **more), ensure_ascii=False).encode()
