"""Letters of any script → the small letters and digits of ASCII, for keys and comparisons.

In: a name or a word. Out: ``Müller`` → ``muller``, ``何`` → ``he``. Never shown to a reader: how a
person writes the name in Latin letters is a fact, not a transcription.
"""

from __future__ import annotations

import unicodedata

from pypinyin import lazy_pinyin

from factsheets.messages.chinese import is_chinese

_NOT_COMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def latin(text: str) -> str:
    """``text`` in the small letters and digits of ASCII; a Chinese character as its pinyin."""
    spelt = "".join(lazy_pinyin(text)) if is_chinese(text) else text
    folded = unicodedata.normalize("NFKD", spelt.lower().translate(_NOT_COMPOSED))
    return "".join(char for char in folded.lower() if char.isascii() and char.isalnum())
