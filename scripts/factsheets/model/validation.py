"""Between *source* and *model*: a document becomes a model object, or a list of problems.

In: a :class:`~factsheets.reading.source.Document`. Out: the object of the given class, and one
problem per field that is wrong, each at the line and column where a person would look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from factsheets.messages.problem import Problem, did_you_mean, problem
from factsheets.model import Model
from factsheets.model.base import (
    NO_LANGUAGE,
    NO_SUCH_DATE,
    PATTERN_RULES,
    WRONG_SHAPE,
    TermId,
)
from factsheets.model.references import field_names
from factsheets.reading import hints
from factsheets.reading.rawtext import MAX_PROBLEMS
from factsheets.reading.source import Document, Loc

M = TypeVar("M", bound=Model)
# A message names the fields of a group if they are fewer than this.
MANY = 10
GROUP = ("a group of fields", "字段组")
WHOLE_FILE = {"where": "the file", "where_zh": "本文件"}
LANGUAGES = ["en", "zh"]
SHAPES = {
    "string_type": ("a text", "文字"),
    "bool_type": ("true or false", "true 或 false"),
    "list_type": ("a list", "列表"),
    "model_type": GROUP,
    "dict_type": GROUP,
}
# What a text or list that is too short or too long should have had.
LENGTHS = {
    "string_too_short": ("at least {min_length} character(s)", "至少 {min_length} 个字符"),
    "string_too_long": ("at most {max_length} character(s)", "至多 {max_length} 个字符"),
    "too_short": ("at least {min_length} item(s)", "至少 {min_length} 项"),
    "too_long": ("at most {max_length} item(s)", "至多 {max_length} 项"),
}


def parse_model(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The object that ``document`` describes, or ``None`` and every problem of its fields."""
    try:
        parsed = model.model_validate(document.data)
    except ValidationError as failure:
        return None, sorted(_problems(document, model, failure))
    return parsed, []


def parse_terms(document: Document, model: type[M]) -> tuple[dict[str, M], list[Problem]]:
    """The terms of a vocabulary file by id (the file maps each id to one object of ``model``)."""
    try:
        terms = TypeAdapter(dict[TermId, model]).validate_python(document.data)  # type: ignore[valid-type]
    except ValidationError as failure:
        return {}, sorted(_problems(document, model, failure, skip=1))
    return terms, []


def _problems(
    document: Document, model: type[Model], failure: ValidationError, skip: int = 0
) -> Iterator[Problem]:
    """One problem per place: the branches of a union are reported together.

    ``skip`` parts at the start of a place lie above ``model`` (the term ids of a vocabulary).
    """
    places: dict[Loc, list[Mapping[str, Any]]] = {}
    for error in failure.errors(include_url=False):
        loc = error["loc"]
        missing = error["type"] == "missing"
        place = (
            (*_known(document.data, loc[:-1]), loc[-1]) if missing else _known(document.data, loc)
        )
        places.setdefault(place, []).append(error)
    problems = {}
    for place, errors in islice(places.items(), MAX_PROBLEMS):
        misfit = _Misfit(
            document=document,
            loc=place,
            beside=field_names(model, place[skip:-1]),
            inside=field_names(model, place[skip:]),
            errors=errors,
        )
        problems[place] = _problem(misfit)
        above = _above(document.data, place)
        if problems[place].code == "FLD001" and place[-1] in field_names(model, above[skip:]):
            problems[place] = misfit.note("FLD013", key=True, parent=above[-1])
    # A field that is only misspelt is not missing as well.
    meant = {
        (*place[:-1], misspelt.suggestion)
        for place, misspelt in problems.items()
        if misspelt.code == "FLD001"
    }
    for place, wrong in problems.items():
        if wrong.code != "FLD002" or place not in meant:
            yield wrong
    if len(places) > MAX_PROBLEMS:
        line = max(wrong.line for wrong in problems.values())
        yield problem("SRC016", document.path, line, shown=MAX_PROBLEMS)


def _above(data: Any, place: Loc) -> Loc:
    """The field right above ``place`` in its group; ``place`` itself if it is the first."""
    for part in place[:-1]:
        data = data[part]
    names = list(data) if isinstance(data, dict) else []
    index = names.index(place[-1]) if place[-1:] and place[-1] in names else 0
    return (*place[:-1], names[index - 1]) if index else place


@dataclass(frozen=True, kw_only=True)
class _Misfit:
    """A place that holds what it must not: pydantic's ``errors`` of it, one or more.

    The place takes the fields ``inside`` and lies among the fields ``beside``.
    """

    document: Document
    loc: Loc
    beside: list[str]
    inside: list[str]
    errors: list[Mapping[str, Any]]

    @cached_property
    def kinds(self) -> Mapping[str, Mapping[str, Any]]:
        """The errors by their type."""
        return {str(error["type"]): error for error in self.errors}

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.errors[0]["input"]

    @cached_property
    def choices(self) -> list[str]:
        """The fixed words that may stand there."""
        literals = [error for error in self.errors if error["type"] == "literal_error"]
        return [word for error in literals for word in _choices(error)]

    def note(self, code: str, *, key: bool = False, **values: object) -> Problem:
        """The problem at this place, or at the name of its field."""
        mark = self.document.keys.get(self.loc) if key else None
        mark = mark or self.document.mark(self.loc)
        field = field_name(self.loc)
        return problem(code, self.document.path, mark.line, mark.column, field=field, **values)


def _problem(misfit: _Misfit) -> Problem:
    """What is wrong at a place, in the words of the rule that explains it best."""
    group = isinstance(misfit.value, list | dict) and not misfit.kinds.keys() & LENGTHS.keys()
    explained = OF_FIELDS if group or misfit.value is None else {**OF_FIELDS, **OF_VALUES}
    explain = (explained[kind] for kind in explained if kind in misfit.kinds)
    return next(explain, _wrong_shape)(misfit)


def _missing(misfit: _Misfit) -> Problem:
    where = field_name(misfit.loc[:-1])
    named: dict[str, Any] = {"where": where, "where_zh": where} if where else WHOLE_FILE
    return misfit.note("FLD002", **named)


def _unknown(misfit: _Misfit) -> Problem:
    hint = did_you_mean(str(misfit.loc[-1]), misfit.beside)
    return misfit.note("FLD001", key=True, known=misfit.beside, hint=hint)


def _other_kind(misfit: _Misfit) -> Problem:
    en, zh = _shape(misfit.value)
    return misfit.note("FLD010", found=en, found_zh=zh, **misfit.kinds[WRONG_SHAPE]["ctx"])


def _pattern(misfit: _Misfit) -> Problem:
    code = PATTERN_RULES[misfit.kinds["string_pattern_mismatch"]["ctx"]["pattern"]]
    # `` / not_reported`` for each word that the field takes besides its pattern.
    other = "".join(f" / {word}" for word in misfit.choices)
    return misfit.note(code, found=misfit.value, other=other, hint=_meant(code, misfit))


def _no_choice(misfit: _Misfit) -> Problem:
    hint = did_you_mean(str(misfit.value), misfit.choices)
    typed = misfit.kinds["literal_error"]["input"]
    return misfit.note("FLD003", choices=misfit.choices, found=typed, hint=hint)


def _length(misfit: _Misfit) -> Problem:
    kind = next(kind for kind in LENGTHS if kind in misfit.kinds)
    en, zh = (limit.format_map(misfit.kinds[kind]["ctx"]) for limit in LENGTHS[kind])
    hint = hints.decimal_commas(misfit.value) if isinstance(misfit.value, list) else ""
    count = len(misfit.value)
    return misfit.note("FLD011", found=count, hint=hint, expected=en, expected_zh=zh)


def _wrong_shape(misfit: _Misfit) -> Problem:
    value, inside = misfit.value, misfit.inside
    kind = next((kind for kind in misfit.kinds if kind in SHAPES), "string_type")
    expected, expected_zh = SHAPES[kind]
    if 0 < len(inside) < MANY and SHAPES[kind] == GROUP:
        expected += f" ({', '.join(inside)})"
        expected_zh += f"（{'、'.join(inside)}）"
    en, zh = _shape(value)
    hint = ""
    if isinstance(value, str) and kind == "list_type":
        hint = hints.as_list(value)
    elif isinstance(value, str) and inside == LANGUAGES:
        hint = hints.as_text(value)
    wording: dict[str, Any] = {"expected": expected, "expected_zh": expected_zh, "hint": hint}
    return misfit.note("FLD010", found=en, found_zh=zh, **wording)


# What explains an error of pydantic, the first that fits; of a value only where it is a text, or a
# list of the wrong length.
OF_FIELDS: Mapping[str, Callable[[_Misfit], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    NO_LANGUAGE: lambda misfit: misfit.note("FLD006"),
    WRONG_SHAPE: _other_kind,
}
OF_VALUES: Mapping[str, Callable[[_Misfit], Problem]] = {
    NO_SUCH_DATE: lambda misfit: misfit.note("FLD008", found=misfit.value),
    "string_pattern_mismatch": _pattern,
    "literal_error": _no_choice,
    **dict.fromkeys(LENGTHS, _length),
}


def _meant(code: str, misfit: _Misfit) -> str:
    """What was probably meant by a text that does not fit its field's pattern."""
    text, loc = misfit.value, misfit.loc
    word = did_you_mean("_".join(text.lower().split()), misfit.choices)
    span = hints.ends(text) if loc and isinstance(loc[-1], int) else ""
    return word or span or hints.BY_RULE[code](text)


def _choices(error: Mapping[str, Any]) -> list[str]:
    """The words of pydantic's ``'a', 'b' or 'c'``."""
    return [word.strip("' ") for word in error["ctx"]["expected"].replace(" or ", ",").split(",")]


def _shape(value: object) -> tuple[str, str]:
    if value is None:
        return "nothing", "空"
    if isinstance(value, dict):
        return "a group of fields", "字段组"
    if isinstance(value, list):
        return "a list", "列表"
    return f"'{value}'", f"“{value}”"


def _known(data: Any, loc: Loc) -> Loc:
    """The longest start of ``loc`` that exists in ``data`` (pydantic appends union branches)."""
    for depth, part in enumerate(loc):
        inside = part in data if isinstance(data, dict) else isinstance(data, list) and part != ""
        if not inside or (isinstance(data, list) and not isinstance(part, int)):
            return loc[:depth]
        data = data[part]
    return loc


def field_name(loc: Loc) -> str:
    """``findings[1].claim.en`` for a place in a document."""
    name = ""
    for part in loc:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
