"""What counts as Chinese, and what as a blank: one definition for checker, writer, pages and form.

Each is the inside of a class of characters in a pattern, without an escape, so that Python and
JavaScript (with its flag ``u``) read the same of it.
"""

from __future__ import annotations

import re
from typing import Final

# Characters of which Chinese words are made, of every plane.
HAN: Final = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Han, kana and Hangul: names in them have the family name first and no initials.
EAST_ASIAN: Final = f"{HAN}\u3040-\u30ff\uac00-\ud7af"
# Everything that is set as wide as it is high, punctuation included; no blank belongs around it.
WIDE: Final = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
# What parts words, line ends included.
BLANK: Final = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Letters of European words.
LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
# Whatever words and numbers are made of.
WORD: Final = f"0-9_{LATIN}Ͱ-ϿЀ-ӿ{EAST_ASIAN}"

_HAN = re.compile(f"[{HAN}]")
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")
# A line end between wide characters, as files and PDFs have it: no blank is meant.
LINE_END: Final = re.compile(f"(?<=[{WIDE}])[{BLANK}]*\n[{BLANK}]*(?=[{WIDE}])")


def is_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return bool(_HAN.search(text))


def is_east_asian(text: str) -> bool:
    """Whether a name has a character of an East Asian script."""
    return bool(_EAST_ASIAN.search(text))
