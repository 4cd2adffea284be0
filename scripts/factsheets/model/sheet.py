"""The four kinds of fact sheets. A new kind is one class here and one template."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from factsheets.model.base import (
    CiteKey,
    Date,
    FindingRef,
    InSheet,
    InVocabulary,
    Model,
    SheetId,
    Short,
    Slug,
    Text,
    about,
    items,
    optional,
)
from factsheets.model.finding import Finding, Question
from factsheets.model.finding import Tumour as TumourTerm


class Section(Model):
    """A named part of a sheet: a narrower topic that needs no sheet of its own."""

    id: Slug = about("Used by the findings of the section.", "供本节条目引用。")
    name: Text = about("Heading.", "标题。", inline=True)
    aliases: list[Short] = items("Other names in use.", "其他名称。")


class Link(Model):
    """A typed, reasoned link to another sheet."""

    to: SheetId = about("The other sheet's id.", "目标页面 id。")
    relation: Annotated[str, InVocabulary("relations")] = about("How they relate.", "关系类型。")
    why: Text = about("The reason, in a sentence.", "一句话理由。")
    cites: list[CiteKey] = items("What carries the reason.", "理由的出处。")
    findings: list[FindingRef] = items(
        "The findings that bear the reason, as `sheet-id#finding-id`; the line in the map rests "
        "on them.",
        "支持该理由的条目（页面id#条目id）；图谱连线以此为据。",
    )
    inferred: Literal["yes"] | None = optional(
        "The link is this site's inference; no work read says so.",
        "该关联为本站推断，所读文献未述及。",
    )


class Review(Model):
    """Whether a clinician has signed the sheet."""

    status: Literal["unsigned", "signed"] = about("Signed or not.", "是否已签署。")
    by: Short | None = optional("Who signed.", "签署人。")
    on: Date | None = optional("When.", "签署日期。")


class Change(Model):
    """One line of the sheet's history."""

    on: Date = about("When.", "日期。")
    change: Text = about("What changed and why.", "改了什么、为何。")
    by: Short | None = optional(
        "Who made the change; needed where a clinician signs, who must be somebody else.",
        "修改人；临床医生签署时必填，且不得与签署人相同。",
    )


class Sheet(Model):
    """What all fact sheets share. The file name is the sheet's id."""

    # Where the fields of one kind of sheet stand among those of all, in files, guide and form.
    own_fields_after: ClassVar[str] = "aliases"
    folder: ClassVar[str] = ""
    # The question that the sheet is there for: `own_premise`, banners and summaries are about it.
    main_question: ClassVar[Question] = "background"

    name: Text = about("Name.", "名称。")
    aliases: list[Short] = items(
        "Every other name in use, in any language: symbols, codes, spellings.",
        "其他名称（任何语言）：基因符号、代号、不同写法。",
    )
    tumours: list[TumourTerm] = about("Tumours it is about.", "涉及的肿瘤。", min_length=1)
    disambiguation: Text | None = optional(
        "What the name does not mean here.", "此处名称不指什么。"
    )
    own_premise: Text | None = optional(
        "What “supports” means for this sheet's main question, where the site's premise does not "
        "fit.",
        "本页主要问题中“支持”的含义（全站前提不适用时填写）。",
    )
    bottom_line: Text = about(
        "Two sentences: what may and what may not be concluded.",
        "两句话：可以得出什么、不能得出什么。",
    )
    sections: list[Section] = items("Narrower topics.", "更细的主题。")
    findings: list[Finding] = items("The findings.", "条目。", max_length=200)
    contradicting: Literal["none_found", "not_searched"] | None = optional(
        "Said when no finding speaks against the premise.", "没有反对证据时须说明。"
    )
    links: list[Link] = items("Links to other sheets.", "与其他页面的关联。")
    gaps: list[Text] = items("Open questions.", "尚待解决的问题。")
    review: Review = about("Clinician's signature.", "临床医生签署。", inline=True)
    history: list[Change] = about("What changed when.", "修改记录。", min_length=1)
    former_ids: list[Slug] = items(
        "Ids this sheet was published under before, or those of sheets merged into it. "
        "Their addresses keep working.",
        "本页曾用的 id，或并入本页的旧页面 id。旧地址仍然有效。",
    )


class Mechanism(Sheet):
    """A mechanism, process or cell type."""

    folder: ClassVar[str] = "mechanisms"
    main_question: ClassVar[Question] = "mechanism"

    class_: Annotated[str, InVocabulary("mechanism_classes")] = about(
        "Kind of mechanism.", "机制类别。", alias="class"
    )
    stages: list[Annotated[str, InVocabulary("stages")]] = items(
        "Stages of the cascade it acts in.", "作用于级联的哪些阶段。"
    )
    premise: Literal["promotes", "restrains"] = about(
        "Whether the subject is thought to promote or restrain metastasis.",
        "该主题被认为促进还是抑制转移。",
        default="promotes",
    )


class Treatment(Sheet):
    """A regimen, procedure or class of treatments."""

    folder: ClassVar[str] = "treatments"
    main_question: ClassVar[Question] = "treatment_benefit"

    class_: Annotated[str, InVocabulary("treatment_classes")] = about(
        "Class of treatment.", "治疗类别。", alias="class"
    )
    components: list[Text] = items(
        "Drugs or procedures it consists of.", "组成药物或操作。", inline=True
    )
    part_of: list[Annotated[str, InSheet("treatments")]] = items(
        "Class sheets that include this one's findings.", "所属的治疗类别页面。"
    )


class Tumour(Sheet):
    """A primary tumour and what is known of its metastases."""

    folder: ClassVar[str] = "tumours"
    main_question: ClassVar[Question] = "prognosis"

    covers: TumourTerm = about("The tumour of the vocabulary it describes.", "对应词表中的肿瘤。")


class Prognosis(Sheet):
    """A prognostic factor."""

    folder: ClassVar[str] = "prognosis"
    main_question: ClassVar[Question] = "prognosis"


SHEET_KINDS: tuple[type[Sheet], ...] = (Mechanism, Treatment, Tumour, Prognosis)
