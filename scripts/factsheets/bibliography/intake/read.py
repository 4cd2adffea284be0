"""A pasted text in any of the known formats → works.

In: bytes. Out: works and problems (rules SRC, BIB, ADD001, ADD009 to ADD011), never an exception.
"""

from __future__ import annotations

import re
import unicodedata

from factsheets.bibliography.intake.bibtex import read_bibtex
from factsheets.bibliography.intake.export import Export
from factsheets.bibliography.intake.tagged import dialect_of, read_tagged
from factsheets.bibliography.intake.understand import Incoming, understand
from factsheets.bibliography.lint import check_text
from factsheets.bibliography.parse import at_most
from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import note

_BIBTEX = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
# Blanks and signs that programs and PDFs leave in texts and that nobody sees.
_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def read_export(raw: bytes, path: str) -> tuple[list[Incoming], list[Problem]]:
    """The works in ``raw``, and every problem; with an error among these none can be added."""
    text, problems = check_text(_cleaned(raw), path)
    if text is None:
        return [], problems
    exports, structure = _exports(text, path)
    works = [understand(export) for export in exports]
    problems += structure
    for work in works:
        problems += [note(f.code, path, line, 1, **f.values) for line, f in work.notes]
    if not works and not any(problem.severity == "error" for problem in problems):
        problems.append(note("ADD001", path, 1, 1, found=path))
    return works, at_most(problems, path)


def _exports(text: str, path: str) -> tuple[list[Export], list[Problem]]:
    if _BIBTEX.search(text):
        return read_bibtex(text, path)
    if name := dialect_of(text):
        exports, stray = read_tagged(text, name)
        return exports, [note("ADD011", path, line.line, 1, found=line.text) for line in stray]
    return [], []


def _cleaned(raw: bytes) -> str | bytes:
    """``raw`` without what cannot be seen; bytes that are no UTF-8 stay, to be refused."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return raw
    return unicodedata.normalize("NFC", text.translate(_BLANKS | _UNSEEN | _LIGATURES))
