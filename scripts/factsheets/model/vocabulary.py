"""Vocabularies: the medicine the engine does not know. One file each under ``content/vocab/``."""

from __future__ import annotations

from typing import Annotated, Literal

from factsheets.model.about import about, items, optional
from factsheets.model.base import InSheet, InVocabulary, Model, Number, Short, Text
from factsheets.model.result import Share

Level = Literal["1", "2", "3", "4", "5"]
SubjectKind = Literal["human", "tissue", "animal", "cells", "none"]
Evidence = Literal[
    "human_outcome", "human_tissue", "in_vivo", "ex_vivo", "in_vitro", "in_silico", "none"
]
TumourMatch = Literal["same", "includes", "other"]
# From the most to the least direct; what is not direct is told apart by who was studied.
DirectnessWord = Literal["exact", "high", "moderate", "other_patients", "not_known", "laboratory"]


class Term(Model):
    """One term of a vocabulary."""

    label: Text = about("What readers see.", "显示名称。", inline=True)
    definition: Text | None = optional("What it means.", "定义。", inline=True)
    aliases: list[Short] = items("Other names, for search.", "其他名称（供检索）。")


class TumourTerm(Term):
    """A tumour or subtype."""

    within: list[Annotated[str, InVocabulary("tumours")]] = items(
        "Broader tumours it belongs to.", "所属的上位肿瘤。"
    )
    overlaps: list[Annotated[str, InVocabulary("tumours")]] = items(
        "Tumours of which a patient may have both at once, divided by something else.",
        "按其他标准划分、同一患者可兼有的肿瘤。",
    )
    patient_page: Literal["yes"] | None = optional(
        "Only for a tumour whose patients have a page of their own.",
        "仅用于为该类患者单设页面的肿瘤。",
    )


class Levels(Model):
    """OCEBM 2011 level of a design, per question; a question left out gets no level."""

    treatment_benefit: Level | None = optional("Does the treatment help?", "治疗是否有益？")
    treatment_harm: Level | None = optional("Does it harm?", "是否有害？")
    prognosis: Level | None = optional("What will happen?", "预后如何？")
    frequency: Level | None = optional("How common is it?", "有多常见？")


class DesignTerm(Term):
    """A study design, with the OCEBM 2011 level it can give each question."""

    levels: Levels = about(
        "OCEBM 2011 levels.", "OCEBM 2011 级别。", default_factory=Levels, inline=True
    )
    evidence: Evidence = about("Which column of the evidence profile.", "证据谱中的类别。")
    comparative: Literal["yes", "no"] = about(
        "Whether groups of patients are compared.", "是否比较患者组。", default="no"
    )
    synthesis: Literal["yes", "no"] = about(
        "Whether it pools or compares other studies.", "是否汇总或比较其他研究。", default="no"
    )


class SubjectTerm(Term):
    """Who or what was studied."""

    kind: SubjectKind = about("For directness.", "用于判断直接性。")


class OutcomeTerm(Term):
    """An outcome."""

    kind: Literal["time_to_event", "response", "frequency", "harm", "laboratory"] = about(
        "What sort of outcome.", "结局类型。"
    )
    event: Literal["feared", "wanted"] | None = optional(
        "Whether the event behind it is feared (death, progression) or wanted (response); left out "
        "where a higher number may mean either.",
        "其所指事件是不希望的（死亡、进展）还是希望的（缓解）；数值高低含义不定时不填。",
    )
    stated: Literal["yes", "no"] = about(
        "`no` for an outcome that the source does not name.",
        "来源未说明是何结局时写 no。",
        default="yes",
    )


class MeasureTerm(Term):
    """A measure of effect."""

    null: Number = about("The value that means no effect.", "表示无效应的数值。")
    scale: Literal["log", "linear"] = about("Scale of a plot.", "作图标度。")


class RelationTerm(Term):
    """A relation between two sheets, read from either end."""

    inverse: Text = about("How the other sheet reads it.", "反向表述。", inline=True)
    sign: Literal["positive", "negative", "neutral"] = about("How it is drawn.", "作图方式。")
    drawn: Literal["yes", "no"] = about(
        "Whether figures draw it although it is neutral.", "中性关系是否也画入图中。", default="no"
    )


class MechanismClassTerm(Term):
    """A class of mechanisms."""

    shape: Literal["box", "round"] = about(
        "Shape of its boxes in figures.", "图中方框的形状。", default="box"
    )


class AskedTerm(Term):
    """What readers ask for in other words than the pages have, or what the site does not cover."""

    leads_to: list[Annotated[str, InSheet()]] = about(
        "Sheets that answer it or come nearest, the nearest first.",
        "可解答或最接近的页面，最接近者在前。",
        min_length=1,
    )
    covered: Literal["yes", "no"] = about(
        "`no` if the site says nothing about it.", "本站未收录时写 no。", default="yes"
    )


class DirectnessRow(Model):
    """One row of the directness table; the first row that fits decides."""

    tumour: list[TumourMatch] = about("Tumour match.", "肿瘤匹配。")
    subjects: list[SubjectKind] = about("Subjects.", "研究对象。")
    metastasis: list[Share] = about("Metastases.", "转移情况。")
    word: DirectnessWord = about("The verdict.", "判断。")
    reason: Text = about("One sentence of reason.", "一句话理由。", inline=True)


class DirectnessTable(Model):
    """How directly a study applies: words and the table that computes them."""

    words: dict[DirectnessWord, Term] = about("The words.", "四个等级。")
    rows: list[DirectnessRow] = about("The table.", "判断表。", min_length=1)


VOCABULARIES: dict[str, type[Term]] = {
    "tumours": TumourTerm,
    "stages": Term,
    "mechanism_classes": MechanismClassTerm,
    "treatment_classes": Term,
    "designs": DesignTerm,
    "subjects": SubjectTerm,
    "outcomes": OutcomeTerm,
    "measures": MeasureTerm,
    "units": Term,
    "time_zeros": Term,
    "relations": RelationTerm,
    "lines": Term,
    "extents": Term,
    "asked": AskedTerm,
}
