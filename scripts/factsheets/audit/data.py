"""What the audit of numbers holds the pages against: the YAML files, read past the engine.

In: the folder of the project. Out: every finding as it was typed, and the numbers in it, in the
order in which a page shows them. Uses PyYAML alone: a fault of the engine must not be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

# Every other folder of the content holds sheets, of whatever kind.
BESIDE_SHEETS = ("studies", "vocab")
NUMBER = re.compile(r"(?:(?<![\w)–])-)?(?:\d+(?:\.\d+)?|\.\d+)")
Numbers = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One YAML file as it stands, and the page it becomes, below the folder of a language."""

    id: str
    path: str
    page: str
    findings: Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Data:
    """Every sheet by its id, how many took part in a study, every name of a unit or measure."""

    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, list[str]] = field(default_factory=dict)


def read_data(root: Path) -> Data:
    """All that numbers on pages may come from, every value as typed."""
    terms = _load(root / "content/vocab/units.yaml") | _load(root / "content/vocab/measures.yaml")
    return Data(
        {sheet.id: sheet for sheet in _sheets(root)},
        {path.stem: _participants(path) for path in (root / "content/studies").glob("*.yaml")},
        {id: [*term["label"].values(), *(term.get("aliases") or [])] for id, term in terms.items()},
    )


def _sheets(root: Path) -> Iterator[Sheet]:
    for path in sorted((root / "content").glob("*/*.yaml")):
        folder = path.parent.name
        if folder not in BESIDE_SHEETS:
            findings = {finding["id"]: finding for finding in _load(path).get("findings") or []}
            place = path.relative_to(root).as_posix()
            yield Sheet(path.stem, place, f"{folder}/{path.stem}.html", findings)


def _load(path: Path) -> dict[str, Any]:
    # Every scalar stays the text that was typed: 0.70 is not 0.7.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader) or {}


def _participants(path: Path) -> str:
    return str((_load(path).get("participants") or {}).get("n") or "")


def numbers(text: str) -> Numbers:
    """Every number in a text, as written, in order; thousands without their comma."""
    return tuple(NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)))


def in_order(expected: Numbers, actual: Numbers) -> bool:
    """Whether ``actual`` holds every number of ``expected`` in this order."""
    rest = iter(actual)
    return all(number in rest for number in expected)


def typed(*values: Any) -> Numbers:
    """The numbers among some values of the data; words (``not_reached``) and gaps hold none."""
    flat = (item for value in values for item in (value if isinstance(value, list) else [value]))
    return tuple(number for item in flat if item for number in numbers(str(item)))


def of_arm(arm: dict[str, Any]) -> Numbers:
    """The numbers of an arm, in the order in which they are shown."""
    span = arm.get("range") or {}
    share = arm.get("denominator") if arm.get("count") else None
    values = (*(arm.get(n) for n in ("median", "mean", "value", "percent", "count")), share)
    return typed(*values, span.get("low"), span.get("high")) + _interval(arm)


def of_effect(result: dict[str, Any]) -> Numbers:
    """The numbers of a result's comparison and test, in the order in which they are shown."""
    effect, test = result.get("effect") or {}, result.get("test") or {}
    printed = (effect.get("as_printed") or {}).get("value")
    estimate = typed(effect.get("value")) + _interval(effect)
    return estimate + typed(effect.get("p"), printed, test.get("p"))


def _interval(estimate: dict[str, Any]) -> Numbers:
    return ("95", *typed(estimate["ci"])) if estimate.get("ci") else ()


def in_figures(result: dict[str, Any]) -> Iterator[Numbers]:
    """The numbers that a row of a figure may show for a result."""
    effect = result.get("effect") or {}
    yield typed(effect.get("value"), effect.get("ci"))
    for arm in result.get("arms") or []:
        span = arm.get("range") or {}
        yield typed(arm.get("median"), arm.get("ci"))
        yield typed(span.get("low"), span.get("high"))
