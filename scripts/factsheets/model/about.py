"""What a field says of itself: the one place where form, field guide and JSON Schema have it from.

A field is declared by :func:`about`, :func:`optional` or :func:`items` with what it says in English
and in Chinese: its help, or a pair of label and help where the form shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field
from pydantic.fields import FieldInfo

from factsheets.messages.problem import Language

# The help of a field alone, or its label and its help.
Said = str | tuple[str, str]
STOP: Mapping[Language, str] = {"en": ". ", "zh": "。"}


@dataclass(frozen=True, kw_only=True)
class About:
    """What a person is told of a field, in both languages.

    ``item`` is what one of a list of groups is called; ``main`` shows the field although it is
    empty; ``editors`` folds it away from those who suggest a change. ``choices`` names the words
    that stand for fixed choices (``shares.{}``); without it they show as they are.
    ``inline``: a group of short values in braces on one line of the file.
    """

    label: Mapping[Language, str]
    help: Mapping[Language, str]
    item: Mapping[Language, str]
    main: bool = False
    editors: bool = False
    choices: str = ""
    inline: bool = False

    def sentences(self, language: Language) -> str:
        """Label and help as one text."""
        label = self.label[language]
        return (label and label + STOP[language]) + self.help[language]


def about(
    en: Said, zh: Said, *, item: tuple[str, str] = ("", ""), default: Any = ..., **more: Any
) -> Any:
    """A field with what it says in both languages; ``item`` in both, if it is a list of groups.

    ``more``: the marks of :class:`About`; whatever else there is goes to ``pydantic.Field``.
    """
    marks = {name: more.pop(name) for name in About.__dataclass_fields__ if name in more}
    label_en, help_en = en if isinstance(en, tuple) else ("", en)
    label_zh, help_zh = zh if isinstance(zh, tuple) else ("", zh)
    said = About(
        label={"en": label_en, "zh": label_zh},
        help={"en": help_en, "zh": help_zh},
        item={"en": item[0], "zh": item[1]},
        **marks,
    )
    if "default_factory" not in more:
        more["default"] = default
    extra: Any = {"about": said}
    return Field(description=said.sentences("en"), json_schema_extra=extra, **more)


def optional(en: Said, zh: Said, **more: Any) -> Any:
    """Like :func:`about`, for a field that may be left out (its value is then ``None``)."""
    return about(en, zh, default=None, **more)


def items(en: Said, zh: Said, **more: Any) -> Any:
    """Like :func:`about`, for a list that may be left out (its value is then an empty list)."""
    return about(en, zh, default_factory=list, **more)


def about_field(field: FieldInfo) -> About:
    """What a field of a model says of itself."""
    extra: Any = field.json_schema_extra
    said = extra["about"]
    assert isinstance(said, About)
    return said
