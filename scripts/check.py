"""Prints every problem of the content, one a line, sorted; exits with 1 if one stops the build.

python scripts/check.py [FOLDER]
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from factsheets.pipeline import errors, read_site
from factsheets.problems import Problem

ROOT = Path(__file__).resolve().parent.parent


def report(problems: list[Problem]) -> str:
    """All problems and a line that counts them."""
    stopping = len(errors(problems))
    lines = [
        f"{problem}{'' if problem.severity == 'error' else ' (warning)'}" for problem in problems
    ]
    lines.append(f"{stopping} problems, {len(problems) - stopping} warnings")
    return "\n".join(lines)


def print_anything() -> None:
    """Let no character of a message stop a run: a console of Windows may lack Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main(arguments: list[str]) -> int:
    """Check the project at the folder given, or this one. Returns the exit code."""
    _, problems = read_site(Path(arguments[0]) if arguments else ROOT)
    print(report(problems))
    return 1 if errors(problems) else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
