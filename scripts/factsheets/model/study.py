"""A study card: facts of one cited work, said once. The file name is the BibTeX key."""

from __future__ import annotations

from typing import Annotated, Literal

from factsheets.model.about import about, items, optional
from factsheets.model.base import (
    CiteKey,
    Date,
    InVocabulary,
    Model,
    NotReported,
    RegistryNumber,
    Short,
    Text,
    Whole,
)
from factsheets.model.population import Tumour
from factsheets.model.result import Share


class Participants(Model):
    """How many were studied, and who was counted."""

    n: Whole | NotReported = about("How many.", "例数。")
    note: Text | None = optional("Who was counted, arms, subgroups.", "计数对象、分组、亚组。")


class CitedAs(Model):
    """How one of the source reviews uses this work, and whether the work bears it out."""

    review: CiteKey = about("The review.", "综述。")
    number: Whole = about("Its number in that review's reference list.", "在该综述中的文献编号。")
    support: Literal["yes", "partly", "no", "cannot_tell"] = about(
        "Whether what was read supports what the review says.", "所读内容是否支持综述的说法。"
    )
    note: Text | None = optional("Where they differ.", "差异所在。")


class Updates(Model):
    """Corrections and retractions, with the date they were looked for."""

    status: Literal["none_found", "corrected", "concern", "retracted"] = about(
        "What was found.", "查询结果。"
    )
    on: Date = about("When it was looked for.", "查询日期。")
    note: Text | None = optional("Details.", "说明。")


class Study(Model):
    """Characteristics of one included study (after Cochrane's table of that name)."""

    designs: list[Annotated[str, InVocabulary("designs")]] = about(
        "Design; several where a paper has patients' tissue and mice.",
        "研究设计；同一论文可有多种（如患者组织与小鼠）。",
        min_length=1,
    )
    phase: Literal["1", "1/2", "2", "2/3", "3", "4"] | None = optional("Trial phase.", "试验分期。")
    trial: Short | None = optional("Trial name.", "试验名称。")
    registration: RegistryNumber | None = optional(
        "Registry number as the registry prints it: NCT, ISRCTN, ChiCTR, UMIN, jRCT, KCT, DRKS, "
        "ACTRN, CTRI; the digits of EudraCT or CTIS.",
        "注册平台所示的注册号：NCT、ISRCTN、ChiCTR、UMIN、jRCT、KCT、DRKS、ACTRN、CTRI；"
        "EudraCT、CTIS 为数字编号。",
    )
    published_as: Literal["paper", "conference_abstract"] = about(
        "Full paper or conference abstract.", "全文论文或会议摘要。", default="paper"
    )
    tumours: list[Tumour] = about("Tumours actually studied.", "实际研究的肿瘤。", min_length=1)
    subjects: list[Annotated[str, InVocabulary("subjects")]] = about(
        "People, tissue, animals or cells.", "人、组织、动物或细胞。", min_length=1
    )
    metastasis: Share = about(
        "Whether all, a subgroup, an unstated part or none had the metastases this site is about.",
        "具有本站所述转移者：全部、亚组、混合（未单列）、无或未报告。",
    )
    lines: list[Annotated[str, InVocabulary("lines")]] = items(
        "Lines of treatment of those studied.", "研究对象的治疗线数。"
    )
    extent: Annotated[str, InVocabulary("extents")] | None = optional(
        "How far the disease had spread in those studied.", "研究对象的病变范围。"
    )
    includes: list[CiteKey] | NotReported | None = optional(
        "Works on this site that a synthesis pools, or `not_reported`.",
        "综合研究所纳入的本站文献，或 not_reported。",
    )
    participants: Participants | None = optional("How many were studied.", "研究例数。")
    setting: Text | None = optional(
        "Models, cell lines, country, centre, years, line of treatment.",
        "模型、细胞系、国家、中心、年份、治疗线数。",
    )
    read: Literal["none", "title", "abstract", "part", "full_text"] = about(
        "What of it was read here.", "本站实际阅读的部分。"
    )
    cited_as: list[CitedAs] = items("How the source reviews use it.", "来源综述如何引用。")
    notes: list[Text] = items("Curator's notes: misprints, traps.", "编者按：误印、陷阱。")
    updates: Updates | None = optional(
        "Corrections or retraction; absent means not checked.", "更正或撤稿；缺省表示尚未查询。"
    )
