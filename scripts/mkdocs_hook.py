"""MkDocs hook: hands the rendered pages to MkDocs as virtual files. The only importer of mkdocs.

Everything else of the engine is independent of the site generator. ``mkdocs.yml`` names this file
under ``hooks``; MkDocs puts its folder on ``sys.path``, so that ``factsheets`` imports as it is.
"""

from __future__ import annotations

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

from factsheets.catalog import Catalog
from factsheets.pipeline import errors, pages, read_site, scripts
from factsheets.problems import Language
from factsheets.wording import words

log = get_plugin_logger("factsheets")
SECTIONS = ("mechanisms", "treatments", "tumours", "prognosis", "references", "reviews")


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
    config.site_url = f"{site.address.rstrip('/')}/{language}/"
    config.copyright = escape(site.disclaimer.in_language(language))
    config.repo_url = None
    # The edit button gets its full address per page; no host is asked about the repository.
    config.edit_uri_template = None
    config.extra["words"] = words(language)
    config.extra["other_language"] = "zh" if language == "en" else "en"
    published = words(language)["published"].format(version=site.version, date=site.released)
    config.extra["version_line"] = escape(published)
    config.extra["licence"] = escape(site.licence.in_language(language))
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
    for script in scripts(catalog, language):
        files.append(File.generated(config, script.src_uri, content=script.text))
    label = words(language)
    config.nav = [
        {label["home"]: "index.md"},
        *({label[section]: f"{section}/index.md"} for section in SECTIONS[:4]),
        {label["evidence_table"]: "evidence.md"},
        {label["matrix"]: "matrix.md"},
        *({label[section]: f"{section}/index.md"} for section in SECTIONS[4:]),
        {label["gaps_page"]: "gaps.md"},
        {label["glossary"]: "glossary.md"},
        {label["methods"]: "methods.md"},
        {label["contribute"]: "contribute.md"},
    ]
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Pages outside the navigation know their index page, for breadcrumbs and the active tab."""
    index: dict[str, Page] = {}
    for item in nav.pages:
        index[posixpath.dirname(item.file.src_uri)] = item
    methods, contribute = (
        next(page for page in nav.pages if page.file.src_uri == uri)
        for uri in ("methods.md", "contribute.md")
    )
    index[""] = contribute  # of the pages at the top only the form is outside the navigation
    for file in files.documentation_pages():
        folder = posixpath.dirname(file.src_uri)
        if file.page is not None and file.page not in nav.pages:
            file.page.parent = methods if folder == "methods" else index.get(folder)  # type: ignore[assignment]
    return nav


def on_page_context(context: dict[str, Any], *, page: Page, **_: Any) -> dict[str, Any]:
    """The edit address of generated pages, whatever MkDocs made of it."""
    if page.file.edit_uri and page.file.edit_uri.startswith("https://"):
        page.edit_url = page.file.edit_uri
    return context


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
