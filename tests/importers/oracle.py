"""What a reader must meet of a source's HTML, told by ways that are not the importer's own.

The HTML is read with the standard library's parser, the Markdown by way of the page that is drawn
of it; what both say must be the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from gardreader.rendering.markdown_html import section_html

_BLOCKS = frozenset(
    "p div ul ol li table caption tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6 blockquote dl dt dd hr br pre "
    "section article center body html".split()
)
_SILENT = frozenset(["script", "style", "iframe", "object", "video"])
_CITATION = re.compile(r"\[\s*\d{1,6}(?:\s*[,;]\s*\d{1,6})*\s*\]")
_INVISIBLE = re.compile(r"[\u200b\ufeff\u00ad]")


class Seen(HTMLParser):
    """The text of some HTML with a break where a block begins or ends, how often each tag occurs, and
    where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.tags: Counter[str] = Counter()
        self.links: list[str] = []
        self._silent = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._silent += tag in _SILENT
        self.pieces += "\n" if tag in _BLOCKS else ""
        self.links += [value for name, value in attrs if (tag, name) == ("a", "href") and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.pieces += "\n" if tag in _BLOCKS else ""

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self.pieces += "\n" if tag in _BLOCKS else ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)

    @property
    def words(self) -> list[str]:
        """The words, white space and invisible characters aside."""
        return _words("".join(self.pieces))


def rendered(markdown: str) -> Seen:
    """What a reader sees of some Markdown, the marks of citations aside."""
    return Seen(section_html(markdown, lambda key: ""))


def said(html: str, *, cites: bool = False) -> list[str]:
    """The words of a source's HTML; with ``cites`` without numbers in brackets."""
    text = "".join(Seen(html).pieces)
    return _words(_CITATION.sub("", text) if cites else text)


def _words(text: str) -> list[str]:
    return _INVISIBLE.sub("", text).split()
