"""A value as other programs write it → the characters that are meant.

In: text with LaTeX, tags of HTML or JATS, entities. Out: plain Unicode, and what was not
understood. Small raised and lowered signs that Unicode has stay so (``Ca²⁺``), others stand on the
line, as PubMed prints them. LaTeX is read by pylatexenc; a command that it does not know is a flaw,
since it would drop it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    get_default_latex_context_db,
)

from factsheets.bibliography.latex import collapse

_RAISED: Final = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SCRIPT = re.compile(r"<(sup|sub|inf)(?:\s[^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:(?:jats|mml):[a-z]+|i|b|u|em|strong|sub|sup|inf|italic|bold|sc|scp|tt|p|br|span|title|"
    r"underline|monospace|ins|math|m[iorn]|mrow|msup|msub|mtext)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LATEX_SCRIPT = re.compile(
    r"\\text(super|sub)script\s*\{([^{}]*)\}|\$\s*(?:\{\})?([\^_])(?:\{([^{}$]*)\}|([^{}$\\]))\s*\$"
)
# What Zotero writes that pylatexenc does not know.
_SIGNS: Final = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotesingle": "'",
}
_SIGN = re.compile(rf"\{{?\\({'|'.join(_SIGNS)})(?![A-Za-z])\s*(?:\{{\}})?\}}?")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_BARE_SIGN = re.compile(r"(?<!\\)[%&#]")
_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
_MATH_SIGN = re.compile(r"[\\^_<>=]")
_CONTEXT: Final = get_default_latex_context_db()
_READER: Final = LatexNodes2Text(math_mode="text", keep_braced_groups=False)


def from_markup(text: str) -> str:
    """``text`` without entities and tags, on one line, letters composed."""
    text = html.unescape(text)
    text = _SCRIPT.sub(_script, text)
    return unicodedata.normalize("NFC", collapse(_TAG.sub("", text)))


def from_latex(text: str) -> tuple[str, list[str]]:
    """``text`` without LaTeX, entities and tags, and the commands that are not understood."""
    text = html.unescape(re.sub(r"\\&(#?\w+;)", r"&\1", text))
    text = _SIGN.sub(lambda match: _SIGNS[match[1]], text)
    text = _LATEX_SCRIPT.sub(_latex_script, text)
    unknown = [command[0] for command in _COMMAND.finditer(text) if not _known(command[1])]
    if unknown:
        return from_markup(text), unknown
    try:
        text = _READER.latex_to_text(_escaped(text))
    except (RecursionError, ValueError):
        return from_markup(text), [text.strip()[:40]]
    return from_markup(text), []


def _known(command: str) -> bool:
    return _CONTEXT.get_macro_spec(command) is not None or command in ("begin", "end")


def _escaped(text: str) -> str:
    """``text`` so that a lone percent or dollar sign is itself: the file is data, no document."""
    text = _BARE_SIGN.sub(r"\\\g<0>", text)
    pieces, place = [], 0
    for math in _MATH.finditer(text):
        kept = math[0] if _MATH_SIGN.search(math[1]) else math[0].replace("$", r"\$")
        pieces += [_BARE_DOLLAR.sub(r"\\$", text[place : math.start()]), kept]
        place = math.end()
    return "".join([*pieces, _BARE_DOLLAR.sub(r"\\$", text[place:])])


def _latex_script(match: re.Match[str]) -> str:
    raised = match[1] == "super" or match[3] == "^"
    inside = match[2] or match[4] or match[5] or ""
    return f"<sup>{inside}</sup>" if raised else f"<sub>{inside}</sub>"


def _script(match: re.Match[str]) -> str:
    table = _RAISED if match[1].lower() == "sup" else _LOWERED
    inside = match[2].strip()
    return inside.translate(table) if all(ord(char) in table for char in inside) else inside
