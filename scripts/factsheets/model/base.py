"""The building blocks of every content file: bilingual text, numbers as written, references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from factsheets.messages.problem import Language
from factsheets.model.about import optional


class Model(BaseModel):
    """Base of all content models: unknown fields are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class InVocabulary:
    """Marks a field whose value must be a term of ``content/vocab/<name>.yaml``."""

    name: str

    @property
    def target(self) -> str:
        """What the field refers to, in a word."""
        return f"vocab/{self.name}"


@dataclass(frozen=True)
class InSheet:
    """Marks a field whose value must be the id of a sheet (of one ``kind`` if given)."""

    kind: str = ""

    @property
    def target(self) -> str:
        """What the field refers to, in a word."""
        return self.kind or "sheets"


@dataclass(frozen=True)
class InFinding:
    """Marks a field whose value must be ``sheet-id#finding-id``."""

    target = "findings"


@dataclass(frozen=True)
class Cited:
    """Marks a field whose value must be a key of ``references.bib``."""

    target = "references.bib"


_NUMBER = r"^-?[0-9]{1,12}(\.[0-9]{1,8})?$"
_WHOLE = r"^[0-9]{1,12}$"
_P = r"^[<>≤≥]?((0|1)(\.[0-9]{1,8})?|\.[0-9]{1,8})$"
_DATE = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
# An id of a sheet, a finding, a study card; also the stem of a file's name.
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = f"^{SLUG}$"
_TERM = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
# An id of a finding that went by another one: `old-id`, or `sheet-id#old-id` from another sheet.
_FORMER = f"^{SLUG}(#{SLUG})?$"
_FINGERPRINT = r"^[0-9a-f]{16}$"
# Numbers as the registries of the WHO's network print them; EudraCT and CTIS have digits only.
_REGISTRY = (
    r"^(NCT[0-9]{8}|ISRCTN[0-9]{8}|ChiCTR(-[A-Z]{2,5}-[0-9]{8}|[0-9]{10})|UMIN[0-9]{9}"
    r"|jRCTs?[0-9]{9,10}|KCT[0-9]{7}|DRKS[0-9]{8}|ACTRN[0-9]{14}p?"
    r"|CTRI/[0-9]{4}/[0-9]{2,3}/[0-9]{6}|[0-9]{4}-[0-9]{6}-[0-9]{2}(-[0-9]{2})?)$"
)
ADDRESS = r"^https://[A-Za-z0-9./_~-]+$"

# Our own kinds of error, beside pydantic's.
NO_SUCH_DATE = "no_such_date"
NO_LANGUAGE = "no_language"
WRONG_SHAPE = "wrong_shape"


def wrong_shape(expected: str, expected_zh: str) -> PydanticCustomError:
    """The error of a value that is of another kind than its field, to be raised (rule FLD010)."""
    values = {"expected": expected, "expected_zh": expected_zh}
    return PydanticCustomError(WRONG_SHAPE, "must be {expected}", values)


def _real_date(text: str) -> str:
    """``text``, unless the calendar lacks that day (30 February)."""
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DATE, "no such date") from None
    return text


# Numbers stay text as the author wrote them, so that 0.70 is printed 0.70.
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Number = Annotated[str, StringConstraints(pattern=_NUMBER)]
Whole = Annotated[str, StringConstraints(pattern=_WHOLE)]
PValue = Annotated[str, StringConstraints(pattern=_P)]
Date = Annotated[str, StringConstraints(pattern=_DATE), AfterValidator(_real_date)]
Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=64)]
FormerId = Annotated[str, StringConstraints(pattern=_FORMER, max_length=129)]
TermId = Annotated[str, StringConstraints(pattern=_TERM, max_length=64)]
Fingerprint = Annotated[str, StringConstraints(pattern=_FINGERPRINT)]
RegistryNumber = Annotated[str, StringConstraints(pattern=_REGISTRY, max_length=40)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=200)]

# Patterns of values that YAML itself would read as numbers.
NUMERIC = (_NUMBER, _WHOLE, _P)

# Which rule explains a value that does not fit a pattern.
PATTERN_RULES = {
    _NUMBER: "FLD004",
    _WHOLE: "FLD005",
    _P: "FLD007",
    _DATE: "FLD008",
    _SLUG: "FLD009",
    _TERM: "FLD009",
    _FORMER: "FLD009",
    ADDRESS: "FLD012",
    _FINGERPRINT: "FLD014",
    _REGISTRY: "FLD015",
}

NotReported = Literal["not_reported"]
NotReached = Literal["not_reached"]
CiteKey = Annotated[str, Cited()]
SheetId = Annotated[str, InSheet()]
FindingRef = Annotated[str, InFinding()]


class Text(Model):
    """Text in English and Chinese. One side may be missing, never both (rule FLD006)."""

    en: Words | None = optional(
        (
            "English",
            "Leave it empty if you write in Chinese only; the page then says “translation needed”.",
        ),
        ("英文", "只写中文时可留空，页面会标注“待翻译”。"),
    )
    zh: Words | None = optional(
        (
            "Chinese",
            "Leave it empty if you write in English only; the page then says “translation needed”.",
        ),
        ("中文", "只写英文时可留空，页面会标注“待翻译”。"),
    )

    @model_validator(mode="after")
    def _in_some_language(self) -> Text:
        # Not a rule over the catalog: a text without any language could be shown nowhere.
        if not (self.en or self.zh):
            raise PydanticCustomError(NO_LANGUAGE, "neither English nor Chinese")
        return self

    def in_language(self, language: Language) -> str:
        """The text in ``language``, or in the other one where it is missing."""
        return (self.en or self.zh or "") if language == "en" else (self.zh or self.en or "")

    def translated(self, language: Language) -> bool:
        """Whether the text exists in ``language`` itself."""
        return bool(self.en if language == "en" else self.zh)
