"""Stage ``bibliography``: ``references.bib`` → references by key.

In: the text of the file. Out: a :class:`Bibliography` and all problems.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from factsheets.bibliography.blocks import Blocks, Entry, accounted
from factsheets.bibliography.entry import KEY, Draft
from factsheets.bibliography.lint import check_text
from factsheets.bibliography.reference import Bibliography, Flaw, Reference
from factsheets.messages.problem import Problem
from factsheets.reading.files import read_file
from factsheets.reading.rawtext import MAX_PROBLEMS, note

_UNIQUE: Final = ("doi", "pmid", "pmcid")


def load_bibliography(
    root: Path, path: str = "references.bib"
) -> tuple[Bibliography, list[Problem]]:
    """Read and parse ``root / path``. See :func:`parse_bibliography`.

    A file that is missing, behind a symbolic link or outside ``root`` is a problem, not an
    exception; the bibliography is then empty.
    """
    raw = read_file(root, path)
    if isinstance(raw, Problem):
        return Bibliography(path, {}), [raw]
    return parse_bibliography(raw, path)


def parse_bibliography(text: str | bytes, path: str) -> tuple[Bibliography, list[Problem]]:
    """Parse BibTeX; pure, never raises.

    Out: the references, and the problems sorted by line, at most ``MAX_PROBLEMS`` and a note that
    there are more. An entry with an error stays in the bibliography as far as it was understood, so
    that a citation of it is not reported as well; with any error nothing of it may be shown.
    """
    checked, problems = check_text(text, path)
    reader = _Reader(path, checked or "", problems)
    if checked is not None:
        reader.read()
    return Bibliography(path, reader.references), at_most(reader.problems, path)


def at_most(problems: list[Problem], path: str) -> list[Problem]:
    """``problems`` sorted, each once, and a note where there are more than are ever listed."""
    unique = sorted(set(problems))
    if len(unique) <= MAX_PROBLEMS:
        return unique
    more = note("SRC016", path, unique[MAX_PROBLEMS - 1].line, 1, shown=str(MAX_PROBLEMS))
    return [*unique[:MAX_PROBLEMS], more]


class _Reader(Blocks):
    """Makes a reference of every entry, each as strictly as the site needs it."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        super().__init__(path, text, problems)
        self.references: dict[str, Reference] = {}
        self._seen: dict[tuple[str, str], tuple[str, int]] = {}

    def unread(self, kind: str, key: str, line: int) -> None:
        """Keep the key, so that a citation of it is not reported as well."""
        if KEY.fullmatch(key):
            self.references.setdefault(key, Reference(key, line, kind))

    def entry(self, entry: Entry, line: int, stray: bool) -> bool:
        """Read one entry, note its flaws and store what was understood."""
        draft = Draft(entry.entry_type, entry.key, line)
        draft.read((item.key, item.value, item.start_line + 1) for item in entry.fields)
        if draft.sound and not accounted(entry):
            draft.sound = False
            self.note(line, Flaw("BIB031", {"found": entry.key}))
        # Text behind an entry mostly is its second half, cut off by a brace too many.
        if draft.sound and not stray:
            draft.check_whole()
        for where, flaw in draft.flaws:
            self.note(where, flaw)
        self._keep(draft)
        return draft.sound

    def _keep(self, draft: Draft) -> None:
        """Store the reference, unless its key is taken; its identifiers must be its own."""
        ref = draft.reference()
        if first := self._claim("key", ref.key, ref, draft.line):
            self.note(draft.line, Flaw("BIB011", {"found": ref.key, "first": str(first[1])}))
        self.references.setdefault(ref.key, ref)
        for name in _UNIQUE:
            value, line = draft.values.get(name, ""), draft.lines.get(name, draft.line)
            if value and (first := self._claim(name, value, ref, line)):
                other = {"other": first[0], "first": str(first[1])}
                self.note(line, Flaw("BIB017", {"field": name, "found": value} | other))

    def _claim(self, name: str, value: str, ref: Reference, line: int) -> tuple[str, int] | None:
        """Key and line of the entry that already has this value; ``None`` if it is new."""
        first = self._seen.get((name, value.lower()))
        self._seen.setdefault((name, value.lower()), (ref.key, line))
        return first
