"""One sitemap for both languages: every page with its other language (https://www.sitemaps.org,
https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from factsheets.pages.frame import LANGUAGES

HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""
# Whoever reads neither language is led to the first one's page.
DEFAULT = "x-default"


def sitemap(pages: list[str], address: str) -> str:
    """The sitemap of ``pages``, by their paths below the folder of a language; ``address`` is that
    of the published site."""
    home = address.rstrip("/")
    lines = []
    for page in pages:
        places = [(tag, f"{home}/{folder}/{page}") for folder, tag, _ in LANGUAGES]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(url)}/>'
            for tag, url in (*places, (DEFAULT, places[0][1]))
        )
        lines += [f"<url><loc>{url}</loc>{links}</url>\n" for _, url in places]
    return HEAD + "".join(lines) + "</urlset>\n"


def pages_of(folder: Path) -> list[str]:
    """The pages of the language whose folder it is, but the one for lost addresses."""
    paths = (page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))
    return sorted(path for path in paths if path != "404.html")
