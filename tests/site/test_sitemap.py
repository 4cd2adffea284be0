"""The sitemap of both languages."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from factsheets.site.sitemap import pages_of, sitemap


def test_every_page_stands_with_its_other_language(tmp_path: Path) -> None:
    for name in ("index.html", "404.html", "a/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    tree = ElementTree.fromstring(sitemap(pages_of(tmp_path), "https://example.org/x/").encode())
    en, zh = "https://example.org/x/en/a/b.html", "https://example.org/x/zh/a/b.html"
    links = [("en", en), ("zh-Hans", zh), ("x-default", en)]
    found = [
        (page[0].text, [(link.get("hreflang"), link.get("href")) for link in page[1:]])
        for page in tree
    ]
    assert found[:2] == [(en, links), (zh, links)]
    assert len(found) == 4
