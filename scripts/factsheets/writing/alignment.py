"""Which item of a list became which, when a list has changed.

In: the items before and after, as data. Out: pairs of indices. By their ids where items have ids,
else by what they say.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any, Final

# Share of words in common from which an item counts as the earlier one, changed.
_ALIKE: Final = 0.5


def aligned(old: list[Any], new: list[Any]) -> Iterator[tuple[int, int | None]]:
    """Pairs of indices that belong together, in the order of the new list.

    ``-1`` as the first stands for a new item, ``None`` as the second for a removed one.
    """
    matcher = difflib.SequenceMatcher(None, _names(old), _names(new), autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
            continue
        at = i1
        for index in range(j1, j2):
            partner = _partner(old, range(at, i2), new[index])
            if partner >= 0:
                yield from ((gone, None) for gone in range(at, partner))
                at = partner + 1
            yield partner, index
        yield from ((gone, None) for gone in range(at, i2))


def _partner(old: list[Any], among: range, item: Any) -> int:
    """The old item that ``item`` most probably came from, or -1 if it is new."""
    if not isinstance(item, dict | list):
        return -1
    best, found, words = _ALIKE, -1, _flat(item).split()
    for index in among:
        alike = difflib.SequenceMatcher(None, _flat(old[index]).split(), words).ratio()
        if alike > best:
            best, found = alike, index
    return found


def _names(items: list[Any]) -> list[str]:
    """What an item goes by: its id, else all that it says."""
    named = all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in items)
    return [one["id"] if named else _flat(one) for one in items]


def _flat(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
