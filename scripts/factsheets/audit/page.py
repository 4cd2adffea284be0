"""A page as a tree of elements, as far as an audit needs one. The only importer of selectolax."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode


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
        for element in self.walk():
            if element.tag == tag and (not name or name in element.classes):
                yield element

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
        own = {self.tag, *(f".{name}" for name in self.classes)}
        own |= {f"{self.tag}.{name}" for name in self.classes}
        return not own.isdisjoint(names)


def parse_html(page: str) -> Element:
    """The tree of a page, as browsers build it (HTML Living Standard, 13.2, by Lexbor)."""
    root = Element("", {})
    node = LexborHTMLParser(page).root
    if node is not None:
        root.children.append(_element(node))
    return root


def _element(node: LexborNode) -> Element:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    element = Element(node.tag or "", attributes)
    for child in node.iter(include_text=True):
        if child.is_text_node:
            element.children.append(child.text_content or "")
        elif child.is_element_node:
            element.children.append(_element(child))
    return element
