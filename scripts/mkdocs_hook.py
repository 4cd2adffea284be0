"""MkDocs hook: hands the rendered pages to MkDocs as virtual files. The only importer of mkdocs.

In a build they are there already, in the folder that the environment names; ``mkdocs serve`` has
them made here, anew after each edit.

Everything else of the engine is independent of the site generator. ``mkdocs.yml`` names this file
under ``hooks``; MkDocs puts its folder on ``sys.path``, so that ``factsheets`` imports as it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.model import SHEET_KINDS
from factsheets.pages.frame import icon_styles, is_loaded, other_languages
from factsheets.pages.navigation import Branch, parent_src
from factsheets.site.pipeline import errors, read_site
from factsheets.site.rendered import VARIABLE, Rendered, read_rendered, render

log = get_plugin_logger("factsheets")
# A line end before one of these shows nowhere.
BLOCK = re.compile(
    r"\n(?=</?(?:li|[uo]l|t[rdh]|div|nav|p|table|tbody|thead|article|h[1-6]|d[ltd]|main|footer)\b)"
)
# The folders of the pages that are works of their own.
CITED = ("print", *(kind.folder for kind in SHEET_KINDS))
# The id of the heading that every page begins with.
TOP = "top"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names that the theme shows come from ``content/site.yaml``; relative links everywhere.

    The theme writes most of them into its pages as they are: they are escaped here, as ``Markup``,
    which the theme's own ``| e`` leaves alone.
    """
    config.use_directory_urls = False
    about, label = _rendered(config).about, words(_language(config))
    config.site_name = escape(about.name)
    config.site_description = escape(about.description)
    config.site_url = about.address
    config.copyright = escape(about.disclaimer)
    config.repo_url = None
    # The edit button gets its full address per page; no host is asked about the repository.
    config.edit_uri_template = None
    config.extra["words"] = label
    config.extra["licence"] = escape(about.licence)
    config.extra["version_line"] = escape(about.version_line)
    config.extra["alternate"] = other_languages("index.html")
    # What reference managers read of the pages in these folders, as Highwire's tags; their dates
    # have slashes (https://www.zotero.org/support/dev/exposing_metadata).
    config.extra["cited"] = {
        "folders": CITED,
        "author": escape(about.author),
        "version": escape(about.version),
        "date": about.released.replace("-", "/"),
    }
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every generated page; a page's edit address is the web editor of its YAML file."""
    rendered = _rendered(config)
    for page in rendered.pages:
        file = File.generated(config, page.src_uri, content=page.markdown)
        file.edit_uri = rendered.about.editor + page.path
        files.append(file)
    for file in [file for file in files if file.src_dir in config.theme.dirs]:
        if not is_loaded(file.src_uri):
            files.remove(file)
    for asset in rendered.assets:
        files.append(File.generated(config, asset.src_uri, content=asset.text))
    icons = icon_styles([Path(folder) for folder in config.theme.dirs])
    files.append(File.generated(config, "assets/icons.css", content=icons))
    config.nav = _escaped(rendered.about.navigation)
    return files


def _escaped(tree: Sequence[Branch | str]) -> list[Any]:
    """``tree`` with its labels as HTML, which is what the theme takes them for."""
    return [
        branch
        if isinstance(branch, str)
        else {
            escape(label): below if isinstance(below, str) else _escaped(below)
            for label, below in branch.items()
        }
        for branch in tree
    ]


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Pages outside the tree know where they belong; nothing leads from one section to the next."""
    for file in files.documentation_pages():
        if file.page is not None and file.page not in nav.pages:
            parent = files.get_file_from_path(parent_src(file.src_uri))
            home = parent.page if parent else None
            inside = home is not None and home.is_index and home.parent
            file.page.parent = home.parent if home and inside else home  # type: ignore[assignment]
    for page, following in pairwise(nav.pages):
        if _section(page) is not _section(following):
            page.next_page = following.previous_page = None
    return nav


def _section(item: StructureItem) -> StructureItem:
    """The section of the first level that ``item`` is in; itself, if it is in none."""
    return [item, *item.ancestors][-1]


def on_env(env: Any, **_: Any) -> Any:
    """The theme's templates without the blanks and empty lines around their tags."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """The page's heading stands in HTML, of which Markdown's contents know nothing: put it above
    them, as the theme expects, which makes the way past the header from it."""
    if not (page.toc.items and page.toc.items[0].level == 1):
        heading = AnchorLink(page.title or "", TOP, 1)
        heading.children = page.toc.items
        page.toc.items = [heading]
    return html


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """The edit address of generated pages, whatever MkDocs made of it; the other languages."""
    if page.file.edit_uri and page.file.edit_uri.startswith("https://"):
        page.edit_url = page.file.edit_uri
    config.extra["alternate"] = other_languages(page.url)
    return context


def on_post_page(output: str, **_: Any) -> str:
    """The page without indentation and empty lines, a twentieth of the largest; no page of ours
    holds text whose line ends mean anything (``pre``)."""
    return output if "<pre" in output else BLOCK.sub("", re.sub(r"\n\s+", "\n", output))


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Keeps the hook alive between rebuilds of ``mkdocs serve``."""


def _language(config: MkDocsConfig) -> Language:
    return "zh" if str(config.theme["language"]).startswith("zh") else "en"


def _rendered(config: MkDocsConfig) -> Rendered:
    """The pages of one language, made or read once per build."""
    if "rendered" not in config.extra:
        language = _language(config)
        folder = os.environ.get(VARIABLE)
        config.extra["rendered"] = (
            read_rendered(Path(folder) / language) if folder else _made(config, language)
        )
    rendered: Rendered = config.extra["rendered"]
    return rendered


def _made(config: MkDocsConfig, language: Language) -> Rendered:
    """Read, check and render the content; problems go to the log, errors stop the build."""
    catalog, problems = read_site(Path(config.config_file_path).resolve().parent)
    for problem in problems:
        (log.error if problem.severity == "error" else log.info)("%s", problem)
    if catalog is None or errors(problems):
        raise PluginError(f"{len(errors(problems))} problems in the content; see above")
    return render(catalog, language, Path(config.theme.dirs[0]), commit="")
