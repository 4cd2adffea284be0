"""Prints every problem of the content, one a line, sorted; exits with 1 if one stops the build.

The whole project is always read, since a sheet can be wrong through another file; naming files or
folders only chooses what is shown. Exits with 2 if one of the names is no file of the content.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path

from console import command, place_of, print_anything
from factsheets.catalog.load import load_rules_page
from factsheets.messages.problem import Problem
from factsheets.messages.report import FORMATS, Report, as_markdown
from factsheets.messages.wording import words
from factsheets.site.pipeline import errors, read_site

CONTENT = ("content", "derived", "references.bib")


def lies_in(path: str, places: Collection[str]) -> bool:
    """Is ``path`` one of ``places``, or a file below one of them?"""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def complaint(name: str, root: Path, problems: list[Problem], w: dict[str, str]) -> str:
    """Why nothing can be shown for a file or folder as typed; empty if something can."""
    place = place_of(name, root)
    if not lies_in(place, CONTENT):
        return w["check_stranger"].format(found=name)
    # A file that is missing may be the very problem.
    if (root / place).exists() or any(lies_in(problem.path, [place]) for problem in problems):
        return ""
    return w["check_no_file"].format(found=name)


def main(arguments: list[str]) -> int:
    """Check the project and tell what was found. Returns the exit code."""
    parser = command("Print every problem of the content.")
    parser.add_argument("files", nargs="*", metavar="FILES", help="show the problems of these only")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to tell them")
    asked = parser.parse_args(arguments)
    _, problems = read_site(asked.root)
    w = words(asked.lang)
    complaints = [complaint(name, asked.root, problems, w) for name in asked.files]
    places = [place_of(name, asked.root) for name in asked.files]
    named = [problem for problem in problems if not places or lies_in(problem.path, places)]
    left = len(problems) - len(named)
    report = Report(tuple(named), asked.lang, load_rules_page(asked.root, asked.lang), left)
    print(FORMATS[asked.format](report))
    if asked.format == "github":
        summarise(report)
    for sentence in filter(None, complaints):
        print(sentence, file=sys.stderr)
    return 2 if any(complaints) else 1 if errors(named) else 0


def summarise(report: Report) -> None:
    """Add the whole list to the page of the run, of whose annotations GitHub shows ten a kind."""
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(f"{as_markdown(report)}\n")


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
