"""The engine's own words in two languages, from ``wording.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from factsheets.messages.problem import Language


@cache
def _table() -> dict[str, dict[Language, str]]:
    text = files(__package__).joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(language: Language) -> dict[str, str]:
    """Every word of the engine in ``language``, by name."""
    return {name: entry[language] for name, entry in _table().items()}
