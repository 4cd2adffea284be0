"""Who was studied behind a finding, where the study cards do not say it."""

from __future__ import annotations

from typing import Annotated, Literal

from factsheets.model.about import about, items, optional
from factsheets.model.base import CiteKey, InVocabulary, Model, NotReported, PValue, Text
from factsheets.model.result import Share

Known = Literal["yes", "no", "not_reported"]
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
    lines: list[Annotated[str, InVocabulary("lines")]] | None = optional(
        ("Lines of treatment", "Of those studied."), ("治疗线数", "研究对象的治疗线数。")
    )
    extent: Annotated[str, InVocabulary("extents")] | None = optional(
        ("Extent", "How far the disease had spread."), ("病变范围", "转移的范围。")
    )
    note: Text | None = optional(
        ("In words", "Whatever the fields above cannot say."),
        ("文字说明", "以上各栏无法表达的内容。"),
    )


class Subgroup(Model):
    """How far a result in a part of a trial's patients can be trusted (policy under Methods)."""

    stratified: Known = about(
        ("Stratified", "Was randomisation stratified by these metastases?"),
        ("是否分层", "随机化是否按该部位转移分层？"),
        choices="known.{}",
    )
    prespecified: Known = about(
        ("Planned", "Was the subgroup planned before the trial?"),
        ("是否预设", "亚组是否预先设定？"),
        choices="known.{}",
    )
    interaction_p: PValue | NotReported = about(
        ("P for interaction", "As printed, or not_reported."),
        ("交互作用 P 值", "照原文，或 not_reported（未报告）。"),
    )
