"""Stage *rules*: checks over the catalog.

In: a :class:`~factsheets.catalog.catalog.Catalog`. Out: problems, sorted by file and line. A rule is a
generator of :class:`Found`; its docstring is the rule's sentence in the rulebook (tested).
"""

from factsheets.rules import (  # noqa: F401 - register
    bibliography,
    contradictions,
    dates,
    evidence,
    labels,
    language,
    layout,
    numbers,
    published,
    references,
    retractions,
    texts,
)
from factsheets.rules.engine import RULES, Found, check, rule

__all__ = ["RULES", "Found", "check", "rule"]
