"""Stage ``source``: what can be wrong with one piece of text in a YAML file.

In: a :class:`Scalar`, that is one value (or field name) together with the lines it was written on.
Out: problems. YAML accepts everything that is refused here, and means something else by it than the
author did: a comment, a truth value, a sum of seconds, a blank between Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple
from unicodedata import normalize

from factsheets.messages.characters import named
from factsheets.messages.chinese import WIDE
from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import MAX_PROBLEMS, code_of, decomposed, note

AMBIGUOUS_WORDS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
WRITTEN_AS_MEANT = frozenset({"true", "false", "null"})

_STARTS_WIDE = re.compile(f"[{WIDE}]")
_AMBIGUOUS_NUMBER = re.compile(
    r"[-+]?(?:[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?"  # 1:1 counts seconds
    r"|0[0-9_]+(?:\.[0-9]*)?"  # 010 is eight
    r"|0[xob][0-9a-fA-F_]+"
    r"|[0-9][0-9_]*_[0-9_]*(?:\.[0-9]*)?"
    r"|\.(?:inf|nan))",
    re.IGNORECASE,
)
# Shared with the form, like the longest number.
WIDE_SIGNS = dict(
    zip("．，／＋－−＜＞＝％０１２３４５６７８９", ".,/+--<>=%0123456789", strict=True)
)
NUMBER_WITH_WIDE = re.compile(
    r"[<>=≤≥＜＞＝+\-＋－−.． 0-9０-９]*[0-9０-９][.．,，%％ /／\-－0-9０-９]*(?<=[0-9０-９%％])"
)
_FIELD_LINE = re.compile(r"\s*(?:- +)*[a-z][a-z0-9_]*:(?: |$)")
_JOINED_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[a-z][a-z0-9_]*)(?: *(?P<wide>：)|:(?=[^ /:]))")
_WIDE_BRACKET = re.compile("[［｛]")
_CURLY = re.compile(r"[“”„＂‘’]([\w.,:/<>=≤≥%~+-]+)[“”„＂‘’]", re.ASCII)
_BARE_DASH = re.compile(r"-(?=[^\W\d])")
_COMMENT = re.compile(r"[ ,]*#")
_COMMENT_OF_GROUP = re.compile(r" *: +#")
_COMMENT_OF_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]? +#")
_BLOCK_WITH_DIGIT = re.compile(r"[|>][+-]?[0-9]")
# Longer text is no number; the patterns above cost time that grows with the square of the length.
LONGEST_NUMBER = 40


class Scalar(NamedTuple):
    """One piece of text as the YAML reader saw it; lines and columns are 0-based here.

    ``style`` is empty for plain text, else the character that opens it: ``'``, ``"``, ``|``, ``>``.
    ``own_line``: it begins on a line below its field name, or is an item of a list.
    ``in_brackets``: it is an item of a list in brackets.
    """

    text: str
    style: str
    line: int
    column: int
    end_line: int
    end_column: int
    own_line: bool = False
    in_brackets: bool = False


def check_field_name(name: Scalar, lines: list[str], path: str) -> Iterator[Problem]:
    """A field name is one word, directly followed by an ASCII colon and a blank."""
    yield from remark(name.end_line, name.end_column, lines, path, _COMMENT_OF_GROUP)
    if name.style:  # a backslash means something only between double quotation marks
        yield from _escapes(name, lines, path)
    elif name.text == "<<":
        yield _at(name, "SRC021", path)
    elif not name.text:
        yield _at(name, "SRC022", path)
    elif _BARE_DASH.match(name.text):
        yield _at(name, "SRC029", path, found=name.text, mended=f"- {name.text[1:]}")
    else:
        yield from joined_fields([name.text], path, name.line, name.column)


def check_value(value: Scalar, lines: list[str], path: str) -> Iterator[Problem]:
    """Everything that YAML would read differently from what was meant."""
    style = value.style
    if style == "":
        if lines[value.end_line].startswith((" ", ","), value.end_column):
            yield from remark(value.end_line, value.end_column, lines, path)
        yield from _ambiguous(value, path)
        yield from _look_alikes(value, path)
        if value.own_line or value.end_line > value.line:
            yield from _misread_structure(value, lines, path)
    elif style in "|>":
        if _BLOCK_WITH_DIGIT.match(lines[value.line], value.column):
            yield _at(value, "SRC035", path, char=style)
        yield from remark(value.line, value.column, lines, path, _COMMENT_OF_BLOCK)
    else:
        yield from remark(value.end_line, value.end_column, lines, path)
        if style == '"':
            yield from _escapes(value, lines, path)
    if not value.text.isascii() and len(value.text) <= LONGEST_NUMBER:
        yield from _wide_number(value, path)
    if value.end_line > value.line and style != "|":
        yield from _several_lines(value, lines, path)


def remark(
    line: int, column: int, lines: list[str], path: str, after: re.Pattern[str] = _COMMENT
) -> Iterator[Problem]:
    """Text behind a value or bracket that ends at a 0-based place, which YAML drops: behind a
    closing mark even without a blank before the ``#``."""
    if comment := after.match(lines[line], column):
        lost = lines[line][comment.end() - 1 :]
        yield note("SRC030", path, line + 1, comment.end(), found=lost)


def _look_alikes(value: Scalar, path: str) -> Iterator[Problem]:
    """Brackets and quotation marks that only look like those of YAML."""
    if _WIDE_BRACKET.match(value.text):
        yield wide_bracket(value.text[0], path, value.line, value.column)
    elif len(value.text) <= LONGEST_NUMBER and (match := _CURLY.fullmatch(value.text)):
        yield _at(value, "SRC043", path, found=value.text, mended=f'"{match[1]}"')


def wide_bracket(char: str, path: str, line: int, column: int) -> Problem:
    """The problem of a full-width bracket at a 0-based place."""
    return note("SRC042", path, line + 1, column + 1, char=char, mended=normalize("NFKC", char))


def _ambiguous(value: Scalar, path: str) -> Iterator[Problem]:
    text = value.text
    if len(text) < 6 and text.lower() in AMBIGUOUS_WORDS and text not in WRITTEN_AS_MEANT:
        yield _at(value, "SRC024", path, found=text)
    elif text[:1] in "0123456789+-." and _is_ambiguous_number(text):
        yield _at(value, "SRC025", path, found=text)


def _is_ambiguous_number(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and _AMBIGUOUS_NUMBER.fullmatch(text) is not None


def _misread_structure(value: Scalar, lines: list[str], path: str) -> Iterator[Problem]:
    """Plain text that was meant as a field or as a list."""
    if value.own_line and value.end_line == value.line and value.text.isalnum():
        return
    if value.own_line and not value.in_brackets and _BARE_DASH.match(value.text):
        yield _at(value, "SRC029", path, found=value.text, mended=f"- {value.text[1:]}")
    comma = re.search("[，、]", value.text) if value.in_brackets else None
    if comma:
        yield _at(value, "SRC027", path, found=comma.group(), expected=", ")
    pieces = _pieces(value, lines)
    if value.own_line:
        yield from joined_fields(pieces[:1], path, value.line, value.column)
    yield from islice(joined_fields(pieces[1:], path, value.line + 1), MAX_PROBLEMS + 1)


def joined_fields(lines: list[str], path: str, first: int, column: int = 0) -> Iterator[Problem]:
    """Lines that look like ``name：value`` or ``name:value``.

    ``first`` is the 0-based number of the first line, ``column`` what was cut off before it.
    """
    for number, line in enumerate(lines, first):
        if match := _JOINED_FIELD.match(line):
            name, end = match["name"], match.end() + column
            if match["wide"]:
                found = {"found": f"{name}：", "expected": f"{name}: "}
                yield note("SRC027", path, number + 1, end, **found)
            else:
                yield note("SRC028", path, number + 1, end, name=name, found=line.strip())


def _wide_number(value: Scalar, path: str) -> Iterator[Problem]:
    text = value.text
    if not NUMBER_WITH_WIDE.fullmatch(text):
        return
    mended = "".join(WIDE_SIGNS.get(char, char) for char in text)
    if mended != text:
        yield _at(value, "SRC026", path, found=text, mended=mended)


def _escapes(value: Scalar, lines: list[str], path: str) -> Iterator[Problem]:
    """A ``\\u200b`` between double quotes is refused like the character itself."""
    if not any("\\" in piece for piece in _pieces(value, lines)):
        return
    for char in value.text:
        if char == "\t" or code_of(char) == "SRC006":  # \text, \beta
            yield _at(value, "SRC037", path)
            return
        if code := code_of(char):
            yield _at(value, code, path, **named(char))
            return
    if (found := decomposed(value.text)) is not None:
        codes = " ".join(f"U+{ord(char):04X}" for char in found)
        mended = normalize("NFC", found)
        yield _at(value, "SRC009", path, found=found, codes=codes, mended=mended)


def _several_lines(value: Scalar, lines: list[str], path: str) -> Iterator[Problem]:
    pieces = _pieces(value, lines)
    if value.style and value.style in "'\"":
        swallowed = next((p.strip() for p in pieces[1:] if _FIELD_LINE.match(p)), None)
        if swallowed is not None:
            yield _at(value, "SRC032", path, char=value.style)
            return
    first = value.line + (1 if value.style == ">" else 0)
    for number, (above, below) in enumerate(pairwise(pieces), first + 1):
        if _blank_creeps_in(above, below, value.style, pieces[0]):
            left, right = above.strip(" '\"")[-8:], below.strip(" '\"")[:8]
            column = len(above.rstrip()) + (value.column if number == value.line + 1 else 0)
            yield note("SRC031", path, number, column, left=left, right=right)
            return


def _blank_creeps_in(above: str, below: str, style: str, first: str) -> bool:
    """Do two lines meet at a Chinese character, with nothing that keeps them apart?"""
    if style == ">":
        indent = len(first) - len(first.lstrip())
        if above[indent : indent + 1] == " " or below[indent : indent + 1] == " ":
            return False
    left, right = above.strip(), below.strip()
    if not left or not right or (style == '"' and left.endswith("\\")):
        return False
    return bool(_STARTS_WIDE.match(left[-1]) or _STARTS_WIDE.match(right))


def _pieces(value: Scalar, lines: list[str]) -> list[str]:
    """The part of each line that belongs to ``value``."""
    if value.style == ">":
        return lines[value.line + 1 : value.end_line + (1 if value.end_column else 0)]
    if value.line == value.end_line:
        return [lines[value.line][value.column : value.end_column]]
    between = lines[value.line + 1 : value.end_line]
    first, last = lines[value.line][value.column :], lines[value.end_line][: value.end_column]
    return [first, *between, last]


def _at(scalar: Scalar, code: str, path: str, **values: str) -> Problem:
    return note(code, path, scalar.line + 1, scalar.column + 1, **values)
