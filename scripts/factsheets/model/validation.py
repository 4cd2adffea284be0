"""Between *source* and *model*: a document becomes a model object, or a list of problems.

In: a :class:`~factsheets.reading.source.Document`. Out: the object of the given class, and one
problem per field that is wrong, each at the line and column where a person would look for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from factsheets.reading import hints as mending
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
    "model_attributes_type": GROUP,
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
    found = {}
    for place, errors in islice(places.items(), MAX_PROBLEMS):
        beside = field_names(model, place[skip:-1])
        inside = field_names(model, place[skip:])
        found[place] = _problem(document, beside, inside, place, errors)
        above = _above(document.data, place)
        if found[place].code == "FLD001" and place[-1] in field_names(model, above[skip:]):
            found[place] = _at(document, place, "FLD013", key=True, parent=above[-1])
    # A field that is only misspelt is not missing as well.
    meant = {(*place[:-1], one.suggestion) for place, one in found.items() if one.code == "FLD001"}
    yield from (one for place, one in found.items() if one.code != "FLD002" or place not in meant)
    if len(places) > MAX_PROBLEMS:
        line = max(one.line for one in found.values())
        yield problem("SRC016", document.path, line, shown=MAX_PROBLEMS)


def _above(data: Any, place: Loc) -> Loc:
    """The field right above ``place`` in its group; ``place`` itself if it is the first."""
    for part in place[:-1]:
        data = data[part]
    names = list(data) if isinstance(data, dict) else []
    index = names.index(place[-1]) if place[-1:] and place[-1] in names else 0
    return (*place[:-1], names[index - 1]) if index else place


def _problem(
    document: Document,
    beside: list[str],
    inside: list[str],
    loc: Loc,
    errors: list[Mapping[str, Any]],
) -> Problem:
    """What is wrong at ``loc``, which takes the fields ``inside`` and lies among ``beside``."""
    kinds = {str(error["type"]): error for error in errors}
    if "missing" in kinds:
        where = field_name(loc[:-1])
        named: dict[str, Any] = {"where": where, "where_zh": where} if where else WHOLE_FILE
        return _at(document, loc, "FLD002", **named)
    if "extra_forbidden" in kinds:
        hint = did_you_mean(str(loc[-1]), beside)
        return _at(document, loc, "FLD001", key=True, known=beside, hint=hint)
    if NO_LANGUAGE in kinds:
        return _at(document, loc, "FLD006")
    found = errors[0]["input"]
    if shape := kinds.get(WRONG_SHAPE):
        shown, shown_zh = _shape(found)
        return _at(document, loc, "FLD010", found=shown, found_zh=shown_zh, **shape["ctx"])
    if found is None or (isinstance(found, list | dict) and not kinds.keys() & LENGTHS.keys()):
        return _wrong_shape(document, loc, kinds, found, inside)
    if NO_SUCH_DATE in kinds:
        return _at(document, loc, "FLD008", found=found)
    if pattern := kinds.get("string_pattern_mismatch"):
        code = PATTERN_RULES[pattern["ctx"]["pattern"]]
        hint = _meant(code, found, loc, errors)
        return _at(document, loc, code, found=found, other=_or(errors), hint=hint)
    if literal := kinds.get("literal_error"):
        choices = [word for e in errors if e["type"] == "literal_error" for word in _choices(e)]
        hint = did_you_mean(str(found), choices)
        found = literal["input"]
        return _at(document, loc, "FLD003", choices=choices, found=found, hint=hint)
    for kind, expected in LENGTHS.items():
        if kind in kinds:
            en, zh = (limit.format_map(kinds[kind]["ctx"]) for limit in expected)
            wanted: dict[str, Any] = {"expected": en, "expected_zh": zh}
            hint = mending.decimal_commas(found) if isinstance(found, list) else ""
            return _at(document, loc, "FLD011", found=len(found), hint=hint, **wanted)
    return _wrong_shape(document, loc, kinds, found, inside)


def _wrong_shape(
    document: Document, loc: Loc, kinds: Mapping[str, Any], found: Any, inside: list[str]
) -> Problem:
    kind = next((k for k in kinds if k in SHAPES), "string_type")
    expected, expected_zh = SHAPES[kind]
    if 0 < len(inside) < MANY and SHAPES[kind] == GROUP:
        expected += f" ({', '.join(inside)})"
        expected_zh += f"（{'、'.join(inside)}）"
    shown, shown_zh = _shape(found)
    hint = ""
    if isinstance(found, str) and kind == "list_type":
        hint = mending.as_list(found)
    elif isinstance(found, str) and inside == LANGUAGES:
        hint = mending.as_text(found)
    wanted: dict[str, Any] = {"expected": expected, "expected_zh": expected_zh, "hint": hint}
    return _at(document, loc, "FLD010", found=shown, found_zh=shown_zh, **wanted)


def _meant(code: str, found: str, loc: Loc, errors: list[Mapping[str, Any]]) -> str:
    """What was probably meant by a text that does not fit its field's pattern."""
    words = [word for e in errors if e["type"] == "literal_error" for word in _choices(e)]
    word = did_you_mean("_".join(found.lower().split()), words)
    span = mending.ends(found) if loc and isinstance(loc[-1], int) else ""
    return word or span or mending.BY_RULE[code](found)


def _choices(error: Mapping[str, Any]) -> list[str]:
    """The words of pydantic's ``'a', 'b' or 'c'``."""
    return [word.strip("' ") for word in error["ctx"]["expected"].replace(" or ", ",").split(",")]


def _or(errors: list[Mapping[str, Any]]) -> str:
    """`` / not_reported`` for each word that a field takes besides its pattern."""
    literal = [e for e in errors if e["type"] == "literal_error"]
    return "".join(f" / {word}" for error in literal for word in _choices(error))


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


def _at(document: Document, loc: Loc, code: str, key: bool = False, **values: object) -> Problem:
    mark = document.keys.get(loc) if key else None
    mark = mark or document.mark(loc)
    return problem(code, document.path, mark.line, mark.column, field=field_name(loc), **values)


def field_name(loc: Loc) -> str:
    """``findings[1].claim.en`` for a place in a document."""
    name = ""
    for part in loc:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
