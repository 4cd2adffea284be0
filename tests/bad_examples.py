"""The shared table of bad field values: what the checker says about each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from factsheets.site.pipeline import read_site
from toy_site import toy_with

TABLE = Path(__file__).parent / "bad_examples.toml"


@dataclass(frozen=True)
class BadExample:
    """A YAML value at a place of the toy site, and everything that is said about its sheet."""

    name: str
    at: str
    value: str
    says: list[str]

    @property
    def path(self) -> str:
        """The sheet's file."""
        return "content/" + self.at.partition(":")[0]


def bad_examples() -> list[BadExample]:
    """Every row of the table."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [BadExample(name, **row) for name, row in table.items()]


def said(example: BadExample, tmp_path: Path) -> list[str]:
    """What the checker says about the sheet, sorted."""
    _, problems = read_site(toy_with(tmp_path, {example.at: example.value}))
    return sorted(f"{one.code} {one.message()}" for one in problems if one.path == example.path)
