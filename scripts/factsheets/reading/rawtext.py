"""Stage ``source``, first half: bytes → text that a YAML reader can be trusted with.

In: the bytes of one file. Out: its text with plain line ends, and a problem for everything that an
editor cannot see or that changes the structure unseen: wrong encoding, invisible characters, odd
blanks in the indentation, leftovers of a merge. Nothing here knows YAML beyond its line starts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from factsheets.messages.characters import named
from factsheets.messages.problem import Problem, Value, problem

MAX_BYTES = 1_000_000
MAX_PROBLEMS = 200
MAX_MARKS_IN_A_ROW = 8

_ODD_BLANKS = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WRONG_BLANK = re.compile(rf"\t|^[ ]*(?:- +)*-?[{_ODD_BLANKS}]", re.MULTILINE)
_LINE_START = re.compile(r"^[^\S\n]*(?:-[^\S\n]+)*", re.MULTILINE)
_HIDDEN_FIELD = re.compile(r"^ *(#) *(?:- +)*([a-z_]+:)(?= |$)", re.MULTILINE)
_CONFLICT_SIGNS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7}|\|{7})(?: .*)?$", re.MULTILINE)

# Printable by the Unicode tables, yet nothing (or a lost character) on the screen.
_LOOKS_EMPTY = dict.fromkeys("\u034f\u115f\u1160\u3164\uffa0", "SRC007") | {"\ufffd": "SRC006"}


def read_text(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode ``raw`` and check every character.

    Out: the text for the YAML reader (harmful characters replaced, so that the rest of the file can
    still be checked) or ``None`` when going on is pointless, and the problems found. Never raises.
    """
    text, problems = decode(raw, path)
    if text is None:
        return None, problems
    alphabet = frozenset(text)
    wrong = wrong_signs(text)
    flaws = check_signs(text, wrong, path) + _first(check_blanks(text, alphabet, path))
    if len(flaws) > MAX_PROBLEMS:
        return None, problems + flaws
    return (_mended(text, wrong) if flaws else text), problems + flaws


def decode(raw: str | bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The text with plain line ends and without a mark of its encoding, and what is wrong.

    ``None`` if it is too large, not in UTF-8, or holds the leftovers of a merge.
    """
    if len(raw) > MAX_BYTES:
        return None, [too_large(path, len(raw))]
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as error:
        return None, [_not_utf8(error.object, error.start, path)]
    problems = [problem("SRC005", path, 1)] if text.startswith("\ufeff") else []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    conflicts = _first(check_conflicts(text, path))
    return (None if conflicts else text), problems + conflicts


def wrong_signs(text: str) -> dict[str, str]:
    """The characters of ``text`` that break a rule wherever they stand, with its code."""
    return {char: code for char in frozenset(text) if (code := code_of(char))}


def check_signs(text: str, wrong: dict[str, str], path: str) -> list[Problem]:
    """What is wrong with single characters and with letters that are not composed."""
    return _first(check_characters(text, wrong, path)) + _first(check_composed(text, path))


def _first(problems: Iterator[Problem]) -> list[Problem]:
    """As many as are ever shown, plus one to tell that there are more."""
    return list(islice(problems, MAX_PROBLEMS + 1))


def too_large(path: str, size: int, limit: int = MAX_BYTES) -> Problem:
    """The problem of a file of ``size`` bytes."""
    return problem("SRC003", path, 1, size=f"{size:,}", limit=f"{limit:,}")


def visible(text: str) -> str:
    """``text`` safe to print: characters that cannot be seen become ``<U+200B>``."""
    if text.isprintable():
        return text
    visible_signs = (c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in text[:300])
    return "".join(visible_signs)


def note(code: str, path: str, line: int, column: int, **values: Value) -> Problem:
    """A problem whose values quote the file, made safe to print."""
    printable = {
        name: visible(value) if isinstance(value, str) else [visible(item) for item in value]
        for name, value in values.items()
    }
    return problem(code, path, line, column, **printable)


def _not_utf8(raw: bytes, start: int, path: str) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[raw.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")) + 1
    guess = "Windows-1252"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        guess = "UTF-16"
    else:
        try:
            raw.decode("gb18030")
            guess = "GBK / GB 18030 or Windows-1252"
        except UnicodeDecodeError:
            pass
    return problem("SRC004", path, line, column, byte=f"{raw[start]:02X}", guess=guess)


def code_of(char: str) -> str | None:
    """The rule that ``char`` breaks wherever it stands, or ``None``."""
    if char in _LOOKS_EMPTY:
        return _LOOKS_EMPTY[char]
    if char.isprintable() or char in "\n\t":
        return None
    category = unicodedata.category(char)
    if char == "\x85" or category in ("Zl", "Zp"):
        return "SRC008"
    if category == "Cf":
        return "SRC007"
    # Unassigned is not wrong: the tables of the oldest Python lack the newest Chinese characters.
    number = ord(char)
    noncharacter = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return "SRC006" if category in ("Cc", "Co", "Cs") or noncharacter else None


def check_characters(text: str, wrong: dict[str, str], path: str) -> Iterator[Problem]:
    """No control, invisible or line-separating characters (one problem per line and rule).

    ``wrong`` holds the characters of ``text`` that break a rule, with the rule's code.
    """
    if not wrong:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if wrong.keys().isdisjoint(line):
            continue
        first: dict[str, int] = {}
        for column, char in enumerate(line):
            if char in wrong:
                first.setdefault(wrong[char], column)
        for code, column in first.items():
            yield problem(code, path, number, column + 1, **named(line[column]))


def check_composed(text: str, path: str) -> Iterator[Problem]:
    """Accented letters are single characters (Unicode NFC)."""
    if decomposed(text) is None:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if found := decomposed(line):
            column = line.find(found) + 1
            mended = unicodedata.normalize("NFC", found)
            codes = " ".join(f"U+{ord(char):04X}" for char in found)
            yield note("SRC009", path, number, column, found=found, codes=codes, mended=mended)


def decomposed(text: str) -> str | None:
    """The first letter of ``text`` that is not in Unicode's composed form NFC, or ``None``.

    A long row of accents is returned without asking Unicode: sorting it costs time that grows with
    the square of its length.
    """
    if text.isascii():
        return None
    if any(map(unicodedata.combining, frozenset(text))) and (stack := _stacked(text)):
        return stack
    if unicodedata.is_normalized("NFC", text):
        return None
    pairs = enumerate(zip(text, unicodedata.normalize("NFC", text), strict=False))
    start = next((index for index, (was, is_) in pairs if was != is_), len(text) - 1)
    end = start + 1
    while start and _attached(text[start]):
        start -= 1
    while end < len(text) and _attached(text[end]):
        end += 1
    return text[start:end]


def _attached(char: str) -> bool:
    """Does ``char`` join the letter before it: an accent, a vowel sign, a Hangul part?"""
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"


def _stacked(text: str) -> str | None:
    """The first letter with more than ``MAX_MARKS_IN_A_ROW`` accents, cut after that many."""
    run = 0
    for index, char in enumerate(text):
        run = run + 1 if unicodedata.combining(char) else 0
        if run > MAX_MARKS_IN_A_ROW:
            return text[max(0, index - run) : index + 1]
    return None


def check_blanks(text: str, alphabet: frozenset[str], path: str) -> Iterator[Problem]:
    """Lines are indented by ordinary blanks, and tabs stand nowhere (one problem per line)."""
    if not any(char.isspace() for char in alphabet - {" ", "\n"}):
        return
    line, last, counted = 1, 0, 0
    for match in _WRONG_BLANK.finditer(text):
        place = match.end() - 1
        line += text.count("\n", counted, place)
        counted = place
        if line != last:
            last = line
            column = place - text.rfind("\n", 0, place)
            yield problem("SRC010", path, line, column, **named(text[place]))


def check_remarks(text: str, path: str) -> Iterator[Problem]:
    """No field is hidden behind ``#``: one slip of the hand would remove it without a word."""
    if "#" not in text:
        return
    for match in islice(_HIDDEN_FIELD.finditer(text), MAX_PROBLEMS + 1):
        line = text.count("\n", 0, match.start()) + 1
        yield note("SRC050", path, line, match.start(1) - match.start() + 1, found=match[2])


def check_conflicts(text: str, path: str) -> Iterator[Problem]:
    """No markers of an unfinished merge; of one conflict the first marker speaks for all."""
    if not any(sign in text for sign in _CONFLICT_SIGNS):
        return
    inside = False
    for match in _CONFLICT.finditer(text):
        sign, first = match.group(1)[0], not inside
        inside = sign == "<" or (inside and sign != ">")
        if not first and sign != "<":
            continue
        line = text.count("\n", 0, match.start()) + 1
        yield note("SRC011", path, line, 1, found=match.group(1))


def _mended(text: str, wrong: dict[str, str]) -> str:
    """``text`` with the characters replaced that would stop or mislead the YAML reader."""
    wide = {ord("\t"): "  ", ord("\u3000"): "  "}
    text = _LINE_START.sub(lambda m: re.sub(r"\s", " ", m.group().translate(wide)), text)
    stand_ins = {"SRC006": "\ufffd", "SRC008": " "}
    table = {ord(c): stand_ins[code] for c, code in wrong.items() if code in stand_ins}
    return text.translate(table | {ord("\t"): " ", 0xFEFF: "\u200b"})
