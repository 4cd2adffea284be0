"""Stage ``bibliography``: LaTeX in a value → the text a reader sees.

In: the inside of a title, name, journal, publisher or note. Out: Unicode text without the braces
that protect capitals, and a flaw for every command that is not in the tables below. Identifiers
and addresses never come here. One pass over the text, so that what one command yields is not read
as the next; ``%`` is a character like any other, because the file is data and not a document.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from factsheets.bibliography.reference import Flaw
from factsheets.messages.chinese import LINE_END

ACCENTS: Final = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
"""LaTeX accent command → Unicode combining character."""

_COMMANDS = "o O l L ss ae AE oe OE aa AA i j dh DH dj DJ th TH ng NG"
_STAND_FOR = "ø Ø ł Ł ß æ Æ œ Œ å Å ı ȷ ð Ð đ Đ þ Þ ŋ Ŋ"
LETTERS: Final = dict(zip(_COMMANDS.split(), _STAND_FOR.split(), strict=True))
"""LaTeX letter command → letter."""

_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "{": "", "}": ""}
_PLAIN = re.compile(r"[^\\{}$~`'-]*")
_TOKEN = re.compile(
    r"""(?P<lost>\{["'`^~=.]\\?[A-Za-z]\})                              # {'e} without backslash
    |\\(?P<accent>["'`^~=.])(?:\{(?P<boxed>\\?[A-Za-z])\}|(?P<base>\\[ij](?![A-Za-z])|[A-Za-z]))
    |\\(?P<word>[uvHckrdb])(?:\{(?P<boxed2>\\?[A-Za-z])\}|[ ]+(?P<base2>[A-Za-z])(?![A-Za-z]))
    |\\(?P<letter>[A-Za-z]{1,2})(?![A-Za-z])(?:(?P<closed>\{\})|[ ]*)
    |\\(?P<escaped>[&%$\#_])
    |(?P<ligature>---|--|``|''|[{}])
    |(?P<left>\\(?:[A-Za-z]+|.?)|[$~])""",
    re.VERBOSE | re.DOTALL,
)


def decode(text: str) -> tuple[str, list[Flaw]]:
    """``text`` as shown, blanks collapsed, and flaws: BIB025 not understood, BIB026 ambiguous."""
    flaws: list[Flaw] = []
    if not _PLAIN.fullmatch(text):
        text = _TOKEN.sub(lambda match: _shown(match, flaws), text)
    return collapse(text), flaws


def collapse(text: str) -> str:
    """Runs of blanks and line breaks become one blank, and none between two Chinese characters."""
    if "\n" in text:
        text = LINE_END.sub("", text)
    return " ".join(text.split())


def _shown(match: re.Match[str], flaws: list[Flaw]) -> str:
    if sign := match["ligature"] or match["escaped"]:
        return _LIGATURES.get(sign, sign)
    letter = _letter(match)
    if not letter:
        flaws.append(Flaw("BIB025", {"found": match.group().strip()}))
        return match.group()
    # A stray backslash before an apostrophe or a vowel reads as a command; only braces show intent.
    bare = not (match["boxed"] or match["boxed2"] or match["closed"])
    if bare and match.string[match.start() - 1 : match.start()] != "{":
        flaws.append(Flaw("BIB026", {"found": match.group().strip(), "read": letter}))
    return letter


def _letter(match: re.Match[str]) -> str:
    """The single letter that an accent or letter command stands for, ``""`` if there is none."""
    if match["letter"]:
        return LETTERS.get(match["letter"], "")
    mark = ACCENTS.get(match["accent"] or match["word"] or "")
    if mark is None:
        return ""
    base = match["boxed"] or match["base"] or match["boxed2"] or match["base2"]
    # The dotless i and j of LaTeX exist to carry an accent; Unicode composes the dotted ones.
    if base.startswith("\\") and base not in ("\\i", "\\j"):
        return ""
    composed = unicodedata.normalize("NFC", base.lstrip("\\") + mark)
    return composed if len(composed) == 1 else ""
