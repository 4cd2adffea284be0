"""Forty edits of the site's own content, each in another finding, as they may happen in a year."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from pathlib import Path

from factsheets.catalog.catalog import Catalog, Use
from factsheets.site.pipeline import read_site
from toy_site import put

ROOT = Path(__file__).parents[1]
WORDS = '{en: "Planted <b>text</b> {n}.", zh: "植入的<b>文字</b> {n}。"}'
# What is put where, and which part of a finding that changes; "" takes the finding away.
EDITS = (
    ("claim", WORDS, "claim"),
    ("direction", "mixed", "direction"),
    ("caveat", WORDS, "rest"),
    ("check.status", "reported_by_review", "check"),
    ("cites.0.role", "relays", "sources"),
    ("results.0.arms.0.n", '"77{n}"', "numbers"),
    ("population", "[{metastasis: not_reported}]", "patients"),
    ("id", "planted-{n}", ""),
)


def copy_content(to: Path) -> Path:
    """The project's content, bibliography and derived files, to be edited; out: its root."""
    for name in ("content", "derived"):
        shutil.copytree(ROOT / name, to / name)
    shutil.copy(ROOT / "references.bib", to)
    return to


def plant(root: Path, catalog: Catalog, count: int = 40) -> dict[str, str]:
    """Edit ``count`` findings below ``root``, whose catalog is given; the part that changes by id.

    A finding that gets another id counts as removed, under its old one.
    """
    planted: dict[str, str] = {}
    # Every seventh of them, so that no sheet gets more than a few.
    uses = list(catalog.uses())
    waiting = [use for start in range(7) for use in uses[start::7]]
    for n, (field, value, part) in enumerate(islice(cycle(EDITS), count)):
        use = next(use for use in waiting if _can_have(use, field, value))
        waiting.remove(use)
        path = use.sheet.path.removeprefix("content/")
        put(root, f"{path}:findings.{use.index}.{field}", value.replace("{n}", str(n)))
        planted[use.ref] = part
    return planted


def read(root: Path) -> Catalog:
    """The catalog at ``root``, whatever its rules say of planted edits."""
    catalog, problems = read_site(root)
    assert catalog is not None, problems
    return catalog


def _can_have(use: Use, field: str, value: str) -> bool:
    """Whether the field is there and says something else."""
    finding = use.finding
    return {
        "direction": finding.direction not in (None, value),
        "check.status": finding.check.status != value,
        "cites.0.role": bool(finding.cites) and finding.cites[0].role != value,
        "results.0.arms.0.n": bool(finding.results and finding.results[0].arms),
        "population": not finding.population,
    }.get(field, True)
