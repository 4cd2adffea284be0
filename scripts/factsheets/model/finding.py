"""A finding: one claim, one question, its sources, its numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from factsheets.model.about import about, items, optional
from factsheets.model.base import (
    FindingRef,
    FormerId,
    InVocabulary,
    Model,
    SheetId,
    Short,
    Slug,
    Text,
)
from factsheets.model.citation import Absence, Check, Citation, Rating, Via
from factsheets.model.population import Population, Subgroup, Tumour
from factsheets.model.result import Result

Question = Literal[
    "treatment_benefit", "treatment_harm", "prognosis", "frequency", "mechanism", "background"
]
Direction = Literal["supports", "against", "mixed", "inconclusive"]
Discrepancy = Literal["figure", "claim", "citation", "uncited", "misprint"]


class AlsoOn(Model):
    """Another sheet that shows the finding, and in which direction it points there."""

    sheet: SheetId = about(("Page", "The other page."), ("页面", "另一页面。"))
    direction: Direction | None = optional(
        ("Direction there", "By that page's premise; empty if it has no meaning there."),
        ("在该页的方向", "按该页前提；无意义时留空。"),
        main=True,
        choices="directions.{}",
    )
    subject_is: Literal["arm", "comparator"] | None = optional(
        ("Its treatment is", "Whether that page's treatment is the arm or its comparator."),
        ("该页治疗为", "该页治疗是试验组还是对照组。"),
        choices="subject_is.{}",
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
            "By this page's premise for the question. Leave it empty for background and frequency.",
        ),
        ("方向", "按本页该类问题的前提。背景与频率类留空。"),
        main=True,
        choices="directions.{}",
    )
    direction_reason: Text | None = optional(
        ("Why it points there", "Only where no interval, P value or test says so."),
        ("判断方向的理由", "仅在无区间、P 值或检验说明方向时填写。"),
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
    cites: list[Citation] = items(
        ("References", "The works it rests on, and what each does for the claim."),
        ("参考文献", "所依据的文献，以及各自对论断的作用。"),
        item=("Reference", "文献"),
        main=True,
        inline=True,
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
    stages: list[Annotated[str, InVocabulary("stages")]] = items(
        ("Stages", "Stages of metastasis that this finding is about."),
        ("转移阶段", "本条涉及转移的哪些阶段。"),
    )
    subgroup: Subgroup | None = optional(
        ("Subgroup", "For a result in a part of a trial's patients."),
        ("亚组", "试验部分患者的结果须填写。"),
        inline=True,
    )
    comparator: Literal["none", "not_read"] | None = optional(
        ("Comparator", "Only if there is none, or it is not known here."),
        ("对照", "仅当没有对照或对照不明时填写。"),
        choices="comparators.{}",
    )
    local_and_current: Literal["yes"] | None = optional(
        (
            "Local and current",
            "A registry's frequency that is local and current for the reader (OCEBM 2011: 1).",
        ),
        ("本地且现时", "登记数据对读者而言为本地且现时（OCEBM 2011，1 级）。"),
        choices="known.{}",
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
    discrepancy: Discrepancy | None = optional(
        ("What differs", "In what the review and its source differ, as the note explains."),
        ("差异类型", "综述与来源在何处不一致（编者按中说明）。"),
        choices="discrepancies.{}",
    )
    not_found: list[Absence] = items(
        ("Looked for and not found", "So that it can be looked for again."),
        ("查找而未找到", "以便再次查找。"),
        item=("What was not found", "未找到的内容"),
    )
    also_on: list[AlsoOn] = items(
        ("Shown also on", "Other pages that show this finding, and how it points there."),
        ("同时显示于", "同时显示本条的其他页面，以及在该页的方向。"),
        item=("Other page", "其他页面"),
        inline=True,
    )
    disagrees_with: list[FindingRef] = items(
        (
            "Disagrees with",
            "Findings on the same question that really say otherwise, as `sheet-id#finding-id`.",
        ),
        ("与之不一致", "同一问题上确实相反的条目，写作 `页面id#条目id`。"),
    )
    read_with: list[FindingRef] = items(
        ("Read together with", "Findings to be read together with it, as `sheet-id#finding-id`."),
        ("应一并阅读", "应与之一并阅读的条目，写作 `页面id#条目id`。"),
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

    @property
    def keys(self) -> list[str]:
        """The cited works, in order."""
        return [citation.key for citation in self.cites]
