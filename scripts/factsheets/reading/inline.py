"""The inline dialect of content texts: emphasis, strong, cross-links, and nothing else.

In: one text. Out: spans. Everything that is not one of the three marks stays as written, so that
``IL-6*/IL-10*`` and ``PD-L1 <TPS 1%> group`` arrive unchanged: a mark opens only where no ASCII
letter or digit stands before it and no blank after it, and closes only where the opposite holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from factsheets.messages.chinese import BLANK

_INSIDE = rf"([^{BLANK}*](?:[^*]{{0,300}}[^{BLANK}*])?)"
# Shared with the form. Groups: id and words of a link, what is strong, what is emphasised.
MARK = re.compile(
    r"\[\[([a-z0-9-]{1,64})(?:\|([^\[\]|]{1,200}))?\]\]"
    rf"|(?<![A-Za-z0-9*])\*\*{_INSIDE}\*\*(?![A-Za-z0-9*])"
    rf"|(?<![A-Za-z0-9*])\*{_INSIDE}\*(?![A-Za-z0-9*])"
)
UNREAD = re.compile(r"\[\[[^\n]{0,40}")
UNBALANCED = re.compile(r"\[\[[^\n]{0,40}|\[?[^\[\]]{0,40}\]\]")


@dataclass(frozen=True)
class Span:
    """A piece of text; ``to`` is the id a link leads to, ``text`` may then be empty."""

    kind: Literal["text", "em", "strong", "link"]
    text: str
    to: str = ""


def parse_inline(text: str) -> Iterator[Span]:
    """The spans of ``text`` in order; joined, they hold every character that is not a mark."""
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            yield Span("text", text[end : match.start()])
        to, words, strong, emphasis = match.groups()
        if to:
            yield Span("link", words or "", to)
        elif strong:
            yield Span("strong", strong)
        else:
            yield Span("em", emphasis)
        end = match.end()
    if end < len(text):
        yield Span("text", text[end:])


def broken_link(text: str) -> str:
    """The part of ``text`` that was meant as a cross-link and is none; empty if all are read.

    Brackets inside of brackets, as in ``[0.6 [0.4]]``, are no link while they are balanced.
    """
    for span in parse_inline(text):
        pattern = UNBALANCED if span.text.count("]") > span.text.count("[") else UNREAD
        if span.kind == "text" and (match := pattern.search(span.text)):
            return match[0]
    return ""


def link_targets(text: str) -> list[str]:
    """The ids that the cross-links of ``text`` lead to, in order."""
    return [span.to for span in parse_inline(text) if span.kind == "link"]
