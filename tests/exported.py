"""What the intake makes of the files in ``data/exports``: works as each program has them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factsheets.bibliography.exports import to_bibtex
from factsheets.bibliography.intake import Incoming, read_export
from factsheets.messages.problem import Problem

EXPORTS = Path(__file__).parent / "data/exports"
FILES = sorted(path for path in EXPORTS.iterdir() if path.name != "expected.txt")


def told(works: list[Incoming], problems: list[Problem]) -> str:
    """Works as entries and problems as they are printed, to be compared as a whole."""
    entries = [to_bibtex(replace(work.reference, key=f"k{n}")) for n, work in enumerate(works)]
    return "".join([*entries, *(f"{problem}\n" for problem in problems)])


def exports_told() -> str:
    """What is made of every file of ``data/exports`` (rewritten by ``rewrite_goldens.py``)."""
    return "\n".join(told(*read_export(path.read_bytes(), path.name)) for path in FILES)
