"""What stands around the pages besides the theme's own parts: style sheet, scripts, words.

In: the folder of our theme, the catalog for dates and addresses. Out: assets, and texts that the
theme's templates show. Our style sheets and scripts stand in many files with one purpose each;
readers load few. The first script holds its language's words; all others are the same in every
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.views.overviews.changes import build_known
from factsheets.views.overviews.suggest import SCRIPTS as FORM
from factsheets.views.shared.asset import Asset, as_json, assignment
from factsheets.views.shared.viewer import Viewer

STYLES = ("tokens", "theme", "content", "search", "figures", "patients", "form", "print")
SCRIPTS = (
    *("fold", "query", "rank", "search", "marks", "cards", "terms", "report", "lists"),
    *("exports", "clipboard", "cite", "copy", "folded", "languages", "labels"),
    *("patients", "map"),
)
# What the scripts say by themselves.
WORDS = (
    *("copy_old", "save", "citation", "permalink", "copied", "open_all", "back_here", "glossary"),
    *("cite", "cite_source", "cite_site", "cite_copy", "close"),
    *("report", "report_mail", "report_issue", "report_copy", "report_text", "suggest", "menu"),
    *("search", "copy", "copy_yourself", "source", "colon", "sort", "sort_default"),
    *("to_light", "to_dark", "to_system"),
)
# Files of the theme that readers load as they are: Material's style sheets and its script, without
# maps, search and the languages of that; and two of ours.
LOADED = re.compile(
    r"assets/(?:stylesheets/(?:main|palette)\.\w+\.min\.css|javascripts/bundle\.\w+\.min\.js"
    r"|favicon\.svg|policy\.js)"
)
# An icon takes the colour of the text around it, as the theme's do.
ICON = """\
.icon { background: currentcolor; mask: var(--icon) center / contain no-repeat; }
@media (forced-colors: active) { .icon { background: ButtonText; forced-color-adjust: none; } }
"""
LANGUAGES = (("en", "en", "English"), ("zh", "zh-Hans", "中文"))


def is_loaded(src_uri: str) -> bool:
    """Whether a file of the theme belongs to the site."""
    return LOADED.fullmatch(src_uri) is not None


def frame_assets(ours: Path, catalog: Catalog, language: Language) -> Iterator[Asset]:
    """The style sheet and scripts of one language; ``ours`` is the folder of our theme."""
    yield Asset("assets/site.css", _joined(ours / "styles", STYLES, "css"))
    yield Asset("assets/base.js", known(catalog, language) + read(ours / "scripts/base.js"))
    yield Asset("assets/palette.js", read(ours / "scripts/palette.js"))
    yield Asset("assets/site.js", _joined(ours / "scripts", SCRIPTS, "js"))
    compared = assignment("copyKnown", build_known(Viewer(catalog, language, "changes.md")))
    yield Asset("assets/changes.js", compared + read(ours / "scripts/changes.js"))
    yield Asset("assets/suggest.js", _joined(ours / "scripts/suggest", FORM, "js"))


def icon_styles(theme: Sequence[Path]) -> str:
    """The style sheet that draws the theme's icons, once for all pages.

    ``theme``: its folders, ours first. Each of our ``.icons`` stands in the pages in the place of
    the theme's of that name. Raises ``FileNotFoundError`` if the theme has an icon no more.
    """
    ours, *theirs = theme
    icons = sorted((ours / ".icons").rglob("*.svg"))
    return ICON + "".join(_icon_rule(icon, ours, theirs) for icon in icons)


def _icon_rule(icon: Path, ours: Path, theirs: Sequence[Path]) -> str:
    places = (folder / icon.relative_to(ours) for folder in theirs)
    drawing = next((read(place) for place in places if place.exists()), "")
    if not drawing:
        raise FileNotFoundError(f"the theme has no icon {icon.stem}")
    address = f"data:image/svg+xml,{quote(drawing)}"
    return f'.icon-{icon.stem} {{ --icon: url("{address}"); }}\n'


def _joined(folder: Path, names: tuple[str, ...], ending: str) -> str:
    return "".join(read(folder / f"{name}.{ending}") for name in names)


def known(catalog: Catalog, language: Language) -> str:
    """What the scripts know of the site: its folder, its date, what they say."""
    label, site = words(language), catalog.site.content
    said = {name: label[name] for name in WORDS}
    said["copy_old"] = label["copy_old"].format(n="{n}", address=site.url(language))
    about = {
        "built": site.released,
        "email": site.email or "",
        "site": site_name(catalog, language),
    }
    data = f'root: new URL("..", document.currentScript.src), ...{as_json(about)}'
    return f"window.livermet = {{ {data}, words: {as_json(said)} }};\n"


def site_name(catalog: Catalog, language: Language) -> str:
    """The site with its version, as reports name it."""
    site = catalog.site.content
    version = words(language)["published_short"].format(version=site.version, date=site.released)
    return f"{site.name.in_language(language)} · {version}"


def version_line(catalog: Catalog, language: Language, commit: str) -> str:
    """Which version of the site this is, of what date, and when it was last checked."""
    label, site = words(language), catalog.site.content
    return label["published"].format(
        version=site.version,
        date=site.released,
        commit=label["commit"].format(commit=commit) if commit else "",
        checked=max((use.finding.check.on for use in catalog.uses()), default=site.released),
    )


def other_languages(url: str) -> list[dict[str, str]]:
    """The page at ``url`` in every language, as the theme's language selector wants it."""
    return [
        {"name": name, "lang": tag, "link": f"../{folder}/{url}"} for folder, tag, name in LANGUAGES
    ]


def read(path: Path) -> str:
    """The text of a file, whichever line ends a checkout gave it."""
    return path.read_text(encoding="utf-8")
