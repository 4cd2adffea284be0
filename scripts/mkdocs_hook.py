"""MkDocs hook: hands the rendered pages to MkDocs as virtual files. The only importer of mkdocs.

Everything else of the engine is independent of the site generator. ``mkdocs.yml`` names this file
under ``hooks``; MkDocs puts its folder on ``sys.path``, so that ``factsheets`` imports as it is.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import Any, Literal

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.pages.frame import MENU, OWN
from factsheets.pages.minify import slim
from factsheets.site.pipeline import assets, errors, pages, read_site

log = get_plugin_logger("factsheets")
# The part of the site that a page belongs to is that of its folder, or one of these.
TAB_OF_FOLDER = {
    "methods": "methods.md",
    "reviews": "references/index.md",
    "print": "index.md",
    "": "contribute.md",
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names that the theme shows come from ``content/site.yaml``; relative links everywhere.

    The theme writes most of them into its pages as they are: they are escaped here, as ``Markup``,
    which the theme's own ``| e`` leaves alone.
    """
    config.use_directory_urls = False
    catalog = _catalog(config)
    site, language = catalog.site.content, _language(config)
    config.site_name = escape(site.name.in_language(language))
    config.site_description = escape(site.description.in_language(language))
    config.site_url = site.url(language)
    config.copyright = escape(site.disclaimer.in_language(language))
    config.repo_url = None
    # The edit button gets its full address per page; no host is asked about the repository.
    config.edit_uri_template = None
    config.extra["words"] = words(language)
    config.extra["other_language"] = "zh" if language == "en" else "en"
    label, commit = words(language), os.environ.get("SITE_COMMIT", "")
    published = label["published"].format(
        version=site.version,
        date=site.released,
        commit=label["commit"].format(commit=commit) if commit else "",
        checked=max((use.finding.check.on for use in catalog.uses()), default=site.released),
    )
    config.extra["version_line"] = escape(published)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every generated page; a page's edit address is the web editor of its YAML file."""
    catalog, language = _catalog(config), _language(config)
    repository = catalog.site.content.repository
    editor = f"{repository.url.rstrip('/')}/{repository.edit.strip('/')}/"
    for page in pages(catalog, language):
        file = File.generated(config, page.src_uri, content=page.markdown)
        file.edit_uri = editor + page.path
        files.append(file)
    theme = [Path(folder) for folder in config.theme.dirs]
    for file in [one for one in files if one.src_dir in config.theme.dirs]:
        if file.src_uri not in OWN:
            files.remove(file)
    for asset in assets(theme, catalog, language):
        files.append(File.generated(config, asset.src_uri, content=asset.text))
    label = words(language)
    config.nav = [{label[name]: src_uri} for name, src_uri in MENU]
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Pages outside the navigation know their index page, for breadcrumbs and the active tab."""
    tabs = {page.file.src_uri: page for page in nav.pages}
    for file in files.documentation_pages():
        folder = posixpath.dirname(file.src_uri)
        if file.page is not None and file.page not in nav.pages:
            tab = TAB_OF_FOLDER.get(folder, f"{folder}/index.md")
            file.page.parent = tabs.get(tab)  # type: ignore[assignment]
    return nav


def on_page_context(context: dict[str, Any], *, page: Page, **_: Any) -> dict[str, Any]:
    """The edit address of generated pages, whatever MkDocs made of it."""
    if page.file.edit_uri and page.file.edit_uri.startswith("https://"):
        page.edit_url = page.file.edit_uri
    return context


def on_post_page(output: str, **_: Any) -> str:
    """What is written is as small as it can be."""
    return slim(output)


def on_post_template(output_content: str, *, template_name: str, **_: Any) -> str:
    """The page for lost addresses too."""
    return slim(output_content) if template_name.endswith(".html") else output_content


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Keeps the hook alive between rebuilds of ``mkdocs serve``."""


def _language(config: MkDocsConfig) -> Language:
    return (
        "zh" if config.theme.locale is not None and str(config.theme["language"]) == "zh" else "en"
    )


def _catalog(config: MkDocsConfig) -> Catalog:
    """Read and check the content once per build; problems go to the log, errors stop the build."""
    cached = config.extra.get("catalog")
    if cached is not None:
        return cached  # type: ignore[no-any-return]
    root = Path(config.config_file_path).resolve().parent
    catalog, problems = read_site(root)
    for problem in problems:
        (log.error if problem.severity == "error" else log.info)("%s", problem)
    if catalog is None or errors(problems):
        raise PluginError(f"{len(errors(problems))} problems in the content; see above")
    config.extra["catalog"] = catalog
    return catalog
