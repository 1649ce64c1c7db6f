"""The HTML of a rendered page as a tree, for whoever writes it in another form.

It reads what this package writes: elements that are closed, and of no more depth than is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr"})


@dataclass(slots=True)
class Element:
    """An element: its tag, its attributes, and its children, which are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The words of its ``class``."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self, *tags: str) -> list[Element]:
        """The children that are elements, of those tags where any are given."""
        return [c for c in self.children if isinstance(c, Element) and (not tags or c.tag in tags)]

    def every(self, tag: str) -> Iterator[Element]:
        """The elements of that tag at any depth below, in the page's order."""
        for child in self.elements():
            if child.tag == tag:
                yield child
            yield from child.every(tag)


def read_page(html: str) -> Element:
    """The tree of ``html``, under an element without a tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
