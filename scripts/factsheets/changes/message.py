"""What is said of an applied change file: the lines that changed, and the commit message.

In: the change file and what came of it. Out: texts. In the message, whatever a stranger wrote
stands on a line of its own behind our label, so that it can begin no trailer (``Signed-off-by:``),
and holds nothing that a host acts upon: issue numbers, mentions, ``[skip ci]``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from factsheets.bibliography.intake import read_export
from factsheets.changes.apply import Outcome
from factsheets.changes.file import ChangeFile
from factsheets.messages.problem import Language, shorten
from factsheets.reading.rawtext import visible

SUBJECT = 72
MAX_TEXT = 2000
_BRACKETS = str.maketrans("[]", "()")


def commit_message(change: ChangeFile, outcome: Outcome) -> str:
    """The message: subject, why, where it is written, who sent it, which fields changed.

    The last paragraph is a sentence of ours, since git reads trailers from the last one.
    """
    why = harmless(change.reason)
    verb = "Add" if change.new else "Change"
    lines = [shorten(f"{verb} {change.id}: {why}", SUBJECT), ""]
    lines += [f"Why: {why}", f"Where it is written: {harmless(change.source)}"]
    if change.by.strip():
        lines.append(f"Sent by: {harmless(change.by)}")
    lines += ["", "Fields:", *(f"- {harmless(name)}" for name in outcome.applied), ""]
    lines.append(f"Written into {change.file} by apply_change from a change file.")
    if outcome.refused:
        lines[-1] += f" {len(outcome.refused)} of its changes did not apply."
    return "\n".join(lines) + "\n"


def works_to_add(change: ChangeFile, language: Language) -> Iterator[str]:
    """Each proposed work, harmless, and what is wrong with what was pasted, by its own lines: a
    change file never writes into ``references.bib``."""
    for work in change.works:
        about = f" ({harmless(work.note)})" if work.note else ""
        pasted, problems = read_export(work.pasted.encode(), "") if work.pasted else ([], [])
        for title in [incoming.reference.title for incoming in pasted] or [work.doi or work.pmid]:
            yield (harmless(title) or "?") + about
        for problem in problems:
            yield harmless(f"{problem.line}: {problem.message(language)}")


def changed_lines(change: ChangeFile, outcome: Outcome) -> Iterator[str]:
    """The lines that change, as ``diff -u`` shows them, without those around."""
    before = (outcome.before or b"").decode("utf-8").replace("\r\n", "\n").splitlines()
    after = (outcome.text or "").splitlines()
    return difflib.unified_diff(before, after, change.file, change.file, lineterm="", n=0)


def harmless(text: str) -> str:
    """``text`` on one line, without anything that git or its host would act upon."""
    flat = shorten(visible(" ".join(text.split())), MAX_TEXT).translate(_BRACKETS)
    flat = re.sub(r"#(?=\d)", "# ", flat)
    flat = re.sub(r"(?i)\bGH-(?=\d)", "GH ", flat)
    flat = re.sub(r"(?<!\w)@(?=\w)", "@ ", flat)
    return re.sub(r"\*{3,}", "**", flat)
