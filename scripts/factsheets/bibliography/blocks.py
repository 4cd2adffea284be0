"""Stage ``bibliography``: the blocks of a BibTeX file, and all that is wrong with how they stand.

In: the text of the file. Out: each entry in turn, to a class that says what to make of it, and
problems. The only module that imports ``bibtexparser``, and only its splitter: the LaTeX and name
middlewares lose text and take forty times longer. Every block that the splitter yields, failed or
not, is looked at here, and put together again and compared with the file, so that nothing falls
between.
"""

from __future__ import annotations

import logging
import re
from abc import ABC, abstractmethod
from itertools import zip_longest
from typing import Final

from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from factsheets.bibliography.lint import check_stray, diagnose
from factsheets.bibliography.reference import Flaw
from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import MAX_PROBLEMS, note

__all__ = ["Block", "Blocks", "Entry", "ImplicitComment", "String", "accounted"]

# What it logs reaches the reader as problems, with the right line and in plain words.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_HEAD: Final = re.compile(r"@(\w+)\s*\{\s*([a-z0-9]+)")


class Blocks(ABC):
    """Goes through the blocks of one file once; ``problems`` grows with what is wrong."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.problems = problems
        self._unclean = {problem.line for problem in problems}

    @abstractmethod
    def entry(self, entry: Entry, line: int, stray: bool) -> bool:
        """Take an entry whose text is all there; ``stray``: text without an entry follows it.

        ``False`` when that text is wreckage of this entry.
        """

    def other(self, block: Block, line: int) -> None:
        """Take a block that is no entry: ``@string``, ``@preamble``, ``@comment``."""
        kind = re.split("[{(]", block.raw or "")[0].strip()
        self.note(line, Flaw("BIB006", {"found": kind}))

    def unread(self, kind: str, key: str, line: int) -> None:
        """Take the head of an entry that could not be read; by itself it says nothing."""
        return

    def before(self, comment: ImplicitComment) -> None:
        """Take the text before the first entry."""
        self.problems += self._stray(comment)

    def read(self) -> None:
        """Read the file to its end."""
        try:
            library = Splitter(self.text).split()
        except Exception:
            # The library re-raises its own bugs; no file may stop the checker.
            self.note(1, Flaw("BIB031", {"found": ""}))
            return
        self._check_gaps(library)
        blocks = library.blocks
        if blocks and isinstance(blocks[0], ImplicitComment):
            self.before(blocks[0])
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
            self.note(line, Flaw("BIB005", {"found": lost[:80]}))

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
            return self.entry(block, line, stray)
        if isinstance(block, ParsingFailedBlock):
            self._failed(block, line)
            return False
        self.other(block, line)
        return True

    def _failed(self, block: ParsingFailedBlock, line: int) -> None:
        raw = block.raw or ""
        reason = str(getattr(block.error, "abort_reason", ""))
        below, flaw = diagnose(raw, "found `@" in reason or not reason.startswith("Expected"))
        self.note(line + below, flaw)
        if head := _HEAD.match(raw):
            self.unread(head[1].lower(), head[2], line)

    def note(self, line: int, flaw: Flaw) -> None:
        """Take ``flaw``, which stands in ``line``."""
        # What an invisible character does to a value is not worth a second report.
        if line not in self._unclean or str(flaw.values.get("found", "")).isprintable():
            self.problems.append(note(flaw.code, self.path, line, 1, **flaw.values))


def accounted(entry: Entry) -> bool:
    """Do type, key and fields, put together again, give the entry's text, blanks and case aside?"""
    fields = "".join(f",{item.key}={item.value}" for item in entry.fields)
    again = "".join(f"@{entry.entry_type}{{{entry.key}{fields}}}".split()).lower()
    raw = "".join((entry.raw or "").split()).lower()
    return raw in (again, again[:-1] + ",}")
