"""Asks which of the locked packages have known holes; says so when nobody answers.

    python scripts/audit_packages.py

Reads the hash-locked files under ``requirements`` and asks PyPI through pip-audit. Returns 0 if
every package was looked up and none has a known hole, else 1.
"""

from __future__ import annotations

import sys

from console import ROOT, print_anything
from factsheets.audit.packages import ask, verdict


def main(arguments: list[str]) -> int:
    """Audit every lock. Returns the exit code."""
    if arguments:
        print(__doc__)
        return 1
    answers = [ask(lock) for lock in sorted((ROOT / "requirements").glob("*.txt"))]
    for reason in (answer for answer in answers if isinstance(answer, str)):
        print(reason, file=sys.stderr)
    lines, whole = verdict(answers)
    print(*lines, sep="\n")
    return 0 if whole else 1


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
