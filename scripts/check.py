"""Prints every problem of the content, one a line, sorted; exits with 1 if one stops the build.

The whole project is always read, since a sheet can be wrong through another file; naming files or
folders only chooses what is shown. Exits with 2 if one of the names is no file of the content.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection
from pathlib import Path

from console import print_anything
from factsheets.catalog.load import load_rules_page
from factsheets.messages.problem import Problem
from factsheets.messages.report import FORMATS, Report, as_markdown
from factsheets.messages.wording import words
from factsheets.site.pipeline import LANGUAGES, errors, read_site

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ("content", "references.bib")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    it = argparse.ArgumentParser(prog="check.py", description="Print every problem of the content.")
    it.add_argument("files", nargs="*", metavar="FILES", help="show the problems of these only")
    it.add_argument("--format", choices=FORMATS, default="text", help="how to tell them")
    it.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the messages")
    it.add_argument("--root", type=Path, default=ROOT, help="folder of the project")
    return it


def place_of(name: str, root: Path) -> str:
    """A file or folder as typed → its path in the project, with ``/``.

    A name counts from the current folder, or from ``root`` if nothing of the project is there; what
    lies outside of the project is returned as typed.
    """
    whole = root.resolve()
    here, below = Path(name).resolve(), (root / name).resolve()
    path = here if here.exists() and here.is_relative_to(whole) else below
    return path.relative_to(whole).as_posix() if path.is_relative_to(whole) else name


def lies_in(path: str, places: Collection[str]) -> bool:
    """Is ``path`` one of ``places``, or a file below one of them?"""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def complaint(name: str, root: Path, problems: list[Problem], w: dict[str, str]) -> str:
    """Why nothing can be shown for a file or folder as typed; empty if something can."""
    place = place_of(name, root)
    if not lies_in(place, CONTENT):
        return w["check_stranger"].format(found=name)
    # A file that is missing may be the very problem.
    if (root / place).exists() or any(lies_in(one.path, [place]) for one in problems):
        return ""
    return w["check_no_file"].format(found=name)


def main(arguments: list[str]) -> int:
    """Check the project and tell what was found. Returns the exit code."""
    asked = parser().parse_args(arguments)
    _, problems = read_site(asked.root)
    w = words(asked.lang)
    complaints = [complaint(name, asked.root, problems, w) for name in asked.files]
    places = [place_of(name, asked.root) for name in asked.files]
    shown = [one for one in problems if not asked.files or lies_in(one.path, places)]
    left = len(problems) - len(shown)
    report = Report(tuple(shown), asked.lang, load_rules_page(asked.root, asked.lang), left)
    print(FORMATS[asked.format](report))
    if asked.format == "github":
        summarise(report)
    for said in filter(None, complaints):
        print(said, file=sys.stderr)
    return 2 if any(complaints) else 1 if errors(shown) else 0


def summarise(report: Report) -> None:
    """Add the whole list to the page of the run, of whose annotations GitHub shows ten a kind."""
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(f"{as_markdown(report)}\n")


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
