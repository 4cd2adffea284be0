"""axe-core: which WCAG 2.2 A and AA rules a page breaks as it stands."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Long lists repeat one pattern; some of each are looked at, so that a scan takes no minutes.
REPEATED = ["main tr", "main li", "main dl > div", "main article", "select > option"]
LOOKED_AT = 8
# Colours fade in the theme: a scan in the middle of a fade measures a colour that nobody chose.
# Far rows of long tables are laid out only when they come near: a scan wants them in place.
STILL = (
    "*,*::before,*::after{transition:none!important;animation:none!important;"
    "content-visibility:visible!important}"
)


def violations(page: Page) -> dict[str, list[str]]:
    """What axe finds on the page as it stands: the rule, and the elements that break it."""
    page.add_style_tag(content=STILL)
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "([where, how]) => axe.run(where, how)",
        [
            {"exclude": [[f"{one}:nth-child(n+{LOOKED_AT + 1})"] for one in REPEATED]},
            {"runOnly": TAGS, "preload": False, "resultTypes": ["violations"]},
        ],
    )
    return {
        one["id"]: [f"{node['html'][:120]} {node['failureSummary']}" for node in one["nodes"]]
        for one in found["violations"]
    }
