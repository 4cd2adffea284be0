"""How problems are told: one function per format, each from a :class:`Report` to a text.

In: problems, the language to say them in, and where the rules are published. Out: text for a
terminal, annotations for GitHub, a Code Quality report for GitLab, Markdown, or JSON. Nothing here
reads or writes. Messages quote files that anybody may have sent, so each format escapes them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

from factsheets.messages.problem import Language, Problem, rulebook
from factsheets.messages.wording import words

# A step summary of GitHub ends at 1 MiB; a row has at most some 2 kB.
MOST_ROWS = 400
# Values that name a line would give a problem a new fingerprint whenever lines move.
LINES = ("first",)
# What Markdown or HTML could take for its own signs. An entity never counts as one.
SIGNS = re.compile(r"[\\`*_{}\[\]()<>#!|&~@:$^=\"']")


@dataclass(frozen=True)
class Report:
    """What is to be told. ``rules_page`` is the published page of the rules, in the report's
    language; it may be empty: then nothing is linked.

    ``elsewhere`` counts problems of files that were not asked for.
    """

    problems: tuple[Problem, ...]
    language: Language = "en"
    rules_page: str = ""
    elsewhere: int = 0

    @property
    def words(self) -> dict[str, str]:
        """The checker's words in the report's language."""
        return words(self.language)

    @property
    def stopping(self) -> int:
        """How many of the problems stop a build."""
        return sum(problem.severity == "error" for problem in self.problems)

    def counts(self) -> str:
        """``2 problems, 1 warnings``, and how many are not shown."""
        w, warnings = self.words, len(self.problems) - self.stopping
        said = w["check_counts"].format(errors=self.stopping, warnings=warnings)
        more = w["check_elsewhere"].format(count=self.elsewhere)
        return "\n".join([said, more] if self.elsewhere else [said])

    def address_of(self, code: str) -> str:
        """The rule ``code`` on the page of the rules; empty while that has no address.

        The page's template gives each rule its code as id.
        """
        return f"{self.rules_page}#{code}" if self.rules_page else ""


def as_text(report: Report) -> str:
    """One line per problem, ``file:line: CODE message``, and a line that counts them."""
    w = report.words
    lines = []
    for problem in report.problems:
        mark = "" if problem.severity == "error" else w["check_warned"]
        lines.append(f"{problem.format(report.language)}{mark}")
    if lines and report.rules_page:
        lines.append(w["check_codes"].format(address=report.rules_page))
    return "\n".join([*lines, report.counts()])


def as_github(report: Report) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request, then the counts.

    Format and escapes: GitHub Docs, "Workflow commands for GitHub Actions", and the toolkit's
    ``command.ts``. The host shows ten of a kind per step; the Markdown report has them all.
    """
    lines = []
    for problem in report.problems:
        place = f"line={problem.line},col={problem.column}"
        path, code = _property(problem.path), _property(problem.code)
        link = report.address_of(problem.code)
        message = _data("\n".join(filter(None, [problem.message(report.language), link])))
        lines.append(f"::{problem.severity} file={path},{place},title={code}::{message}")
    return "\n".join([*lines, report.counts()])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(report: Report) -> str:
    """A Code Quality report (GitLab Docs, "Code Quality", report format): a JSON list.

    A fingerprint is made of path, code and values, so that a problem stays the same one while lines
    move; problems alike in all three are told apart by their order.
    """
    seen: Counter[str] = Counter()
    entries = []
    for problem in report.problems:
        alike = json.dumps([problem.path, problem.code, *_lasting(problem)])
        seen[alike] += 1
        entries.append(
            {
                "description": f"{problem.code} {problem.message(report.language)}",
                "check_name": problem.code,
                "fingerprint": sha256(f"{alike}{seen[alike]}".encode()).hexdigest(),
                "severity": "major" if problem.severity == "error" else "minor",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _lasting(problem: Problem) -> list[tuple[str, str]]:
    return [(name, value) for name, value in problem.values if name not in LINES]


def as_markdown(report: Report) -> str:
    """A heading, the counts, and a table per file, safe to stand in anybody's page."""
    w = report.words
    parts = [f"## {w['check_title']}", report.counts()]
    listed = report.problems[:MOST_ROWS]
    for path, problems in groupby(listed, key=lambda problem: problem.path):
        rows = [_row(report, problem) for problem in problems]
        head = f"| {w['check_line']} | {w['check_rule']} | {w['check_problem']} |"
        parts.append("\n".join([f"### {plain(path)}", "", head, "| ---: | --- | --- |", *rows]))
    if left := len(report.problems) - len(listed):
        parts.append(w["check_more"].format(count=left))
    return "\n\n".join(parts)


def _row(report: Report, problem: Problem) -> str:
    link = report.address_of(problem.code)
    code = f"[{problem.code}]({link})" if link else problem.code
    mark = "" if problem.severity == "error" else report.words["check_warned"]
    return f"| {problem.line} | {code} | {plain(problem.message(report.language) + mark)} |"


def plain(text: str) -> str:
    """``text`` as Markdown that shows just its characters: no markup, no link, nobody called.

    The hosts look for ``@name`` in what comes out, so a comment that they drop parts the two.
    """
    escaped = SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text).replace("&#64;", "&#64;<!-- -->")
    return re.sub(r"(?i)\bwww\.", lambda start: f"{start[0][:-1]}&#46;", escaped)


def as_json(report: Report) -> str:
    """One object, for other programs.

    ``version`` of this format, ``language`` (``en``, ``zh``), ``errors``, ``warnings`` and
    ``elsewhere`` (counts), and ``problems``: for each ``path`` (relative to the project), ``line``
    and ``column`` (from 1), ``code``, ``severity`` (``error``, ``warning``), ``message``, ``rule``
    (the rule's sentence), ``suggestion`` (text to write instead) and ``link`` (to the rule), these
    two ``null`` where there is none.
    """
    whole = {
        "version": 1,
        "language": report.language,
        "errors": report.stopping,
        "warnings": len(report.problems) - report.stopping,
        "elsewhere": report.elsewhere,
        "problems": [_entry(report, problem) for problem in report.problems],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _entry(report: Report, problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message(report.language),
        "rule": rulebook()[problem.code].sentence[report.language],
        "suggestion": problem.suggestion or None,
        "link": report.address_of(problem.code) or None,
    }


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "markdown": as_markdown,
    "json": as_json,
}
