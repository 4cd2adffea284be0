"""The numbers of a finding as its sources print them: groups, comparisons, tests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factsheets.model.about import about, items, optional
from factsheets.model.base import (
    CiteKey,
    InVocabulary,
    Model,
    NotReached,
    NotReported,
    Number,
    PValue,
    Slug,
    Text,
    Whole,
)

Share = Literal["all", "subgroup", "mixed", "none", "not_reported"]
Value = Number | NotReached | NotReported
Interval = Annotated[list[Number | NotReached], Field(min_length=2, max_length=2)]


class AsPrinted(Model):
    """What a review prints where its source says something else; shown beside the source."""

    by: CiteKey = about(("Review", "The review that prints it."), ("综述", "如此刊印的综述。"))
    value: Number = about(
        ("Value printed there", "Digits with a decimal point."), ("该处所印数值", "数字和小数点。")
    )


class Range(Model):
    """A span of values, for instance of medians across studies. Never a confidence interval."""

    of: Literal["medians", "values", "doses"] = about(
        ("Range of", "What lies between the two ends."),
        ("范围内容", "两端之间是什么。"),
        choices="ranges.{}",
    )
    low: Number = about(("Lowest", "Digits with a decimal point."), ("最小值", "数字和小数点。"))
    high: Number = about(("Highest", "Digits with a decimal point."), ("最大值", "数字和小数点。"))
    studies: Whole | NotReported = about(
        ("Number of studies", "A whole number, or not_reported."),
        ("研究数", "整数，或 not_reported（未报告）。"),
    )


class Arm(Model):
    """One group of people, animals or samples and the number measured in it."""

    id: Slug = about(
        (
            "Short name",
            "By which the comparison names this group: lower-case letters, digits and hyphens.",
        ),
        ("简称", "供组间比较引用：小写字母、数字和连字符。"),
    )
    name: Text = about(("Group", "As readers know it."), ("组别", "读者熟悉的名称。"), inline=True)
    n: Whole | NotReported | None = optional(
        ("Number analysed", "A whole number, or not_reported."),
        ("分析例数", "整数，或 not_reported（未报告）。"),
        main=True,
    )
    events: Whole | NotReported | None = optional(
        ("With the event", "A whole number, or not_reported."),
        ("事件数", "整数，或 not_reported（未报告）。"),
    )
    median: Value | None = optional(
        ("Median", "Digits with a decimal point, or not_reached, not_reported."),
        ("中位数", "数字和小数点，或 not_reached（未达到）、not_reported（未报告）。"),
        main=True,
    )
    mean: Value | None = optional(
        ("Mean", "Digits with a decimal point, or not_reported."),
        ("均值", "数字和小数点，或 not_reported（未报告）。"),
    )
    percent: Value | None = optional(
        ("Per cent", "From 0 to 100, without the sign."),
        ("百分比", "0 到 100，不写百分号。"),
        main=True,
    )
    value: Value | None = optional(
        ("Other value", "A single value that is none of the above."),
        ("其他数值", "不属于以上各项的单一数值。"),
    )
    count: Whole | None = optional(
        ("Numerator", "How many of the denominator."), ("分子", "分母中有多少例。")
    )
    denominator: Whole | NotReported | None = optional(
        ("Denominator", "A whole number, or not_reported."),
        ("分母", "整数，或 not_reported（未报告）。"),
    )
    denominator_of: Text | None = optional(
        ("Who is counted in the denominator", "For instance: patients with a scan."),
        ("分母包括哪些对象", "例如：有影像检查的患者。"),
        inline=True,
    )
    unit: Annotated[str, InVocabulary("units")] | None = optional(
        ("Unit", "Of the value."), ("单位", "数值的单位。"), main=True
    )
    ci: Interval | None = optional(
        ("95% confidence interval", "Lower and upper end."), ("95% 置信区间", "下限与上限。")
    )
    range: Range | None = optional(
        ("Range", "Of values across studies or samples; not a confidence interval."),
        ("范围", "跨研究或样本的数值范围；不是置信区间。"),
        inline=True,
    )
    as_printed: AsPrinted | None = optional(
        ("As the review prints it", "Only where the review's figure differs from the source's."),
        ("综述所印", "仅当综述的数字与来源不同时填写。"),
        inline=True,
    )


class Effect(Model):
    """One comparison: which arm over which, in what measure."""

    measure: Annotated[str, InVocabulary("measures")] = about(
        ("Measure", "Hazard ratio, odds ratio and so on."), ("指标", "风险比、比值比等。")
    )
    arm: Slug = about(("Group", "The group that the effect is for."), ("组别", "效应所属的组别。"))
    versus: Slug = about(
        ("Compared with", "The group that it is compared with."), ("对照组别", "与之比较的组别。")
    )
    value: Number | NotReported = about(
        ("Estimate", "Digits with a decimal point, or not_reported."),
        ("估计值", "数字和小数点，或 not_reported（未报告）。"),
    )
    ci: Interval | None = optional(
        ("95% confidence interval", "Lower and upper end."),
        ("95% 置信区间", "下限与上限。"),
        main=True,
    )
    p: PValue | None = optional(
        ("P value", "As printed, such as 0.033 or <0.0001."),
        ("P 值", "照原文，如 0.033 或 <0.0001。"),
        main=True,
    )
    analysis: Literal["unadjusted", "adjusted", "stratified"] | None = optional(
        ("Analysis", "Only if the source says so."),
        ("分析方式", "仅在来源有说明时填写。"),
        choices="analyses.{}",
    )
    comparison: Literal["indirect"] | None = optional(
        ("Comparison", "Only if the groups met in no trial (network meta-analysis)."),
        ("比较方式", "仅当各组未在同一试验中比较（网状 Meta 分析）时填写。"),
        choices="comparisons.{}",
    )
    as_printed: AsPrinted | None = optional(
        ("As the review prints it", "Only where the review's figure differs from the source's."),
        ("综述所印", "仅当综述的数字与来源不同时填写。"),
        inline=True,
    )


class Test(Model):
    """A P value over arms without an estimate."""

    arms: list[Slug] = about(
        ("Groups compared", "Their short names."), ("所比较的组别", "各组的简称。"), min_length=1
    )
    p: PValue | NotReported = about(
        ("P value", "As printed, such as 0.033 or <0.0001, or not_reported."),
        ("P 值", "照原文，如 0.033 或 <0.0001，或 not_reported（未报告）。"),
    )
    kind: Literal["two-group", "three-group", "interaction", "trend", "not_reported"] = about(
        ("What was tested", "If the source does not name it, choose so."),
        ("检验类型", "来源未说明时请如实选择。"),
        choices="tests.{}",
    )


class Result(Model):
    """One outcome as a source reports it."""

    outcome: Annotated[str, InVocabulary("outcomes")] = about(
        ("Outcome", "What was measured."), ("结局", "测量了什么。")
    )
    time_zero: Annotated[str, InVocabulary("time_zeros")] | None = optional(
        (
            "Time counted from",
            "Needed for survival; choose “not reported” if the source does not say.",
        ),
        ("时间起点", "生存类结局必填；来源未说明时选“未报告”。"),
        main=True,
    )
    group: Text | None = optional(
        ("Which patients", "Only where it is not everybody: a subgroup, a line of treatment."),
        ("哪些患者", "仅当不是全体时填写：亚组、治疗线数等。"),
        inline=True,
    )
    metastasis: Share | None = optional(
        (
            "With these metastases",
            "Only where it differs from the finding's patients; "
            "`none` for a comparison group without them.",
        ),
        ("有本站所述转移者", "仅在与本条的研究对象不同时填写；无转移的对照人群写 `none`。"),
        choices="shares.{}",
    )
    arms: list[Arm] = items(
        ("Groups", "One row for each group."),
        ("各组", "每组一行。"),
        max_length=12,
        item=("Group", "组别"),
        main=True,
    )
    effect: Effect | None = optional(
        ("Comparison", "Hazard ratio, odds ratio or difference, with its interval and P value."),
        ("组间比较", "风险比、比值比或差值，及其区间和 P 值。"),
        inline=True,
    )
    test: Test | None = optional(
        ("P value without an estimate", "Where the source gives a P value and no effect size."),
        ("仅有 P 值", "来源只给出 P 值而无效应量时填写。"),
        inline=True,
    )
    words: Text | None = optional(
        ("Result in words", "Where the source gives no numbers."),
        ("文字结果", "来源没有给出数字时填写。"),
    )
