"""Beside *evidence*: when two results are one, and which trials stand behind pooled ones.

In: findings and study cards. Out: small frozen values, for rules and views.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from factsheets.catalog.catalog import Catalog
from factsheets.model import Arm, Effect, Finding, Result
from factsheets.model.vocabulary import DesignTerm

Signature = tuple[object, ...]
_VALUES = ("median", "mean", "percent", "value", "count")


def signature(finding: Finding, result: Result) -> Signature | None:
    """What makes a result this one: its works, outcome, arms by their numbers, and effect.

    ``None`` where it holds no number: words may say different things of one outcome.
    """
    arms = tuple(sorted(values for arm in result.arms if (values := _values(arm))))
    effect = _effect(result.effect)
    if not arms and effect is None:
        return None
    works = tuple(sorted(c.key for c in finding.cites if c.role in ("carries", "unread")))
    group = (result.group.en, result.group.zh) if result.group else None
    return works, result.outcome, group, arms, effect


def _values(arm: Arm) -> tuple[str, ...]:
    stated = (getattr(arm, name) for name in _VALUES)
    values = tuple(value for value in stated if value and value != "not_reported")
    if arm.range:
        values += (arm.range.low, arm.range.high)
    return (*values, arm.n or "") if values else ()


def _effect(effect: Effect | None) -> Signature | None:
    if effect is None or effect.value == "not_reported":
        return None
    return effect.measure, effect.value, tuple(effect.ci or ())


@dataclass(frozen=True)
class Pooled:
    """The works of this site behind pooled results; ``unknown`` counts syntheses that do not say
    which trials they hold."""

    works: tuple[str, ...]
    unknown: int


def pooled(catalog: Catalog, syntheses: Iterable[str]) -> Pooled:
    """Which works the syntheses (study cards) hold, each once."""
    works: dict[str, None] = {}
    unknown = 0
    for key in dict.fromkeys(syntheses):
        includes = catalog.studies[key].content.includes
        if isinstance(includes, list):
            works |= dict.fromkeys(includes)
        else:
            unknown += 1
    return Pooled(tuple(works), unknown)


def is_synthesis(catalog: Catalog, key: str) -> bool:
    """Whether a work pools or compares other studies, as its card says."""
    card = catalog.studies.get(key)
    terms = (catalog.term("designs", design) for design in card.content.designs) if card else ()
    return any(cast(DesignTerm, term).synthesis == "yes" for term in terms)
