"""Takes the change file out of an issue that the form filled in.

    python scripts/change_from_issue.py EVENT CHANGE

EVENT is the host's description of what happened (``GITHUB_EVENT_PATH``), CHANGE the file to write.
Whatever the issue says is data: it is looked at by nobody but ``apply_change.py``. Needs nothing
but Python. Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

# The form writes one block of JSON, indented, so that no line of it can end the block.
BLOCK = re.compile(r"^```json[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
# What apply_change.py takes at most.
LONGEST = 65_536


class NoChange(Exception):
    """Why an issue holds no change file, in one sentence."""


def change_in(body: str) -> str:
    """The one block of JSON in the text of an issue. Raises :class:`NoChange`."""
    blocks = [str(block) for block in BLOCK.findall(body.replace("\r\n", "\n"))]
    if len(blocks) != 1:
        raise NoChange(
            f"The issue must hold one change file between ```json and ```, but has {len(blocks)}."
        )
    try:
        size = len(blocks[0].encode())
    except UnicodeEncodeError:
        raise NoChange("The change file in the issue holds what is no character.") from None
    if size > LONGEST:
        raise NoChange(f"The change file in the issue has more than {LONGEST} bytes.")
    return blocks[0]


def body_of(event: str) -> str:
    """The issue's text in the host's description of an event. Raises :class:`NoChange`."""
    try:
        body = json.loads(event)["issue"]["body"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoChange("The description of the event holds no issue.") from None
    return body if isinstance(body, str) else ""


def main(arguments: list[str]) -> int:
    """Read the event at the first path, write the change file to the second."""
    if len(arguments) != 2:
        print("Usage: python scripts/change_from_issue.py EVENT CHANGE", file=sys.stderr)
        return 1
    event, change = map(Path, arguments)
    try:
        text = change_in(body_of(event.read_text(encoding="utf-8")))
        change.write_text(text, encoding="utf-8")
    except (NoChange, OSError, UnicodeError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
