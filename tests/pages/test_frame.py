"""What every page loads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheets.messages.wording import words
from factsheets.pages.frame import MENU, SCRIPTS, STYLES, WORDS, frame_assets, known
from factsheets.views.overviews.suggest import SCRIPTS as FORM
from toy_site import toy

OURS = Path(__file__).parents[2] / "docs/theme"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A theme with the two style sheets that are asked for."""
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    (folder / "main.0a1b.min.css").write_text(".md-typeset p{margin:0}.md-nav{margin:0}")
    (folder / "palette.2c3d.min.css").write_text("[data-md-color-scheme=slate]{color:red}")
    return tmp_path


def test_one_style_sheet_and_three_scripts(theirs: Path) -> None:
    made = {one.src_uri: one.text for one in frame_assets([OURS, theirs], toy(), "zh")}
    assert list(made) == [
        "assets/site.css",
        "assets/frame.js",
        "assets/site.js",
        "assets/suggest.js",
    ]
    own = "".join((OURS / f"styles/{name}.css").read_text("utf-8") for name in STYLES)
    rules = ".md-typeset p{margin:0}[data-md-color-scheme=slate]{color:red}"
    assert made["assets/site.css"] == f"{rules}\n{own}"
    frame = (OURS / "scripts/frame.js").read_text("utf-8")
    assert made["assets/frame.js"] == known(toy(), "zh") + frame
    for name, folder, parts in (("site", "scripts", SCRIPTS), ("suggest", "scripts/suggest", FORM)):
        texts = [(OURS / folder / f"{part}.js").read_text("utf-8") for part in parts]
        assert made[f"assets/{name}.js"] == "".join(texts)


def test_every_style_sheet_and_script_of_ours_is_loaded() -> None:
    assert {path.stem for path in (OURS / "styles").iterdir()} == set(STYLES)
    assert {path.stem for path in (OURS / "scripts").glob("*.js")} == {"frame", *SCRIPTS}


def test_the_script_of_the_frame_knows_the_site_in_its_language() -> None:
    text = known(toy(), "zh")
    head, _, rest = text.partition(', words: {"')
    assert head == (
        'window.livermet = { root: new URL("..", document.currentScript.src), built: "2026-11-21"'
    )
    said, _, menu = f'{{"{rest}'.partition(", menu: ")
    said_words = json.loads(said)
    assert said_words.keys() == {*WORDS, "licence"}
    assert said_words["search"] == words("zh")["search"]
    assert said_words["copy_old"] == words("zh")["copy_old"].format(
        n="{n}", address=f"{toy().site.content.address.rstrip('/')}/zh/"
    )
    assert json.loads(menu.removesuffix(" };\n")) == [
        [words("zh")[name], src_uri.replace(".md", ".html")] for name, src_uri in MENU
    ]


def test_a_theme_without_what_we_need_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        FileNotFoundError, match=r"^the theme has no assets/stylesheets/main\.\*\.min\.css$"
    ):
        list(frame_assets([OURS, tmp_path], toy(), "en"))
