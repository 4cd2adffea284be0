"""What a finding says of its sources: which works, what each does for it, how far it was read."""

from __future__ import annotations

from typing import Literal

from factsheets.model.about import about, optional
from factsheets.model.base import CiteKey, Date, Fingerprint, Model, Short, Text

CheckStatus = Literal[
    "reported_by_review",
    "secondary_report",
    "abstract_checked",
    "fulltext_checked",
    "clinician_signed",
]
Outcome = Literal["agrees", "agrees_in_part", "not_found"]
Role = Literal["carries", "relays", "not_in_what_was_read", "unread"]
Part = Literal["title", "abstract", "results", "table", "figure", "text", "slide", "press"]


class Citation(Model):
    """A work that a finding names: what it does for the claim, and where in it that stands."""

    key: CiteKey = about(
        ("Work", "Search by author, year or title."), ("文献", "可按作者、年份或题目查找。")
    )
    role: Role = about(
        (
            "What it does for the claim",
            "`carries`: the claim is its own result. `relays`: it repeats another's. "
            "`not_in_what_was_read`: the review names it, but what was read does not hold the "
            "claim. `unread`: nobody here read it.",
        ),
        (
            "对论断的作用",
            "carries：结论为该文自身结果。relays：转述他人。not_in_what_was_read：综述引用该文，"
            "但所读部分未见此结论。unread：本站未读。",
        ),
        choices="roles.{}",
    )
    part: Part | None = optional(
        ("Part", "Which part of the work says so."),
        ("部分", "见于该文哪一部分。"),
        main=True,
        choices="parts.{}",
    )
    place: Short | None = optional(
        ("Place", "Where in that part, such as Table 4."), ("位置", "在该部分的位置，如表 4。")
    )
    fingerprint: Fingerprint | None = optional(
        ("Fingerprint", "Checksum of the sentence of the source; written by `make sources`."),
        ("校验值", "来源句子的校验值，由 make sources 写入。"),
        editors=True,
    )


class Absence(Model):
    """Something that was looked for and not found, so that it can be looked for again."""

    what: Text = about(("What", "What was not found."), ("内容", "未找到什么。"))
    key: CiteKey | None = optional(("Work", "In which work."), ("文献", "在哪篇文献中。"))
    read: list[Part] = about(
        ("What was read", "Which parts of it were read."),
        ("已读部分", "读了哪些部分。"),
        min_length=1,
    )


class Check(Model):
    """How far the claim was checked against its source. Not a measure of strength."""

    status: CheckStatus = about(
        ("How far", "Claim no more than was read."),
        ("核对程度", "不得高于实际阅读的程度。"),
        choices="checks.{}.long",
    )
    outcome: Outcome | None = optional(
        ("What came out", "Only if it was compared with a source."),
        ("核对结果", "仅在与来源比对时填写。"),
        main=True,
        choices="check_outcomes.{}",
    )
    on: Date = about(
        ("Date", "Year-month-day, such as 2026-11-21."), ("日期", "年-月-日，如 2026-11-21。")
    )
    by: Short | None = optional(
        ("Signed by", "Only for a clinician's signature."), ("签署人", "仅用于临床医生签署。")
    )
    note: Text | None = optional(
        ("What was compared", "And what could not be."), ("核对内容", "以及未能核对的内容。")
    )


class Via(Model):
    """Through which review the claim reached us."""

    review: CiteKey = about(
        ("Review", "One of the site's source reviews."), ("综述", "本站的来源综述之一。")
    )
    section: Short = about(
        ("Its section", "As numbered there, such as 4.1."), ("章节号", "综述中的编号，如 4.1。")
    )


class Rating(Model):
    """A published rating, quoted as it stands."""

    scheme: Short = about(("Scheme", "Whose scheme it is."), ("评级体系", "谁的评级体系。"))
    rating: Short = about(("Rating", "Word for word."), ("评级", "照原文。"))
    cites: list[CiteKey] = about(
        ("References", "Where the rating is published."),
        ("参考文献", "评级发表于何处。"),
        min_length=1,
    )
