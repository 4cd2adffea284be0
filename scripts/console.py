"""What the commands have in common: their options, the places they are given, how they talk.

In: arguments, problems, sentences. Out: lines on the console and exit codes.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language, Problem
from factsheets.site.pipeline import LANGUAGES, read_site

ROOT = Path(__file__).resolve().parent.parent


def command(description: str) -> argparse.ArgumentParser:
    """The command line of a command that speaks both languages about one project."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the messages")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the project")
    return parser


def place_of(name: str, root: Path) -> str:
    """A file or folder as typed → its path in the project, with ``/``.

    A name counts from the current folder, or from ``root`` if nothing of the project is there; what
    lies outside of the project is returned as typed.
    """
    whole = root.resolve()
    here, below = Path(name).resolve(), (root / name).resolve()
    path = here if here.exists() and here.is_relative_to(whole) else below
    return path.relative_to(whole).as_posix() if path.is_relative_to(whole) else name


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
