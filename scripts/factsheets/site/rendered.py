"""Everything that a site generator needs of one language, made once and handed over as a folder.

In: the catalog, or the folder. Out: :class:`Rendered`. The build makes the folders of both
languages before it starts the generators, so that none of them reads the content again; ``serve``
makes a :class:`Rendered` by itself. Another generator of Markdown pages can start from it::

    site.json      names, addresses, navigation, and the content file that each page is made from
    pages/…        Markdown with front matter
    assets/…       style sheet, scripts, data
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.pages.frame import version_line
from factsheets.pages.navigation import build_navigation
from factsheets.pages.render import Page
from factsheets.site.pipeline import assets, pages
from factsheets.views.shared.asset import Asset

# Names the folder that holds a folder per language; unset, the hook reads the content by itself.
VARIABLE = "SITE_RENDERED"


@dataclass(frozen=True, kw_only=True)
class About:
    """What stands around all pages of a language: texts as plain text, the tree of the pages."""

    name: str
    description: str
    address: str
    disclaimer: str
    licence: str
    version_line: str
    # How the pages of sheets are cited: by whom, which version, of what date.
    author: str
    version: str
    released: str
    # What the path of a content file is appended to, for the host's editor.
    editor: str
    navigation: list[Any]


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """One language of the site, but for what the site generator adds."""

    about: About
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


def render(catalog: Catalog, language: Language, theme: Path, commit: str) -> Rendered:
    """Make one language; ``theme`` is the folder of our theme. The catalog must hold no errors."""
    site = catalog.site.content
    return Rendered(
        about=About(
            name=site.name.in_language(language),
            description=site.description.in_language(language),
            address=site.url(language),
            disclaimer=site.disclaimer.in_language(language),
            licence=site.licence.in_language(language),
            version_line=version_line(catalog, language, commit),
            author=site.maintainers[0].name,
            version=site.version,
            released=site.released,
            editor=f"{site.repository.url.rstrip('/')}/{site.repository.edit.strip('/')}/",
            navigation=build_navigation(catalog, language),
        ),
        pages=tuple(pages(catalog, language)),
        assets=tuple(assets(theme, catalog, language)),
    )


def write_rendered(rendered: Rendered, folder: Path) -> None:
    """Write one language into ``folder``. Raises ``OSError`` if the disk refuses."""
    for page in rendered.pages:
        _write(folder / "pages" / page.src_uri, page.markdown)
    for asset in rendered.assets:
        _write(folder / asset.src_uri, asset.text)
    data = {
        "about": asdict(rendered.about),
        "pages": {page.src_uri: page.path for page in rendered.pages},
        "assets": [asset.src_uri for asset in rendered.assets],
    }
    _write(folder / "site.json", json.dumps(data, ensure_ascii=False, indent=1))


def read_rendered(folder: Path) -> Rendered:
    """Read back what :func:`write_rendered` wrote."""
    data: Mapping[str, Any] = json.loads(_read(folder / "site.json"))
    return Rendered(
        about=About(**data["about"]),
        pages=tuple(
            Page(src_uri, _read(folder / "pages" / src_uri), path)
            for src_uri, path in data["pages"].items()
        ),
        assets=tuple(Asset(src_uri, _read(folder / src_uri)) for src_uri in data["assets"]),
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
