"""The engine's own words in two languages, from ``wording.toml``.

A word stands by itself (``colon``), or in a table with those that name the values of one thing
(``shares.all``), so that whoever searches for a word or for its use finds the other.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from factsheets.messages.problem import Language


@cache
def tables() -> dict[str, Any]:
    """The whole file: words, each with its text by language, and tables of words."""
    text = files(__package__).joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(language: Language) -> dict[str, str]:
    """Every word that stands by itself, by name."""
    single = {name: entry[language] for name, entry in tables().items() if "en" in entry}
    return single | _former(language)


def word(language: Language, *path: str) -> str:
    """A word of a table: ``word("en", "shares", "all")``. Raises ``KeyError`` if there is none."""
    entry = tables()
    for name in path:
        entry = entry[name]
    return str(entry[language])


# Names that words had before they stood in tables, until nothing asks for them any more.
_FORMER: dict[str, Any] = {
    "kinds": {"one": "kind_{}", "all": "{}", "intro": "intro_{}"},
    "questions": {"asked": "question_{}", "short": "short_{}", "note": "question_{}_note"},
    "checks": {"long": "{}", "short": "short_{}"},
    **dict.fromkeys(
        ("directions", "evidence", "numbers", "analyses", "comparisons", "unopposed"), "{}"
    ),
    **{"publications": "{}", "origins": "short_{}", "ranges": "range_of_{}", "tests": "test_{}"},
    **{"shares": "share_{}", "reading": "read_{}", "updated": "updates_{}"},
    **{"notices": "notice_{}", "support": "support_{}", "match": "match_{}"},
    **{"subject_kinds": "kind_{}", "plots": "plot_{}"},
    **{"premises": "premise_{}", "signatures": "review_{}", "severity": "rule_{}"},
    **{"results": "search_{}", "found": "found_{}", "intros": "{}_intro"},
}


def _former(language: Language) -> dict[str, str]:
    former = {}
    for table, pattern in _FORMER.items():
        for key, entry in tables()[table].items():
            if isinstance(pattern, str):
                former[pattern.format(key)] = entry[language]
            else:
                for name, word_ in entry.items():
                    if name in pattern:
                        former[pattern[name].format(key)] = word_[language]
    return former
