"""What the commands have in common when they talk: problems, refusals, and a console of any kind.

In: problems, sentences. Out: lines on the console and exit codes.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language, Problem
from factsheets.site.pipeline import read_site


def print_anything() -> None:
    """Let no character of a message stop a run: a console of Windows may lack Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(problems: Iterable[Problem], language: Language) -> None:
    """Print problems, one a line, sorted."""
    for problem in sorted(problems):
        print(problem.told(language))


def refuse(problems: Iterable[Problem], language: Language, outcome: str) -> int:
    """Say why nothing was done, and ``outcome``, a sentence. Returns the exit code."""
    say(problems, language)
    print(outcome)
    return 1


def readable(root: Path) -> Catalog | None:
    """The catalog of the project at ``root``; ``None`` after saying that there is none."""
    catalog, _ = read_site(root)
    if catalog is None:
        print("The content cannot be read; make check says why.", file=sys.stderr)
    return catalog
