"""Assets that both languages have stand once, and every page finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.site.dedupe_assets import dedupe_assets


def site(folder: Path) -> Path:
    for name, text in {
        "en/assets/a.css": "a",
        "en/assets/index.js": "english",
        "en/index.html": '<link href="assets/a.css">',
        "zh/assets/a.css": "a",
        "zh/assets/index.js": "chinese",
        "zh/assets/only.js": "o",
        "zh/index.html": "<link href=assets/a.css><script src=assets/index.js></script>",
        "zh/t/p.html": '<link href="../assets/a.css"><script src="../assets/index.js"></script>',
        "zh/404.html": "<link href=/below/zh/assets/a.css><script src=/zh/assets/only.js></script>",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_only_what_is_the_same_is_shared(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert dedupe_assets(root, ("en", "zh")) == ["assets/a.css"]
    left = {path.relative_to(root).as_posix() for path in root.rglob("*/assets/*")}
    assert left == {
        "en/assets/a.css",
        "en/assets/index.js",
        "zh/assets/index.js",
        "zh/assets/only.js",
    }


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("en/index.html", '<link href="assets/a.css">'),
        (
            "zh/index.html",
            "<link href=../en/assets/a.css><script src=assets/index.js></script>",
        ),
        (
            "zh/t/p.html",
            '<link href="../../en/assets/a.css"><script src="../assets/index.js"></script>',
        ),
        (
            "zh/404.html",
            "<link href=/below/en/assets/a.css><script src=/zh/assets/only.js></script>",
        ),
    ],
)
def test_pages_lead_to_the_shared_copy(tmp_path: Path, page: str, wanted: str) -> None:
    root = site(tmp_path)
    dedupe_assets(root, ("en", "zh"))
    assert (root / page).read_text(encoding="utf-8") == wanted
