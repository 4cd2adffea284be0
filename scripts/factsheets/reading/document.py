"""Stage ``source``: what it hands to the next stage, one YAML file as text with places.

In: nothing. Out: the types :class:`Document`, :class:`Mark` and ``Loc``, to be imported from
``source``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

# A place in a YAML document: ("findings", 1, "claim", "en").
Loc = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place in a file; ``line`` and ``column`` count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Document:
    """One file: ``data`` with every scalar as the text typed (empty and ``null`` are ``None``).

    ``marks`` says where each value starts and ``keys`` where each field name starts, by location.
    ``path`` is relative to the project, with ``/``.
    """

    path: str
    data: dict[str, Any]
    marks: Mapping[Loc, Mark]
    keys: Mapping[Loc, Mark]

    def mark(self, loc: Loc) -> Mark:
        """Where to point for ``loc``: its value, else the name of the nearest known parent."""
        if loc in self.marks:
            return self.marks[loc]
        for end in range(len(loc) - 1, 0, -1):
            known = self.keys.get(loc[:end]) or self.marks.get(loc[:end])
            if known:
                return known
        return self.marks.get((), Mark(1, 1))
