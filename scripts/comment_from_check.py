"""Writes the comment on a pull request from the lists of problems that its check left.

    python scripts/comment_from_check.py ARTIFACT RUN > comment.md

ARTIFACT is the zip that the check left, RUN the address of the check's page. Needs no package.
Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import sys
from pathlib import Path

from factsheets.messages.comment import UnfitError, comment


def main(arguments: list[str]) -> int:
    """Print the comment for the zip and the address given."""
    if len(arguments) != 2:
        print("Usage: python scripts/comment_from_check.py ARTIFACT RUN", file=sys.stderr)
        return 1
    try:
        text = comment(Path(arguments[0]), arguments[1])
    except (UnfitError, OSError) as failure:
        print(failure, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
