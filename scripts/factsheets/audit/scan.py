"""What one page loads, links to and defines, and what of it no page may hold.

In: the tree of a page. Out: a :class:`Scan`. Judges nothing that lies outside of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from factsheets.audit.page import Element

# Attributes that a browser loads by itself, and those that send something somewhere.
LOADED = ("src", "poster", "xlink:href")
SENT = ("action", "formaction", "ping")
LOADED_LINKS = {"stylesheet", "icon", "apple-touch-icon", "preload", "prefetch", "dns-prefetch"}
LOADED_LINKS |= {"preconnect", "manifest", "modulepreload"}
FORBIDDEN = {"iframe", "frame", "frameset", "embed", "object", "applet", "portal", "base"}
# What a script may take out, or a browser show, unseen by this audit.
FORBIDDEN |= {"template"}
# Parts of a drawing that change an address after it was looked at, or hold a page of their own.
FORBIDDEN |= {"animate", "animatemotion", "animatetransform", "set", "foreignobject"}
# Attributes that hold a page, or a list of addresses, of their own.
FORBIDDEN_ATTRIBUTES = ("srcdoc", "background", "manifest", "imagesrcset", "attributionsrc")
# What a page may tell the browser in place of the server.
DECLARED = {"", "content-type", "x-ua-compatible", "content-security-policy"}
# What a script element may hold besides a script file of the site.
DATA = ("application/json", "application/ld+json")
# Left-over template syntax, or Jinja's way of saying that something is missing.
LEFTOVER = re.compile(r"\{\{|\{%|%\}|StrictUndefined")
UNREAD = ("script", "style", "pre", "code")
# What a style loads: the address of url(…), quoted or not, or of @import "…".
STYLE_LOAD = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))|@import\s*["']([^"']*)""", re.IGNORECASE
)


@dataclass
class Scan:
    """What one page loads, links to, runs, defines, and holds though it may not."""

    loads: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    ids: Counter[str] = field(default_factory=Counter)
    odd: set[str] = field(default_factory=set)
    leftovers: set[str] = field(default_factory=set)


def scan(tree: Element) -> Scan:
    """Everything about one page."""
    page = Scan()
    for element in tree.walk():
        values, tag = element.attributes, element.tag.lower()
        if "id" in values:
            page.ids[values["id"]] += 1
        if tag in ("a", "area") and "href" in values:
            page.links.add(values["href"])
        if tag == "link":
            kinds = set(values.get("rel", "").lower().split())
            (page.loads if kinds & LOADED_LINKS else page.links).add(values.get("href", ""))
        if tag == "script" and (values.get("src") or values.get("type") not in DATA):
            page.scripts.add(values.get("src", ""))
        page.loads.update(_loads(element, tag))
        page.odd.update(_odd(tag, values))
    page.leftovers.update(LEFTOVER.findall(tree.text(without=UNREAD)))
    return page


def style_loads(css: str) -> list[str]:
    """The addresses that a style sheet, or a ``style`` attribute, makes the browser load.

    Images that are part of the style itself (``data:``, the theme has dozens) load nothing.
    """
    addresses = ("".join(groups) for groups in STYLE_LOAD.findall(css))
    return [address for address in addresses if not address.startswith(("data:", "#"))]


def _loads(element: Element, tag: str) -> Iterator[str]:
    """What a browser fetches for this element by itself."""
    values = element.attributes
    yield from (values[name] for name in LOADED if name in values)
    yield from (part.split()[0] for part in values.get("srcset", "").split(",") if part.strip())
    yield from style_loads(values.get("style", ""))
    if tag == "style":
        yield from style_loads(element.text())
    if tag in ("use", "image") and "href" in values:
        yield values["href"]


def _odd(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What no page may hold: handlers, frames, a base address, a refresh, a form that is sent."""
    if tag in FORBIDDEN or values.get("http-equiv", "").lower() not in DECLARED:
        yield f"<{tag}>"
    yield from (f"{name}=" for name in values if name.startswith("on"))
    yield from (f"{name}=" for name in FORBIDDEN_ATTRIBUTES if name in values)
    yield from (f"<{tag} {name}={values[name]}>" for name in SENT if values.get(name))
