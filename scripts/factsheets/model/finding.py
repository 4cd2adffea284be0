"""A finding: one claim, one question, its sources, its numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from factsheets.model.about import about, items, optional
from factsheets.model.base import (
    CiteKey,
    Date,
    FindingRef,
    FormerId,
    InVocabulary,
    Model,
    SheetId,
    Short,
    Slug,
    Text,
)
from factsheets.model.result import Result, Share

Question = Literal[
    "treatment_benefit", "treatment_harm", "prognosis", "frequency", "mechanism", "background"
]
Direction = Literal["supports", "against", "mixed", "inconclusive"]
CheckStatus = Literal[
    "reported_by_review", "abstract_checked", "fulltext_checked", "clinician_signed"
]
Tumour = Annotated[str, InVocabulary("tumours")]


class Population(Model):
    """Who was studied, where it differs from the study card (a subgroup, one of its models)."""

    of: list[CiteKey] = items(
        ("In which works", "Leave it empty for all works that the finding cites."),
        ("针对哪些文献", "留空表示本条所引的全部文献。"),
    )
    tumours: list[Tumour] | None = optional(
        ("Tumours studied", "Of the people, animals or cells behind this finding."),
        ("所研究的肿瘤", "本条所依据的人、动物或细胞的肿瘤。"),
    )
    designs: list[Annotated[str, InVocabulary("designs")]] | None = optional(
        ("Designs", "The designs that this finding rests on."),
        ("研究设计", "本条所依据的研究设计。"),
    )
    subjects: list[Annotated[str, InVocabulary("subjects")]] | None = optional(
        ("Subjects", "People, tissue, animals or cells."), ("研究对象", "人、组织、动物或细胞。")
    )
    metastasis: Share | None = optional(
        ("With these metastases", "How many of them had the metastases that this site is about."),
        ("有本站所述转移者", "其中有多少具有本站所述的转移。"),
        choices="shares.{}",
    )
    note: Text | None = optional(
        ("In words", "Whatever the fields above cannot say."),
        ("文字说明", "以上各栏无法表达的内容。"),
    )


class Check(Model):
    """How far the claim was checked against its source. Not a measure of strength."""

    status: CheckStatus = about(
        ("How far", "Claim no more than was read."),
        ("核对程度", "不得高于实际阅读的程度。"),
        choices="checks.{}.long",
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


class Downgrade(Model):
    """A reasoned lowering of the OCEBM level (OCEBM 2011 allows it; silence does not)."""

    by: Literal["1", "2"] = about(
        ("By how many levels", "One or two."), ("降低几级", "一级或两级。")
    )
    reason: Text = about(
        ("Reason", "Why the level does not hold here."), ("理由", "为何此处不宜用原级别。")
    )


class Override(Model):
    """An exception to one rule, with its reason. Unused exceptions fail."""

    rule: Short = about(("Rule", "Its code, such as EV104."), ("规则", "规则代码，如 EV104。"))
    reason: Text = about(
        ("Reason", "Why the rule does not fit here."), ("理由", "为何该规则在此不适用。")
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


class Definition(Model):
    """A term that a background finding defines."""

    term: Text = about(("Term", "As it is used."), ("术语", "通行的写法。"), inline=True)
    definition: Text = about(("Definition", "What it means."), ("定义", "它的含义。"))


class Finding(Model):
    """One claim, one question, its sources, its numbers."""

    id: Slug = about(
        (
            "Short name",
            "Lower-case letters, digits and hyphens; "
            "part of the finding's address, so it never changes.",
        ),
        ("简称", "小写字母、数字和连字符；属于本条链接的一部分，因此不再更改。"),
    )
    section: Slug | None = optional(
        ("Narrower topic", "Only if it belongs to one of this page's narrower topics."),
        ("所属小节", "仅当属于本页某个更细主题时填写。"),
    )
    question: Question = about(
        (
            "Question",
            "Which question does it answer? Prognosis is never evidence that a treatment works.",
        ),
        ("问题类型", "回答哪类问题？预后从来不是疗效证据。"),
        choices="questions.{}.asked",
    )
    direction: Direction | None = optional(
        (
            "Direction",
            "Relative to this page's premise. Leave it empty for background and frequency.",
        ),
        ("方向", "相对于本页的前提。背景与频率类留空。"),
        main=True,
        choices="directions.{}",
    )
    tumours: list[Tumour] = items(
        ("Tumours", "Only if it is not about all tumours of this page."),
        ("肿瘤", "仅当不是针对本页全部肿瘤时填写。"),
    )
    claim: Text = about(
        (
            "Claim",
            "One claim, in your own words. Without statistical significance, say “no clear "
            "difference”.",
        ),
        ("论断", "只写一个论断，用自己的话。无统计学意义时写“差异不明确”。"),
    )
    terms: list[Definition] = items(
        ("Terms it defines", "For background only."),
        ("所定义的术语", "仅用于背景类。"),
        item=("Term", "术语"),
    )
    cites: list[CiteKey] = items(
        ("References", "The works that carry the claim."),
        ("参考文献", "支持本论断的文献。"),
        main=True,
    )
    via: Via | None = optional(
        ("Came through a review", "If it is known here through one of the source reviews."),
        ("经由综述", "若经由某篇来源综述得知，请填写。"),
        inline=True,
    )
    population: list[Population] = items(
        (
            "Who was studied",
            "Only where it differs from the study card: a subgroup, or one of its models.",
        ),
        ("研究对象", "仅在与研究卡不同时填写：亚组，或其中一种模型。"),
        item=("Group studied", "研究人群"),
    )
    results: list[Result] = items(
        ("Results", "The numbers as the source prints them, one outcome each."),
        ("结果", "照原文录入的数据，每个结局一项。"),
        max_length=40,
        item=("Result", "结果"),
        main=True,
    )
    caveat: Text | None = optional(
        ("Before you use this", "What a reader must know before using it."),
        ("使用前须知", "读者使用前必须知道的事。"),
        main=True,
    )
    curator_note: Text | None = optional(
        (
            "Review and source",
            "Where the review and its source differ, and what the review used it for.",
        ),
        ("综述与来源", "综述与来源的差异，以及综述如何使用该文献。"),
    )
    also_on: list[SheetId] = items(
        ("Shown also on", "Other pages that show this finding."),
        ("同时显示于", "同时显示本条的其他页面。"),
    )
    disagrees_with: list[FindingRef] = items(
        ("Disagrees with", "Findings that say otherwise, as `sheet-id#finding-id`."),
        ("与之不一致", "说法不同的条目，写作 `页面id#条目id`。"),
    )
    check: Check = about(
        (
            "Checked against its source",
            "How far the claim was compared with its source. "
            "It says nothing about the strength of the evidence.",
        ),
        ("与来源核对", "论断与来源比对到什么程度；不代表证据强度。"),
    )
    downgrade: Downgrade | None = optional(
        ("Level lowered", "Only with a reason; the level itself is computed."),
        ("降低级别", "须有理由；级别本身由计算得出。"),
        editors=True,
    )
    external_rating: Rating | None = optional(
        ("Published rating", "Somebody else's rating, quoted as it stands."),
        ("已发表评级", "他人已发表的评级，照原文引用。"),
        editors=True,
    )
    override: list[Override] = items(
        ("Exceptions to rules", "For editors: a rule that does not fit here, and why."),
        ("规则例外", "供编者使用：此处不适用的规则及原因。"),
        item=("Exception", "例外"),
        editors=True,
    )
    retraction_acknowledged: Text | None = optional(
        (
            "Why a retracted source stays",
            "Only if a source was retracted or doubted: why the finding stays all the same.",
        ),
        ("仍引用撤稿文献的理由", "仅当来源已撤稿或受质疑时填写：为何仍保留本条。"),
        editors=True,
    )
    former_ids: list[FormerId] = items(
        (
            "Former ids",
            "Under which it was published before: "
            "`old-id`, or `sheet-id#old-id` of another sheet. Links to them keep working.",
        ),
        ("曾用 id", "本条曾用的 id：`old-id`；原在其他页面的写 `页面id#old-id`。旧链接仍然有效。"),
        editors=True,
    )
