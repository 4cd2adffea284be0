"""What every page loads: one style sheet and two scripts, and the scripts of the form in one file.

In: the folders of the theme (ours first), the catalog for dates and addresses. Out: assets. Our
style sheets and scripts stand in many files with one purpose each; readers load few. The script of
the frame holds its language's words; all others are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.pages.stylesheet import style_sheet
from factsheets.views.overviews.suggest import SCRIPTS as FORM
from factsheets.views.shared.asset import Asset, as_json

THEME_STYLES = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
)
STYLES = ("frame", "content")
SCRIPTS = ("fold", "search", "cards", "names", "lists", "exports", "copy")
# Word and page of each part of the site, in the order of the menu.
MENU = (
    ("home", "index.md"),
    ("tumours", "tumours/index.md"),
    ("treatments", "treatments/index.md"),
    ("mechanisms", "mechanisms/index.md"),
    ("prognosis", "prognosis/index.md"),
    ("evidence_table", "evidence.md"),
    ("outcomes", "outcomes.md"),
    ("matrix", "matrix.md"),
    ("map", "map.md"),
    ("gaps_page", "gaps.md"),
    ("references", "references/index.md"),
    ("glossary", "glossary.md"),
    ("methods", "methods.md"),
    ("contribute", "contribute.md"),
)
# What the scripts say by themselves.
WORDS = (
    "search",
    "search_hint",
    "search_close",
    "contents",
    "to_top",
    "dark",
    "light",
    "copy_old",
    "save",
    "citation",
    "permalink",
    "all_names",
    "edit_page",
    "download_link",
)
# Files of the theme that readers load as they are.
OWN = ("assets/favicon.svg", "assets/policy.js")


def frame_assets(theme: Sequence[Path], catalog: Catalog, language: Language) -> Iterator[Asset]:
    """The style sheet and scripts of one language.

    ``theme`` are the folders of the theme, ours first. Raises ``FileNotFoundError`` naming what is
    missing if a file of the theme is gone, as after an update of the theme.
    """
    ours = theme[0]
    theirs = (found(theme, pattern) for pattern in THEME_STYLES)
    styles = (read(ours / f"styles/{name}.css") for name in STYLES)
    yield Asset("assets/site.css", style_sheet((read(path) for path in theirs), styles))
    head = known(catalog, language) + read(ours / "scripts/frame.js")
    yield Asset("assets/frame.js", head)
    yield Asset("assets/site.js", "".join(read(ours / f"scripts/{name}.js") for name in SCRIPTS))
    form = "".join(read(ours / f"scripts/suggest/{name}.js") for name in FORM)
    yield Asset("assets/suggest.js", form)


def known(catalog: Catalog, language: Language) -> str:
    """What the scripts know of the site: its folder, its date, what they say."""
    label, site = words(language), catalog.site.content
    said = {name: label[name] for name in WORDS}
    said["copy_old"] = label["copy_old"].format(n="{n}", address=site.url(language))
    said["licence"] = site.licence.in_language(language)
    menu = [(label[name], src_uri.replace(".md", ".html")) for name, src_uri in MENU]
    data = f'root: new URL("..", document.currentScript.src), built: {as_json(site.released)}'
    said_and_shown = f"words: {as_json(said)}, menu: {as_json(menu)}"
    return f"window.livermet = {{ {data}, {said_and_shown} }};\n"


def found(theme: Sequence[Path], pattern: str) -> Path:
    """The one file of the theme at ``pattern``, whose name holds a checksum."""
    for folder in theme:
        for path in sorted(folder.glob(pattern)):
            return path
    raise FileNotFoundError(f"the theme has no {pattern}")


def read(path: Path) -> str:
    """The text of a file, whichever line ends a checkout gave it."""
    return path.read_text(encoding="utf-8")
