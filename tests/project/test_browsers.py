"""Scripts and styles use nothing newer than the oldest browsers that README names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THEME = ROOT / "docs" / "theme"
OLDEST = "Chrome 86, Firefox 102, Safari 15.4"
# What is newer, by what one sees of it (https://caniuse.com, https://developer.mozilla.org).
NEWER_SCRIPT = {
    "Array.at": r"\.at\((?=-|\d)",  # Chrome 92; L.at is ours
    "Object.hasOwn": r"Object\.hasOwn\(",  # Chrome 93
    "structuredClone": r"\bstructuredClone\(",  # Chrome 98
    "findLast": r"\.findLast",  # Chrome 97, Firefox 104
    "copying array methods": r"\.(?:toSorted|toReversed|toSpliced|with)\(",  # Chrome 110
    "groupBy": r"\b(?:Object|Map)\.groupBy\(",  # Chrome 117
    "Array.fromAsync": r"Array\.fromAsync\(",  # Chrome 121
    "withResolvers": r"\.withResolvers\(",  # Chrome 119
    "set methods": r"\.(?:isSubsetOf|symmetricDifference|union|intersection)\(",  # Chrome 122
    "randomUUID": r"\.randomUUID\(",  # Chrome 92
    "lookbehind": r"\(\?<[=!]",  # Safari 16.4
    "class fields that are private methods or static blocks": r"\bstatic \{|#\w+ in ",  # Chrome 91
    "error cause": r"\bcause:",  # Chrome 93
    "regular expression escape": r"RegExp\.escape\(",  # Chrome 136
    "view transitions": r"startViewTransition",  # Chrome 111
    "inert and popover": r"\.(?:inert|showPopover|togglePopover)\b",  # Chrome 102, 114
}
NEWER_STYLE = {
    ":has()": r":has\(",  # Chrome 105
    "container queries": r"@container|container-(?:type|name)",  # Chrome 105
    "color-mix()": r"color-mix\(",  # Chrome 111
    "nesting": r"^\s+&",  # Chrome 112
    "layers": r"@layer",  # Chrome 99
    "subgrid": r"subgrid",  # Chrome 117
    "new units of the view": r"\d[dsl]v[hw]\b",  # Chrome 108
    "ranges in media queries": r"@media[^{]*[<>]=?",  # Chrome 104
    "oklch()": r"\bok(?:lch|lab)\(",  # Chrome 111
    "light-dark()": r"light-dark\(",  # Chrome 123
}
COMMENT = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*$", re.M)
# Where something newer may stand, and what keeps older browsers from it.
GUARDED = {
    ("marks.js", "lookbehind"): "!CSS.highlights) return",
    # Rules of their own, which a browser drops: a wider page, and what a covered list shows.
    ("theme.css", ":has()"): ".md-main__inner:has(",
}


def uses(path: Path) -> list[str]:
    """What ``path`` uses that is too new, as ``name: line``."""
    table = NEWER_SCRIPT if path.suffix == ".js" else NEWER_STYLE
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return [name for name, pattern in table.items() if re.search(pattern, text, re.M)]


@pytest.mark.parametrize(
    "path",
    sorted([*THEME.rglob("*.js"), *(THEME / "styles").rglob("*.css")]),
    ids=lambda path: path.name,
)
def test_nothing_is_newer_than_the_browsers_of_hospitals(path: Path) -> None:
    guards = {name: guard for (file, name), guard in GUARDED.items() if file == path.name}
    assert uses(path) == list(guards)
    assert all(guard in path.read_text(encoding="utf-8") for guard in guards.values())


def test_the_browsers_stand_in_the_readme() -> None:
    assert OLDEST in (ROOT / "README.md").read_text(encoding="utf-8").replace("\n", " ")
