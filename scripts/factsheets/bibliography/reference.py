"""Stage ``bibliography``: what comes out. All text is Unicode, ``""`` when absent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from factsheets.messages.chinese import is_east_asian
from factsheets.messages.problem import Value


class Flaw(NamedTuple):
    """Something wrong with a value: a rule code and the values of its message, without a place."""

    code: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Person:
    """An author. ``given`` may be initials (``R. L.``), ``suffix`` is a rank (``Jr``, ``3rd``).

    A group (``{World Health Organization}``) has only ``literal``; a Chinese name stands whole in
    ``family``, because where it divides is not written.
    """

    family: str
    given: str = ""
    literal: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Reference:
    """One entry. ``line`` is where it begins, ``kind`` its entry type in lower case.

    ``more_authors`` says that the list ended in ``and others``. ``doi`` is lower-case, ``pages`` a
    range with en dash or an article number, ``langid`` a language of ``languages``. ``journal``
    holds the book title of a conference paper or chapter.
    """

    key: str
    line: int
    kind: str
    authors: tuple[Person, ...] = ()
    more_authors: bool = False
    title: str = ""
    journal: str = ""
    year: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    langid: str = "english"
    title_en: str = ""
    authors_en: tuple[Person, ...] = ()
    journal_en: str = ""
    publisher: str = ""
    url: str = ""
    note: str = ""


def untranslated(ref: Reference) -> bool:
    """Whether readers of English miss the title or the authors of a work in another script."""
    authors = any(is_east_asian(person.family) for person in ref.authors) and not ref.authors_en
    return authors or (is_east_asian(ref.title) and not ref.title_en)


@dataclass(frozen=True)
class Bibliography:
    """The references of one file by key, in the order of the file."""

    path: str
    references: Mapping[str, Reference]
