"""The file that ``make release`` writes: what the last published version said, and what each
version changed.

Small on purpose: of texts it keeps fingerprints, of codes and numbers the values, so that a page
can say what was and what is. The texts themselves stand in the history of the repository.
"""

from __future__ import annotations

from typing import Literal, get_args

from factsheets.model.about import about, items, optional
from factsheets.model.base import Date, FormerId, Model, Short, Slug, Text, Whole, Words

# What is told of a change, the gravest first.
Part = Literal[
    "notices",
    "numbers",
    "direction",
    "claim",
    "level",
    "directness",
    "check",
    "sources",
    "patients",
    "rest",
]
PARTS: tuple[Part, ...] = get_args(Part)


class Recorded(Model):
    """What one finding (``sheet-id#finding-id``) or one sheet (its bottom line) said."""

    id: FormerId = about("Its id.", "id。")
    notices: Short | None = optional(
        "Retraction or concern about its sources.", "来源的撤稿或关注声明。"
    )
    numbers: Words | None = optional("Its numbers, by outcome.", "各结局的数据。")
    direction: Short | None = optional("Its direction.", "方向。")
    claim: Short | None = optional("Fingerprint of the claim.", "论断的校验值。")
    level: Short | None = optional("Its level.", "证据级别。")
    directness: Short | None = optional("Its directness.", "直接性。")
    check: Short | None = optional("How far it was checked.", "核对程度。")
    sources: Words | None = optional("The works and their roles.", "文献及其作用。")
    patients: Short | None = optional("Fingerprint of who was studied.", "研究对象的校验值。")
    rest: Short | None = optional("Fingerprint of everything else.", "其余内容的校验值。")
    entries: Whole | None = optional("Of a sheet: entries of history.", "页面：修改记录条数。")


class PartChange(Model):
    """One part that is not what it was; no values where only a fingerprint is kept."""

    part: Part = about("Which.", "哪一部分。")
    was: Words | None = optional("What it was.", "原值。")
    now: Words | None = optional("What it is.", "现值。")


class Altered(Model):
    """One finding or sheet that a version changed, added or removed."""

    id: FormerId = about("Its id.", "id。")
    kind: Literal["removed", "changed", "new"] = about("What happened.", "变化类型。")
    parts: list[PartChange] = items("The parts that changed.", "改动的部分。", inline=True)


class Reasons(Model):
    """Entries of a sheet's history that a version brought."""

    sheet: Slug = about("The sheet.", "页面。")
    after: Whole = about("How many there were before.", "此前的条数。")
    until: Whole = about("How many there are.", "现有条数。")


class Release(Model):
    """One published version."""

    version: Short = about("Its version.", "版本。")
    on: Date = about("Its date.", "日期。")
    fingerprint: Short = about("Of everything it said.", "全部内容的校验值。")
    sheets: Whole = about("How many pages.", "页面数。")
    findings: Whole = about("How many findings.", "条目数。")
    without_retractions: Text | None = optional(
        "Why it was published without a look-up of retractions.", "未查询撤稿即发布的理由。"
    )
    reasons: list[Reasons] = items("Why it changed.", "改动理由。", inline=True)
    changes: list[Altered] = items("What it changed.", "改动内容。")


class Releases(Model):
    """All published versions, the last one first, and what that one said."""

    releases: list[Release] = about("The versions.", "各版本。", min_length=1)
    said: list[Recorded] = about("What the last one said.", "最近一版的内容。", inline=True)
