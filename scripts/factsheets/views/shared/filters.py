"""Filters of a list: what can be chosen, and how many rows each choice leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One option of a filter."""

    key: str
    label: str
    n: int


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One filter of a list; ``name`` is its key in an address."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def build_filter(
    name: str, label: str, labels: Mapping[str, str], counts: Mapping[str, int]
) -> Filter:
    """The filter ``name`` over the values of ``labels``, those left out that no row has.

    ``counts`` says how many rows have each ``name:value``.
    """
    keys = {f"{name}:{value}": text for value, text in labels.items()}
    choices = tuple(
        Choice(key=key, label=text, n=counts[key]) for key, text in keys.items() if counts.get(key)
    )
    return Filter(name=name, label=label, choices=choices)
