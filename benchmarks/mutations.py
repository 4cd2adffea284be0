"""How many slips of one character change a bibliography without anybody being told?

A mutant is the file after one slip of the hand: a character deleted, a sign of BibTeX inserted, two
neighbours swapped. Each is parsed and gets a verdict; ``silent`` is the one that must not occur.
Reads a text and a parser, prints nothing unless run as a script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import Literal

from factsheets.bibliography import Bibliography, Person, Reference, parse_bibliography

SIGNS = '{},="@\\%#'
"""The characters that mean something to BibTeX or LaTeX."""

Verdict = Literal["same", "reported", "edit", "renamed", "silent"]
"""``same``: identical references. ``reported``: at least one problem. ``edit``: one visible text of
one entry differs by just this slip, as any typing mistake may. ``renamed``: one key differs by this
slip and nothing else; citations of the old key then lead nowhere, which the catalog reports.
``silent``: anything else."""

Parser = Callable[[str], tuple[list[Reference], bool]]
"""Text → references in order, and whether a problem was reported."""


@dataclass(frozen=True)
class Mutant:
    """The text after one slip at the offset ``at``."""

    text: str
    at: int
    slip: str


def mutants(text: str, signs: str = SIGNS) -> Iterator[Mutant]:
    """Every deletion of a character, insertion of a sign, and swap of two unlike neighbours."""
    for at, char in enumerate(text):
        yield Mutant(text[:at] + text[at + 1 :], at, f"{char!r} deleted")
        for sign in signs:
            yield Mutant(text[:at] + sign + text[at:], at, f"{sign!r} inserted")
        if text[at + 1 : at + 2] not in ("", char):
            swapped = text[at + 1] + char
            yield Mutant(text[:at] + swapped + text[at + 2 :], at, f"swapped to {swapped!r}")


def strict(text: str) -> tuple[list[Reference], bool]:
    """The parser of this project."""
    bibliography, problems = parse_bibliography(text, "references.bib")
    return placeless(bibliography), bool(problems)


def placeless(bibliography: Bibliography) -> list[Reference]:
    """The references without their lines, which a deleted line end may change."""
    return [replace(ref, line=0) for ref in bibliography.references.values()]


def survey(
    text: str, parse: Parser = strict, every: int = 1
) -> tuple[Counter[Verdict], list[Mutant]]:
    """Verdicts over the mutants of ``text`` (or one in ``every``), and the silent mutants."""
    original, _ = parse(text)
    counts: Counter[Verdict] = Counter()
    silent: list[Mutant] = []
    for mutant in islice(mutants(text), 0, None, every):
        verdict = judge(original, *parse(mutant.text))
        counts[verdict] += 1
        if verdict == "silent":
            silent.append(mutant)
    return counts, silent


def judge(original: list[Reference], found: list[Reference], reported: bool) -> Verdict:
    """What became of ``original`` by a slip."""
    if reported:
        return "reported"
    if found == original:
        return "same"
    if len(found) != len(original):
        return "silent"
    pairs = [(a, b) for a, b in zip(original, found, strict=True) if a != b]
    if len(pairs) != 1:
        return "silent"
    return _judge_entry(*pairs[0])


def _judge_entry(before: Reference, after: Reference) -> Verdict:
    names = [f.name for f in fields(before) if getattr(before, f.name) != getattr(after, f.name)]
    if len(names) != 1:
        return "silent"
    was, is_ = getattr(before, names[0]), getattr(after, names[0])
    if isinstance(was, tuple):
        was, is_ = _only_change(was, is_)
    if not isinstance(was, str) or not one_slip(was, is_):
        return "silent"
    return "renamed" if names[0] == "key" else "edit"


def _only_change(
    before: tuple[Person, ...], after: tuple[Person, ...]
) -> tuple[str, str] | tuple[None, None]:
    """The one name that differs, before and after, if the lists are otherwise the same."""
    if len(before) != len(after):
        return None, None
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    return (_written(pairs[0][0]), _written(pairs[0][1])) if len(pairs) == 1 else (None, None)


def _written(person: Person) -> str:
    return f"{person.literal}|{person.family}|{person.given}"


def one_slip(was: str, is_: str) -> bool:
    """Do the texts differ by one character deleted, inserted or replaced, or two swapped?

    Blanks do not count: a blank left over by a deletion is not shown twice.
    """
    was, is_ = "".join(was.split()), "".join(is_.split())
    start = 0
    while start < min(len(was), len(is_)) and was[start] == is_[start]:
        start += 1
    was, is_ = was[start:], is_[start:]
    while was and is_ and was[-1] == is_[-1]:
        was, is_ = was[:-1], is_[:-1]
    return max(len(was), len(is_)) <= 1 or (len(was) == 2 and was == is_[::-1])


if __name__ == "__main__":
    import sys
    from pathlib import Path

    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    totals, losses = survey(source, every=int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(dict(totals))
    for loss in losses:
        line = loss.text.count("\n", 0, loss.at) + 1
        print(f"line {line}: {loss.slip}: {loss.text.splitlines()[line - 1][:100]}")
