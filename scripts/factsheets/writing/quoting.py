"""How one text is written in YAML: plain where every reader takes it for that text, else in quotes.

In: a text and where it stands. Out: what to write. Whether a text may stand plain is asked of the
reader of this project itself (:func:`~factsheets.reading.source.parse_yaml`), so that the two
never differ.
"""

from __future__ import annotations

import re
from functools import cache

from factsheets.messages.chinese import HAN
from factsheets.reading.scalars import AMBIGUOUS_WORDS
from factsheets.reading.source import parse_yaml

# Where a text can stand, as the smallest document that has it there.
VALUE, ITEM, FLOW_VALUE, FLOW_ITEM = "a: {}\n", "a:\n  - {}\n", "a: {{b: {}}}\n", "a: [{}]\n"

# What YAML 1.1 or the core schema of YAML 1.2 reads as a number or a date; ours reads text.
_RESOLVED = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?0(?:x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)|[-+]?\.(?:inf|nan)"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?",
    re.IGNORECASE,
)
# Signs that alone are more than text to some readers: nothing, the default value, a merge.
_SIGNS = ("~", "=", "<<")
# Signs that mean nothing to YAML wherever they stand behind a letter.
_PLAIN = re.compile(rf"[A-Za-z{HAN}](?:[\w ()/+.;–-]*[\w()/+.;–-])?")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def written(text: str | None, place: str) -> str:
    """``text`` as it is written at ``place``: one of ``VALUE``, ``ITEM``, ``FLOW_VALUE`` …"""
    if text is None:
        return "null"
    return text if _stands_plain(text, place) else quoted(text)


def quoted(text: str) -> str:
    """``text`` in double quotation marks, or in single ones if it holds some or a backslash."""
    if "\n" in text:
        return f'"{text.translate(_ESCAPES)}"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


@cache
def _stands_plain(text: str, place: str) -> bool:
    if text.lower() in AMBIGUOUS_WORDS or text in _SIGNS or _RESOLVED.fullmatch(text):
        return False
    if "?" in text and place in (FLOW_VALUE, FLOW_ITEM):  # readers differ
        return False
    return bool(_PLAIN.fullmatch(text)) or _read_back(text, place)


def _read_back(text: str, place: str) -> bool:
    """Does the reader find ``text``, and nothing to complain of, where it stands plain?"""
    if "\n" in text:
        return False
    document, problems = parse_yaml(place.format(text).encode(), "")
    expected = {VALUE: text, ITEM: [text], FLOW_VALUE: {"b": text}, FLOW_ITEM: [text]}[place]
    return document is not None and not problems and document.data == {"a": expected}
