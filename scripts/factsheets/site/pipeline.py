"""The flow, in a few lines: read, check, and, if nothing is wrong, render."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.load import load_content
from factsheets.form.data import render_scripts
from factsheets.messages.problem import Language, Problem
from factsheets.messages.suppress import without_consequences
from factsheets.pages.frame import frame_assets
from factsheets.pages.plan import plan_site
from factsheets.pages.render import Page, render_assets, render_site
from factsheets.rules import check
from factsheets.views.shared.asset import Asset

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def read_site(root: Path) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of the project at ``root`` and every problem, warnings included, sorted."""
    catalog, problems = load_content(root)
    if catalog is not None:
        problems = sorted(set(problems + check(catalog)))
    return catalog, without_consequences(problems)


def errors(problems: list[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def pages(catalog: Catalog, language: Language) -> list[Page]:
    """All generated pages of one language. The catalog must be free of errors."""
    return list(render_site(catalog, language))


def assets(theme: Path, catalog: Catalog, language: Language) -> list[Asset]:
    """What the pages of one language load: style sheet, scripts, data. ``theme``: our folder."""
    return [
        *frame_assets(theme, catalog, language),
        *render_assets(catalog, language),
        *render_scripts(catalog, language),
    ]


def source_files(catalog: Catalog) -> dict[str, str]:
    """The file that each generated page is made from, by the page's path in the site."""
    return {
        f"{language}/{page.src_uri.removesuffix('.md')}.html": page.path
        for language in LANGUAGES
        for page in plan_site(catalog, language)
    }
