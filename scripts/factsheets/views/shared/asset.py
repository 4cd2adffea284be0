"""Scripts that hold data: what a page loads when it needs it.

Scripts and not JSON files, because a page opened from disk may load the one and not the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Asset:
    """A generated file of one language: path below the language's root, and its text."""

    src_uri: str
    text: str


def as_json(data: object) -> str:
    """``data`` as an expression of JavaScript; nothing in it can end a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Line ends to JavaScript, but not to JSON, before ECMAScript 2019.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def assignment(name: str, data: object) -> str:
    """A script that sets one global name to ``data``."""
    return f"window.{name} = {as_json(data)};\n"


def call(name: str, *arguments: object) -> str:
    """A script that calls a function of the site's scripts."""
    return f"window.livermet.{name}({', '.join(map(as_json, arguments))});\n"
