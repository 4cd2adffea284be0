"""Stage ``bibliography``: a BibTeX file → references by key.

In: the text of the file. Out: a :class:`Bibliography` and all problems. The only module that
imports ``bibtexparser``, and only its splitter: the LaTeX and name middlewares lose text and take
forty times longer. Every block that the splitter yields, failed or not, is looked at here, and
put together again and compared with the file, so that nothing falls between.
"""

from __future__ import annotations

import logging
import re
from itertools import zip_longest
from pathlib import Path
from typing import Final

from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)
from bibtexparser.splitter import Splitter

from factsheets.bibliography.entry import KEY, Draft
from factsheets.bibliography.lint import check_stray, check_text, diagnose
from factsheets.bibliography.reference import Bibliography, Flaw, Reference
from factsheets.messages.problem import Problem
from factsheets.reading.files import read_file
from factsheets.reading.rawtext import MAX_PROBLEMS, note

# What it logs reaches the reader as problems, with the right line and in plain words.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_UNIQUE: Final = ("doi", "pmid", "pmcid")
_HEAD = re.compile(r"@(\w+)\s*\{\s*([a-z0-9]+)")


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
    unique = sorted(set(reader.problems))
    if len(unique) > MAX_PROBLEMS:
        last = unique[MAX_PROBLEMS - 1].line
        more = note("SRC016", path, last, 1, shown=str(MAX_PROBLEMS))
        unique = [*unique[:MAX_PROBLEMS], more]
    return Bibliography(path, reader.references), unique


class _Reader:
    """Goes through the blocks of one file once and collects references and problems."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.problems = problems
        self._unclean = {problem.line for problem in problems}
        self.references: dict[str, Reference] = {}
        self._seen: dict[tuple[str, str], tuple[str, int]] = {}

    def read(self) -> None:
        """Read the file to its end."""
        try:
            library = Splitter(self.text).split()
        except Exception:
            # The library re-raises its own bugs; no file may stop the checker.
            self._note(1, Flaw("BIB031", {"found": ""}))
            return
        self._check_gaps(library)
        blocks = library.blocks
        if blocks and isinstance(blocks[0], ImplicitComment):
            self.problems += self._stray(blocks[0])
        for block, follower in zip_longest(blocks, blocks[1:]):
            if len(self.problems) > MAX_PROBLEMS:
                return
            if not isinstance(block, ImplicitComment):
                stray = self._stray(follower)
                if self._block(block, bool(stray)):
                    self.problems += stray

    def _check_gaps(self, library: Library) -> None:
        """Every character of the file belongs to a block or is blank."""
        place = 0
        for block in library.blocks:
            raw = block.raw or ""
            start = self.text.find(raw, place)
            if start < 0 or self.text[place:start].strip():
                break
            place = start + len(raw)
        lost = self.text[place:].strip()
        if lost and not library.failed_blocks:
            line = self.text.count("\n", 0, self.text.find(lost, place)) + 1
            self._note(line, Flaw("BIB005", {"found": lost[:80]}))

    def _stray(self, block: Block | None) -> list[Problem]:
        if not isinstance(block, ImplicitComment):
            return []
        first = (block.start_line or 0) + 1
        return list(check_stray(self.lines, first, block.comment.count("\n") + 1, self.path))

    def _block(self, block: Block, stray: bool) -> bool:
        """Read one block; ``False`` when text that follows is wreckage of this block."""
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            # Keys and fields are compared here, without regard to case.
            inner = block.ignore_error_block
            if inner is not None:
                return self._block(inner, stray)
        if isinstance(block, Entry):
            return self._entry(block, line, stray)
        if isinstance(block, ParsingFailedBlock):
            self._failed(block, line)
            return False
        self._note(line, Flaw("BIB006", {"found": re.split("[{(]", block.raw or "")[0].strip()}))
        return True

    def _failed(self, block: ParsingFailedBlock, line: int) -> None:
        raw = block.raw or ""
        reason = str(getattr(block.error, "abort_reason", ""))
        below, flaw = diagnose(raw, "found `@" in reason or not reason.startswith("Expected"))
        self._note(line + below, flaw)
        head = _HEAD.match(raw)
        if head and KEY.fullmatch(head[2]):
            self.references.setdefault(head[2], Reference(head[2], line, head[1].lower()))

    def _entry(self, entry: Entry, line: int, stray: bool) -> bool:
        draft = Draft(entry.entry_type, entry.key, line)
        draft.read((item.key, item.value, item.start_line + 1) for item in entry.fields)
        if draft.sound and not _accounted(entry):
            draft.sound = False
            self._note(line, Flaw("BIB031", {"found": entry.key}))
        # Text behind an entry mostly is its second half, cut off by a brace too many.
        if draft.sound and not stray:
            draft.check_whole()
        for where, flaw in draft.flaws:
            self._note(where, flaw)
        self._keep(draft)
        return draft.sound

    def _keep(self, draft: Draft) -> None:
        """Store the reference, unless its key is taken; its identifiers must be its own."""
        ref = draft.reference()
        if first := self._claim("key", ref.key, ref, draft.line):
            self._note(draft.line, Flaw("BIB011", {"found": ref.key, "first": str(first[1])}))
        self.references.setdefault(ref.key, ref)
        for name in _UNIQUE:
            value, line = draft.values.get(name, ""), draft.lines.get(name, draft.line)
            if value and (first := self._claim(name, value, ref, line)):
                other = {"other": first[0], "first": str(first[1])}
                self._note(line, Flaw("BIB017", {"field": name, "found": value} | other))

    def _claim(self, name: str, value: str, ref: Reference, line: int) -> tuple[str, int] | None:
        """Key and line of the entry that already has this value; ``None`` if it is new."""
        first = self._seen.get((name, value.lower()))
        self._seen.setdefault((name, value.lower()), (ref.key, line))
        return first

    def _note(self, line: int, flaw: Flaw) -> None:
        # What an invisible character does to a value is not worth a second report.
        if line not in self._unclean or str(flaw.values.get("found", "")).isprintable():
            self.problems.append(note(flaw.code, self.path, line, 1, **flaw.values))


def _accounted(entry: Entry) -> bool:
    """Do type, key and fields, put together again, give the entry's text, blanks and case aside?"""
    fields = "".join(f",{item.key}={item.value}" for item in entry.fields)
    again = "".join(f"@{entry.entry_type}{{{entry.key}{fields}}}".split()).lower()
    raw = "".join((entry.raw or "").split()).lower()
    return raw in (again, again[:-1] + ",}")
