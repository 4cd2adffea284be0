"""Authors as other programs write them → persons.

In: the values of author fields. Out: persons, whether more are meant, and notes: BIB code flaws
that stop the work, and ADD010 for a name that was read in the one way that it can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from factsheets.bibliography.intake.export import Value
from factsheets.bibliography.intake.plain import from_latex, from_markup
from factsheets.bibliography.latex import collapse
from factsheets.bibliography.names import (
    FAMILY_IN_BRACES,
    chinese_family,
    closing_brace,
    divided,
    guessed,
    inverted,
    read_name,
    turned_round,
)
from factsheets.bibliography.reference import Flaw, Person
from factsheets.bibliography.transcribe import latin
from factsheets.messages.chinese import is_east_asian

MENDED: Final = {"BIB021", "BIB023", "BIB033"}
"""Flaws of a name that has one meaning all the same."""
_OTHERS = re.compile(
    r"(?:^|[\s,;，；、]+)(?:et\.?\s*al\.?|and\s+others|others|等人?)[\s.。]*$", re.IGNORECASE
)
_WESTERN_LIST = re.compile(r"\s*;\s*")
_CHINESE_LIST = re.compile(r"\s*[;；、]\s*")
_CHINESE_COMMAS = re.compile(r"\s*[,，]\s*")


@dataclass
class People:
    """The authors that were read, whether there are more, and notes with their lines."""

    persons: list[Person] = field(default_factory=list)
    more: bool = False
    notes: list[tuple[int, Flaw]] = field(default_factory=list)


def read_people(values: list[Value], groups: list[Value], latex: bool) -> People:
    """The authors of ``values``, then those of ``groups``, whose names are no persons'."""
    people = People()
    for value in values:
        for name in _names(value.text, people):
            _take(name, value.line, latex, people)
    people.persons += [Person("", "", _plain(group.text, latex)[0]) for group in groups]
    return people


def in_order(english: tuple[Person, ...], authors: tuple[Person, ...]) -> tuple[Person, ...]:
    """``english`` with family names where they belong: Chinese journals print ``Xu Weixi``.

    The Chinese names of the same people, ``authors``, tell which of the two words is the family's.
    """
    if len(english) != len(authors):
        return english
    return tuple(
        Person(latin_name.given, latin_name.family)
        if _spelt(own) == latin(latin_name.given) != latin(latin_name.family)
        else latin_name
        for latin_name, own in zip(english, authors, strict=True)
    )


def _spelt(person: Person) -> str:
    return latin(chinese_family(person.family)) if is_east_asian(person.family) else ""


def _names(text: str, people: People) -> Iterator[str]:
    """The single names of one field; notes whether it says that there are more."""
    text = collapse(text)
    while match := _OTHERS.search(text):
        text, people.more = re.sub(r"\s+and$", "", text[: match.start()]), True
    for part in divided(text):
        yield from filter(None, _divided_further(part))


def _divided_further(part: str) -> list[str]:
    if part.startswith("{"):
        return [part]
    if not is_east_asian(part):
        return _WESTERN_LIST.split(part)
    names = _CHINESE_LIST.split(part)
    pieces = _CHINESE_COMMAS.split(part)
    if len(names) == 1 and len(pieces) > 1 and not _is_one(pieces):
        return pieces
    return names


def _is_one(pieces: list[str]) -> bool:
    """Whether ``何, 晓明`` is one person, as Zotero writes it, and not two."""
    family = pieces[0].strip()
    return len(pieces) == 2 and family == chinese_family(family)


def _take(name: str, line: int, latex: bool, people: People) -> None:
    person, unknown = _group(name, latex), list[str]()
    if person is None:
        text, unknown = _plain(name, latex)
        person = _braced(name, latex) or _single(text, line, people)
    people.notes += [(line, Flaw("BIB025", {"field": "author", "found": one})) for one in unknown]
    people.persons += [person] if person else []


def _single(text: str, line: int, people: People) -> Person | None:
    if text.endswith(",") and text.count(",") == 1:
        # EndNote marks groups with a comma behind.
        return Person("", "", text.rstrip(", "))
    name = read_name(text)
    if name.flaw and name.flaw.code not in MENDED:
        people.notes.append((line, name.flaw))
    elif name.person and not is_east_asian(text) and (name.flaw and guessed(text)):
        values = {"found": text, "read": inverted(name.person), "field": "author"}
        people.notes.append((line, Flaw("ADD010", values)))
    return name.person


def _braced(name: str, latex: bool) -> Person | None:
    """``Jane {van den Berg}``: the braces hold the family name."""
    match = FAMILY_IN_BRACES.fullmatch(name) if latex else None
    if not match or len(match["family"]) < 2 or "\\" in match["family"][:1]:
        return None
    family, given = (_plain(match[part], latex)[0] for part in ("family", "given"))
    suffix = turned_round([*given.split(), "X"]).suffix
    return Person(family, given, suffix=suffix)


def _group(name: str, latex: bool) -> Person | None:
    whole = latex and name.startswith("{") and closing_brace(name) == len(name) - 1
    return Person("", "", _plain(name[1:-1], latex)[0]) if whole else None


def _plain(text: str, latex: bool) -> tuple[str, list[str]]:
    return from_latex(text) if latex else (from_markup(text), [])
