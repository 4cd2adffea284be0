"""One style sheet for all pages: the theme's rules for text, then the site's own.

In: the theme's style sheets and ours, as texts. Out: one text. Of the theme stays what can match in
our pages, whose frame is our own: rules without a class, or for ``md-typeset`` alone. Nine tenths
are for parts that no page of ours has. CSS Syntax Level 3 by tinycss2; the only importer of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

OURS = {"md-typeset"}
SCHEME = "data-md-color-scheme"
# At-rules that hold rules of their own.
NESTING = {"media", "supports", "layer"}
Nodes = list[Any]


def style_sheet(theme: Iterable[str], own: Iterable[str]) -> str:
    """The rules of ``theme`` that our pages can meet, and all of ``own``, in this order.

    Variables of the theme that nothing left asks for are dropped too.
    """
    ours = "".join(own)
    asked_by_ours = set(_asked(_parsed(ours)))
    kept, before, text = _rules("".join(theme)), None, ""
    while text != before:
        before = text
        asked = asked_by_ours | set(_asked(kept))
        kept = [rule for rule in (_without_unasked(one, asked) for one in kept) if rule is not None]
        text = tinycss2.serialize(kept)
    return f"{text}\n{ours}"


def _parsed(text: str) -> Nodes:
    nodes: Nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return nodes


def _rules(text: str) -> Nodes:
    return [rule for rule in (_matching(one) for one in _parsed(text)) if rule is not None]


def _matching(rule: Any) -> Any | None:
    """``rule`` with the selectors that can match; ``None`` if there are none, or it is no rule."""
    if rule.type == "qualified-rule":
        fit = [_undirected(part) for part in _split(rule.prelude) if _fits(part)]
        rule.prelude = _joined(fit)
        return rule if fit else None
    if rule.type == "at-rule" and rule.lower_at_keyword in NESTING and rule.content is not None:
        inner = _rules(tinycss2.serialize(rule.content))
        rule.content = inner
        return rule if inner else None
    return None


def _split(prelude: Nodes) -> list[Nodes]:
    """The selectors of a list, without the commas."""
    parts: list[Nodes] = [[]]
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _joined(parts: list[Nodes]) -> Nodes:
    joined: Nodes = []
    for part in parts:
        joined += [*([tinycss2.ast.LiteralToken(0, 0, ",")] if joined else []), *part]
    return joined


def _fits(selector: Nodes) -> bool:
    """Whether a selector names no class, id or attribute of the theme that our pages lack."""
    before = None
    for node in selector:
        if node.type == "hash":
            return False
        if node.type == "ident" and before == "." and node.value not in OURS:
            return False
        if node.type == "[] block" and not _has(node.content):
            return False
        if node.type == "function" and not _fits(node.arguments):
            return False
        before = node.value if node.type == "literal" else None
    return True


def _undirected(selector: Nodes) -> Nodes:
    """A selector without ``[dir=ltr]``: our pages run that way and do not say so."""
    return [node for node in selector if node.type != "[] block" or "dir" not in _idents(node)]


def _idents(block: Any) -> list[str]:
    return [node.value for node in block.content if node.type == "ident"]


def _has(attribute: Nodes) -> bool:
    named, *values = (node.value for node in attribute if node.type == "ident")
    if named == "dir":
        return values == ["ltr"]
    return named == SCHEME or not named.startswith("data-md")


def _asked(nodes: Nodes) -> Iterator[str]:
    """The variables that are used anywhere below ``nodes``."""
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            yield from (one.value for one in node.arguments if one.type == "ident")
        for inner in ("prelude", "content", "arguments"):
            yield from _asked(getattr(node, inner, None) or [])


def _without_unasked(rule: Any, asked: set[str]) -> Any | None:
    """``rule`` without declarations of variables that are not in ``asked``."""
    if rule.type == "at-rule":
        inner = [one for one in (_without_unasked(r, asked) for r in rule.content) if one]
        rule.content = inner
        return rule if inner else None
    declared = tinycss2.parse_declaration_list(rule.content, skip_comments=True)
    kept = [
        one
        for one in declared
        if one.type == "declaration" and (not one.name.startswith("--") or one.name in asked)
    ]
    rule.content = tinycss2.parse_component_value_list(
        ";".join(one.serialize().rstrip(";") for one in kept)
    )
    return rule if kept else None
