"""What the audit of numbers holds the pages against: the YAML files, read past the engine.

In: the folder of the project. Out: every finding as it was typed, and the numbers in it, in the
order in which a page shows them. Uses PyYAML alone: a fault of the engine must not be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDERS = ("mechanisms", "treatments", "tumours", "prognosis")
NUMBER = re.compile(r"(?:(?<![\w)–])-)?(?:\d+(?:\.\d+)?|\.\d+)")
Numbers = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One YAML file as it stands."""

    id: str
    path: str
    page: str
    findings: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Data:
    """What stands beside the sheets: how many took part in a study, and every name of each unit and
    measure."""

    people: dict[str, str]
    names: dict[str, list[str]]


def read_sheets(root: Path) -> Iterator[Sheet]:
    """Every sheet of the project, every value as typed."""
    for folder in FOLDERS:
        for path in sorted((root / "content" / folder).glob("*.yaml")):
            data = _load(path)
            findings = {one["id"]: one for one in data.get("findings") or []}
            page = f"{folder}/{path.stem}.html"
            yield Sheet(path.stem, path.relative_to(root).as_posix(), page, findings)


def read_data(root: Path) -> Data:
    """The numbers of the study cards and the names of the units and measures."""
    terms = _load(root / "content/vocab/units.yaml") | _load(root / "content/vocab/measures.yaml")
    return Data(
        {path.stem: _participants(path) for path in (root / "content/studies").glob("*.yaml")},
        {id: [*one["label"].values(), *(one.get("aliases") or [])] for id, one in terms.items()},
    )


def _load(path: Path) -> dict[str, Any]:
    # Every scalar stays the text that was typed: 0.70 is not 0.7.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader) or {}


def _participants(path: Path) -> str:
    return str((_load(path).get("participants") or {}).get("n") or "")


def numbers(text: str) -> Numbers:
    """Every number in a text, as written, in order; thousands without their comma."""
    return tuple(NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)))


def in_order(wanted: Numbers, shown: Numbers) -> bool:
    """Whether ``shown`` holds every number of ``wanted`` in this order."""
    rest = iter(shown)
    return all(number in rest for number in wanted)


def said(*values: Any) -> Numbers:
    """The numbers among some values of the data; words (``not_reached``) and gaps hold none."""
    flat = (one for value in values for one in (value if isinstance(value, list) else [value]))
    return tuple(number for one in flat if one for number in numbers(str(one)))


def of_arm(arm: dict[str, Any]) -> Numbers:
    """The numbers of an arm, in the order in which they are shown."""
    span = arm.get("range") or {}
    share = arm.get("denominator") if arm.get("count") else None
    values = (*(arm.get(n) for n in ("median", "mean", "value", "percent", "count")), share)
    return said(*values, span.get("low"), span.get("high")) + _interval(arm)


def of_effect(result: dict[str, Any]) -> Numbers:
    """The numbers of a result's comparison and test, in the order in which they are shown."""
    effect, test = result.get("effect") or {}, result.get("test") or {}
    printed = (effect.get("as_printed") or {}).get("value")
    found = said(effect.get("value")) + _interval(effect)
    return found + said(effect.get("p"), printed, test.get("p"))


def _interval(one: dict[str, Any]) -> Numbers:
    return ("95", *said(one["ci"])) if one.get("ci") else ()


def in_figures(result: dict[str, Any]) -> Iterator[Numbers]:
    """The numbers that a row of a figure may show for a result."""
    effect = result.get("effect") or {}
    yield said(effect.get("value"), effect.get("ci"))
    for arm in result.get("arms") or []:
        span = arm.get("range") or {}
        yield said(arm.get("median"), arm.get("ci"))
        yield said(span.get("low"), span.get("high"))
