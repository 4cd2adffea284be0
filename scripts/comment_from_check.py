"""Writes the comment on a pull request from the lists of problems that its check left.

    python scripts/comment_from_check.py ARTIFACT RUN > comment.md

ARTIFACT is the zip with ``en.json`` and ``zh.json`` (``check.py --format json``), RUN the address
of the check's page. The zip was made by the code of the pull request, so it may hold anything:
sizes are limited, only what looks like a problem is told, and all of it as plain characters. Needs
no package. Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

from factsheets.messages.problem import Language
from factsheets.messages.wording import words

LANGUAGES: tuple[Language, ...] = ("en", "zh")
# The host finds its earlier comment by this.
MARK = "<!-- check of the content -->"
LARGEST_ZIP = 1_000_000
LARGEST_LIST = 2_000_000
MOST_SHOWN = 40
LONGEST_MESSAGE = 400
_PATH = re.compile(r"(?:content/[A-Za-z0-9_./-]{1,200}|references\.bib)")
_CODE = re.compile(r"[A-Z]{2,4}[0-9]{3}")
_RUN = re.compile(r"https://[A-Za-z0-9.:-]+/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+/actions/runs/[0-9]+")
# A host parses what comes out for addresses and names, so @ is parted from what follows.
_SIGN = re.compile(r"[^\w\s]|_")


class Unfit(Exception):
    """Why the lists cannot be told, in one sentence."""


def read_list(zipped: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """One list of problems. Raises :class:`Unfit` if it is missing, too large or no such list."""
    try:
        with zipped.open(name) as file:
            raw = file.read(LARGEST_LIST + 1)
        found = json.loads(raw) if len(raw) <= LARGEST_LIST else None
    except (KeyError, ValueError, RecursionError, RuntimeError, NotImplementedError) as failure:
        raise Unfit(f"{name} of the check cannot be read.") from failure
    except (zipfile.BadZipFile, OSError, EOFError) as failure:
        raise Unfit(f"{name} of the check cannot be read.") from failure
    if not isinstance(found, dict) or not isinstance(found.get("problems"), list):
        raise Unfit(f"{name} of the check is no list of problems.")
    return found


def plain(text: str) -> str:
    """``text`` as Markdown that shows its characters and nothing else."""
    flat = " ".join(text.split())[:LONGEST_MESSAGE]
    shown = _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", flat)
    return shown.replace("&#64;", "&#64;<!-- -->")


def row(problem: object, w: dict[str, str]) -> str | None:
    """One problem as a line of a list; ``None`` for what is none."""
    if not isinstance(problem, dict):
        return None
    path, line, code, message = (problem.get(key) for key in ("path", "line", "code", "message"))
    if not (isinstance(path, str) and _PATH.fullmatch(path) and isinstance(line, int)):
        return None
    if not (isinstance(code, str) and _CODE.fullmatch(code) and isinstance(message, str)):
        return None
    place = w["comment_line"].format(line=min(abs(line), 10**6))
    return f"- {plain(path)}, {place}: {code} {plain(message)}"


def told(found: dict[str, Any], w: dict[str, str]) -> list[str]:
    """The list in words."""
    problems = found["problems"]
    if not problems:
        return [w["comment_none"]]
    rows = [one for one in (row(problem, w) for problem in problems[:MOST_SHOWN]) if one]
    errors = sum(isinstance(one, dict) and one.get("severity") == "error" for one in problems)
    counts = w["comment_some"].format(errors=errors, warnings=len(problems) - errors)
    left = len(problems) - len(rows)
    return [counts, "", *rows, *(["", w["comment_more"].format(left=left)] if left else [])]


def comment(artifact: Path, run: str) -> str:
    """The whole comment, English first. Raises :class:`Unfit`, or ``OSError`` without the file."""
    if not _RUN.fullmatch(run):
        raise Unfit("The address of the check's page is none.")
    if artifact.stat().st_size > LARGEST_ZIP:
        raise Unfit(f"The check left more than {LARGEST_ZIP} bytes.")
    try:
        with zipfile.ZipFile(artifact) as zipped:
            lists = {language: read_list(zipped, f"{language}.json") for language in LANGUAGES}
    except zipfile.BadZipFile as failure:
        raise Unfit("What the check left is no zip.") from failure
    english, chinese = (
        [*told(lists[language], words(language)), "", words(language)["comment_preview"]]
        for language in LANGUAGES
    )
    parts = [MARK, *english, "", "<details><summary>中文</summary>", "", *chinese, ""]
    return "\n".join([*parts, "</details>", "", f"[Check · 检查]({run})"]) + "\n"


def main(arguments: list[str]) -> int:
    """Print the comment for the zip and the address given."""
    if len(arguments) != 2:
        print("Usage: python scripts/comment_from_check.py ARTIFACT RUN", file=sys.stderr)
        return 1
    try:
        text = comment(Path(arguments[0]), arguments[1])
    except (Unfit, OSError) as failure:
        print(failure, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
