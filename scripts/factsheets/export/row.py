"""The rows of the tables in ``data/``: one model each, from which header, dictionary, schema and
cells come.

A bilingual text becomes two columns (``_en``, ``_zh``), a group several with its name before them;
where a word may stand for a number (``not_reached``), and for P values, a second column
(``_number``) holds the number alone; a list is joined by "; ".
"""

from __future__ import annotations

from typing import Literal

from factsheets.export.record import LevelValue, Yes
from factsheets.model import Model, Text
from factsheets.model.about import about, items, optional
from factsheets.model.base import (
    CiteKey,
    Date,
    FindingRef,
    NotReported,
    Number,
    PValue,
    SheetId,
    Slug,
    TermId,
    Whole,
)
from factsheets.model.citation import CheckStatus, Outcome, Role
from factsheets.model.finding import Direction, Discrepancy, Question
from factsheets.model.result import Share, Value
from factsheets.model.vocabulary import DirectnessWord

Statistic = Literal["median", "mean", "percent", "value", "count", "range"]


class ArmCells(Model):
    """One group of a result."""

    id: Slug = about("id within the result.", "在该结果中的 id。")
    name: Text = about("name.", "名称。")
    n: Whole | None = optional("number analysed.", "分析例数。")
    events: Whole | None = optional("with the event.", "事件数。")
    statistic: Statistic | None = optional("what the value is.", "数值类型。")
    value: Value | None = optional("value as printed.", "数值（照原文）。")
    unit: TermId | None = optional("unit.", "单位。")
    ci_low: Value | None = optional("95% CI, lower end.", "95% 置信区间下限。")
    ci_high: Value | None = optional("95% CI, upper end.", "95% 置信区间上限。")
    count: Whole | None = optional("numerator.", "分子。")
    denominator: Whole | None = optional("denominator.", "分母。")
    denominator_of: Text | None = optional("who is counted in it.", "分母包括哪些对象。")
    range_of: str | None = optional("what lies between lowest and highest.", "范围内容。")
    low: Number | None = optional("lowest value; not a CI.", "最小值（非置信区间）。")
    high: Number | None = optional("highest value; not a CI.", "最大值（非置信区间）。")
    review_value: Number | None = optional(
        "what the review prints instead of the value.", "综述所印的不同数值。"
    )


class EffectCells(Model):
    """The comparison of two groups."""

    measure: TermId = about("measure.", "指标。")
    value: Number | NotReported = about("estimate as printed.", "估计值（照原文）。")
    ci_low: Value | None = optional("95% CI, lower end.", "95% 置信区间下限。")
    ci_high: Value | None = optional("95% CI, upper end.", "95% 置信区间上限。")
    p: PValue | None = optional("P value as printed.", "P 值（照原文）。")
    analysis: str | None = optional("adjusted or not.", "是否校正。")
    comparison: str | None = optional(
        "indirect, if the groups met in no trial.", "indirect：各组未在同一试验中比较。"
    )
    review_value: Number | None = optional(
        "what the review prints instead of the estimate.", "综述所印的不同估计值。"
    )


class TestCells(Model):
    """A P value over groups, without an estimate."""

    p: PValue | NotReported = about("P value as printed.", "P 值（照原文）。")
    kind: str = about("what was tested.", "检验类型。")
    arms: list[Slug] = about("groups compared.", "所比较的组。")


class ResultRow(Model):
    """One result, and one pair of groups that were compared.

    A group that no effect and no test of two names has a row of its own; a finding without results
    has one row without numbers.
    """

    id: str = about("Id of the row.", "行 id。")
    finding: FindingRef = about("Finding, sheet#finding.", "结论（页面#条目）。")
    sheet: SheetId = about("Page.", "页面。")
    name: Text = about("Name of the page.", "页面名称。")
    question: Question = about("Question.", "问题类型。")
    direction: Direction | None = optional(
        "Direction by the page's premise.", "方向（按页面前提）。"
    )
    tumours: list[TermId] = about("Tumours it is read for.", "所针对的肿瘤。")
    claim: Text = about("Claim.", "论断。")
    level: LevelValue | None = optional("OCEBM 2011 level.", "OCEBM 2011 级别。")
    directness: DirectnessWord | None = optional("Directness.", "直接性。")
    designs: list[TermId] = items("Designs.", "研究设计。")
    subjects: list[TermId] = items("Who or what was studied.", "研究对象。")
    metastasis: Share | None = optional("How many had the metastases.", "有该部位转移者。")
    check: CheckStatus = about("How far checked against the source.", "与来源核对的程度。")
    check_outcome: Outcome | None = optional("What came out of the check.", "核对结果。")
    checked_on: Date = about("Date of the check.", "核对日期。")
    result: Whole | None = optional("Number of the result in its finding.", "结果序号。")
    outcome: TermId | None = optional("Outcome.", "结局。")
    outcome_name: Text | None = optional("Outcome in words.", "结局名称。")
    time_zero: TermId | None = optional("Time counted from.", "时间起点。")
    group: Text | None = optional("Which patients, where not all.", "哪些患者（非全体时）。")
    arm: ArmCells | None = optional("Group.", "组别。")
    versus: ArmCells | None = optional("Compared with.", "对照组别。")
    effect: EffectCells | None = optional("Effect of the group over the other.", "组间效应。")
    test: TestCells | None = optional("Test without an estimate.", "无估计值的检验。")
    significance: Literal["significant", "not_significant", "unknown"] | None = optional(
        "Significance at 0.05 by CI, else P; computed.", "显著性（按 CI，否则按 P；计算得出）。"
    )
    words: Text | None = optional("Result in words.", "文字结果。")
    caveat: Text | None = optional("Before you use this.", "使用前须知。")
    works: list[CiteKey] = items("Works.", "文献。")
    roles: list[Role] = items("Role of each work.", "各文献的作用。")
    doi: list[str] = items("DOI of the works that have one.", "DOI。")
    pmid: list[str] = items("PMID of the works that have one.", "PMID。")
    via: CiteKey | None = optional("Review it came through.", "经由的综述。")
    address: Text = about("Address of the finding.", "结论网址。")
    version: str = about("Version of the content.", "内容版本。")


class StudyRow(Model):
    """One cited work with its study card."""

    key: CiteKey = about("Key in references.bib.", "文献键。")
    label: Text = about("Author and year.", "作者与年份。")
    title: str = about("Title.", "题目。")
    journal: str | None = optional("Journal.", "期刊。")
    year: str | None = optional("Year.", "年份。")
    doi: str | None = optional("DOI.", "DOI。")
    pmid: str | None = optional("PMID.", "PMID。")
    pmcid: str | None = optional("PMCID.", "PMCID。")
    trial: str | None = optional("Trial.", "试验。")
    registration: str | None = optional("Registry number.", "注册号。")
    phase: str | None = optional("Phase.", "试验期别。")
    published_as: str | None = optional("Paper or conference abstract.", "论文或会议摘要。")
    designs: list[TermId] = items("Designs.", "研究设计。")
    subjects: list[TermId] = items("Who or what was studied.", "研究对象。")
    tumours: list[TermId] = items("Tumours actually studied.", "实际研究的肿瘤。")
    metastasis: Share | None = optional("How many had the metastases.", "有该部位转移者。")
    lines: list[TermId] = items("Lines of treatment.", "治疗线数。")
    extent: TermId | None = optional("Extent of the disease.", "病变范围。")
    n: Whole | None = optional("Participants.", "例数。")
    setting: Text | None = optional("Setting and models.", "背景与模型。")
    read: str | None = optional("What of it was read here.", "本站所读部分。")
    status: str = about("Corrections, retraction.", "更正与撤稿。")
    status_on: Date | None = optional("Looked up on.", "查询日期。")
    findings: list[FindingRef] = items("Findings that cite it.", "引用它的结论。")
    address: Text = about("Address of its page.", "页面网址。")


class LinkRow(Model):
    """One typed link between two pages: the graph of mechanisms and treatments."""

    origin: SheetId = about("From page.", "起点页面。")
    origin_kind: str = about("Kind of that page.", "起点类别。")
    origin_name: Text = about("Its name.", "起点名称。")
    relation: TermId = about("Relation.", "关系。")
    relation_name: Text = about("Relation in words.", "关系名称。")
    sign: Literal["positive", "negative", "neutral"] = about("Sign.", "正负。")
    to: SheetId = about("To page.", "终点页面。")
    to_kind: str = about("Kind of that page.", "终点类别。")
    to_name: Text = about("Its name.", "终点名称。")
    why: Text = about("Reason.", "理由。")
    evidence: TermId = about("Best kind of evidence behind it; computed.", "最佳证据类别（计算）。")
    inferred: Yes | None = optional("Inferred by this site.", "本站推断。")
    works: list[CiteKey] = items("Works.", "文献。")
    findings: list[FindingRef] = items("Findings that bear it.", "所据结论。")
    address: Text = about("Address of the page.", "页面网址。")


class DiscrepancyRow(Model):
    """One place where a source review and its source differ."""

    kind: Literal["number", "finding", "work"] = about(
        "number: printed otherwise; finding: as its note says; work: not borne out by it.",
        "number：数字不同；finding：见说明；work：该文不支持。",
    )
    review: CiteKey | None = optional("Review.", "综述。")
    work: list[CiteKey] = items("Source.", "来源文献。")
    finding: FindingRef | None = optional("Finding.", "结论。")
    result: Whole | None = optional("Number of the result in its finding.", "结果序号。")
    place: str | None = optional("Group, or measure of the effect.", "组别或效应指标。")
    source_value: Value | None = optional("The source's value.", "来源的数值。")
    review_value: Number | None = optional("The review's value.", "综述的数值。")
    difference: Discrepancy | None = optional("In what they differ.", "差异类型。")
    support: Literal["partly", "no"] | None = optional(
        "Whether the work bears the review out.", "该文是否支持综述。"
    )
    note: Text | None = optional("Explanation.", "说明。")
    address: Text = about("Address.", "网址。")


class CodeRow(Model):
    """What one code of the other tables means."""

    list: str = about("List that it belongs to.", "所属列表。")
    code: str = about("Code.", "代码。")
    label: Text = about("Meaning.", "含义。")
