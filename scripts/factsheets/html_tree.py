"""A page as a tree of elements, as far as an audit needs one; by the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    """One element with what it holds: texts and elements, in order."""

    tag: str
    attributes: dict[str, str]
    children: list[str | Element] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    def children_elements(self) -> list[Element]:
        """The elements directly inside."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """Every element below, in the order of the page."""
        for child in self.children_elements():
            yield child
            yield from child.walk()

    def every(self, tag: str, name: str = "") -> Iterator[Element]:
        """Every element below with this tag and, if given, this class."""
        for one in self.walk():
            if one.tag == tag and (not name or name in one.classes):
                yield one

    def first(self, tag: str, name: str = "") -> Element | None:
        """The first of :meth:`every`, or ``None``."""
        return next(self.every(tag, name), None)

    def text(self, without: tuple[str, ...] = ()) -> str:
        """All text below, except in elements named ``tag``, ``.class`` or ``tag.class``."""
        return "".join(
            child if isinstance(child, str) else child.text(without)
            for child in self.children
            if isinstance(child, str) or not child._named(without)
        )

    def _named(self, names: tuple[str, ...]) -> bool:
        own = {self.tag, *(f".{one}" for one in self.classes)}
        own |= {f"{self.tag}.{one}" for one in self.classes}
        return not own.isdisjoint(names)


class _Builder(HTMLParser):
    # To a browser what stands in these is text, whatever it looks like; older Pythons disagree.
    CDATA_CONTENT_ELEMENTS = ("script", "style", "title", "textarea")  # type: ignore[misc]

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse_html(page: str) -> Element:
    """The tree of a page that closes its elements, as ours do."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    return builder.root
