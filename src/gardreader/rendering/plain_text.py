"""An article in plain text, for a terminal, a mail or a reader that speaks.

Written from the rendered page, so that it says all that the page says, in the same order.
"""

from __future__ import annotations

import re

from gardreader.articles.model import Article
from gardreader.i18n import tr
from gardreader.rendering.article_html import render_article
from gardreader.rendering.options import Page, RenderOptions
from gardreader.rendering.page_tree import Element, read_page
from gardreader.rendering.plain_inline import Links, inline_text
from gardreader.rendering.plain_tables import side_by_side, table_lines, wrap

NARROWEST = 24
"""Columns; a smaller width is taken for this one."""

_BLOCKS = frozenset(("p", "ul", "ol", "blockquote", "pre", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6"))
_STOPS = " .,:;"
_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)
_TIGHT = frozenset({"line", "date"})
_SHOWS_ADDRESSES = frozenset({"line", "entry"})
_SCREEN_ONLY = frozenset({"contents", "eyebrow", "back"})


def plain_text(article: Article, width: int = 80, options: RenderOptions | None = None) -> str:
    """The whole article in lines of at most ``width`` columns (longer words stay whole).

    Citations are ``[1]``, figures set high or low are ``⁹`` and ``₂``. The addresses of links
    within sentences follow at the end of the part, so that the sentences stay whole. Ends with a
    line's end.
    """
    return page_text(render_article(article, options), width)


def page_text(page: Page, width: int = 80) -> str:
    """A page in lines, as :func:`plain_text` writes that of an article."""
    writer = _Writer(max(NARROWEST, width))
    for body in read_page(page.html).every("body"):
        writer.blocks(body)
    writer.write_links()
    return "\n".join(line.rstrip() for line in writer.lines).replace("\xa0", " ").strip("\n") + "\n"


class _Writer:
    """Writes blocks one below the other, a blank line between them unless they belong together."""

    def __init__(self, width: int, links: Links | None = None, *, within_item: bool = False):
        self.lines: list[str] = []
        self._width = width
        self._links: Links = [] if links is None else links
        self._within_item = within_item

    def blocks(self, parent: Element) -> None:
        """The blocks within ``parent``; text that stands between them is a block too."""
        loose = Element("p")
        for child in parent.children:
            if isinstance(child, str) or child.tag not in _BLOCKS:
                loose.children.append(child)
                continue
            self._paragraph(loose)
            loose = Element("p")
            if not child.classes & _SCREEN_ONLY:
                self._block(child)
        self._paragraph(loose)

    def write_links(self) -> None:
        """The addresses of the links met since the last time."""
        if self._links:
            self._gap()
            self.lines.append(tr("Links in this part:"))
        for words, address in dict.fromkeys(self._links):
            self._hanging("  - ", f"{words.rstrip(_STOPS)}: {address}" if words else address)
        self._links.clear()

    def _block(self, block: Element) -> None:
        if block.tag == "table":
            self._table(block)
        elif block.tag in ("ul", "ol"):
            self._list(block)
        elif block.tag == "blockquote":
            self._indented(block, "  ")
        elif block.tag == "pre":
            self._gap()
            self.lines += ["  " + line for line in _raw(block).strip("\n").split("\n")]
        elif block.tag == "hr":
            self._gap()
            self.lines.append("-" * min(20, self._width))
        elif block.tag.startswith("h"):
            self._heading(block)
        else:
            self._paragraph(block)

    def _paragraph(self, block: Element) -> None:
        shown = bool(block.classes & _SHOWS_ADDRESSES)
        if text := inline_text(block, None if shown else self._links):
            if not block.classes & _TIGHT:
                self._gap()
            self.lines += wrap(text, self._width)

    def _heading(self, block: Element) -> None:
        if block.tag == "h2":
            self.write_links()
            self._gap()
            self.lines.append("")
        else:
            self._gap()
        lines = wrap(inline_text(block), self._width)
        self.lines += lines
        if rule := {"h1": "=", "h2": "-"}.get(block.tag):
            self.lines.append(rule * max(map(len, lines)))

    def _list(self, block: Element) -> None:
        first = _first_number(block.attributes.get("start", "")) if block.tag == "ol" else None
        if not self._within_item:
            self._gap()
        for number, item in enumerate(block.elements("li"), first or 0):
            self._indented(item, "  - " if first is None else f"  {number}. ", tight=True)

    def _indented(self, block: Element, mark: str, *, tight: bool = False) -> None:
        """What ``block`` holds, set in by the length of ``mark``, which opens its first line."""
        width = max(NARROWEST // 2, self._width - len(mark))
        inner = _Writer(width, self._links, within_item=tight)
        inner.blocks(block)
        if not inner.lines:
            return
        if not tight:
            self._gap()
        space = " " * len(mark)
        self.lines.append(mark + inner.lines[0])
        self.lines += [space + line if line else "" for line in inner.lines[1:]]

    def _table(self, block: Element) -> None:
        kinds = block.classes
        rows = [row.elements("td", "th") for row in block.every("tr")]
        if kinds & {"warning", "note"}:
            for row in rows:
                self._indented(row[0], "! " if "warning" in kinds else "* ")
        elif "pairs" in kinds:
            for text in (inline_text(cell, self._links) for row in rows for cell in row):
                if text:
                    self._hanging("  - ", text)
        elif "facts" in kinds:
            self._facts([[inline_text(cell, []) for cell in row] for row in rows])
        elif "references" in kinds:
            self._gap()
            room = max((len(inline_text(row[0])) for row in rows), default=0) + 1
            for row in rows:
                mark = inline_text(row[0]).rjust(room - 1) + " "
                self._hanging(mark, inline_text(row[1], []))
        else:
            self._gap()
            headed = any(row and row[0].tag == "th" for row in rows[:1])
            cells = [[inline_text(cell, self._links) for cell in row] for row in rows]
            self.lines += table_lines(cells, self._width, headed=headed)

    def _hanging(self, mark: str, text: str) -> None:
        lines = wrap(text, max(NARROWEST // 2, self._width - len(mark)))
        self.lines += [(mark if n == 0 else " " * len(mark)) + line for n, line in enumerate(lines)]

    def _facts(self, rows: list[list[str]]) -> None:
        self._gap()
        label = min(max((len(row[0]) for row in rows), default=0) + 1, self._width // 3)
        for name, value in rows:
            self.lines += side_by_side((name + ":", value), (label, self._width - label - 2))

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _first_number(start: str) -> int:
    """Where the numbers of a list begin; an article may say anything there."""
    return int(start) if _NUMBER.fullmatch(start) else 1


def _raw(node: Element | str) -> str:
    return node if isinstance(node, str) else "".join(map(_raw, node.children))
