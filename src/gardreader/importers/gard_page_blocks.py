"""A saved page as a row of blocks: each as plain text to recognise it by, and as Markdown to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gardreader.importers.html_citations import Counter, Resolver, cite
from gardreader.importers.html_to_markdown import HtmlConverter, no_citations
from gardreader.importers.html_tree import clean
from gardreader.importers.markdown_writer import Kind, Token, paragraphs

_BULLET = re.compile(r"[•·▪◦–*-]\s+(?=\S)")
_ITEM = re.compile(r"(?:- |(?P<number>\d+)\. )")
_UPDATED_BEHIND = re.compile(
    r"(?<=\S)\s*(?:<br>\n?)?\s*(?=(?:\*{1,2}|<\w+>)?Last updated:?\s)", re.IGNORECASE
)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]*)\)")
_TAG = re.compile(r"</?(?:em|strong|sup|sub)>|<br>\n?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list or line. ``heading`` is its level, 0 for none; ``continues`` tells
    that it follows the block before without a blank line; ``number`` is that of a numbered item."""

    plain: str
    markdown: str
    heading: int = 0
    continues: bool = False
    number: str = ""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _ITEM.match(self.markdown) is not None


def text_blocks(text: str, resolve: Resolver = no_citations, count: Counter | None = None) -> list[Block]:
    """The lines of a page saved as text."""
    return list(_text_blocks(text, resolve, count or _ignore))


def html_blocks(html: str, resolve: Resolver = no_citations, count: Counter | None = None) -> list[Block]:
    """The blocks of a page saved as HTML; each item of a list is one."""
    converter = HtmlConverter(resolve, count, cite=resolve is not no_citations)
    title = re.search(r"<h1\b[^>]*>(.*?)</h1\s*>", html, re.IGNORECASE | re.DOTALL)
    first = HtmlConverter().text(title[1]) if title else ""
    return list(_html_blocks(converter.markdown(html), first))


def _text_blocks(text: str, resolve: Resolver, count: Counter) -> Iterator[Block]:
    continues = False
    for raw in text.splitlines():
        line = " ".join(clean(raw).split())
        if not line:
            continues = False
            continue
        for plain in _apart(line):
            bullet = _BULLET.match(plain)
            rest = plain[bullet.end() :] if bullet else plain
            markdown = "".join(paragraphs(cite([Token(Kind.TEXT, rest)], resolve, count)))
            yield Block(plain, f"- {markdown}" if bullet else markdown, continues=continues)
            continues = True


def _html_blocks(markdown: str, title: str) -> Iterator[Block]:
    for block in re.split(r"\n\n+", markdown):
        if _ITEM.match(block):
            continues = False
            for line in re.split(r"\n(?=\s*(?:- |\d+\. ))", block):
                match = _ITEM.match(line.lstrip())
                number = match["number"] or "" if match else ""
                plain = plain_words(line.lstrip()[match.end() if match else 0 :])
                yield Block(plain, line, continues=continues, number=number)
                continues = True
            continue
        heading = 3 if block.startswith("### ") else 0
        text = block.removeprefix("### ")
        if heading and title and plain_words(text) == title:
            yield Block(title, text, 1)
            continue
        continues = False
        for piece in _apart(text):
            yield Block(plain_words(piece), piece, heading, continues)
            continues = True


def _apart(text: str) -> list[str]:
    """A text, and the "Last updated" at its end apart from it."""
    return [piece.strip() for piece in _UPDATED_BEHIND.split(text, maxsplit=1) if piece.strip()]


def plain_words(markdown: str) -> str:
    """The words of Markdown that the importer itself wrote, in one line."""
    text = _LINK.sub(r"\1", markdown)
    text = re.sub(r"(?<!\\)\*", "", _TAG.sub(lambda m: " " if m[0].startswith("<br>") else "", text))
    text = _ESCAPED.sub(r"\1", text).replace("&lt;", "<").replace("&#61;", "=").replace("&amp;", "&")
    return " ".join(text.split())


def _ignore(name: str) -> None:
    """The counter of a first look."""
