"""Takes the change file out of an issue that the form filled in.

    python scripts/change_from_issue.py EVENT CHANGE

EVENT is the host's description of what happened (``GITHUB_EVENT_PATH``), CHANGE the file to write.
Whatever the issue says is data, for ``apply_change.py``. Returns 0, or 1 after one sentence.
"""

from __future__ import annotations

import sys
from pathlib import Path

from factsheets.changes.issue import NoChangeError, change_in_event


def main(arguments: list[str]) -> int:
    """Read the event at the first path, write the change file to the second."""
    if len(arguments) != 2:
        print("Usage: python scripts/change_from_issue.py EVENT CHANGE", file=sys.stderr)
        return 1
    event, change = map(Path, arguments)
    try:
        text = change_in_event(event.read_text(encoding="utf-8"))
        change.write_text(text, encoding="utf-8")
    except (NoChangeError, OSError, UnicodeError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
