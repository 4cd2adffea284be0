"""The kinds of fact sheets. A new kind is one class here and its words in ``wording.toml``.

What the site does with a kind is said on its class; pages, menu, filters, search, form, print and
audit follow from :data:`SHEET_KINDS`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, NamedTuple

from factsheets.model.about import about, items, optional
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
)
from factsheets.model.finding import Finding, Question
from factsheets.model.population import Tumour as TumourTerm


class Section(Model):
    """A named part of a sheet: a narrower topic that needs no sheet of its own."""

    id: Slug = about(
        ("Short name", "By which findings name this part: lower-case letters, digits and hyphens."),
        ("简称", "供本节条目引用：小写字母、数字和连字符。"),
    )
    name: Text = about(("Heading", "As readers see it."), ("标题", "读者看到的标题。"), inline=True)
    aliases: list[Short] = items(
        ("Other names", "In any language, besides the heading."),
        ("其他名称", "标题之外的其他说法，语言不限。"),
    )


class Link(Model):
    """A typed, reasoned link to another sheet."""

    to: SheetId = about(("Other page", "The page it leads to."), ("另一页面", "所指向的页面。"))
    relation: Annotated[str, InVocabulary("relations")] = about(
        ("How they relate", "Read from this page to the other."),
        ("关系", "从本页到另一页面的关系。"),
    )
    why: Text = about(("Reason", "In one sentence."), ("理由", "一句话说明。"))
    cites: list[CiteKey] = items(
        ("References", "What carries the reason."), ("参考文献", "支持该理由的文献。")
    )
    findings: list[FindingRef] = items(
        (
            "Findings that bear the reason",
            "As `sheet-id#finding-id`. The line in the map rests on them.",
        ),
        ("支持该理由的结论", "写作 `页面id#条目id`；图谱连线以此为据。"),
    )
    inferred: Literal["yes"] | None = optional(
        ("Our inference", "Only if no work that was read says so."),
        ("本站推断", "仅当所读文献均未述及时填写。"),
        choices="known.{}",
    )


class Review(Model):
    """Whether a clinician has signed the sheet."""

    status: Literal["unsigned", "signed"] = about(
        ("Signed", "Only a maintainer named by the site can sign."),
        ("是否签署", "只有本站列名的维护者可以签署。"),
        choices="signatures.{}",
    )
    by: Short | None = optional(("Signed by", "The maintainer's name."), ("签署人", "维护者姓名。"))
    on: Date | None = optional(
        ("Date", "Year-month-day, such as 2026-11-21."), ("日期", "年-月-日，如 2026-11-21。")
    )


class Change(Model):
    """One line of the sheet's history."""

    on: Date = about(
        ("Date", "Year-month-day, such as 2026-11-21."), ("日期", "年-月-日，如 2026-11-21。")
    )
    change: Text = about(("What changed", "And why."), ("修改内容", "以及原因。"))
    by: Short | None = optional(
        ("Who changed it", "Needed where a clinician signs: the signer is somebody else."),
        ("修改者", "有临床医生签署时必填：签署人须另有其人。"),
    )


class Facet(NamedTuple):
    """A vocabulary that tells sheets of a kind apart: in filters, on the home page, in a matrix.

    ``name`` is its word, and its key in an address.
    """

    name: str
    field: str
    vocabulary: str


TUMOUR = Facet("tumour", "tumours", "tumours")
STAGE = Facet("stage", "stages", "stages")
MECHANISM_CLASS = Facet("class", "class_", "mechanism_classes")
TREATMENT_CLASS = Facet("class", "class_", "treatment_classes")
Start = Facet | Literal["sheets", "index"]
Summary = Literal["patients", "profile", "nothing"]


class Sheet(Model):
    """What all fact sheets share. The file name is the sheet's id."""

    # Where the fields of one kind of sheet stand among those of all, in files, guide and form.
    own_fields_after: ClassVar[str] = "aliases"
    # Place of its tab among those of the other kinds; a kind that does not say comes last.
    tab: ClassVar[int] = 9
    folder: ClassVar[str] = ""
    # The question that the kind is there for: premise, banners and summaries are about it.
    main_question: ClassVar[Question] = "background"
    # The order of the questions on a page of the kind.
    questions: ClassVar[tuple[Question, ...]] = (
        *("prognosis", "frequency", "mechanism"),
        *("treatment_benefit", "treatment_harm", "background"),
    )
    facets: ClassVar[tuple[Facet, ...]] = (TUMOUR,)
    # How the home page leads to the kind: to each sheet, to the terms of a facet, to the index.
    start: ClassVar[Start] = "index"
    # The matrices of the kind: sheets by the terms of these facets.
    matrices: ClassVar[tuple[Facet, ...]] = ()
    # What sums up its evidence: whether patients were studied, or how many works of which kind.
    summed_up_by: ClassVar[Summary] = "nothing"
    # Whether a sheet that acts on a mechanism stands beside it in the map of a stage.
    acts: ClassVar[bool] = False

    name: Text = about(
        ("Name", "As a clinician would look it up."), ("名称", "临床医生查找时会用的名称。")
    )
    aliases: list[Short] = items(
        ("Other names", "In any language: abbreviations, gene symbols, trade names, drug codes."),
        ("其他名称", "语言不限：缩写、基因符号、商品名、药物代号。"),
        main=True,
    )
    tumours: list[TumourTerm] = about(
        ("Tumours", "The primary tumours this page is about."),
        ("肿瘤", "本页涉及的原发肿瘤。"),
        min_length=1,
    )
    disambiguation: Text | None = optional(
        ("Not to be confused with", "What the name does not mean here."),
        ("勿混淆", "此处名称不指什么。"),
    )
    own_premise: Text | None = optional(
        (
            "Own premise",
            "Only where the site's premise does not fit: what “supports” means here for the main "
            "question.",
        ),
        ("本页前提", "仅当全站前提不适用时填写：本页主要问题中“支持”的含义。"),
        editors=True,
    )
    bottom_line: Text = about(
        ("Bottom line", "Two sentences: what may be concluded, and what may not."),
        ("要点", "两句话：可以得出什么，不能得出什么。"),
    )
    sections: list[Section] = items(
        ("Narrower topics", "Parts of this page that need no page of their own."),
        ("更细的主题", "本页中无须另建页面的部分。"),
        item=("Narrower topic", "小主题"),
    )
    findings: list[Finding] = items(
        ("Findings", "One claim each, with its source and its numbers."),
        ("结论", "每条只含一个论断，并附来源和数据。"),
        max_length=200,
        item=("Finding", "结论"),
        main=True,
    )
    contradicting: Literal["none_found", "not_searched"] | None = optional(
        (
            "Evidence against",
            "Only if no finding here speaks against the premise: "
            "was none found, or was none looked for?",
        ),
        ("反对证据", "仅当本页没有反对的结论时填写：是没有找到，还是尚未检索？"),
        choices="unopposed.{}",
    )
    links: list[Link] = items(
        ("Connections", "Links to other pages, each with its reason."),
        ("关联", "与其他页面的关联，每条都要写明理由。"),
        item=("Connection", "关联"),
    )
    gaps: list[Text] = items(
        ("Open questions", "What is not known, one question each."),
        ("尚待解决的问题", "尚不清楚的问题，每条一个。"),
        item=("Open question", "问题"),
        main=True,
    )
    review: Review = about(
        ("Signature", "Whether a clinician has signed this page. Editors fill this in."),
        ("签署", "是否已有临床医生签署本页；由编者填写。"),
        inline=True,
        editors=True,
    )
    history: list[Change] = about(
        ("History", "What changed when. Editors add a line for your change."),
        ("修改记录", "何时改了什么；编者会为您的修改添加一行。"),
        min_length=1,
        item=("Entry", "记录"),
        editors=True,
    )
    former_ids: list[Slug] = items(
        (
            "Former ids",
            "Under which this sheet was published before, or those of sheets merged into it. "
            "Links to them keep working.",
        ),
        ("曾用 id", "本页曾用的 id，或并入本页的旧页面 id。旧链接仍然有效。"),
        editors=True,
    )

    @property
    def described(self) -> str:
        """The tumour that the sheet is the page of; empty for every other sheet."""
        return ""

    @property
    def wholes(self) -> list[str]:
        """The sheets that show its findings too, because it belongs to what they are about."""
        return []

    @classmethod
    def classes(cls) -> Facet | None:
        """The facet that sorts the sheets of the kind into classes, if there is one."""
        return next((facet for facet in cls.facets if facet.name == "class"), None)

    def terms(self, facet: Facet) -> list[str]:
        """The terms of a facet that the sheet names; none if it is no facet of its kind."""
        if facet not in self.facets:
            return []
        value = getattr(self, facet.field)
        return [value] if isinstance(value, str) else list(value)

    def parts(self) -> list[Text]:
        """The drugs or procedures that what the sheet is about consists of, if it does."""
        return []

    def premise_of(self, question: Question) -> str:
        """Which of the site's premises directions on a question are relative to on this sheet."""
        return question


class Mechanism(Sheet):
    """A mechanism, process or cell type."""

    folder: ClassVar[str] = "mechanisms"
    tab: ClassVar[int] = 3
    main_question: ClassVar[Question] = "mechanism"
    facets: ClassVar[tuple[Facet, ...]] = (TUMOUR, STAGE, MECHANISM_CLASS)
    start: ClassVar[Start] = STAGE
    matrices: ClassVar[tuple[Facet, ...]] = (STAGE, TUMOUR)
    summed_up_by: ClassVar[Summary] = "profile"

    class_: Annotated[str, InVocabulary("mechanism_classes")] = about(
        ("Kind of mechanism", "The index of mechanisms is grouped by it."),
        ("机制类别", "机制索引按此分组。"),
        alias="class",
    )
    stages: list[Annotated[str, InVocabulary("stages")]] = items(
        ("Stages", "The stages of metastasis in which it acts."),
        ("阶段", "在转移的哪些阶段起作用。"),
        main=True,
    )
    premise: Literal["promotes", "restrains"] = about(
        (
            "Premise",
            "Is it thought to promote metastasis or to restrain it? "
            "“Supports” and “speaks against” refer to this.",
        ),
        ("前提", "认为它促进转移还是抑制转移？“支持”与“反对”均以此为准。"),
        default="promotes",
        choices="premises.{}",
    )

    def premise_of(self, question: Question) -> str:
        """As for any sheet, but for mechanisms that are thought to restrain metastasis."""
        restrains = self.premise == "restrains" and question == "mechanism"
        return "mechanism_restrains" if restrains else question


class Treatment(Sheet):
    """A regimen, procedure or class of treatments."""

    folder: ClassVar[str] = "treatments"
    tab: ClassVar[int] = 2
    main_question: ClassVar[Question] = "treatment_benefit"
    questions: ClassVar[tuple[Question, ...]] = (
        *("treatment_benefit", "treatment_harm", "prognosis"),
        *("frequency", "mechanism", "background"),
    )
    facets: ClassVar[tuple[Facet, ...]] = (TUMOUR, TREATMENT_CLASS)
    start: ClassVar[Start] = TREATMENT_CLASS
    matrices: ClassVar[tuple[Facet, ...]] = (TUMOUR,)
    summed_up_by: ClassVar[Summary] = "patients"
    acts: ClassVar[bool] = True

    class_: Annotated[str, InVocabulary("treatment_classes")] = about(
        ("Class of treatment", "The index of treatments is grouped by it."),
        ("治疗类别", "治疗索引按此分组。"),
        alias="class",
    )
    components: list[Text] = items(
        ("Consists of", "The drugs or procedures, one each."),
        ("组成", "所含药物或操作，每项一个。"),
        inline=True,
        item=("Drug or procedure", "药物或操作"),
    )
    part_of: list[Annotated[str, InSheet("treatments")]] = items(
        ("Belongs to", "The pages of a class of treatments that show this page's findings too."),
        ("所属类别页", "同时显示本页结论的治疗类别页面。"),
    )

    @property
    def wholes(self) -> list[str]:
        """The classes of treatments it belongs to."""
        return self.part_of

    def parts(self) -> list[Text]:
        """What it consists of."""
        return self.components


class Tumour(Sheet):
    """A primary tumour and what is known of its metastases."""

    folder: ClassVar[str] = "tumours"
    tab: ClassVar[int] = 1
    main_question: ClassVar[Question] = "prognosis"
    start: ClassVar[Start] = "sheets"

    covers: TumourTerm = about(
        ("Tumour described", "The tumour that this page describes."),
        ("所述肿瘤", "本页描述的肿瘤。"),
    )

    @property
    def described(self) -> str:
        """The tumour it describes."""
        return self.covers


class Prognosis(Sheet):
    """A prognostic factor."""

    folder: ClassVar[str] = "prognosis"
    tab: ClassVar[int] = 4
    main_question: ClassVar[Question] = "prognosis"


SHEET_KINDS: tuple[type[Sheet], ...] = (Mechanism, Treatment, Tumour, Prognosis)
