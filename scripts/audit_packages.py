"""Asks which of the locked packages have known holes; says so when nobody answers.

    python scripts/audit_packages.py

Reads the hash-locked files under ``requirements`` and asks PyPI through pip-audit. Returns 0 if
every package was looked up and none has a known hole, else 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console import print_anything

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("runtime", "dev", "audit", "fuzz")
COMMAND = (sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes")
QUIETLY = ("--progress-spinner", "off", "--format", "json")


@dataclass(frozen=True)
class Answer:
    """What was found out about one lock: lines on holes, how many packages, how many unknown."""

    holes: tuple[str, ...]
    asked: int
    unknown: int


def main(arguments: list[str]) -> int:
    """Audit every lock. Returns the exit code."""
    if arguments:
        print(__doc__)
        return 1
    answers = [ask(ROOT / "requirements" / f"{name}.txt") for name in LOCKS]
    return say(answers)


def ask(lock: Path) -> Answer | None:
    """What is known about the packages of a lock; ``None`` if nobody could be asked."""
    done = subprocess.run(
        [*COMMAND, "-r", str(lock), *QUIETLY], capture_output=True, text=True, check=False
    )
    try:
        return read(json.loads(done.stdout))
    except ValueError:
        print((done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1], file=sys.stderr)
        return None


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


def say(answers: list[Answer | None]) -> int:
    """Tell what was found. Returns the exit code."""
    given = [answer for answer in answers if answer]
    holes = sorted({hole for answer in given for hole in answer.holes})
    for hole in holes:
        print(hole)
    asked, unknown = (sum(a.asked for a in given), sum(a.unknown for a in given))
    if len(given) < len(answers) or unknown == asked:
        print("The audit needs PyPI, which cannot be reached from here: packages stay unaudited.")
        return 1
    print(f"{asked - unknown} packages looked up, {len(holes)} known holes, {unknown} unknown")
    return 1 if holes or unknown else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
