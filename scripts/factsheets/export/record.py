"""The shape of ``data/findings.json``: one record per finding, computed labels included.

Whatever takes the site's data rests on these names: within a major version of :data:`VERSION`
fields and codes are only added. Texts are plain (no marks, no links), numbers are text as printed.

A record (``FindingRecord``): ``id`` (``sheet#finding``), ``sheet``, ``kind``, ``name``,
``address``, ``question``, ``direction``, ``direction_reason``, ``shown_on`` (``sheet``,
``direction``, ``comparator``), ``section``, ``tumours``, ``stages``, ``claim``, ``terms``,
``level``, ``level_reasons``, ``directness``, ``designs``, ``appraisals`` (best first), ``who``,
``cites`` (``key``, ``role``, ``part``, ``place``, ``label``, ``doi``, ``pmid``, ``read``,
``notices``), ``via``, ``population``, ``subgroup``, ``comparator``, ``results`` (as in the
content), ``caveat``, ``curator_note``, ``discrepancy``, ``not_found``, ``disagrees_with``,
``read_with``, ``check`` (``status``, ``outcome``, ``on``, ``by``, ``note``), ``downgrade``,
``external_rating``, ``retraction_acknowledged``, ``former_ids``, ``review``, ``history``.
"""

from __future__ import annotations

from typing import Literal

from factsheets.catalog.evidence import LevelReason
from factsheets.model import Model, Result, Text
from factsheets.model.about import about, items, optional
from factsheets.model.base import CiteKey, Date, FindingRef, SheetId, Slug, TermId
from factsheets.model.citation import Absence, Check, Citation, Rating, Via
from factsheets.model.finding import Definition, Direction, Discrepancy, Downgrade, Question
from factsheets.model.population import Population, Subgroup
from factsheets.model.result import Share
from factsheets.model.retraction import Notice
from factsheets.model.sheet import Change, Review
from factsheets.model.vocabulary import DirectnessWord

# Raised in its first part when a field is taken away or changes its meaning, else in its second.
VERSION = "1.0"
LevelValue = Literal["1", "2", "3", "4", "5"]
Yes = Literal["yes"]


class ShownOn(Model):
    """A page that shows the finding, its own first."""

    sheet: SheetId = about("The page.", "页面。")
    direction: Direction | None = optional(
        "Where it points, by that page's premise.", "按该页前提的方向。"
    )
    comparator: Yes | None = optional(
        "The page's treatment is the comparator here.", "该页治疗在此为对照。"
    )


class Appraised(Model):
    """What one work lends the finding, for one tumour: computed, never typed."""

    work: CiteKey = about("The work.", "文献。")
    tumour: TermId = about("The tumour it is read for.", "所针对的肿瘤。")
    designs: list[TermId] = about("Designs of the study.", "研究设计。")
    subjects: list[TermId] = about("Who or what was studied.", "研究对象。")
    tumours: list[TermId] = about("Tumours actually studied.", "实际研究的肿瘤。")
    metastasis: Share = about("How many had the metastases.", "有该部位转移者。")
    level: LevelValue | None = optional("OCEBM 2011 level, 1 is best.", "OCEBM 2011 级别，1 最高。")
    level_reasons: list[LevelReason] = items(
        "Why the level is lower than the design's, or absent.", "级别降低或缺失的原因。"
    )
    directness: DirectnessWord = about("How directly it applies.", "直接程度。")
    directness_reason: Text = about("Why, in a sentence.", "直接程度的理由。")
    by_review: Yes | None = optional(
        "Nobody here read the work; this is as the review says.", "本站未读该文，据综述。"
    )


class CitedWork(Citation):
    """A cited work: its role, where in it the statement stands, and how to reach it."""

    label: Text = about("Author and year.", "作者与年份。")
    doi: str | None = optional("DOI.", "DOI。")
    pmid: str | None = optional("PubMed id.", "PubMed 编号。")
    read: Literal["none", "title", "abstract", "part", "full_text"] | None = optional(
        "What of it was read here.", "本站所读部分。"
    )
    notices: list[Notice] = items(
        "Known retractions, concerns, corrections.", "已知的撤稿、关注声明与更正。"
    )


class FindingRecord(Model):
    """One finding with its sources, its numbers, and what was computed of it."""

    id: FindingRef = about("`sheet#finding`; stable.", "`页面#条目`；长期不变。")
    sheet: SheetId = about("The page it stands on.", "所在页面。")
    kind: str = about("Kind of that page.", "页面类别。")
    name: Text = about("Name of that page.", "页面名称。")
    address: Text = about("Address in each language.", "各语言版的网址。")
    question: Question = about("Which question it answers.", "回答哪类问题。")
    direction: Direction | None = optional("By its page's premise.", "按所在页前提的方向。")
    direction_reason: Text | None = optional(
        "Why it points there, where no number says so.", "数字不能说明时，方向的理由。"
    )
    shown_on: list[ShownOn] = about("The pages that show it.", "显示本条的页面。")
    section: Slug | None = optional("Narrower topic on its page.", "所属小节。")
    tumours: list[TermId] = about("The tumours it is read for.", "所针对的肿瘤。")
    stages: list[TermId] = items("Stages of metastasis.", "转移阶段。")
    claim: Text = about("The claim.", "论断。")
    terms: list[Definition] = items("Terms that it defines.", "所定义的术语。")
    level: LevelValue | None = optional(
        "OCEBM 2011 level of the best appraisal.", "最佳评定的 OCEBM 2011 级别。"
    )
    level_reasons: list[LevelReason] = items(
        "Why the level is lower than the design's, or absent.", "级别降低或缺失的原因。"
    )
    directness: DirectnessWord | None = optional(
        "How directly it applies, by the best appraisal.", "最佳评定的直接程度。"
    )
    designs: list[TermId] = items("Designs, by the best appraisal.", "最佳评定的研究设计。")
    appraisals: list[Appraised] = items(
        "One per work that lends a level, and tumour; best first.",
        "每篇支持文献、每种肿瘤一项，最佳者在前。",
    )
    who: Text | None = optional("Who was studied, in a line.", "研究对象（一行）。")
    cites: list[CitedWork] = items("The works it names.", "所引文献。")
    via: Via | None = optional("The review it came through.", "经由的综述。")
    population: list[Population] = items(
        "Who was studied, where the study card says otherwise.", "与研究卡不同的研究对象。"
    )
    subgroup: Subgroup | None = optional(
        "How far a subgroup's result can be trusted.", "亚组结果的可信依据。"
    )
    comparator: Literal["none", "not_read"] | None = optional(
        "There is no comparator, or it is not known here.", "无对照，或对照不详。"
    )
    results: list[Result] = items("Numbers as printed, one outcome each.", "照原文的数据。")
    caveat: Text | None = optional("What to know before using it.", "使用前须知。")
    curator_note: Text | None = optional("Where review and source differ.", "综述与来源的差异。")
    discrepancy: Discrepancy | None = optional("In what they differ.", "差异类型。")
    not_found: list[Absence] = items("Looked for and not found.", "查找而未找到。")
    disagrees_with: list[FindingRef] = items(
        "Findings that say otherwise, named on either side.", "与之不一致的条目。"
    )
    read_with: list[FindingRef] = items("To be read with it.", "应一并阅读的条目。")
    check: Check = about("How far it was compared with its source.", "与来源核对的程度。")
    downgrade: Downgrade | None = optional("A reasoned lowering.", "有理由的降级。")
    external_rating: Rating | None = optional("A published rating.", "已发表的评级。")
    retraction_acknowledged: Text | None = optional(
        "Why it stays although a source was retracted.", "来源撤稿而仍予保留的理由。"
    )
    former_ids: list[str] = items("Its ids before.", "曾用 id。")
    review: Review = about("Whether a clinician signed the page.", "页面是否经临床医生签署。")
    history: list[Change] = about("What changed on its page.", "所在页面的修改记录。")


class SheetRecord(Model):
    """A page of findings."""

    kind: str = about("Kind.", "类别。")
    name: Text = about("Name.", "名称。")
    aliases: list[str] = items("Other names.", "其他名称。")
    tumours: list[TermId] = about("Tumours it is about.", "涉及的肿瘤。")
    bottom_line: Text = about("Bottom line.", "要点。")
    gaps: list[Text] = items("Open questions.", "尚待解决的问题。")
    address: Text = about("Address in each language.", "各语言版的网址。")
    former_ids: list[Slug] = items("Its ids before.", "曾用 id。")


class FindingsFile(Model):
    """The whole file."""

    schema_: str = about("The JSON Schema of this file.", "本文件的 JSON Schema。", alias="$schema")
    schema_version: str = about(
        "Version of the fields; within a major one they are only added.",
        "字段版本；同一主版本内只增不减。",
    )
    name: Text = about("Name of the site.", "网站名称。")
    version: str = about("Version of the content.", "内容版本。")
    released: Date = about("Date of that version.", "版本日期。")
    address: Text = about("Address in each language.", "各语言版的网址。")
    licence: Text = about("Licence.", "许可。")
    condition: Text = about("What the site is about.", "本站主题。")
    labels: dict[TermId, dict[TermId, Text]] = about(
        "What the codes of the records mean.", "各代码的含义。"
    )
    sheets: dict[Slug, SheetRecord] = about("Pages by id.", "按 id 列出的页面。")
    findings: list[FindingRecord] = about("The findings.", "全部结论。")
