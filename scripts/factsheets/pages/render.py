"""Stage *render*: view models become Markdown pages. Pure: catalog in, pages out.

A page is Markdown whose headings are Markdown (so that any site generator builds its table of
contents) and whose rest is complete, escaped HTML blocks (so that no text of the content is read
as Markdown). The only module that imports jinja2.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from factsheets.bibliography.exports import to_bibtex, to_ris
from factsheets.catalog.catalog import Catalog
from factsheets.export.tables import lines_by_finding
from factsheets.messages.problem import Language
from factsheets.pages.navigation import hidden_parts
from factsheets.pages.plan import Planned, plan_site
from factsheets.views.overviews.changes import build_copy
from factsheets.views.overviews.feed import build_feed
from factsheets.views.overviews.search import SearchEntry, search_assets
from factsheets.views.reference.methods import build_terms
from factsheets.views.shared.asset import Asset, assignment
from factsheets.views.shared.viewer import Viewer

HEADING = re.compile(r"^#{2,3} [^<>\n]{1,2000} \{ #[a-z0-9-]+ \}$")


@dataclass(frozen=True)
class Page:
    """One page of one language: path below the language's root, Markdown, the file it came from."""

    src_uri: str
    markdown: str
    path: str


def render_assets(catalog: Catalog, language: Language) -> Iterator[Asset]:
    """The data that pages load when they need it."""
    viewer = Viewer(catalog, language, "")
    pages = [
        SearchEntry("page", viewer.url(page.src_uri), page.title, page.names, page.description)
        for page in plan_site(catalog, language)
        if page.listed
    ]
    yield Asset("assets/copy-said.js", assignment("copySaid", build_copy(catalog)))
    yield Asset("changes.xml", build_feed(viewer))
    yield from search_assets(viewer, pages)
    yield Asset("assets/terms.js", assignment("terms", build_terms(viewer)))
    works = {
        key: {"bib": to_bibtex(reference), "ris": to_ris(reference)}
        for key, reference in sorted(catalog.references.items())
    }
    yield Asset("assets/works.js", assignment("works", works))
    yield Asset("assets/results.js", assignment("results", lines_by_finding(catalog)))


def render_site(catalog: Catalog, language: Language) -> Iterator[Page]:
    """Every generated page of one language, in a fixed order; ``catalog`` must hold no errors."""
    for planned in plan_site(catalog, language):
        yield _render(environment(), catalog, language, planned)


@cache
def environment() -> Environment:
    """The templates. Made once: compiling them takes longer than filling in a small site."""
    templates = Environment(
        loader=PackageLoader("factsheets.pages", "templates"),
        autoescape=True,
        finalize=on_one_line,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["letters"] = letters
    return templates


def _render(templates: Environment, catalog: Catalog, language: Language, planned: Planned) -> Page:
    """One page. Each has a viewer of its own, so that citation numbers start at 1."""
    viewer = Viewer(catalog, language, planned.src_uri)
    body = templates.get_template(planned.template).render(
        v=planned.build(viewer),
        w=viewer.words,
        word=viewer.word,
        page=planned,
        lang="zh-Hans" if language == "zh" else "en",
        other_lang="en" if language == "zh" else "zh-Hans",
        condition=catalog.site.content.condition.in_language(language),
    )
    return Page(planned.src_uri, front_matter(planned) + as_blocks(body), planned.path)


def on_one_line(value: object) -> object:
    """What a template shows, with line ends as character references: no text of the content can
    begin a line of its own, which :func:`as_blocks` might take for a heading."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(str(escape(value)).replace("\n", "&#10;"))


def letters(text: str) -> Markup:
    """A text of the content for a Markdown heading: whatever Markdown or HTML might read as a mark
    becomes a character reference."""
    return Markup("".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text))


def front_matter(page: Planned) -> str:
    """Title and description, HTML-escaped (the theme writes them as they are) and JSON-quoted."""

    def quote(text: str) -> str:
        return json.dumps(html.escape(" ".join(text.split())), ensure_ascii=False)

    texts = f"title: {quote(page.title)}\ndescription: {quote(page.description[:300])}\n"
    hide = ", ".join(hidden_parts(page.src_uri, page.wide))
    return f"---\n{texts}hide: [{hide}]\n---\n"


def as_blocks(body: str) -> str:
    """HTML without blank lines, so that Markdown takes each stretch as one block."""
    lines = [line for line in body.split("\n") if line.strip()]
    return "\n".join(f"\n{line}\n" if HEADING.match(line) else line for line in lines) + "\n"
