"""Between *source* and *model*: what somebody probably meant by a value that its field refuses.

In: the text as typed. Out: the text that would be right, or nothing where one cannot know (21/11 is
21 November, 11/12 may be either). A guess is only ever shown, never put in place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factsheets.messages.chinese import BLANK, is_chinese

_GAP = f"[{BLANK}]*"
# Shared with the form, which guesses the same; each is to fit a whole text.
PATTERNS = {
    name: re.compile(pattern)
    for name, pattern in {
        "number": rf"[~≈+]?{_GAP}(-?[0-9]+)(?:([.,])([0-9]+))?{_GAP}(?:%|[a-z]+)?",
        "whole": (
            rf"(?:n{_GAP}={_GAP})?[~≈]?{_GAP}([0-9]{{1,3}}(?:[, ][0-9]{{3}})+|[0-9]+)"
            rf"{_GAP}(?:[a-z]+|[例人])?"
        ),
        "p": rf"(?:p[- ]?(?:value)?{_GAP})?=?{_GAP}([<>≤≥]?){_GAP}(0?)[.,]([0-9]{{1,8}})",
        "year_first": (
            rf"(20[0-9]{{2}}){_GAP}[-/.年]{_GAP}([0-9]{{1,2}}){_GAP}[-/.月]"
            rf"{_GAP}([0-9]{{1,2}}){_GAP}日?"
        ),
        "day_first": r"([0-9]{1,2})([./-])([0-9]{1,2})\2(20[0-9]{2})",
        "interval": (
            rf"[(\[]?{_GAP}([0-9]+\.[0-9]+){_GAP}(?:[-–—~,;]|to)"
            rf"{_GAP}([0-9]+\.[0-9]+){_GAP}[)\]]?"
        ),
    }.items()
}
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9./_~-]*)?")
_REGISTRY = re.compile(
    r"(?:(nct|isrctn)[ :-]*([0-9]{8})|(?:eudract|ctis|eu ct)[ :]*([0-9-]{14,17}))", re.I
)
_PLAIN = re.compile(r"[^\[\]{},:#\"'&*!|>%@`]+")


def number(text: str) -> str:
    """``5,6 months`` → ``5.6``. Three digits behind a comma may be thousands: no guess."""
    match = PATTERNS["number"].fullmatch(text.lower())
    if not match or (match[2] == "," and len(match[3]) == 3):
        return ""
    return match[1] + (f".{match[3]}" if match[3] else "")


def whole(text: str) -> str:
    """``n = 1,086`` → ``1086``."""
    match = PATTERNS["whole"].fullmatch(text.lower())
    return re.sub("[, ]", "", match[1]) if match else ""


def p_value(text: str) -> str:
    """``p < 0,05`` → ``<0.05``."""
    match = PATTERNS["p"].fullmatch(text.lower())
    return f"{match[1]}{match[2]}.{match[3]}" if match else ""


def date(text: str) -> str:
    """``21.11.2026`` → ``2026-11-21``; which of two numbers up to 12 is the month, dots say."""
    if match := PATTERNS["year_first"].fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif match := PATTERNS["day_first"].fullmatch(text):
        year, month, day = match[4], match[3], match[1]
        if match[2] != "." and int(day) <= 12:
            return ""
    else:
        return ""
    known = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{int(month):02}-{int(day):02}" if known else ""


def slug(text: str) -> str:
    """``OS (all patients)`` → ``os-all-patients``."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64].strip("-")


def address(text: str) -> str:
    """``http://example.org`` → ``https://example.org``."""
    mended = f"https://{text.removeprefix('http:').lstrip('/')}"
    return mended if _ADDRESS.fullmatch(mended) else ""


def registry_number(text: str) -> str:
    """``nct 00000000`` → ``NCT00000000``, ``EudraCT 2011-000000-11`` → the digits."""
    match = _REGISTRY.fullmatch(text.strip())
    return f"{(match[1] or '').upper()}{match[2] or match[3]}" if match else ""


# By the rule that a value breaks.
BY_RULE: dict[str, Callable[[str], str]] = {
    "FLD004": number,
    "FLD005": whole,
    "FLD007": p_value,
    "FLD008": date,
    "FLD009": slug,
    "FLD012": address,
    "FLD014": lambda text: "",  # a program writes it
    "FLD015": registry_number,
}


def ends(text: str) -> str:
    """``0.40-0.90`` → ``"0.40", "0.90"``, for an interval."""
    match = PATTERNS["interval"].fullmatch(text)
    return f'"{match[1]}", "{match[2]}"' if match else ""


def as_list(text: str) -> str:
    """One item, or the ends of an interval, in brackets."""
    inside = ends(text) or (text if re.fullmatch(r"[a-z][a-z0-9_#-]*", text) else "")
    return f"[{inside}]" if inside else ""


def as_text(text: str) -> str:
    """``Open label`` → ``{en: Open label}``, in the language that it is in."""
    language = "zh" if is_chinese(text) else "en"
    return f"{{{language}: {text}}}" if _PLAIN.fullmatch(text) and len(text) <= 60 else ""


def decimal_commas(items: list[object]) -> str:
    """``[0,40, 0,90]``, which YAML reads as four numbers → ``["0.40", "0.90"]``."""
    digits = [item for item in items if isinstance(item, str) and item.isdecimal()]
    if len(items) != 4 or len(digits) != 4:
        return ""
    return f'["{digits[0]}.{digits[1]}", "{digits[2]}.{digits[3]}"]'
