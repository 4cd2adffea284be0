"""What a person sees of each field of a fact sheet, from ``labels.toml``: label and help.

In: nothing. Out: :class:`FieldWords` by class and field, for the form and the field guide.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factsheets.messages.problem import Language


@dataclass(frozen=True)
class FieldWords:
    """``choices`` is the name of the words that stand for fixed choices, with ``{}`` for the
    choice; empty where they are shown as they are. ``editors``: not a contributor's business.
    ``main``: shown even while empty. ``one``: what an item of a list of groups is called."""

    label: Mapping[Language, str]
    help: Mapping[Language, str]
    choices: str = ""
    editors: bool = False
    main: bool = False
    one: Mapping[Language, str] | None = None


@cache
def field_words() -> Mapping[tuple[str, str], FieldWords]:
    """The words of every field, by the name of its class and of the field in a YAML file."""
    text = files(__package__).joinpath("labels.toml").read_text(encoding="utf-8")
    return {
        (group, name): FieldWords(**entry)
        for group, fields in tomllib.loads(text).items()
        for name, entry in fields.items()
    }
