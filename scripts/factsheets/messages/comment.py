"""The comment on a pull request, from the lists of problems that its check left.

In: a zip with ``en.json`` and ``zh.json`` (``check.py --format json``). It was made by the code of
the pull request, so it may hold anything: sizes are limited, only what looks like a problem is
listed, and all of it as plain characters. Out: the comment. Runs where no package is installed.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from factsheets.messages.problem import Language
from factsheets.messages.report import plain
from factsheets.messages.wording import words

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
# The host finds its earlier comment by this.
MARK: Final = "<!-- check of the content -->"
LARGEST_ZIP: Final = 1_000_000
LARGEST_LIST: Final = 2_000_000
MOST_ROWS: Final = 40
LONGEST_MESSAGE: Final = 400
_PATH = re.compile(r"(?:content/[A-Za-z0-9_./-]{1,200}|references\.bib)")
_CODE = re.compile(r"[A-Z]{2,4}[0-9]{3}")
_RUN = re.compile(r"https://[A-Za-z0-9.:-]+/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+/actions/runs/[0-9]+")


class UnfitError(Exception):
    """Why the lists cannot be commented, in one sentence."""


def comment(artifact: Path, run: str) -> str:
    """The whole comment, English first; ``run`` is the address of the check's page.

    Raises :class:`UnfitError`, or ``OSError`` without the file.
    """
    if not _RUN.fullmatch(run):
        raise UnfitError("The address of the check's page is none.")
    if artifact.stat().st_size > LARGEST_ZIP:
        raise UnfitError(f"The check left more than {LARGEST_ZIP} bytes.")
    try:
        with zipfile.ZipFile(artifact) as zipped:
            lists = {language: _read_list(zipped, f"{language}.json") for language in LANGUAGES}
    except zipfile.BadZipFile as failure:
        raise UnfitError("What the check left is no zip.") from failure
    english, chinese = (
        [*_lines(lists[language], words(language)), "", words(language)["comment_preview"]]
        for language in LANGUAGES
    )
    parts = [MARK, *english, "", "<details><summary>中文</summary>", "", *chinese, ""]
    return "\n".join([*parts, "</details>", "", f"[Check · 检查]({run})"]) + "\n"


def _read_list(zipped: zipfile.ZipFile, name: str) -> list[Any]:
    """One list of problems. Raises :class:`UnfitError` if it is missing, too large or none."""
    try:
        with zipped.open(name) as file:
            raw = file.read(LARGEST_LIST + 1)
        report = json.loads(raw) if len(raw) <= LARGEST_LIST else None
    except (KeyError, ValueError, RecursionError, RuntimeError, NotImplementedError) as failure:
        raise UnfitError(f"{name} of the check cannot be read.") from failure
    except (zipfile.BadZipFile, OSError, EOFError) as failure:
        raise UnfitError(f"{name} of the check cannot be read.") from failure
    problems = report.get("problems") if isinstance(report, dict) else None
    if not isinstance(problems, list):
        raise UnfitError(f"{name} of the check is no list of problems.")
    return problems


def _lines(problems: list[Any], w: Mapping[str, str]) -> list[str]:
    """The counts and the list."""
    if not problems:
        return [w["comment_none"]]
    rows = [row for row in (_row(problem, w) for problem in problems[:MOST_ROWS]) if row]
    errors = sum(isinstance(entry, dict) and entry.get("severity") == "error" for entry in problems)
    counts = w["comment_some"].format(errors=errors, warnings=len(problems) - errors)
    left = len(problems) - len(rows)
    return [counts, "", *rows, *(["", w["comment_more"].format(left=left)] if left else [])]


def _row(problem: object, w: Mapping[str, str]) -> str | None:
    """One problem as a line of a list; ``None`` for what is none."""
    if not isinstance(problem, dict):
        return None
    path, line, code, message = (problem.get(key) for key in ("path", "line", "code", "message"))
    if not (isinstance(path, str) and _PATH.fullmatch(path) and isinstance(line, int)):
        return None
    if not (isinstance(code, str) and _CODE.fullmatch(code) and isinstance(message, str)):
        return None
    place = w["comment_line"].format(line=min(abs(line), 10**6))
    text = " ".join(message.split())[:LONGEST_MESSAGE]
    return f"- {plain(path)}, {place}: {code} {plain(text)}"
