"""Beside *model*: the fields of every kind of sheet as a plain tree, from which the form is made.

In: the fields of the content models. Out: groups of fields, ready for JSON. A field is a group, a
list, a text in two languages, a choice of fixed words, or one line that fits a pattern or names
something. Nothing here is typed twice: what the models allow, the form offers.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from factsheets.messages.problem import Language
from factsheets.messages.wording import word, words
from factsheets.model import SHEET_KINDS
from factsheets.model.base import PATTERN_RULES, InFinding
from factsheets.model.tree import (
    Choice,
    Field,
    Group,
    Items,
    Line,
    Shape,
    alternatives,
    below,
    fields,
)

# Long texts get a field of several lines.
LONG = 1000
Node = dict[str, Any]


def build_form(language: Language) -> Node:
    """``kinds``: the group of each kind of sheet by folder; ``groups``: the fields of each group,
    in the order of a file, with labels and help in ``language``."""
    models = dict.fromkeys(model for kind in SHEET_KINDS for model in below(kind))
    return {
        "kinds": {kind.folder: kind.__name__ for kind in SHEET_KINDS},
        "groups": {
            model.__name__: [_field(field, language) for field in fields(model)] for model in models
        },
    }


def _field(field: Field, language: Language) -> Node:
    about = field.about
    node = {
        "name": field.name,
        "label": about.label[language],
        "help": _help(field, language),
        **_node(field.shape),
    }
    if field.required:
        node["required"] = True
    if about.item[language]:
        node["one"] = about.item[language]
    node |= {flag: True for flag in ("editors", "main") if getattr(about, flag)}
    if about.choices:
        path = {code: about.choices.format(code).split(".") for code in node["choices"]}
        node["labels"] = {code: word(language, *names) for code, names in path.items()}
    return node


def _help(field: Field, language: Language) -> str:
    """What the form says below a field; a box in which each line is an item says so."""
    help = field.about.help[language].replace("`", "")
    if not _has_lines(field.shape):
        return help
    gap = " " if language == "en" else ""
    return help + gap + words(language)["one_a_line"]


def _has_lines(shape: Shape) -> bool:
    """A list of texts that are neither picked from others nor the two ends of an interval."""
    if not isinstance(shape, Items) or shape.max == 2 or not isinstance(shape.of, Line):
        return False
    return shape.of.refers in (None, InFinding())


def _node(shape: Shape) -> Node:
    """What may stand in a field, whatever it is called."""
    main, *others = alternatives(shape)
    match main:
        case Group(model):
            return {"type": "group", "group": model.__name__}
        case Items(of, low, high):
            return {"type": "list", "of": _node(of), **_limits(low, high)}
        case Choice(choices):
            return {"type": "choice", "choices": [*choices]}
        case Line():
            literals = [each.words for each in others if isinstance(each, Choice)]
            return _line(main) | ({"words": [*chain(*literals)]} if literals else {})
    raise TypeError(f"the form has nothing for {shape}")


def _line(line: Line) -> Node:
    node: Node = {"type": "line", **_limits(line.min, line.max)}
    if (line.max or 0) > LONG:
        node["long"] = True
    if line.pattern:
        node |= {"pattern": line.pattern, "code": PATTERN_RULES[line.pattern]}
    if line.refers:
        node["refers"] = line.refers.target
    return node


def _limits(low: int | None, high: int | None) -> Node:
    return {name: limit for name, limit in (("min", low), ("max", high)) if limit is not None}
