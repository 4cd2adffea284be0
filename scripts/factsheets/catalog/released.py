"""The ids of the last release: addresses that others may have cited, and that must keep leading
somewhere.

In: ``derived/released-ids.txt``, one id a line (a sheet's, or ``sheet-id#finding-id``), written by
``scripts/record_release.py`` at a release. Out: the ids with their lines. Before the first release
the file is missing and the list empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from factsheets.messages.problem import Problem, problem
from factsheets.model.base import SLUG
from factsheets.reading.files import is_there, read_file

RELEASED = "derived/released-ids.txt"
HEAD = """\
# Ids of the last release: their addresses were published and must keep leading somewhere.
# Written by `make release`; not to be edited by hand.
"""
_ID = re.compile(f"{SLUG}(#{SLUG})?")
# Far more than the largest list; a larger file is not read.
MAX_BYTES = 4_000_000


def load_released_ids(root: Path) -> tuple[dict[str, int], list[Problem]]:
    """Every id of the list with its line, and what is wrong with the file."""
    if not is_there(root, RELEASED):
        return {}, []
    raw = read_file(root, RELEASED, MAX_BYTES)
    return ({}, [raw]) if isinstance(raw, Problem) else parse_released_ids(raw)


def parse_released_ids(raw: bytes) -> tuple[dict[str, int], list[Problem]]:
    """The same from the file's bytes; pure, never raises."""
    ids: dict[str, int] = {}
    problems = []
    for number, line in enumerate(raw.decode("utf-8", "backslashreplace").splitlines(), 1):
        if _ID.fullmatch(line):
            ids.setdefault(line, number)
        elif line and not line.startswith("#"):
            problems.append(problem("PUB003", RELEASED, number, found=line))
    return ids, problems


def as_list(ids: Iterable[str]) -> str:
    """The text of the list: a note, then every id once, sorted."""
    return HEAD + "".join(f"{id}\n" for id in sorted(set(ids)))
