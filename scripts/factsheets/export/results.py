"""The rows of ``data/results.csv``: every result, one row per pair of groups that were compared.

In: the catalog. Out: rows, finding by finding in the order of ``findings.json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheets.catalog.catalog import Catalog, Use
from factsheets.catalog.evidence import appraise, best, significance
from factsheets.export.findings import Exporter
from factsheets.export.row import ArmCells, EffectCells, ResultRow, Statistic, TestCells
from factsheets.model import Arm, Effect, Result, Test

Pair = tuple[Arm | None, Arm | None]
STATISTICS: tuple[Statistic, ...] = ("median", "mean", "percent", "value", "count", "range")


def result_rows(exporter: Exporter, use: Use) -> Iterator[ResultRow]:
    """The rows of one finding, at least one."""
    shared = _of_finding(exporter, use)
    if not use.finding.results:
        yield ResultRow(id=use.ref, **shared, **_appraised(exporter.catalog, use, None))
    for number, result in enumerate(use.finding.results, 1):
        of_result = _of_result(exporter, use, result) | {"result": str(number)}
        for arm, versus in pairs(result):
            names = "~".join(each.id for each in (arm, versus) if each)
            has_effect = bool(versus or not arm)
            of_pair = {
                "id": "/".join(part for part in (use.ref, str(number), names) if part),
                "arm": _arm(exporter, arm),
                "versus": _arm(exporter, versus),
                "effect": _effect(result.effect) if has_effect else None,
                "significance": _significance(exporter.catalog, result, has_effect),
            }
            yield ResultRow(**shared, **of_result, **of_pair)


def pairs(result: Result) -> list[Pair]:
    """The groups of a result that an effect or a test of two compares, and each other group
    alone; a result in words alone has no group."""
    arms = {arm.id: arm for arm in result.arms}
    compared: list[Pair] = []
    if result.effect:
        compared = [(arms[result.effect.arm], arms[result.effect.versus])]
    elif result.test and len(result.test.arms) == 2:
        first, second = result.test.arms
        compared = [(arms[first], arms[second])]
    named = [arm for pair in compared for arm in pair]
    alone: list[Pair] = [(arm, None) for arm in result.arms if arm not in named]
    return compared + alone or [(None, None)]


def _of_finding(exporter: Exporter, use: Use) -> dict[str, Any]:
    finding, catalog = use.finding, exporter.catalog
    works = [catalog.references[key] for key in finding.keys]
    return {
        "finding": use.ref,
        "sheet": use.sheet.id,
        "name": use.sheet.content.name,
        "question": finding.question,
        "direction": finding.direction,
        "tumours": use.tumours,
        "claim": exporter.plain(finding.claim),
        "check": finding.check.status,
        "check_outcome": finding.check.outcome,
        "checked_on": finding.check.on,
        "caveat": exporter.plain_value(finding.caveat),
        "works": finding.keys,
        "roles": [citation.role for citation in finding.cites],
        "doi": [work.doi for work in works if work.doi],
        "pmid": [work.pmid for work in works if work.pmid],
        "via": finding.via.review if finding.via else None,
        "address": exporter.address(use.sheet.id, finding.id),
        "version": catalog.site.content.version,
    }


def _appraised(catalog: Catalog, use: Use, metastasis: str | None) -> dict[str, Any]:
    """What is computed, for the patients of one result where they are not the finding's."""
    background = use.finding.question == "background"
    lead = None if background else best(appraise(catalog, use, metastasis))
    if lead is None:
        return {"metastasis": metastasis}
    return {
        "level": lead.level or None,
        "directness": lead.directness.word,
        "designs": list(lead.studied.designs),
        "subjects": list(lead.studied.subjects),
        "metastasis": lead.studied.metastasis,
    }


def _of_result(exporter: Exporter, use: Use, result: Result) -> dict[str, Any]:
    catalog = exporter.catalog
    return {
        **_appraised(catalog, use, result.metastasis),
        "outcome": result.outcome,
        "outcome_name": catalog.term("outcomes", result.outcome).label,
        "time_zero": result.time_zero,
        "group": exporter.plain_value(result.group),
        "test": _test(result.test),
        "words": exporter.plain_value(result.words),
    }


def _significance(catalog: Catalog, result: Result, has_effect: bool) -> str | None:
    effect = result.effect if has_effect else None
    return significance(catalog, effect, result.test) if effect or result.test else None


def _arm(exporter: Exporter, arm: Arm | None) -> ArmCells | None:
    if arm is None:
        return None
    statistic = next((name for name in STATISTICS if getattr(arm, name) is not None), None)
    value = getattr(arm, statistic) if statistic and statistic != "range" else None
    low, high = arm.ci or (None, None)
    return ArmCells(
        id=arm.id,
        name=exporter.plain(arm.name),
        n=_whole(arm.n),
        events=_whole(arm.events),
        statistic=statistic,
        value=value,
        unit=arm.unit,
        ci_low=low,
        ci_high=high,
        count=arm.count,
        denominator=_whole(arm.denominator),
        denominator_of=exporter.plain_value(arm.denominator_of),
        range_of=arm.range.of if arm.range else None,
        low=arm.range.low if arm.range else None,
        high=arm.range.high if arm.range else None,
        review_value=arm.as_printed.value if arm.as_printed else None,
    )


def _whole(number: str | None) -> str | None:
    return None if number == "not_reported" else number


def _effect(effect: Effect | None) -> EffectCells | None:
    if effect is None:
        return None
    low, high = effect.ci or (None, None)
    return EffectCells(
        measure=effect.measure,
        value=effect.value,
        ci_low=low,
        ci_high=high,
        p=effect.p,
        analysis=effect.analysis,
        comparison=effect.comparison,
        review_value=effect.as_printed.value if effect.as_printed else None,
    )


def _test(test: Test | None) -> TestCells | None:
    return TestCells(p=test.p, kind=test.kind, arms=test.arms) if test else None
