"""Audit of the built site, before it takes the place of the earlier one.

In: the folder of the site (``en/``, ``zh/`` and what lies beside them), the folder of the project.
Out: problems, one per page and cause. Nothing is changed. Links to other hosts are allowed where a
reader follows them; loading anything from another host is not. Each page is parsed once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from factsheets.audit.data import Data, read_data
from factsheets.audit.numbers import audit_numbers, missing
from factsheets.audit.page import parse_html
from factsheets.audit.scan import Scan, scan, style_loads
from factsheets.messages.problem import Problem, problem

# Scripts of the theme and of the site lie here; a script in the page itself may only be data.
SCRIPT = re.compile(
    r"(?:(?:\.\./)*|/(?:[\w.~-]+/)*)(?:[a-z]{2}/)?assets/(?:javascripts/|suggest/)?[a-z0-9.-]+\.js"
)
# The page that chooses a language has two more.
CHOOSER = ("choose-language.js", "en/assets/policy.js")
UNSAFE = ("javascript", "data", "vbscript", "file")


@dataclass(frozen=True)
class Built:
    """What there is: every file, every page, and the file that a page is made from, if any."""

    files: Mapping[str, Path]
    pages: Mapping[str, Scan]
    sources: Mapping[str, str]

    def problem(self, code: str, page: str, found: str, found_zh: str = "") -> Problem:
        """What is wrong with a page; the file it is made from is named too, if there is one."""
        source = self.sources.get(page, "")
        english, chinese = (f" (from {source})", f"（{source}）") if source else ("", "")
        zh = found_zh or found
        return problem(code, page, 1, found=found, found_zh=zh, source=english, source_zh=chinese)


def audit_site(
    site: Path, root: Path | None = None, sources: Mapping[str, str] | None = None
) -> list[Problem]:
    """Every problem of the site, sorted by page.

    With ``root``, the folder of the project, every number is compared with the data. ``sources``
    names the file that a page is made from, both relative: the page to the site, the file to the
    project.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    data = read_data(root) if root else Data()
    pages: dict[str, Scan] = {}
    problems = [*missing(files, data)]
    for name in sorted(name for name in files if name.endswith(".html")):
        tree = parse_html(files[name].read_text(encoding="utf-8"))
        pages[name] = scan(tree)
        problems += audit_numbers(name, tree, data)
    built = Built(files, pages, sources or {})
    for name, page in pages.items():
        problems += _page(built, name, page)
    problems += [*_styles(built), *_languages(built)]
    return sorted(set(problems))


def _page(built: Built, name: str, page: Scan) -> Iterator[Problem]:
    for id, times in page.ids.items():
        if times > 1:
            yield built.problem("SITE003", name, id)
    for odd in page.odd:
        yield built.problem("SITE005", name, odd)
    for script in page.scripts:
        if not SCRIPT.fullmatch(script) and not (name == "index.html" and script in CHOOSER):
            yield built.problem("SITE008", name, script or "<script>")
    for leftover in page.leftovers:
        yield built.problem("SITE007", name, leftover)
    for load in page.loads:
        yield from _load(built, name, load)
    for link in page.links:
        yield from _link(built, name, link)


def _styles(built: Built) -> Iterator[Problem]:
    """What style sheets load."""
    for name, path in built.files.items():
        if name.endswith(".css"):
            for load in style_loads(path.read_text(encoding="utf-8")):
                yield from _load(built, name, load)


def _load(built: Built, name: str, load: str) -> Iterator[Problem]:
    """What a page loads must lie inside the site."""
    if urlsplit(load).netloc or urlsplit(load).scheme:
        yield built.problem("SITE004", name, load)
    else:
        yield from _target(built, name, load)


def _link(built: Built, name: str, link: str) -> Iterator[Problem]:
    """A reader may follow a link to any host, but not into a script."""
    scheme = urlsplit(link).scheme.lower()
    if scheme in UNSAFE:
        yield built.problem("SITE005", name, f"a {scheme}: link", f"{scheme}: 链接")
    elif not scheme and not urlsplit(link).netloc:
        yield from _target(built, name, link)


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
    if place and not state and target in built.pages and place not in built.pages[target].ids:
        yield built.problem("SITE002", name, link)


def _languages(built: Built) -> Iterator[Problem]:
    """Every page exists in both languages."""
    for name in built.pages:
        for here, there in (("en/", "zh/"), ("zh/", "en/")):
            other = there + name.removeprefix(here)
            if name.startswith(here) and other not in built.pages:
                yield built.problem("SITE006", name, other)
