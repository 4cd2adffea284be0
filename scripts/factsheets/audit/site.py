"""Audit of the built site, before it takes the place of the earlier one.

In: the folder of the site (``en/``, ``zh/`` and what lies beside them). Out: problems, one per page
and cause. Nothing is changed. Links to other hosts are allowed where a reader follows them; loading
anything from another host is not.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from factsheets.messages.problem import Problem, problem

# Attributes that a browser loads by itself, and those that send something somewhere.
LOADED = ("src", "poster", "xlink:href")
SENT = ("action", "formaction", "ping")
LOADED_LINKS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "preload",
    "prefetch",
    "dns-prefetch",
    "preconnect",
    "manifest",
    "modulepreload",
}
FORBIDDEN = {"iframe", "frame", "frameset", "embed", "object", "applet", "portal", "base"}
# Parts of a drawing that change an address after it was looked at, or hold a page of their own.
FORBIDDEN |= {"animate", "animatemotion", "animatetransform", "set", "foreignobject"}
# Attributes that hold a page, or a list of addresses, of their own.
FORBIDDEN_ATTRIBUTES = ("srcdoc", "background", "manifest", "imagesrcset", "attributionsrc")
# What a page may tell the browser in place of the server.
DECLARED = {"", "content-type", "x-ua-compatible", "content-security-policy"}
# Scripts of the theme and of the site lie here; a script in the page itself may only be data.
# Also in the folder of the first language, where what both load stands once.
SCRIPT = re.compile(
    r"(?:(?:\.\./)*|/(?:[\w.~-]+/)*)(?:[a-z]{2}/)?assets/(?:javascripts/|suggest/)?[a-z0-9.-]+\.js"
)
# The page that chooses a language has two more.
CHOOSER = ("choose-language.js", "en/assets/policy.js")
DATA = ("application/json", "application/ld+json")
# Left-over template syntax, or Jinja's way of saying that something is missing.
LEFTOVER = re.compile(r"\{\{|\{%|%\}|StrictUndefined")
# What a style loads: the address of url(…), quoted or not, or of @import "…".
STYLE_LOAD = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))|@import\s*["']([^"']*)""", re.IGNORECASE
)


@dataclass
class Scan(HTMLParser):
    """What one page loads, links to, and defines."""

    # To a browser what stands in these is text, whatever it looks like; older Pythons disagree.
    CDATA_CONTENT_ELEMENTS = ("script", "style", "title", "textarea")  # type: ignore[misc]

    loads: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect ids, links and loads; note what no page may hold."""
        # Of an attribute written twice a browser takes the first.
        values = {name: value or "" for name, value in reversed(attrs)}
        self.inside = tag if tag in ("script", "style", "pre", "code") else self.inside
        if "id" in values:
            self.ids[values["id"]] += 1
        if tag in ("a", "area") and "href" in values:
            self.links.append(values["href"])
        if tag == "link":
            kinds = set(values.get("rel", "").lower().split())
            (self.loads if kinds & LOADED_LINKS else self.links).append(values.get("href", ""))
        if tag == "script" and (values.get("src") or values.get("type") not in DATA):
            self.scripts.append(values.get("src", ""))
        self.loads += _loads(tag, values)
        self.odd += _odd(tag, values)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element whose text is not read."""
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        """Keep the text that a reader sees, and what a style loads."""
        if not self.inside:
            self.text.append(data)
        elif self.inside == "style":
            self.loads += style_loads(data)


def _loads(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What a browser fetches for this element by itself."""
    yield from (values[name] for name in LOADED if name in values)
    yield from (one.split()[0] for one in values.get("srcset", "").split(",") if one.strip())
    yield from style_loads(values.get("style", ""))
    if tag in ("use", "image") and "href" in values:
        yield values["href"]


def _odd(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What no page may hold: handlers, frames, a base address, a refresh, a form that is sent."""
    if tag in FORBIDDEN or values.get("http-equiv", "").lower() not in DECLARED:
        yield f"<{tag}>"
    yield from (f"{name}=" for name in values if name.startswith("on"))
    yield from (f"{name}=" for name in FORBIDDEN_ATTRIBUTES if name in values)
    yield from (f"<{tag} {name}={values[name]}>" for name in SENT if values.get(name))


def style_loads(css: str) -> list[str]:
    """The addresses that a style sheet, or a ``style`` attribute, makes the browser load.

    Images that are part of the style itself (``data:``, the theme has dozens) load nothing.
    """
    found = ("".join(groups) for groups in STYLE_LOAD.findall(css))
    return [address for address in found if not address.startswith(("data:", "#"))]


@dataclass(frozen=True)
class Built:
    """What there is to lead to: every file, and by page the ids of its places."""

    files: Collection[str]
    places: Mapping[str, Collection[str]]
    sources: Mapping[str, str]

    def problem(self, code: str, page: str, found: str, found_zh: str = "") -> Problem:
        """What is wrong with a page; the file it is made from is named too, if there is one."""
        source = self.sources.get(page, "")
        english, chinese = (f" (from {source})", f"（{source}）") if source else ("", "")
        zh = found_zh or found
        return problem(code, page, 1, found=found, found_zh=zh, source=english, source_zh=chinese)


def audit_site(site: Path, sources: Mapping[str, str] | None = None) -> list[Problem]:
    """Every problem of the site, sorted by page. ``sources`` names the file that a page is made
    from, both relative: the page to the site, the file to the project."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    pages = {name: _scan(path) for name, path in files.items() if name.endswith(".html")}
    built = Built(
        files.keys(), {name: scan.ids.keys() for name, scan in pages.items()}, sources or {}
    )
    problems = [found for name, scan in pages.items() for found in _page(built, name, scan)]
    for name, path in files.items():
        if name.endswith(".css"):
            for load in style_loads(path.read_text(encoding="utf-8")):
                problems += _load(built, name, load)
    problems += _languages(built, pages)
    return sorted(set(problems))


def _scan(path: Path) -> Scan:
    scan = Scan()
    scan.feed(path.read_text(encoding="utf-8"))
    scan.close()
    return scan


def _page(built: Built, name: str, scan: Scan) -> Iterator[Problem]:
    for id, times in scan.ids.items():
        if times > 1:
            yield built.problem("SITE003", name, id)
    for odd in set(scan.odd):
        yield built.problem("SITE005", name, odd)
    for script in set(scan.scripts):
        if not SCRIPT.fullmatch(script) and not (name == "index.html" and script in CHOOSER):
            yield built.problem("SITE008", name, script or "<script>")
    for leftover in set(LEFTOVER.findall("".join(scan.text))):
        yield built.problem("SITE007", name, leftover)
    for load in set(scan.loads):
        yield from _load(built, name, load)
    for link in set(scan.links):
        scheme = urlsplit(link).scheme.lower()
        if scheme in ("javascript", "data", "vbscript", "file"):
            yield built.problem("SITE005", name, f"a {scheme}: link", f"{scheme}: 链接")
        elif not scheme and not urlsplit(link).netloc:
            yield from _target(built, name, link)


def _load(built: Built, name: str, load: str) -> Iterator[Problem]:
    """What a page loads must lie inside the site."""
    if urlsplit(load).netloc or urlsplit(load).scheme:
        yield built.problem("SITE004", name, load)
    else:
        yield from _target(built, name, load)


def _target(built: Built, name: str, link: str) -> Iterator[Problem]:
    """A link inside the site must find its file, and its place in it.

    A fragment with ``=`` is the state of a filter, one with ``/`` the sheet in the form: neither
    names a place. ``404.html`` is served for any address and links from the root of the site.
    """
    parts = urlsplit(link)
    if name.endswith("/404.html") and parts.path.startswith("/"):
        return
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith("/") or path in (".", ".."):
        target = posixpath.join(target, "index.html")
    if target not in built.files:
        yield built.problem("SITE001", name, link)
        return
    place = unquote(parts.fragment)
    state = "=" in place or "/" in place
    if place and not state and target in built.places and place not in built.places[target]:
        yield built.problem("SITE002", name, link)


def _languages(built: Built, pages: Collection[str]) -> Iterator[Problem]:
    for name in pages:
        for here, there in (("en/", "zh/"), ("zh/", "en/")):
            other = there + name.removeprefix(here)
            if name.startswith(here) and other not in pages:
                yield built.problem("SITE006", name, other)
