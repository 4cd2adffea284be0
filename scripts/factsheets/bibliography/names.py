"""Stage ``bibliography``: an author field → persons.

In: the inside of ``author`` or ``author_en``. Out: persons, whether ``and others`` ended the list,
and flaws. One way of writing a name is accepted, ``Family, Given``, because in every other way
(``Siegel RL``, a list divided by commas) BibTeX quietly makes other persons of it. Groups stand in
braces of their own; Chinese names are written in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheets.bibliography.latex import collapse, decode
from factsheets.bibliography.reference import Flaw, Person
from factsheets.messages.chinese import EAST_ASIAN, is_east_asian

_SMALL = """
af al am av bin bint d' da das de dei del dela della den der des di do dos du e el het ibn la las le
les lo los op 's 't te ten ter van vande vanden vander vom von y zu zum zur
"""
PARTICLES: Final = frozenset(_SMALL.split())
"""Words of a name that are written small."""

# Names that have no blank or comma inside.
_EAST_ASIAN_NAME = re.compile(f"[{EAST_ASIAN}]+(?:[·・‧][{EAST_ASIAN}]+)*")
_DIVIDERS = re.compile("[;&；、，/]")
_ET_AL = re.compile(r"\bet\b\.?\s*al\b|\betc\b|(?<![A-Za-z])(?:and)?others\b|等人?$", re.IGNORECASE)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_WORD = re.compile(rf"['’]?{_LETTER}+(?:[-.'’‐]{{1,2}}{_LETTER}+)*[.'’]?")
_INITIALS = re.compile(r"[A-Z]{1,3}")
_LIST_INSIDE = re.compile(r",\s*[A-Z]\..* and |\band others\b")
_BRACE = re.compile(r"(?<!\\)[{}]")


def parse_people(value: str) -> tuple[tuple[Person, ...], bool, list[Flaw]]:
    """The persons of an author list, ``True`` if more are meant, and flaws (BIB020 to BIB026)."""
    people: list[Person] = []
    flaws: list[Flaw] = []
    parts = list(_parts(collapse(value)))
    more = len(parts) > 1 and parts[-1] == "others"
    for part in parts[:-1] if more else parts:
        person = _group(part, flaws) or _person(part, flaws)
        people += [person] if person else []
    return tuple(people), more, flaws


def closing_brace(text: str) -> int:
    """Where the brace that opens ``text`` is closed, or -1 (``\\}`` does not count)."""
    depth = 0
    for match in _BRACE.finditer(text):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.start()
    return -1


def initials(given: str) -> str:
    """``Rebecca Lee`` → ``R. L.``; ``Jean-Pierre`` → ``J.-P.``; ``RL`` → ``R. L.``"""
    words = re.sub(r"\.(?![-‐])", ". ", given).split()
    return " ".join(filter(None, map(_initials_of, words)))


def _initials_of(word: str) -> str:
    parts = [part.strip(".") for part in re.split("[-‐]", word)]
    return "-".join(_dotted(part) for part in parts if part[:1].isalpha())


def _dotted(part: str) -> str:
    # Up to three capitals in a row are initials already.
    letters = part if part.isupper() and len(part) <= 3 else part[0].upper()
    return " ".join(f"{letter}." for letter in letters)


def _parts(value: str) -> Iterator[str]:
    """``value`` divided at `` and `` outside of braces."""
    start, depth = 0, 0
    for match in re.finditer(r"(?<!\\)[{}]| and(?= )", value):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth -= 1
        elif depth == 0:
            yield value[start : match.start()].strip()
            start = match.end()
    yield value[start:].strip()


def _group(part: str, flaws: list[Flaw]) -> Person | None:
    """A name in braces of its own. A whole list in such braces would pass for one author."""
    if not part.startswith("{") or closing_brace(part) != len(part) - 1:
        return None
    literal, flaws_of_group = decode(part[1:-1])
    if not literal or _LIST_INSIDE.search(literal):
        flaws_of_group.append(Flaw("BIB024", {"found": part}))
    flaws += flaws_of_group
    return Person("", "", literal)


def _person(part: str, flaws: list[Flaw]) -> Person | None:
    name, flaws_of_name = decode(part)
    family, _, given = (piece.strip() for piece in name.partition(","))
    flaws_of_name += _flaws_of(name, family, given)
    flaws += flaws_of_name
    return Person(family, given) if family else None


def _flaws_of(name: str, family: str, given: str) -> Iterator[Flaw]:
    """At most one flaw of a name: the first that explains the others."""
    if _ET_AL.search(name):
        yield Flaw("BIB022", {"found": name})
    elif name.count(",") > 1 or _DIVIDERS.search(name):
        yield Flaw("BIB020", {"found": name})
    elif is_east_asian(name):
        if not _EAST_ASIAN_NAME.fullmatch(name):
            yield Flaw("BIB021", {"found": name})
    elif "," not in name and " " in name and all(map(_WORD.fullmatch, name.split())):
        yield Flaw("BIB023", {"found": name, "expected": _inverted(name)})
    elif not _well_formed(family) or ("," in name and not _well_formed(given, small_first=False)):
        yield Flaw("BIB027", {"found": name})


def _well_formed(words: str, small_first: bool = True) -> bool:
    """Every word is letters joined by hyphen, apostrophe or point, and small only if a particle.

    No given name begins with a particle; there it is the end of a family name, cut off.
    """
    parts = words.split()
    if not parts or (parts[0].islower() and not small_first):
        return False
    return all(_WORD.fullmatch(w) and (not w.islower() or w in PARTICLES) for w in parts)


def _inverted(name: str) -> str:
    """``Siegel RL`` → ``Siegel, R. L.``; ``Rebecca L. van Dam`` → ``van Dam, Rebecca L.``"""
    words = name.split()
    if _INITIALS.fullmatch(words[-1]):
        return f"{' '.join(words[:-1])}, {initials(words[-1])}"
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}"
