"""Between *source* and *model*: what somebody probably meant by a value that its field refuses.

In: the text as typed. Out: the text that would be right, or nothing where one cannot know (21/11 is
21 November, 11/12 may be either). A guess is only ever shown, never put in place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBER = re.compile(r"[~≈+]?\s*(-?[0-9]+)(?:([.,])([0-9]+))?\s*(?:%|[a-z]+)?")
_WHOLE = re.compile(
    r"(?:n\s*=\s*)?[~≈]?\s*([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)\s*(?:[a-z]+|[例人])?"
)
_P = re.compile(r"(?:p[- ]?(?:value)?\s*)?=?\s*([<>≤≥]?)\s*(0?)[.,]([0-9]{1,8})")
_YEAR_FIRST = re.compile(r"(20[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2(20[0-9]{2})")
_INTERVAL = re.compile(r"[(\[]?\s*([0-9]+\.[0-9]+)\s*(?:[-–—~,;]|to)\s*([0-9]+\.[0-9]+)\s*[)\]]?")
_ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9./_~-]*)?")
_PLAIN = re.compile(r"[^\[\]{},:#\"'&*!|>%@`]+")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def number(text: str) -> str:
    """``5,6 months`` → ``5.6``. Three digits behind a comma may be thousands: no guess."""
    match = _NUMBER.fullmatch(text.lower())
    if not match or (match[2] == "," and len(match[3]) == 3):
        return ""
    return match[1] + (f".{match[3]}" if match[3] else "")


def whole(text: str) -> str:
    """``n = 1,086`` → ``1086``."""
    match = _WHOLE.fullmatch(text.lower())
    return re.sub("[, ]", "", match[1]) if match else ""


def p_value(text: str) -> str:
    """``p < 0,05`` → ``<0.05``."""
    match = _P.fullmatch(text.lower())
    return f"{match[1]}{match[2]}.{match[3]}" if match else ""


def date(text: str) -> str:
    """``21.11.2026`` → ``2026-11-21``; which of two numbers up to 12 is the month, dots say."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(text):
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


# By the rule that a value breaks.
BY_RULE: dict[str, Callable[[str], str]] = {
    "FLD004": number,
    "FLD005": whole,
    "FLD007": p_value,
    "FLD008": date,
    "FLD009": slug,
    "FLD012": address,
    "FLD014": lambda text: "",  # a program writes it
}


def ends(text: str) -> str:
    """``0.40-0.90`` → ``"0.40", "0.90"``, for an interval."""
    match = _INTERVAL.fullmatch(text)
    return f'"{match[1]}", "{match[2]}"' if match else ""


def as_list(text: str) -> str:
    """One item, or the ends of an interval, in brackets."""
    inside = ends(text) or (text if re.fullmatch(r"[a-z][a-z0-9_#-]*", text) else "")
    return f"[{inside}]" if inside else ""


def as_text(text: str) -> str:
    """``Open label`` → ``{en: Open label}``, in the language that it is in."""
    language = "zh" if _CHINESE.search(text) else "en"
    return f"{{{language}: {text}}}" if _PLAIN.fullmatch(text) and len(text) <= 60 else ""


def decimal_commas(items: list[object]) -> str:
    """``[0,40, 0,90]``, which YAML reads as four numbers → ``["0.40", "0.90"]``."""
    digits = [item for item in items if isinstance(item, str) and item.isdecimal()]
    if len(items) != 4 or len(digits) != 4:
        return ""
    return f'["{digits[0]}.{digits[1]}", "{digits[2]}.{digits[3]}"]'
