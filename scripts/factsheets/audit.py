"""Audit of the built site, before it takes the place of the earlier one.

In: the folder of the site (``en/``, ``zh/`` and what lies beside them). Out: problems, one per page
and cause. Nothing is changed. Links to other hosts are allowed where a reader follows them; loading
anything from another host is not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from factsheets.problems import Problem, problem

# Attributes that a browser loads by itself, per element.
LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
LOADED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "manifest",
    "modulepreload",
}
FORBIDDEN = {"iframe", "frame", "embed", "object", "base"}
# Left-over template syntax, or Jinja's and pydantic's ways of saying that something is missing.
LEFTOVER = re.compile(r"\{\{|\{%|%\}|\bUndefined\b")
# What the theme itself writes: it has no scripted links and no handlers.
CSS_LOAD = re.compile(r"(?:@import\s+|url\()\s*['\"]?\s*(https?:)?//", re.IGNORECASE)


@dataclass
class Scan(HTMLParser):
    """What one page loads, links to, and defines."""

    loads: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect ids, links and loads; note what no page may hold."""
        values = {name: value or "" for name, value in attrs}
        self.inside = tag if tag in ("script", "style", "pre", "code") else self.inside
        if "id" in values:
            self.ids.append(values["id"])
        if tag in FORBIDDEN or values.get("http-equiv", "").lower() == "refresh":
            self.odd.append(f"<{tag}>")
        self.odd += [f"{name}=" for name in values if name.startswith("on")]
        if tag in LOADED and LOADED[tag] in values:
            self.loads.append(values[LOADED[tag]])
        if tag == "link":
            kinds = set(values.get("rel", "").lower().split())
            (self.loads if kinds & LOADED_LINKS else self.links).append(values.get("href", ""))
        if tag in ("a", "area") and "href" in values:
            self.links.append(values["href"])
        if tag == "form" and values.get("action"):
            self.odd.append(f"<form action={values['action']}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element whose text is not read."""
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        """Keep the text that a reader sees."""
        if not self.inside:
            self.text.append(data)


def audit_site(site: Path) -> list[Problem]:
    """Every problem of the site, sorted by page."""
    pages = {
        path.relative_to(site).as_posix(): _scan(path) for path in sorted(site.rglob("*.html"))
    }
    problems: list[Problem] = []
    for name, scan in pages.items():
        problems += _page(site, name, scan, pages)
    problems += _styles(site) + list(_languages(pages))
    return sorted(set(problems))


def _scan(path: Path) -> Scan:
    scan = Scan()
    scan.feed(path.read_text(encoding="utf-8"))
    scan.close()
    return scan


def _page(site: Path, name: str, scan: Scan, pages: dict[str, Scan]) -> Iterator[Problem]:
    for id in {id for id in scan.ids if scan.ids.count(id) > 1}:
        yield problem("SITE003", name, 1, found=id)
    for odd in set(scan.odd):
        yield problem("SITE005", name, 1, found=odd)
    for leftover in set(LEFTOVER.findall("".join(scan.text))):
        yield problem("SITE007", name, 1, found=leftover)
    for load in scan.loads:
        if urlsplit(load).netloc or urlsplit(load).scheme:
            yield problem("SITE004", name, 1, found=load)
        else:
            yield from _target(site, name, load, pages)
    for link in set(scan.links):
        scheme = urlsplit(link).scheme.lower()
        if scheme in ("javascript", "data", "vbscript", "file"):
            yield problem("SITE005", name, 1, found=f"a {scheme}: link")
        elif not scheme and not urlsplit(link).netloc:
            yield from _target(site, name, link, pages)


def _target(site: Path, name: str, link: str, pages: dict[str, Scan]) -> Iterator[Problem]:
    """A link inside the site must find its file, and its place in it.

    A fragment with ``=`` is the state of a filter and names no place; ``404.html`` is served for
    any address and links from the root of the site.
    """
    parts = urlsplit(link)
    if name.endswith("404.html") and parts.path.startswith("/"):
        return
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith("/") or path in (".", ".."):
        target = posixpath.join(target, "index.html")
    if target.startswith("..") or not (site / target).is_file():
        yield problem("SITE001", name, 1, found=link)
        return
    place = unquote(parts.fragment)
    if place and "=" not in place and target in pages and place not in pages[target].ids:
        yield problem("SITE002", name, 1, found=link)


def _styles(site: Path) -> list[Problem]:
    return [
        problem("SITE004", path.relative_to(site).as_posix(), 1, found="url()")
        for path in sorted(site.rglob("*.css"))
        if CSS_LOAD.search(path.read_text(encoding="utf-8"))
    ]


def _languages(pages: dict[str, Scan]) -> Iterator[Problem]:
    for name in pages:
        for here, there in (("en/", "zh/"), ("zh/", "en/")):
            other = there + name.removeprefix(here)
            if name.startswith(here) and other not in pages:
                yield problem("SITE006", name, 1, found=other)
