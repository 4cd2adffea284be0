"""The file that ``scripts/check_retractions.py`` writes: what became of each cited work.

Dated and committed, so that the build shows what was found and asks nobody.
"""

from __future__ import annotations

from typing import Literal

from factsheets.model.about import about, items, optional
from factsheets.model.base import Date, Model, Short


class Notice(Model):
    """One notice about a work."""

    kind: Literal["retraction", "concern", "correction"] = about(
        "Retraction, expression of concern, or correction.", "撤稿、关注声明或更正。"
    )
    doi: Short | None = optional("DOI of the notice.", "声明的 DOI。")
    date: Short | None = optional(
        "When it was published, as far as the service says.", "声明发布日期（以服务所示为准）。"
    )


class CheckedWork(Model):
    """One work that was looked up."""

    doi: Short = about("Its DOI.", "该文献的 DOI。")
    on: Date = about("When it was looked up.", "查询日期。")
    known: Literal["yes", "no"] = about(
        "Whether the service knows the DOI.", "该服务是否收录此 DOI。", default="yes"
    )
    notices: list[Notice] = items("What was found.", "查到的声明。")


class Retractions(Model):
    """Every cited work with a DOI that was looked up."""

    service: Short = about("Who was asked.", "查询的服务。")
    works: list[CheckedWork] = items("The works, by DOI.", "文献，按 DOI 排序。")
