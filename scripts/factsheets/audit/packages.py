"""Which of the locked packages have known holes, as PyPI knows through pip-audit.

In: the hash-locked files. Out: an answer per file, and one verdict in words on all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes")
OFFLINE = "The audit needs PyPI, which cannot be reached from here: packages stay unaudited."
QUIETLY = ("--progress-spinner", "off", "--format", "json")


@dataclass(frozen=True)
class Answer:
    """What was found out about one lock: lines on holes, how many packages, how many unknown."""

    holes: tuple[str, ...]
    asked: int
    unknown: int


def ask(lock: Path) -> Answer | str:
    """What is known about the packages of a lock; why not, if nobody could be asked."""
    done = subprocess.run(
        [*COMMAND, "-r", str(lock), *QUIETLY], capture_output=True, text=True, check=False
    )
    try:
        return read(json.loads(done.stdout))
    except ValueError:
        return (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]


def read(answer: dict[str, Any]) -> Answer:
    """pip-audit's JSON in short."""
    packages = answer["dependencies"]
    unknown = sum("skip_reason" in package for package in packages)
    return Answer(tuple(sorted(set(_holes(packages)))), len(packages), unknown)


def _holes(packages: list[dict[str, Any]]) -> Iterator[str]:
    for package in packages:
        for hole in package.get("vulns", []):
            mended = ", ".join(hole["fix_versions"]) or "no version yet"
            yield f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}"


def verdict(answers: Sequence[Answer | str]) -> tuple[list[str], bool]:
    """What to say of all answers, in lines, and whether every package is known to be whole."""
    given = [answer for answer in answers if isinstance(answer, Answer)]
    holes = sorted({hole for answer in given for hole in answer.holes})
    asked, unknown = sum(answer.asked for answer in given), sum(answer.unknown for answer in given)
    if len(given) < len(answers) or unknown == asked:
        return [*holes, OFFLINE], False
    count = f"{asked - unknown} packages looked up, {len(holes)} known holes, {unknown} unknown"
    return [*holes, count], not holes and not unknown
