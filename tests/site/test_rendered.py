"""What is handed to the site generator comes out of the folder as it went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.messages.problem import Language
from factsheets.site.pipeline import LANGUAGES
from factsheets.site.rendered import read_rendered, render, write_rendered
from toy_site import toy

THEME = Path(__file__).parents[2] / "docs/theme"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_read_back_as_it_was_written(language: Language, tmp_path: Path) -> None:
    rendered = render(toy(), language, THEME, commit="0123456789")
    write_rendered(rendered, tmp_path)
    again = read_rendered(tmp_path)
    assert again.pages == rendered.pages
    assert again.assets == rendered.assets
    assert again.about == rendered.about
    assert "0123456789" in again.about.version_line
    page = (tmp_path / "pages/treatments/dabrafenib.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntitle: ")
