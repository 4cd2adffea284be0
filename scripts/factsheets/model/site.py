"""``content/site.yaml`` and ``content/glossary.yaml``: what the site is, and its words."""

from __future__ import annotations

from factsheets.messages.problem import Language
from factsheets.model.about import about, items, optional
from factsheets.model.base import Address, CiteKey, Date, Model, SheetId, Short, TermId, Text, Whole


class Repository(Model):
    """Where the content lives and how a reader reaches a file of it."""

    url: Address = about("Address of the repository.", "仓库地址。")
    edit: Short = about("Path of the web editor before the file's path.", "网页编辑器路径前缀。")
    new_issue: Short | None = optional(
        "Path of the host's form for a new issue, with title and body in braces.",
        "新建议题表单的路径，标题与正文处写花括号内的 title、body。",
    )
    report: Short | None = optional(
        "Path of the host's form for a mistake, with the page's file in braces; without it, "
        "`new_issue` is used.",
        "报错表单的路径，页面文件处写花括号内的 page；未填则用 new_issue。",
    )


class Maintainer(Model):
    """Somebody answerable for the site."""

    name: Short = about("Name.", "姓名。")
    role: Text = about("What they do.", "职责。", inline=True)


class Clinician(Model):
    """Somebody who may sign sheets and findings."""

    name: Short = about("Name, as written where they sign.", "姓名（与签署处一致）。")
    role: Text = about("Specialty and institution.", "专科与单位。")


class Premises(Model):
    """What `supports` and `against` mean, per question; the patients are no part of it."""

    treatment_benefit: Text = about("Does the treatment help?", "治疗是否有益？")
    treatment_harm: Text = about("Does it harm?", "是否有害？")
    mechanism: Text = about("Does it promote the process?", "是否促进该过程？")
    mechanism_restrains: Text = about(
        "On mechanism sheets with `premise: restrains`.", "premise: restrains 的机制页。"
    )
    prognosis: Text = about("Does it go with a worse outcome?", "是否与更差结局相关？")


class Site(Model):
    """The site's own facts."""

    name: Text = about("Name of the site.", "网站名称。")
    tagline: Text = about("One line under the name.", "副标题。")
    description: Text = about("What the site is, for search engines.", "网站简介。")
    is_and_is_not: list[Text] = about(
        "What this is and isn't, on the home page.", "首页：本站是什么、不是什么。"
    )
    disclaimer: Text = about("In every page's footer.", "每页页脚。")
    condition: Text = about("What the site is about.", "本站主题。")
    premises: Premises = about("What directions mean.", "方向的含义。")
    version: Short = about("Version of the content.", "内容版本。")
    released: Date = about("Date of the version.", "版本日期。")
    licence: Text = about("Licence of the content.", "内容许可。")
    licence_url: Address | None = optional(
        "Address of the licence of the content, for other programs.", "内容许可的网址，供程序读取。"
    )
    review_every_months: Whole = about("When a sheet counts as stale.", "超过几个月视为待复核。")
    repository: Repository = about("Where to edit.", "编辑地址。")
    email: Short | None = optional(
        "Where readers write to if they find a mistake.", "读者报告错误的邮箱。"
    )
    address: Address = about("Where the site is published.", "网站发布地址。")
    maintainers: list[Maintainer] = about("Who keeps it.", "维护者。")
    clinicians: list[Clinician] = items(
        "Who may sign sheets and findings.", "有权签署页面与条目的临床医生。"
    )
    source_reviews: list[CiteKey] = items("The reviews it started from.", "来源综述。")

    def url(self, language: Language, path: str = "") -> str:
        """The whole address of a published page, by its path below the language's root."""
        return f"{self.address.rstrip('/')}/{language}/{path}"


class GlossaryEntry(Model):
    """One term, in both languages, with what it must not be confused with."""

    name: Text = about("Preferred term.", "首选术语。", inline=True)
    abbreviations: list[Short] = items("Abbreviations.", "缩写。")
    synonyms: list[Short] = items("Other names in use.", "同义词。")
    avoid: list[Short] = items("Names not to be used in our text.", "本站不用的名称。")
    definition: Text = about("What it means.", "定义。")
    not_to_confuse: Text | None = optional("What it isn't.", "勿与何者混淆。")
    sheet: SheetId | None = optional("The sheet about it.", "相关页面。")


class Glossary(Model):
    """All terms."""

    terms: dict[TermId, GlossaryEntry] = about("Terms by id.", "以 id 为键的术语。")
