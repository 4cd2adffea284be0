"""The flow, in a few lines: read, check, and, if nothing is wrong, render."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog import Catalog
from factsheets.consequences import without_consequences
from factsheets.content import load_content
from factsheets.form_data import Script, render_scripts
from factsheets.problems import Language, Problem
from factsheets.render import Asset, Page, render_assets, render_site
from factsheets.rules import check
from factsheets.views.site import plan_site

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


def assets(catalog: Catalog, language: Language) -> list[Asset | Script]:
    """The data of one language, as scripts that its pages load when they need them."""
    return [*render_assets(catalog, language), *render_scripts(catalog, language)]


def source_files(catalog: Catalog) -> dict[str, str]:
    """The file that each generated page is made from, by the page's path in the site."""
    return {
        f"{language}/{page.src_uri.removesuffix('.md')}.html": page.path
        for language in LANGUAGES
        for page in plan_site(catalog, language)
    }
