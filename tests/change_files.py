"""Change files for tests, as the form writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = "content/treatments/dabrafenib.yaml"


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


def save(folder: Path, content: bytes, name: str = "change-dabrafenib-20261121.json") -> Path:
    """Write a change file; out: its path."""
    path = folder / name
    path.write_bytes(content)
    return path
