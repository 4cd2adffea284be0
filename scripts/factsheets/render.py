"""Stage *render*: view models become Markdown pages. Pure: catalog in, pages out.

A page is Markdown whose headings are Markdown (so that any site generator builds its table of
contents) and whose rest is complete, escaped HTML blocks (so that no text of the content is read
as Markdown). The only module that imports jinja2.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from factsheets.catalog import Catalog
from factsheets.model import SHEET_KINDS
from factsheets.problems import Language
from factsheets.views.indexes import build_home, build_index
from factsheets.views.methods import build_glossary, build_levels, build_rules
from factsheets.views.page import Viewer
from factsheets.views.references import build_list, build_review, build_work
from factsheets.views.sheet import build_sheet

HEADING = re.compile(r"^#{2,3} [^<>\n]{1,160} \{ #[a-z0-9-]+ \}$")


@dataclass(frozen=True)
class Page:
    """One page of one language: path below the language's root, Markdown, the file it came from."""

    src_uri: str
    markdown: str
    path: str


def render_site(catalog: Catalog, language: Language) -> Iterator[Page]:
    """Every generated page of one language, in a fixed order."""
    make = _Maker(catalog, language)
    site = catalog.site
    name, description = site.content.name, site.content.description
    words = make.viewer("").words
    yield make.page(
        "index.md",
        "home.jinja",
        build_home,
        site.path,
        name.in_language(language),
        description.in_language(language),
    )
    for kind in SHEET_KINDS:
        yield make.page(
            f"{kind.folder}/index.md",
            "index.jinja",
            lambda v, kind=kind: build_index(v, kind),
            site.path,
            words[kind.folder],
            words[f"intro_{kind.folder}"],
        )
    for id, entry in catalog.sheets.items():
        yield make.page(
            f"{entry.content.folder}/{id}.md",
            "sheet.jinja",
            lambda v, entry=entry: build_sheet(v, entry),
            entry.path,
            entry.content.name.in_language(language),
            entry.content.bottom_line.in_language(language),
        )
    yield from _reference_pages(make, words)
    yield from _method_pages(make, words)


def _reference_pages(make: _Maker, words: dict[str, str]) -> Iterator[Page]:
    catalog = make.catalog
    bib = catalog.bibliography.path
    yield make.page(
        "references/index.md",
        "references.jinja",
        build_list,
        bib,
        words["references"],
        words["references_intro"],
    )
    for key, reference in catalog.references.items():
        card = catalog.studies.get(key)
        title = reference.title if make.language == "zh" else reference.title_en or reference.title
        yield make.page(
            f"references/{key}.md",
            "reference.jinja",
            lambda v, key=key: build_work(v, key),
            card.path if card else bib,
            f"{make.viewer('').who(key)}: {title}",
            title,
        )
    reviews = catalog.site.content.source_reviews
    yield make.page(
        "reviews/index.md",
        "reviews.jinja",
        lambda v: tuple(build_review(v, key) for key in reviews),
        catalog.site.path,
        words["reviews"],
        words["reviews_intro"],
    )
    for key in reviews:
        yield make.page(
            f"reviews/{key}.md",
            "review.jinja",
            lambda v, key=key: build_review(v, key),
            catalog.site.path,
            make.viewer("").who(key),
            words["reviews_intro"],
        )


def _method_pages(make: _Maker, words: dict[str, str]) -> Iterator[Page]:
    yield make.page(
        "glossary.md",
        "glossary.jinja",
        build_glossary,
        make.catalog.glossary.path,
        words["glossary"],
        words["glossary_intro"],
    )
    yield make.page(
        "methods/levels.md",
        "levels.jinja",
        build_levels,
        "content/vocab/designs.yaml",
        words["levels"],
        words["levels_intro"],
    )
    yield make.page(
        "methods/rules.md",
        "rules.jinja",
        build_rules,
        make.catalog.site.path,
        words["rules"],
        words["rules_intro"],
    )


class _Maker:
    """Renders pages of one catalog in one language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language: Language = language
        self.environment = Environment(
            loader=PackageLoader("factsheets", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def viewer(self, src_uri: str) -> Viewer:
        """A fresh viewer, so that citation numbers start at 1 on each page."""
        return Viewer(self.catalog, self.language, src_uri)

    def page(
        self,
        src_uri: str,
        template: str,
        build: Callable[[Viewer], Any],
        path: str,
        title: str,
        description: str,
    ) -> Page:
        """One page: build its view, fill its template, put the front matter before it."""
        viewer = self.viewer(src_uri)
        condition = self.catalog.site.content.condition.in_language(self.language)
        body = self.environment.get_template(template).render(
            v=build(viewer),
            w=viewer.words,
            lang="zh-Hans" if self.language == "zh" else "en",
            other_lang="en" if self.language == "zh" else "zh-Hans",
            condition=condition,
        )
        return Page(src_uri, front_matter(title, description) + as_blocks(body), path)


def front_matter(title: str, description: str) -> str:
    """Title and description, HTML-escaped (the theme writes them as they are) and JSON-quoted."""

    def quote(text: str) -> str:
        return json.dumps(html.escape(" ".join(text.split())), ensure_ascii=False)

    return f"---\ntitle: {quote(title)}\ndescription: {quote(description[:300])}\n---\n"


def as_blocks(body: str) -> str:
    """HTML without blank lines, so that Markdown takes each stretch as one block; headings apart."""
    lines = [line for line in body.split("\n") if line.strip()]
    return "\n".join(f"\n{line}\n" if HEADING.match(line) else line for line in lines) + "\n"
