"""One mistake, one problem: what merely follows from another problem is not told.

In: all problems of a run. Out: those that a person has to mend. A value with full-width digits is
also no number for its field; saying both would send people looking for a second mistake.
"""

from __future__ import annotations

from collections import defaultdict

from factsheets.messages.problem import Problem

# How a value is spelt: found at its first character ...
SPELT = {"SRC026", "SRC042", "SRC043", "SRC045"}
# ... or somewhere in it. The rules of its field are not asked before that is mended.
INSIDE = {"SRC007", "SRC009"}
# What other programs would read: of interest only if the field takes the value at all.
READ_ELSEWHERE = {"SRC024", "SRC025"}
OF_FIELDS = ("FLD", "REF", "EV")


def suppress_consequences(problems: list[Problem]) -> list[Problem]:
    """``problems`` in their order, without those that follow from another at the same value."""
    lines: defaultdict[tuple[str, int], list[Problem]] = defaultdict(list)
    for problem in problems:
        lines[problem.path, problem.line].append(problem)
    return [
        one for one in problems if not any(_explains(o, one) for o in lines[one.path, one.line])
    ]


def _explains(cause: Problem, problem: Problem) -> bool:
    """Does ``problem``, in the same line, follow from ``cause``?"""
    if problem.code in READ_ELSEWHERE:
        return cause.code.startswith(OF_FIELDS) and cause.column == problem.column
    if not problem.code.startswith(OF_FIELDS):
        return False
    same = cause.code in SPELT and cause.column == problem.column
    return same or (cause.code in INSIDE and cause.column >= problem.column)
