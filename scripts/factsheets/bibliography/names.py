"""Stage ``bibliography``: an author field → persons.

In: the inside of ``author`` or ``author_en``. Out: persons, whether ``and others`` ended the list,
and flaws. One way of writing a name is accepted, ``Family, Given`` or ``Family, Jr., Given``,
because in every other way (``Siegel RL``, a list divided by commas) BibTeX quietly makes other
persons of it. Groups stand in braces of their own; Chinese names are written in one piece. Where
another way has one meaning only, the person is read all the same, and the flaw says how: what
comes from other programs is mended with it (``intake``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from factsheets.bibliography.latex import collapse, decode
from factsheets.bibliography.reference import Flaw, Person
from factsheets.messages.chinese import EAST_ASIAN, is_east_asian

_SMALL = """
a af al am av bar ben bin bint d' da dal dalla dalle das de degli dei del dela della delle dello den
der des di do dos du e el het ibn in la las le les lo los op 's 't te ten ter thor ul van van't vant
van’t vande vanden vander vom von y zu zum zur
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
# Designations of rank (Citing Medicine, 2nd ed., "Authors"); a lone V or I is an initial.
_RANK = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?")
_LIST_INSIDE = re.compile(r",\s*[A-Z]\..* and |\band others\b")
_BRACE = re.compile(r"(?<!\\)[{}]")
FAMILY_IN_BRACES = re.compile(r"(?P<given>[^{},]+?)\s+\{(?P<family>[^{}]+)\}")

# Family names of two characters (after the list of a hundred family names, and today's commonest).
_DOUBLE: Final = re.compile(
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|长孙|宇文|南宫"
)


class Name(NamedTuple):
    """One name: the person it means, if that is clear, and what is wrong with how it is written."""

    person: Person | None
    flaw: Flaw | None = None


def parse_people(value: str) -> tuple[tuple[Person, ...], bool, list[Flaw]]:
    """The persons of an author list, ``True`` if more are meant, and flaws (BIB020 to BIB033)."""
    people: list[Person] = []
    flaws: list[Flaw] = []
    parts = list(divided(collapse(value)))
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


def divided(value: str) -> Iterator[str]:
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


def inverted(person: Person) -> str:
    """A person as it is written here: ``Family, Given`` or ``Family, Jr, Given``."""
    return person.literal or ", ".join(filter(None, (person.family, person.suffix, person.given)))


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
    text, flaws_of_name = decode(part)
    if braced := FAMILY_IN_BRACES.fullmatch(part):
        person = Person(decode(braced["family"])[0], decode(braced["given"])[0])
        name = Name(person, _order(text, person))
    else:
        name = read_name(text)
    flaws += flaws_of_name + ([name.flaw] if name.flaw else [])
    return name.person


def read_name(name: str) -> Name:
    """One name in plain characters, and at most one flaw: the first that explains the others."""
    if _ET_AL.search(name):
        return Name(Person(name.partition(",")[0].strip()), Flaw("BIB022", {"found": name}))
    if is_east_asian(name):
        return _east_asian(name)
    if _DIVIDERS.search(name):
        return Name(Person(name.partition(",")[0].strip()), Flaw("BIB020", {"found": name}))
    if "," in name:
        return _with_comma(name)
    if " " in name and all(map(_is_word, name.split())):
        person = turned_round(name.split())
        return Name(person, _order(name, person))
    known = Person(name) if name else None
    return Name(known, None if _well_formed(name) else Flaw("BIB027", {"found": name}))


def _order(name: str, person: Person) -> Flaw:
    return Flaw("BIB023", {"found": name, "expected": inverted(person)})


def _east_asian(name: str) -> Name:
    if _DIVIDERS.search(name) or name.count(",") > 1:
        return Name(Person(name), Flaw("BIB020", {"found": name}))
    if _EAST_ASIAN_NAME.fullmatch(name):
        return Name(Person(name))
    whole = re.sub(r"[\s,]+", "", name)
    known = Person(whole) if _EAST_ASIAN_NAME.fullmatch(whole) else None
    return Name(known or Person(name), Flaw("BIB021", {"found": name}))


def _with_comma(name: str) -> Name:
    pieces = [piece.strip() for piece in name.split(",")]
    ranks = [piece for piece in pieces[1:] if _RANK.fullmatch(piece)]
    family, *rest = [piece for piece in pieces if piece not in ranks]
    if len(rest) > 1 or len(ranks) > 1:
        return Name(Person(family), Flaw("BIB020", {"found": name}))
    *given, last = (rest[0] if rest else "").split() or [""]
    if _RANK.fullmatch(last) and given and not ranks:
        ranks, last = [last], ""
    given = [*given, last] if last else given
    person = Person(family, " ".join(given), suffix=(ranks[0] if ranks else "").rstrip("."))
    if moved := _particles_back(person):
        return Name(moved, Flaw("BIB033", {"found": name, "expected": inverted(moved)}))
    sound = _well_formed(family) and _well_formed(person.given, small_first=False)
    return Name(person, None if sound else Flaw("BIB027", {"found": name}))


def _particles_back(person: Person) -> Person | None:
    """``Waard, Gerard de`` → ``de Waard, Gerard``: no given name ends with a particle."""
    given = person.given.split()
    count = _trailing(given)
    if not count or count == len(given):
        return None
    family = " ".join([*given[-count:], person.family])
    return Person(family, " ".join(given[:-count]), suffix=person.suffix)


def _trailing(words: list[str]) -> int:
    """How many particles stand at the end of ``words``."""
    count = 0
    while count < len(words) and words[-1 - count] in PARTICLES:
        count += 1
    return count


def chinese_family(name: str) -> str:
    """The family name of a Chinese name in one piece: mostly its first character."""
    return name[:2] if _DOUBLE.match(name) else name[:1]


def _is_word(word: str) -> bool:
    return bool(_WORD.fullmatch(word) or _RANK.fullmatch(word))


def _well_formed(name: str, small_first: bool = True) -> bool:
    """Every word is letters joined by hyphen, apostrophe or point, and small only as a particle.

    Before a word with a capital any small word is one, whatever its language. No given name begins
    with a particle; there it is the end of a family name, cut off.
    """
    words = name.split()
    if not words or (words[0].islower() and not small_first):
        return False
    if not all(map(_WORD.fullmatch, words)):
        return False
    small = [word.islower() and word not in PARTICLES for word in words]
    return not any(
        is_small and not any(w[:1].isupper() for w in words[place:])
        for place, is_small in enumerate(small)
    )


def turned_round(words: list[str]) -> Person:
    """``Siegel RL`` → ``Siegel, R. L.``; ``Rebecca L. van Dam`` → ``van Dam, Rebecca L.``"""
    suffix = words[-1].rstrip(".") if len(words) > 2 and _RANK.fullmatch(words[-1]) else ""
    words = words[:-1] if suffix else words
    if _INITIALS.fullmatch(words[-1]):
        return Person(" ".join(words[:-1]), initials(words[-1]), suffix=suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return Person(" ".join(words[first:]), " ".join(words[:first]), suffix=suffix)


def guessed(name: str) -> bool:
    """Whether ``First Middle Last`` might also have a family name of two words: no initial before
    the last word says where it begins."""
    words = name.split()
    return (
        "," not in name
        and len(words) > 2
        and not any(_INITIALS.fullmatch(word.strip(".")) or word in PARTICLES for word in words)
    )


def joined(names: Iterable[Person]) -> str:
    """Names as one text, to be compared."""
    return " and ".join(person.literal or person.family for person in names)
