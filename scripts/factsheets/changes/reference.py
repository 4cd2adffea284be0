"""A work to be added → the text of ``references.bib`` and of a study card that hold it.

In: a reference, the bibliography as it is. Out: new texts, or every reason against them (rules
ADD002 to ADD006). No I/O. The entry is spliced in at its sorted place; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from factsheets.bibliography import Bibliography, Person, Reference, parse_bibliography
from factsheets.bibliography.alike import alike, same_number, same_page
from factsheets.bibliography.doubts import doubts
from factsheets.bibliography.exports import to_bibtex
from factsheets.bibliography.intake import Incoming
from factsheets.bibliography.names import chinese_family
from factsheets.bibliography.transcribe import latin
from factsheets.catalog.catalog import Catalog
from factsheets.messages.chinese import is_chinese, is_east_asian
from factsheets.messages.problem import Problem
from factsheets.model import Study
from factsheets.reading.rawtext import note
from factsheets.writing.yaml import Form, write

DOUBTED: Final = {"ADD003", "ADD012"}
"""What ``--anyway`` passes over: two works may look like one."""
# The vocabularies of a study card, and the names their term for "not reported" may have.
VOCABULARIES: Final = ("designs", "tumours", "subjects")
_UNKNOWN: Final = ("not_reported", "not-reported")
_SMALL = """
a an and are as at by do does for from how in into is its of on or the their to via what when why
with
"""
SMALL_WORDS: Final = frozenset(_SMALL.split())
Given = Mapping[str, list[str]]
"""What is known of designs, tumours and subjects of a work."""


@dataclass(frozen=True)
class Addition:
    """A work that was added: its key, its entry, the new text of the bibliography, and its card."""

    key: str
    entry: str
    bibliography: str
    card: str

    @property
    def card_path(self) -> str:
        """The file of the study card."""
        return f"content/studies/{self.key}.yaml"


def duplicates(bibliography: Bibliography, work: Incoming, path: str) -> list[Problem]:
    """Works that are there already, or may be: by number, title, or page of a journal."""
    problems, new = [], work.reference
    for key, other in bibliography.references.items():
        if scheme := same_number(new, other):
            values = {"field": scheme.upper(), "found": getattr(new, scheme), "other": key}
            problems.append(note("ADD002", path, work.lines.get(scheme, work.line), 1, **values))
        elif code := "ADD003" if alike(new, other) else "ADD012" if same_page(new, other) else "":
            where = {"other": key, "place": str(other.line), "found": other.title}
            line = work.lines.get("title" if code == "ADD003" else "pages", work.line)
            problems.append(note(code, path, line, 1, **where))
    return problems


def make_key(new: Reference, taken: Iterable[str]) -> str:
    """``firstauthorYEARword`` that nothing has yet; ``""`` if the work names no author or title.

    Latin letters come first; a work without any gets its pinyin, which only the key shows.
    """
    people = [*new.authors_en, *new.authors]
    names = [latin(_family(person)) for person in people[:1]]
    words = [word for word in map(latin, _words(new)) if len(word) > 2]
    start = f"{''.join(names)[:24].lstrip('0123456789')}{latin(new.year)}"
    if not start[:1].isalpha() or not words:
        return ""
    known = set(taken)
    candidates = [f"{start}{word[:24]}" for word in words]
    candidates += [f"{candidates[0]}{number}" for number in range(2, 1000)]
    return next(key for key in candidates if key not in known)


def _family(person: Person) -> str:
    if is_east_asian(person.family):
        return chinese_family(person.family)
    return person.family or person.literal.split(" ")[0]


def _words(work: Reference) -> list[str]:
    """The words of the title that say something; of a Chinese title its first two characters."""
    words = f"{work.title_en} {work.title}".split()
    words = [word[:2] if is_chinese(word) else word for word in words]
    return [word for word in words if word.strip(".,:;()").casefold() not in SMALL_WORDS]


def splice(text: str, bibliography: Bibliography, new: Reference) -> str:
    """``text`` of a bibliography with ``new`` before the first entry whose key sorts after it.

    Comments directly above that entry stay with it.
    """
    entry = to_bibtex(new)
    later = [ref.line for key, ref in bibliography.references.items() if key > new.key]
    if not later:
        return text.rstrip("\n") + "\n\n" + entry
    lines = text.split("\n")
    at = min(later) - 1
    while at > 0 and lines[at - 1].startswith("%"):
        at -= 1
    return "\n".join([*lines[:at], *entry.split("\n"), *lines[at:]])


def study_card(catalog: Catalog, given: Given) -> dict[str, Any]:
    """The data of a study card that claims nothing: unknown is not reported, nothing was read.

    Raises ``LookupError`` with the name of a vocabulary that has no term for "not reported".
    """
    card: dict[str, Any] = {}
    for name in VOCABULARIES:
        unknown = [term for term in _UNKNOWN if term in catalog.vocabularies[name]]
        if not given.get(name) and not unknown:
            raise LookupError(name)
        card[name] = given.get(name) or unknown[:1]
    return card | {"metastasis": "not_reported", "read": "none"}


def add(
    catalog: Catalog, text: str, work: Incoming, path: str, given: Given
) -> tuple[Addition | None, list[Problem]]:
    """Add ``work`` to the bibliography ``text``; ``path`` names where the work comes from.

    Duplicates are not looked for here. Out: the addition and what is doubtful about it, or why it
    cannot be made; each problem at the line of ``path`` that it is about.
    """
    bibliography, new = catalog.bibliography, work.reference
    key = make_key(new, {*bibliography.references, *catalog.known_studies})
    if not key:
        return None, [note("ADD004", path, work.line, 1)]
    try:
        data = study_card(catalog, given)
    except LookupError as missing:
        vocabulary = str(missing.args[0])
        return None, [note("ADD005", path, work.line, 1, vocabulary=vocabulary)]
    new = replace(new, key=key)
    made = splice(text, bibliography, new)
    problems = _told_of(work, path, made, text, bibliography.path)
    if any(problem.severity == "error" for problem in problems):
        return None, [note("ADD006", path, work.line, 1), *problems]
    return Addition(key, to_bibtex(new), made, write(data, Form(Study))), problems


def _told_of(work: Incoming, path: str, made: str, before: str, name: str) -> list[Problem]:
    """What the strict reading says of the new entry, at the lines that it came from."""
    old = {(problem.code, problem.values) for problem in parse_bibliography(before, name)[1]}
    lines = made.split("\n")
    problems = []
    for problem in parse_bibliography(made, name)[1]:
        if (problem.code, problem.values) not in old:
            field = lines[problem.line - 1].partition("=")[0].strip()
            line = work.lines.get(field, work.line)
            problems.append(replace(problem, path=path, line=line, column=1))
    for field, flaw in doubts(work.reference, ""):
        problems.append(note(flaw.code, path, work.lines.get(field, work.line), 1, **flaw.values))
    return sorted(problems)
