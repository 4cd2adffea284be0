"""A work to be added → the text of ``references.bib`` and of a study card that hold it.

In: a reference, the bibliography as it is. Out: new texts, or every reason against them (rules
ADD002 to ADD006). No I/O. The entry is spliced in at its sorted place; nothing else changes.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from factsheets.bibliography import Bibliography, Reference, parse_bibliography
from factsheets.bibliography.exports import to_bibtex
from factsheets.bibliography.fields import bare_doi
from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Problem
from factsheets.model import Study
from factsheets.reading.rawtext import note
from factsheets.writing.yaml import Form, write

ALIKE: Final = 0.92
"""From this likeness on two titles are taken for one work."""

# What a pasted entry may have wrong, because it is mended or left out when it is written anew.
MENDED: Final = {"BIB010", "BIB011", "BIB012", "BIB016", "BIB019"}
# The vocabularies of a study card, and the names their term for "not reported" may have.
VOCABULARIES: Final = ("designs", "tumours", "subjects")
_UNKNOWN: Final = ("not_reported", "not-reported")
_SMALL = """
a an and are as at by do does for from how in into is its of on or the their to via what when why
with
"""
SMALL_WORDS: Final = frozenset(_SMALL.split())
_NOT_COMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
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


def read_pasted(raw: bytes, path: str) -> tuple[list[Reference], list[Problem]]:
    """The entries of a pasted BibTeX file, and what makes them unusable.

    Keys and unknown fields do not matter: keys are made anew, and other fields are not shown.
    """
    pasted, problems = parse_bibliography(raw, path)
    unusable = [
        problem
        for problem in problems
        if problem.severity == "error" and problem.code not in MENDED
    ]
    if not pasted.references and not unusable:
        unusable = [note("ADD001", path, 1, 1, found=path)]
    return [tidy(reference) for reference in pasted.references.values()], unusable


def tidy(reference: Reference) -> Reference:
    """``reference`` with its identifiers in the form that the bibliography asks for."""
    return replace(reference, doi=bare_doi(reference.doi), langid=reference.langid or "english")


def duplicates(bibliography: Bibliography, new: Reference, path: str) -> list[Problem]:
    """Works that are there already: the same DOI or PMID, or nearly the same title."""
    problems = []
    for key, other in bibliography.references.items():
        for name, mine, its in (("DOI", new.doi, other.doi), ("PMID", new.pmid, other.pmid)):
            if mine and mine == its:
                problems.append(note("ADD002", path, 1, 1, field=name, found=mine, other=key))
                break
        else:
            if alike(new, other):
                where = {"other": key, "place": str(other.line)}
                problems.append(note("ADD003", path, 1, 1, found=other.title, **where))
    return problems


def alike(work: Reference, other: Reference) -> bool:
    """Whether two works have nearly the same title, in either language."""
    mine = [_bare(title) for title in (work.title, work.title_en) if title]
    its = [_bare(title) for title in (other.title, other.title_en) if title]
    return any(_ratio(a, b) >= ALIKE for a in mine for b in its)


def _ratio(a: str, b: str) -> float:
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    quick = matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
    return matcher.ratio() if quick else 0.0


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def make_key(new: Reference, taken: Iterable[str]) -> str:
    """``firstauthorYEARword`` that nothing has yet; ``""`` if the work names no author or title
    in Latin letters."""
    people = [*new.authors_en, *new.authors]
    names = [latin(person.family or person.literal.split(" ")[0]) for person in people[:1]]
    titles = f"{new.title_en} {new.title}".split()
    words = [latin(word) for word in titles if word.strip(".,:;()").casefold() not in SMALL_WORDS]
    words = [word for word in words if len(word) > 2]
    start = f"{''.join(names)[:24].lstrip('0123456789')}{latin(new.year)}"
    if not start[:1].isalpha() or not words:
        return ""
    known = set(taken)
    candidates = [f"{start}{word[:24]}" for word in words]
    candidates += [f"{candidates[0]}{number}" for number in range(2, 1000)]
    return next(key for key in candidates if key not in known)


def latin(text: str) -> str:
    """``text`` in the small letters and digits of ASCII: ``Müller`` → ``muller``."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_NOT_COMPOSED))
    return "".join(char for char in folded.lower() if char.isascii() and char.isalnum())


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
    catalog: Catalog, text: str, new: Reference, path: str, given: Given
) -> tuple[Addition | None, list[Problem]]:
    """Add ``new`` to the bibliography ``text``; ``path`` names where the work comes from.

    Duplicates are not looked for here. Out: the addition, or why it cannot be made.
    """
    bibliography = catalog.bibliography
    key = make_key(new, {*bibliography.references, *catalog.known_studies})
    if not key:
        return None, [note("ADD004", path, 1, 1)]
    try:
        data = study_card(catalog, given)
    except LookupError as missing:
        return None, [note("ADD005", path, 1, 1, vocabulary=str(missing.args[0]))]
    made = splice(text, bibliography, replace(new, key=key))
    again, problems = parse_bibliography(made, bibliography.path)
    _, before = parse_bibliography(text, bibliography.path)
    known = {(problem.code, problem.values) for problem in before}
    problems = [problem for problem in problems if (problem.code, problem.values) not in known]
    if any(problem.severity == "error" for problem in problems) or key not in again.references:
        return None, [note("ADD006", path, 1, 1), *problems]
    card = write(data, Form(Study))
    return Addition(key, to_bibtex(replace(new, key=key)), made, card), problems
