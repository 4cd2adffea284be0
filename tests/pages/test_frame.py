"""What every page loads besides the theme, and what its frame says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheets.messages.wording import words
from factsheets.pages.frame import (
    ICON,
    SCRIPTS,
    STYLES,
    WORDS,
    frame_assets,
    icon_styles,
    is_loaded,
    known,
    other_languages,
    version_line,
)
from factsheets.views.overviews.suggest import SCRIPTS as FORM
from toy_site import toy

OURS = Path(__file__).parents[2] / "docs/theme"


def joined(folder: str, names: tuple[str, ...], ending: str) -> str:
    return "".join((OURS / folder / f"{name}.{ending}").read_text("utf-8") for name in names)


def test_style_sheets_and_scripts_are_joined_in_their_order() -> None:
    texts = {asset.src_uri: asset.text for asset in frame_assets(OURS, toy(), "zh")}
    before, changes = texts.pop("assets/changes.js").split("\n", 1)
    assert before.startswith("window.copyKnown = {")
    assert changes == joined("scripts", ("changes",), "js")
    assert texts == {
        "assets/site.css": joined("styles", STYLES, "css"),
        "assets/base.js": known(toy(), "zh") + joined("scripts", ("base",), "js"),
        "assets/palette.js": joined("scripts", ("palette",), "js"),
        "assets/site.js": joined("scripts", SCRIPTS, "js"),
        "assets/suggest.js": joined("scripts/suggest", FORM, "js"),
    }


def test_every_style_sheet_and_script_of_ours_is_loaded() -> None:
    assert {path.stem for path in (OURS / "styles").iterdir()} == set(STYLES)
    scripts = {path.stem for path in (OURS / "scripts").glob("*.js")}
    assert scripts == {"base", "changes", "palette", *SCRIPTS}


def test_the_first_script_knows_the_site_in_its_language() -> None:
    text = known(toy(), "zh")
    head, _, said = text.partition(", words: ")
    assert head == (
        'window.livermet = { root: new URL("..", document.currentScript.src), '
        '...{"built":"2026-11-21","email":"","site":"玩具站 · 版本 0.0.1，2026-11-21"}'
    )
    said_words = json.loads(said.removesuffix(" };\n"))
    assert said_words.keys() == set(WORDS)
    assert said_words["search"] == words("zh")["search"]
    assert said_words["copy_old"] == words("zh")["copy_old"].format(
        n="{n}", address=f"{toy().site.content.address.rstrip('/')}/zh/"
    )


@pytest.mark.parametrize(
    ("src_uri", "loaded"),
    [
        ("assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("assets/javascripts/bundle.a5f9d56c.min.js.map", False),
        ("assets/javascripts/lunr/min/lunr.zh.min.js", False),
        ("assets/javascripts/workers/search.a7633da7.min.js", False),
        ("assets/stylesheets/main.57a0d79d.min.css", True),
        ("assets/stylesheets/palette.fb2fffe2.min.css", True),
        ("assets/stylesheets/palette.fb2fffe2.min.css.map", False),
        ("assets/images/favicon.png", False),
        ("assets/policy.js", True),
        ("styles/tokens.css", False),
    ],
)
def test_of_the_theme_only_what_readers_load_is_published(src_uri: str, loaded: bool) -> None:
    assert is_loaded(src_uri) is loaded


def test_the_version_line_names_the_commit_where_there_is_one() -> None:
    assert version_line(toy(), "en", "abc") == version_line(toy(), "en", "").replace(
        toy().site.content.released, f"{toy().site.content.released} (state abc)", 1
    )


def test_a_page_is_offered_in_both_languages_under_their_own_names() -> None:
    assert other_languages("treatments/x.html") == [
        {"name": "English", "lang": "en", "link": "../en/treatments/x.html"},
        {"name": "中文", "lang": "zh-Hans", "link": "../zh/treatments/x.html"},
    ]


def test_an_icon_is_drawn_once_from_the_theme_for_all_pages(tmp_path):
    for folder, text in (("ours", "<svg class='icon icon-menu'>"), ("theirs", "<svg/>")):
        icon = tmp_path / folder / ".icons/material/menu.svg"
        icon.parent.mkdir(parents=True)
        icon.write_text(text, encoding="utf-8")
    rule = '.icon-menu { --icon: url("data:image/svg+xml,%3Csvg/%3E"); }\n'
    assert icon_styles([tmp_path / "ours", tmp_path / "theirs"]) == ICON + rule


def test_an_icon_that_the_theme_has_no_more_is_named(tmp_path):
    icon = tmp_path / "ours/.icons/material/menu.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="the theme has no icon menu"):
        icon_styles([tmp_path / "ours", tmp_path / "theirs"])
