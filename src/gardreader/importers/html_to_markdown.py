"""The HTML of a source's answers as clean Markdown: nothing added, nothing silently lost.

Kept: paragraphs, lists, tables, emphasis, superscripts, subscripts and links to the web or to mail.
Every other tag is transparent (its text stays) and counted; what carries no text (frames, images)
is dropped and counted. Converters from the shelf drop ``<sup>`` or leave ``*`` and ``[`` of the
source to be taken for markup, where a wrong exponent can do harm: hence this one, on lxml's parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gardreader.importers.addresses import linked
from gardreader.importers.html_citations import Counter, Resolver, cite
from gardreader.importers.html_tree import (
    BLOCKS,
    DROPPED,
    Element,
    clean,
    content_of,
    grouped,
    holds_block,
    line_of,
    name_of,
    parse,
    rows_of,
)
from gardreader.importers.markdown_writer import Kind, Token, heading, inline, paragraphs

_INLINE = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong", "sup": "sup", "sub": "sub"}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_QUIET = frozenset(
    "span p div ul ol li br a html body table tbody thead tfoot tr td th caption blockquote hr".split()
) | frozenset([*_HEADINGS, *_INLINE])
"""What means the same in Markdown, or nothing at all: not worth a line in the report."""

_LONGEST_TAG_NAME = 30


def no_citations(number: str) -> str | None:
    """The resolver of texts whose brackets are no citations."""
    return None


class HtmlConverter:
    """Converts the texts of one record; ``resolve`` knows its references, ``count`` keeps the report."""

    def __init__(self, resolve: Resolver = no_citations, count: Counter | None = None, cite: bool = True):
        self._resolve = resolve
        self._count = count or _count_nothing
        self._cite = cite

    def markdown(self, html: str) -> str:
        """The Markdown of an HTML fragment; ``""`` for one without text."""
        root = parse(html, self._count)
        return "" if root is None else "\n\n".join(self._blocks(content_of(root)))

    def text(self, html: str) -> str:
        """The fragment as one line of plain text."""
        if "<" not in html and "&" not in html:
            return " ".join(clean(html).split())
        root = parse(html, self._count)
        return "" if root is None else line_of(root)

    def _blocks(self, content: Sequence[str | Element]) -> list[str]:
        blocks: list[str] = []
        run: list[Token] = []

        def flush() -> None:
            blocks.extend(paragraphs(self._cited(run)))
            run.clear()

        for group in grouped(content):
            if len(group) > 1 or (not isinstance(group[0], str) and name_of(group[0]) in ("ul", "ol", "li")):
                flush()
                blocks += self._lists([item for item in group if not isinstance(item, str)])
                continue
            item = group[0]
            if isinstance(item, str):
                run.append(Token(Kind.TEXT, item))
                continue
            name = name_of(item)
            self._note(name)
            if name in DROPPED:
                continue
            if name not in BLOCKS and not holds_block(item):
                run += self._inline(item, frozenset())
                continue
            flush()
            if name == "table":
                blocks += self._table(item)
            elif name in _HEADINGS:
                text = heading(self._cited(self._children(item, frozenset())))
                blocks += [text] if text else []
            elif name == "blockquote":
                quoted = self._blocks(content_of(item))
                blocks += ["\n".join(f"> {line}".rstrip() for line in b.split("\n")) for b in quoted]
            else:
                blocks += self._blocks(content_of(item))
        flush()
        return blocks

    def _lists(self, elements: list[Element]) -> list[str]:
        """Lists, or items that stand in none, next to each other and of one kind."""
        for element in elements:
            self._note(name_of(element))
        if name_of(elements[0]) == "li":
            return self._list(elements, "- ")
        content = [item for element in elements for item in content_of(element)]
        if not any(not isinstance(item, str) and name_of(item) in ("li", "ul", "ol") for item in content):
            return self._blocks(content)  # a list used only to indent
        for item in content:
            if not isinstance(item, str):
                self._note(name_of(item))
        return self._list(content, f"{_start(elements[0])}. " if name_of(elements[0]) == "ol" else "- ")

    def _list(self, content: Sequence[str | Element], first_mark: str) -> list[str]:
        items: list[list[str]] = []
        for child in content:
            if isinstance(child, str):
                if child.strip():
                    items.append(paragraphs(self._cited([Token(Kind.TEXT, child)])))
            elif name_of(child) in ("ul", "ol"):
                nested = self._lists([child])
                if items:
                    items[-1] += nested
                else:
                    items.append(nested)
            elif name_of(child) == "li":
                items.append(self._blocks(content_of(child)))
            elif name_of(child) not in DROPPED:
                items.append(self._blocks([child]))
        items = [item for item in items if item]
        if not items:
            return []
        if len(items) == 1 and _is_list(items[0][0]):
            return items[0]  # a list that holds nothing but another one
        for item in items:
            if not _is_paragraph(item[0]):
                item.insert(0, "&nbsp;")  # only a paragraph can stand beside the mark
        lines: list[str] = []
        # Without blank lines a second paragraph, or a list of another kind, would run into what is before.
        loose = any(
            len(item) > 2 or "\n\n" in "".join(item) or not all(map(_is_list, item[1:])) for item in items
        )
        number = 1 if first_mark == "- " else int(first_mark[:-2])
        for place, item in enumerate(items):
            mark = first_mark if first_mark == "- " else f"{number + place}. "
            lines.append(f"{mark}{_indented(item[0])}")
            for block in item[1:]:
                if loose or not _is_list(block):
                    lines.append("")
                lines.append("    " + _indented(block))
            if loose and place < len(items) - 1:
                lines.append("")
        return ["\n".join(lines)]

    def _table(self, element: Element) -> list[str]:
        blocks: list[str] = []
        rows: list[list[str]] = []
        for part in rows_of(element):
            if isinstance(part, str) or name_of(part) != "tr":
                blocks += self._blocks([part])  # a caption, or what should stand in a cell
                continue
            cells = []
            for cell in content_of(part):
                if isinstance(cell, str):
                    tokens = [Token(Kind.TEXT, cell)]
                elif name_of(cell) in ("td", "th"):
                    tokens = self._children(cell, frozenset())
                else:
                    self._note(name_of(cell))
                    tokens = self._inline(cell, frozenset())
                text = inline(self._cited(tokens))
                if text or (not isinstance(cell, str) and name_of(cell) in ("td", "th")):
                    cells.append(text)
            if any(cells):
                rows.append(cells)
        if not rows:
            return blocks
        width = max(map(len, rows))
        if width == 1:
            return [*blocks, *(row[0] for row in rows)]
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return [*blocks, "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])]

    def _children(self, element: Element, inside: frozenset[str]) -> list[Token]:
        tokens: list[Token] = []
        for item in content_of(element):
            if isinstance(item, str):
                tokens.append(Token(Kind.TEXT, item))
                continue
            name = name_of(item)
            self._note(name)
            if name in BLOCKS:
                tokens.append(Token(Kind.BREAK))
            tokens += self._inline(item, inside)
            if name in BLOCKS:
                tokens.append(Token(Kind.BREAK))
        return tokens

    def _inline(self, element: Element, inside: frozenset[str]) -> list[Token]:
        name = name_of(element)
        if name in DROPPED:
            return []
        if name == "br":
            return [Token(Kind.BREAK)]
        tag = _INLINE.get(name, "")
        if name == "a":
            address, problem = linked(element.get("href") or "")
            if problem:
                self._count(problem)
            tag = f"a {address}" if address and "a" not in inside else ""
        if not tag or tag in inside:
            return self._children(element, inside)
        children = self._children(element, inside | {tag.partition(" ")[0]})
        return [Token(Kind.OPEN, tag), *children, Token(Kind.CLOSE, tag)]

    def _cited(self, tokens: list[Token]) -> list[Token]:
        return cite(tokens, self._resolve, self._count) if self._cite else list(tokens)

    def _note(self, name: str) -> None:
        if name not in _QUIET:
            self._count(f"tag <{name[:_LONGEST_TAG_NAME]}>")


def _count_nothing(name: str) -> None:
    """The counter of whoever keeps no report."""


def _start(element: Element) -> int:
    start = (element.get("start") or "").strip()
    return int(start) if re.fullmatch(r"[0-9]{1,4}", start) else 1


def _is_list(block: str) -> bool:
    return block.startswith("- ") or re.match(r"\d+\. ", block) is not None


def _is_paragraph(block: str) -> bool:
    return not _is_list(block) and not block.startswith(("> ", "### ", "| "))


def _indented(block: str) -> str:
    return block.replace("\n", "\n    ").replace("\n    \n", "\n\n")
