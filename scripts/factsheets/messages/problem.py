"""What can be wrong with the content, and how it is said.

A :class:`Problem` is a place plus a rule code plus the values that fill the rule's message. The
sentences themselves live in ``rulebook/*.toml``, in English and Chinese, next to the rule they
explain, so that the checker, the published rule list and the tests read the same text.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["en", "zh"]
Severity = Literal["error", "warning"]
Value = str | list[str]
# What stands for the placeholder {hint} if a near word was found. Chinese puts no blank before it.
HINT: dict[Language, str] = {"en": " Did you mean '{}'?", "zh": "是否应为“{}”？"}
# Values that can be typed as they are to mend the problem.
SUGGESTIONS = ("hint", "mended")


@dataclass(frozen=True)
class Rule:
    """One rule of the rulebook.

    ``sentence`` states the rule, ``template`` is the message with ``{placeholders}``; both by
    language. ``at`` is the place in the toy content where ``breaks`` and ``mends`` (YAML values)
    show the rule broken and kept; empty where a rule cannot be shown as one value.
    """

    code: str
    severity: Severity
    sentence: dict[Language, str]
    template: dict[Language, str]
    at: str = ""
    breaks: str = ""
    mends: str = ""


@cache
def rulebook() -> dict[str, Rule]:
    """Every rule by code, in code order. Raises ``ValueError`` if a code is defined twice."""
    rules: dict[str, Rule] = {}
    for source in sorted(files(__package__).joinpath("rulebook").iterdir(), key=lambda f: f.name):
        if not source.name.endswith(".toml"):
            continue
        for code, entry in tomllib.loads(source.read_text(encoding="utf-8")).items():
            if code in rules:
                raise ValueError(f"{source.name}: rule {code} is defined twice")
            example = entry.get("example", {})
            rules[code] = Rule(
                code,
                entry["severity"],
                entry["rule"],
                entry["message"],
                example.get("at", ""),
                example.get("breaks", ""),
                example.get("mends", ""),
            )
    return dict(sorted(rules.items()))


@dataclass(frozen=True, order=True)
class Problem:
    """One problem at one place: ``path`` relative to the project with ``/``, 1-based ``line``."""

    path: str
    line: int
    code: str
    column: int = 1
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def severity(self) -> Severity:
        """``error`` stops the build, ``warning`` does not."""
        return rulebook()[self.code].severity

    def message(self, language: Language = "en") -> str:
        """The rule's message with this problem's values filled in.

        A value that is not the same in both languages has a twin ``<name>_zh`` for Chinese.
        """
        values = {"hint": "", **dict(self.values)}
        if language == "zh":
            values |= {k.removesuffix("_zh"): v for k, v in self.values if k.endswith("_zh")}
        if values["hint"]:
            values["hint"] = HINT[language].format(values["hint"])
        return rulebook()[self.code].template[language].format_map(values)

    @property
    def suggestion(self) -> str:
        """What could be written instead, word for word; empty if nobody can know."""
        values = dict(self.values)
        return next((values[name] for name in SUGGESTIONS if values.get(name)), "")

    def format(self, language: Language = "en") -> str:
        """``file:line: CODE message``, the one form in which commands and tests tell it."""
        return f"{self.path}:{self.line}: {self.code} {self.message(language)}"

    def __str__(self) -> str:
        return self.format()


def problem(code: str, path: str, line: int, column: int = 1, **values: object) -> Problem:
    """Make a :class:`Problem`; ``values`` fill the message's placeholders, as text.

    A list becomes a text with the commas of each language.
    """
    for name, value in [*values.items()]:
        if isinstance(value, list):
            values |= {name: listed(value, ", "), f"{name}_zh": listed(value, "、")}
    shortened = tuple((name, shorten(str(value))) for name, value in sorted(values.items()))
    return Problem(path, line, code, column, shortened)


def shorten(text: str, limit: int = 160) -> str:
    """``text`` on one line of at most ``limit`` characters, so that no message can flood a log.

    A leading blank stays: parts such as `` / not_reported`` join the sentence before them.
    """
    flat = " " * text.startswith(" ") + " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def listed(items: list[str], comma: str, limit: int = 160) -> str:
    """``items`` in one text; those that do not fit within ``limit`` are left out whole."""
    text = comma.join(items)
    if len(text) <= limit:
        return text
    return f"{text[: text.rindex(comma, 0, limit - 4)]}{comma}…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word closest to ``word``, for the value ``hint``; empty if none is close."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
