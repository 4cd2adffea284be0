"""Writes the goldens of ``pages/test_render.py`` and of the intake anew: ``python
tests/rewrite_goldens.py``, then read ``git diff tests`` as a reader of the site would."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "scripts")]

from exported import EXPORTS, exports_told  # noqa: E402
from factsheets.pages.render import render_site  # noqa: E402
from factsheets.site.pipeline import LANGUAGES  # noqa: E402
from toy_site import toy  # noqa: E402

GOLDEN = HERE / "golden"
# One page of each kind that has much to show.
PAGES = (
    "index.md",
    "treatments/dabrafenib.md",
    "mechanisms/mapk-pathway.md",
    "references/long2012dabrafenib.md",
)


def rendered() -> dict[str, str]:
    """The pages as the engine renders them now, by path below ``tests/golden``."""
    return {
        f"{language}/{page.src_uri}": page.markdown
        for language in LANGUAGES
        for page in render_site(toy(), language)
        if page.src_uri in PAGES
    }


def main() -> None:
    """Write every golden."""
    for name, text in rendered().items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(HERE.parent))
    (EXPORTS / "expected.txt").write_text(exports_told(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
