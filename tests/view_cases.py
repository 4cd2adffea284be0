"""Small helps for the tests of the views: a viewer of the toy site, content in a line."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.model import Text
from factsheets.views.shared.viewer import Prose, Viewer
from factsheets.views.sheet.sheet import SheetView, build_sheet
from toy_site import loaded, toy, toy_with

HOME = "index.md"


def viewer(
    language: Language = "en", src_uri: str = HOME, catalog: Catalog | None = None
) -> Viewer:
    """A viewer of a page of the toy site, or of another catalog."""
    return Viewer(catalog or toy(), language, src_uri)


def text(en: str, zh: str | None = None) -> Text:
    """A bilingual text; English only if ``zh`` is left out."""
    return Text(en=en, zh=zh)


def plain(prose: Prose | None) -> str:
    """What a reader sees of a text; empty for one that is not there."""
    return prose.plain if prose else ""


def changed(tmp_path: Path, changes: dict[str, str]) -> Catalog:
    """The toy site with YAML values put at places, as in :func:`toy_site.put`."""
    return loaded(toy_with(tmp_path, changes))


def sheet(id: str, language: Language = "en", catalog: Catalog | None = None) -> SheetView:
    """The page of one sheet."""
    entry = (catalog or toy()).sheets[id]
    src = f"{entry.content.folder}/{id}.md"
    return build_sheet(viewer(language, src, catalog), entry)
