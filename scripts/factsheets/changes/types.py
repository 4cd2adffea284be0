"""What a change file says, once it is read: to be imported from ``change``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factsheets.messages.problem import Language


@dataclass(frozen=True)
class After:
    """The last step to a new list item: it follows the item with this id or index, or is first."""

    item: str | int | None


Step = str | int | After


@dataclass(frozen=True)
class Change:
    """One field: where it is, what the person saw there, what should stand there instead.

    ``None`` as ``old`` means that the field is not there, as ``new`` that it is to be removed.
    """

    path: tuple[Step, ...]
    old: Any
    new: Any


@dataclass(frozen=True)
class Work:
    """A work that somebody proposes to cite; empty where not given."""

    doi: str = ""
    pmid: str = ""
    note: str = ""


@dataclass(frozen=True)
class ChangeFile:
    """A change file whose form is right. ``folder`` and ``id`` are the parts of ``file``."""

    file: str
    folder: str
    id: str
    new: bool
    language: Language
    reason: str
    source: str
    by: str
    references: tuple[Work, ...]
    changes: tuple[Change, ...]
