"""What a change file adds to the history of its sheet, and what it may never add: a signature.

In: a change file, the data of the sheet, the day. Out: the data with the entry of history that says
why, in the words of whoever sent the change; or the problem CHG030. No I/O.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheets.catalog.signatures import signatures
from factsheets.catalog.version import items
from factsheets.changes.file import ChangeFile
from factsheets.messages.chinese import is_chinese
from factsheets.messages.problem import Problem
from factsheets.model.validation import field_name
from factsheets.reading.rawtext import note
from factsheets.reading.source import Document, parse_yaml


def with_entry(data: dict[str, Any], change: ChangeFile, on: str) -> dict[str, Any]:
    """``data`` with an entry at the end of its history, dated ``on``; without a day, or if the
    change file wrote history itself, as it is. A new sheet's entry only gets its author's name."""
    history = items(data, "history")
    if not on or not history or not all(isinstance(entry, dict) for entry in history):
        return data
    by = {"by": " ".join(change.by.split())} if change.by.strip() else {}
    if change.new:
        return {**data, "history": [*history[:-1], {**history[-1], **by}]}
    if any(edit.path[0] == "history" for edit in change.changes):
        return data
    day = max(on, str(history[-1].get("on") or ""))
    why = " ".join(change.reason.split())
    said = {"zh" if is_chinese(why) else "en": why}
    return {**data, "history": [*history, {"on": day, "change": said, **by}]}


def check_signatures(before: bytes | None, after: Document) -> Iterator[Problem]:
    """A problem for each signature that the sheet does not bear yet."""
    document = parse_yaml(before, after.path)[0] if before else None
    known = {(mark.by, mark.on, mark.id) for mark in signatures(document)} if document else set()
    for mark in signatures(after):
        if (mark.by, mark.on, mark.id) not in known:
            line, column = after.mark(mark.loc)
            field = field_name(mark.loc)
            yield note("CHG030", after.path, line, column, field=field, found=mark.by)
