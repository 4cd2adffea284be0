"""A finding: one claim, one question, its sources, its numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factsheets.model.base import (
    CiteKey,
    Date,
    FindingRef,
    Fingerprint,
    FormerId,
    InVocabulary,
    Model,
    NotReached,
    NotReported,
    Number,
    PValue,
    SheetId,
    Short,
    Slug,
    Text,
    Whole,
    about,
    items,
    optional,
)

Question = Literal[
    "treatment_benefit", "treatment_harm", "prognosis", "frequency", "mechanism", "background"
]
Direction = Literal["supports", "against", "mixed", "inconclusive"]
CheckStatus = Literal[
    "reported_by_review",
    "secondary_report",
    "abstract_checked",
    "fulltext_checked",
    "clinician_signed",
]
Role = Literal["carries", "relays", "not_in_what_was_read", "unread"]
Part = Literal["title", "abstract", "results", "table", "figure", "text", "slide", "press"]
Known = Literal["yes", "no", "not_reported"]
Share = Literal["all", "subgroup", "mixed", "none", "not_reported"]
Value = Number | NotReached | NotReported
Interval = Annotated[list[Number | NotReached], Field(min_length=2, max_length=2)]
Tumour = Annotated[str, InVocabulary("tumours")]


class AsPrinted(Model):
    """What a review prints where its source says something else; shown beside the source."""

    by: CiteKey = about("The review that prints it.", "如此刊印的综述。")
    value: Number = about("The value as printed there.", "该处刊印的数值。")


class Range(Model):
    """A span of values, for instance of medians across studies. Never a confidence interval."""

    of: Literal["medians", "values", "doses"] = about("What spans the range.", "范围由何构成。")
    low: Number = about("Lowest value.", "最小值。")
    high: Number = about("Highest value.", "最大值。")
    studies: Whole | NotReported = about("How many studies it spans.", "涉及的研究数。")


class Arm(Model):
    """One group of people, animals or samples and the number measured in it."""

    id: Slug = about("Short name used by `effect` and `test`.", "供 effect 与 test 引用的简称。")
    name: Text = about("Name of the group as readers know it.", "组别名称。", inline=True)
    n: Whole | NotReported | None = optional("How many were analysed.", "分析例数。")
    events: Whole | NotReported | None = optional("How many had the event.", "事件数。")
    median: Value | None = optional("Median.", "中位数。")
    mean: Value | None = optional("Mean.", "均值。")
    percent: Value | None = optional("Percentage.", "百分比。")
    value: Value | None = optional("Any other single value.", "其他单一数值。")
    count: Whole | None = optional("Numerator of a proportion.", "比例的分子。")
    denominator: Whole | NotReported | None = optional(
        "Denominator of a proportion; say `not_reported` if the source does not give it.",
        "比例的分母；来源未给出时写 not_reported。",
    )
    denominator_of: Text | None = optional(
        "Who is counted in the denominator.", "分母包括哪些对象。", inline=True
    )
    unit: Annotated[str, InVocabulary("units")] | None = optional("Unit.", "单位。")
    ci: Interval | None = optional(
        "95% confidence interval: [low, high].", "95% 置信区间：[下限, 上限]。"
    )
    range: Range | None = optional(
        "A span of values across studies or samples; not a CI.",
        "跨研究或样本的数值范围；不是置信区间。",
        inline=True,
    )
    as_printed: AsPrinted | None = optional(
        "The review's figure where it differs from the source's.",
        "综述数值与来源不一致时，综述所印数值。",
        inline=True,
    )


class Effect(Model):
    """One comparison: which arm over which, in what measure."""

    measure: Annotated[str, InVocabulary("measures")] = about(
        "Hazard ratio, odds ratio …", "效应指标。"
    )
    arm: Slug = about("Id of the arm the effect is for.", "效应所属组别。")
    versus: Slug = about("Id of the arm it is compared with.", "对照组别。")
    value: Number | NotReported = about("The estimate.", "估计值。")
    ci: Interval | None = optional(
        "95% confidence interval: [low, high].", "95% 置信区间：[下限, 上限]。"
    )
    p: PValue | None = optional("P value as printed.", "P 值（照原文）。")
    analysis: Literal["unadjusted", "adjusted", "stratified"] | None = optional(
        "How it was estimated, if the source says so.", "估计方式（来源有说明时）。"
    )
    comparison: Literal["indirect"] | None = optional(
        "`indirect` where the arms met in no trial (network meta-analysis).",
        "两组未在同一试验中直接比较（网状 Meta 分析）时写 indirect。",
    )
    as_printed: AsPrinted | None = optional(
        "The review's figure where it differs from the source's.",
        "综述数值与来源不一致时，综述所印数值。",
        inline=True,
    )


class Test(Model):
    """A P value over arms without an estimate."""

    arms: list[Slug] = about("Ids of the arms compared.", "所比较的组别。", min_length=1)
    p: PValue | NotReported = about("P value as printed.", "P 值（照原文）。")
    kind: Literal["two-group", "three-group", "interaction", "trend", "not_reported"] = about(
        "What was tested.", "检验类型。"
    )


class Result(Model):
    """One outcome as a source reports it."""

    outcome: Annotated[str, InVocabulary("outcomes")] = about("What was measured.", "结局指标。")
    time_zero: Annotated[str, InVocabulary("time_zeros")] | None = optional(
        "From when survival was counted.", "生存时间的起点。"
    )
    group: Text | None = optional(
        "Which patients, where it is not everybody.", "限于哪些患者（非全体时）。", inline=True
    )
    metastasis: Share | None = optional(
        "How many in this group had the metastases this site is about, where it differs from the "
        "finding's patients; `none` for a comparison group without them.",
        "本组中有本站所述转移者的情况（与本条人群不同时填写）；无转移的对照人群写 none。",
    )
    arms: list[Arm] = items("The groups.", "各组。", max_length=12)
    effect: Effect | None = optional("The comparison.", "组间比较。", inline=True)
    test: Test | None = optional("A P value without an estimate.", "仅有 P 值的检验。", inline=True)
    words: Text | None = optional(
        "A result the source gives in words only.", "来源仅以文字描述的结果。"
    )


class Citation(Model):
    """A work that a finding names: what it does for the claim, and where in it that stands."""

    key: CiteKey = about("The work.", "文献。")
    role: Role = about(
        "`carries`: the claim is its own result · `relays`: it repeats another's · "
        "`not_in_what_was_read`: the review names it, but what was read does not hold the claim · "
        "`unread`.",
        "carries：结论为该文自身结果；relays：转述他人；not_in_what_was_read：综述引用该文，"
        "但所读部分未见此结论；unread：未读。",
    )
    part: Part | None = optional(
        "Which part of it says so (for `carries` and `relays`).", "见于该文哪一部分。"
    )
    place: Short | None = optional("Where in that part: “Table 4”.", "具体位置，如“表 4”。")
    fingerprint: Fingerprint | None = optional(
        "Checksum of the sentence of the source, written by `make sources`.",
        "来源句子的校验值，由 make sources 写入。",
    )


class Subgroup(Model):
    """How far a result in a part of a trial's patients can be trusted (policy under Methods)."""

    stratified: Known = about(
        "Was randomisation stratified by liver metastasis?", "随机化是否按肝转移分层？"
    )
    prespecified: Known = about("Was the subgroup planned?", "亚组是否预先设定？")
    interaction_p: PValue | NotReported = about("P for interaction.", "交互作用 P 值。")


class AlsoOn(Model):
    """Another sheet that shows the finding, and in which direction it points there."""

    sheet: SheetId = about("The other sheet.", "另一页面。")
    direction: Direction | None = optional(
        "Direction by that sheet's premise; none is shown if left out.",
        "按该页前提的方向；省略则该页不显示方向。",
    )
    subject_is: Literal["arm", "comparator"] | None = optional(
        "Whether that sheet's treatment is the arm of the effect or its comparator.",
        "该页治疗在效应中是试验组还是对照组。",
    )


class Absence(Model):
    """Something that was looked for and not found, so that it can be looked for again."""

    what: Text = about("What was not found.", "未找到什么。")
    key: CiteKey | None = optional("In which work.", "在哪篇文献中。")
    read: list[Part] = about("What was read of it.", "读了哪些部分。", min_length=1)


class Population(Model):
    """Who was studied, where it differs from the study card (a subgroup, one of its models)."""

    of: list[CiteKey] = items(
        "For which of the cited works; all if left out.", "适用于哪些文献；省略则为全部。"
    )
    tumours: list[Tumour] | None = optional("Tumours studied.", "所研究的肿瘤。")
    designs: list[Annotated[str, InVocabulary("designs")]] | None = optional(
        "Designs this finding rests on.", "本条所依据的研究设计。"
    )
    subjects: list[Annotated[str, InVocabulary("subjects")]] | None = optional(
        "People, tissue, animals or cells.", "人、组织、动物或细胞。"
    )
    metastasis: Share | None = optional(
        "How many of them had the metastases this site is about.", "其中有多少具有本站所述转移。"
    )
    lines: list[Annotated[str, InVocabulary("lines")]] | None = optional(
        "Lines of treatment.", "治疗线数。"
    )
    extent: Annotated[str, InVocabulary("extents")] | None = optional(
        "How far the disease had spread.", "病变范围。"
    )
    note: Text | None = optional("In words.", "文字说明。")


class Check(Model):
    """How far the claim was checked against its source. Not a measure of strength."""

    status: CheckStatus = about("How far it was checked.", "核对程度。")
    outcome: Literal["agrees", "agrees_in_part", "not_found"] | None = optional(
        "What came out, for whatever was compared with a source.", "核对结果（与来源比对时填写）。"
    )
    on: Date = about("When.", "核对日期。")
    by: Short | None = optional(
        "Who signed (for `clinician_signed`).", "签署人（clinician_signed 时）。"
    )
    note: Text | None = optional(
        "What was compared, what could not be.", "核对了什么、未能核对什么。"
    )


class Via(Model):
    """Through which review the claim reached us."""

    review: CiteKey = about("The review.", "综述。")
    section: Short = about("Its section, as numbered there.", "所在章节号。")


class Downgrade(Model):
    """A reasoned lowering of the OCEBM level (OCEBM 2011 allows it; silence does not)."""

    by: Literal["1", "2"] = about("How many levels.", "降低几级。")
    reason: Text = about("Why.", "理由。")


class Override(Model):
    """An exception to one rule, with its reason. Unused exceptions fail."""

    rule: Short = about("The rule's code.", "规则代码。")
    reason: Text = about("Why the rule does not fit here.", "例外理由。")


class Rating(Model):
    """A published rating, quoted as it stands."""

    scheme: Short = about("Whose scheme.", "评级体系。")
    rating: Short = about("The rating, verbatim.", "评级原文。")
    cites: list[CiteKey] = about("Where it is published.", "出处。", min_length=1)


class Definition(Model):
    """A term that a background finding defines."""

    term: Text = about("The term.", "术语。", inline=True)
    definition: Text = about("What it means.", "定义。")


class Finding(Model):
    """One claim, one question, its sources, its numbers."""

    id: Slug = about("Unique on the sheet; never reused.", "在本页内唯一，永不复用。")
    section: Slug | None = optional("Section of the sheet it belongs to.", "所属小节。")
    question: Question = about("Which question it answers.", "回答哪类问题。")
    direction: Direction | None = optional(
        "Relative to the premise of its question on this sheet.", "相对于本页该类问题前提的方向。"
    )
    direction_reason: Text | None = optional(
        "Why it points there, where no interval, P value or test says so.",
        "无区间、P 值或检验时，判断方向的理由。",
    )
    tumours: list[Tumour] = items(
        "For which tumours the claim is read; all of the sheet's if left out.",
        "本条针对的肿瘤；省略则为本页全部肿瘤。",
    )
    claim: Text = about("The claim in our own words.", "用自己的话陈述的结论。")
    terms: list[Definition] = items("Terms it defines.", "所定义的术语。")
    cites: list[Citation] = items(
        "Works it rests on, each with its role.", "所依据的文献及其作用。", inline=True
    )
    via: Via | None = optional("The review it came through.", "经由哪篇综述。", inline=True)
    population: list[Population] = items(
        "Only where it differs from the study card.", "仅在与研究卡不同时填写。"
    )
    stages: list[Annotated[str, InVocabulary("stages")]] = items(
        "Stages of the cascade it is about.", "涉及级联的哪些阶段。"
    )
    subgroup: Subgroup | None = optional(
        "For a result in a part of a trial's patients.", "试验亚组结果填写。", inline=True
    )
    comparator: Literal["none", "not_read"] | None = optional(
        "`none` where one arm is told without comparison; `not_read` where the comparator is "
        "not known here.",
        "仅报告单组、无比较时写 none；对照不明时写 not_read。",
    )
    local_and_current: Literal["yes"] | None = optional(
        "A registry's frequency that is local and current for the reader (OCEBM 2011, level 1).",
        "登记数据对读者而言为本地且现时（OCEBM 2011 1 级）时填写。",
    )
    results: list[Result] = items("The numbers.", "数据。", max_length=40)
    caveat: Text | None = optional("What to know before using it.", "使用前须知。")
    curator_note: Text | None = optional(
        "Where the review and its source differ, and what the review used it for.",
        "综述与来源的差异，以及综述如何使用该文献。",
    )
    discrepancy: Literal["figure", "claim", "citation", "uncited", "misprint"] | None = optional(
        "In what the review and its source differ, as the curator's note explains.",
        "综述与来源在何处不一致（编者按中说明）。",
    )
    not_found: list[Absence] = items("What was looked for and not found.", "查找而未找到的内容。")
    also_on: list[AlsoOn] = items("Other sheets that show it.", "同时显示于哪些页面。", inline=True)
    disagrees_with: list[FindingRef] = items(
        "Findings that really say otherwise, as `sheet-id#finding-id`.",
        "确实与之矛盾的条目（页面id#条目id）。",
    )
    read_with: list[FindingRef] = items(
        "Findings to be read together with it, as `sheet-id#finding-id`.",
        "应与之一并阅读的条目（页面id#条目id）。",
    )
    check: Check = about("How far it was checked.", "核对情况。")
    downgrade: Downgrade | None = optional("Reasoned lowering of the level.", "有理由的降级。")
    external_rating: Rating | None = optional(
        "A published rating, verbatim.", "已发表的评级（原文）。"
    )
    override: list[Override] = items("Exceptions to rules.", "规则例外。")
    retraction_acknowledged: Text | None = optional(
        "Why the finding stays although a work it cites was retracted.",
        "所引文献已撤稿而仍保留本条的理由。",
    )
    former_ids: list[FormerId] = items(
        "Ids it was published under before: `old-id`, or `sheet-id#old-id` of another sheet. "
        "Links to them keep working.",
        "曾用 id：old-id；原在其他页面的写 页面id#old-id。旧链接仍然有效。",
    )

    @property
    def keys(self) -> list[str]:
        """The cited works, in order."""
        return [citation.key for citation in self.cites]

    def role_of(self, key: str) -> Role:
        """What the cited work ``key`` does for the claim. Raises ``StopIteration`` if uncited."""
        return next(citation.role for citation in self.cites if citation.key == key)
