"""The engine's own words in two languages, from ``wording.toml``.

A word stands by itself (``colon``), or in a table with those that name the values of one thing
(``shares.all``), so that whoever searches for a word or for its use finds the other.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from factsheets.messages.problem import Language


@cache
def tables() -> dict[str, Any]:
    """The whole file: words, each with its text by language, and tables of words."""
    text = files(__package__).joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(language: Language) -> dict[str, str]:
    """Every word that stands by itself, by name."""
    return {name: entry[language] for name, entry in tables().items() if "en" in entry}


def word(language: Language, *path: str) -> str:
    """A word of a table: ``word("en", "shares", "all")``. Raises ``KeyError`` if there is none."""
    entry = tables()
    for name in path:
        entry = entry[name]
    return str(entry[language])
