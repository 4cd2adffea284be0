"""The change file in an issue that the form filled in.

In: the host's description of an event, which may hold anything. Out: the text of the change file;
it is looked at by nobody but ``file``.
"""

from __future__ import annotations

import json
import re

from factsheets.changes.decode import MAX_BYTES

# The form writes one block of JSON, indented, so that no line of it can end the block.
_BLOCK = re.compile(r"^```json[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


class NoChangeError(Exception):
    """Why an issue holds no change file, in one sentence."""


def change_in_event(event: str) -> str:
    """The change file in the issue that ``event`` describes. Raises :class:`NoChangeError`."""
    try:
        body = json.loads(event)["issue"]["body"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoChangeError("The description of the event holds no issue.") from None
    text = body.replace("\r\n", "\n") if isinstance(body, str) else ""
    blocks: list[str] = _BLOCK.findall(text)
    if len(blocks) != 1:
        raise NoChangeError(
            f"The issue must hold one change file between ```json and ```, but has {len(blocks)}."
        )
    try:
        size = len(blocks[0].encode())
    except UnicodeEncodeError:
        raise NoChangeError("The change file in the issue holds what is no character.") from None
    if size > MAX_BYTES:
        raise NoChangeError(f"The change file in the issue has more than {MAX_BYTES} bytes.")
    return blocks[0]
