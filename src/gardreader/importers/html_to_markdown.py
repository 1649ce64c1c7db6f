"""The HTML of a source's answers as clean Markdown: nothing added, nothing silently lost.

Kept: paragraphs, lists, tables, emphasis, superscripts, subscripts and links to the web or to mail.
Every other tag is transparent (its text stays) and counted; what carries no text (frames, images)
is dropped and counted. Converters from the shelf drop ``<sup>`` or leave ``*`` and ``[`` of the
source to be taken for markup, where a wrong exponent can do harm: hence this one, on lxml's parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from lxml import html as lxml_html
from lxml.etree import ParserError

from gardreader.importers.markdown_writer import Kind, Token, inline, paragraphs

_INLINE = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong", "sup": "sup", "sub": "sub"}
_BLOCKS = frozenset(
    "p div ul ol li table tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6 blockquote dl dt dd hr pre section "
    "article center address caption fieldset form header footer".split()
)
_QUIET = frozenset(
    ["span", "p", "div", "ul", "ol", "li", "br", "a", "html", "body", "tbody", "thead", *_INLINE]
)
_DROPPED = frozenset(["iframe", "script", "style", "img", "object", "embed", "xml", "input", "video", "svg"])
_CITATION = re.compile(r"\[\s*(\d{1,6}(?:\s*[,;]\s*\d{1,6})*)\s*\]")
_KARYOTYPE = re.compile(r"[XY\d)]$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\u200b\u2028\u2029\u00ad]")
_C1 = re.compile(r"[\x80-\x9f]")
# In one line of plain text 10<sup>9</sup> must not become 109.
_SUPERSCRIPTS = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")

Counter = Callable[[str], None]
"""Is called with the name of each thing dropped or passed through."""
Resolver = Callable[[str], str | None]
"""Gives a reference's key for the number in a citation, ``None`` where it resolves nowhere."""


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
        root = self._parse(html)
        return "" if root is None else "\n\n".join(self._blocks(root))

    def text(self, html: str) -> str:
        """The fragment as one line of plain text."""
        if "<" not in html and "&" not in html:
            return " ".join(self._clean(html).split())
        root = self._parse(html)
        if root is None:
            return ""
        for element in root.iter("sup", "sub"):
            element.text = (element.text or "").translate(
                _SUPERSCRIPTS if element.tag == "sup" else _SUBSCRIPTS
            )
        return " ".join(str(root.text_content()).split())

    def _parse(self, html: str) -> lxml_html.HtmlElement | None:
        html = self._clean(html)
        if not html.strip():
            return None
        # Word's conditional comments hold no text of the answer; a comment's tail stays.
        try:
            return lxml_html.fragment_fromstring(html, create_parent="div")
        except (ParserError, ValueError):
            self._count("text that is no HTML")
            return None

    def _clean(self, text: str) -> str:
        """Control characters go; those of Windows-1252 become what they were meant to be."""
        text = _C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", "ignore"), text)
        return _CONTROL.sub("", text)

    def _blocks(self, element: lxml_html.HtmlElement) -> list[str]:
        blocks: list[str] = []
        run: list[Token] = []

        def flush() -> None:
            blocks.extend(paragraphs(self._cited(run)))
            run.clear()

        for item in _content(element):
            if isinstance(item, str):
                run.append(Token(Kind.TEXT, item))
                continue
            name = _tag(item)
            self._note(name)
            if name in _DROPPED:
                continue
            if name not in _BLOCKS and not _holds_block(item):
                run += self._inline(item, frozenset())
                continue
            flush()
            if name in ("ul", "ol"):
                blocks += self._list(item, name == "ol")
            elif name == "table":
                blocks += self._table(item)
            elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                blocks += [
                    f"### {text}" for text in [inline(self._cited(self._children(item, frozenset())))] if text
                ]
            elif name == "blockquote":
                blocks += [
                    "\n".join(f"> {line}".rstrip() for line in b.split("\n")) for b in self._blocks(item)
                ]
            else:
                blocks += self._blocks(item)
        flush()
        return blocks

    def _list(self, element: lxml_html.HtmlElement, ordered: bool) -> list[str]:
        items: list[list[str]] = []
        for child in _content(element):
            if isinstance(child, str):
                if child.strip():
                    items.append(paragraphs(self._cited([Token(Kind.TEXT, child)])))
                continue
            self._note(_tag(child))
            if _tag(child) in ("ul", "ol"):
                nested = self._list(child, _tag(child) == "ol")
                if items:
                    items[-1] += nested
                else:
                    items.append(nested)
            elif _tag(child) not in _DROPPED:
                items.append(self._blocks(child))
        items = [item for item in items if item]
        if not items:
            return []
        lines: list[str] = []
        loose = any(len(item) > 1 and not _is_list(item[1]) for item in items)
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if ordered else "- "
            lines.append(f"{mark}{_indented(item[0])}")
            for block in item[1:]:
                if loose or not _is_list(block):
                    lines.append("")
                lines.append("    " + _indented(block))
            if loose and number < len(items):
                lines.append("")
        return ["\n".join(lines)]

    def _table(self, element: lxml_html.HtmlElement) -> list[str]:
        rows = []
        for row in element.iter("tr"):
            cells = [
                inline(self._cited(self._children(cell, frozenset())))
                for cell in row
                if _tag(cell) in ("td", "th")
            ]
            if any(cells):
                rows.append(cells)
        if not rows:
            return []
        width = max(map(len, rows))
        if width == 1:
            return [row[0] for row in rows]
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return ["\n".join([lines[0], "|" + "---|" * width, *lines[1:]])]

    def _children(self, element: lxml_html.HtmlElement, inside: frozenset[str]) -> list[Token]:
        tokens: list[Token] = []
        for item in _content(element):
            if isinstance(item, str):
                tokens.append(Token(Kind.TEXT, item))
            else:
                self._note(_tag(item))
                if _tag(item) in _BLOCKS and tokens:
                    tokens.append(Token(Kind.BREAK))
                tokens += self._inline(item, inside)
        return tokens

    def _inline(self, element: lxml_html.HtmlElement, inside: frozenset[str]) -> list[Token]:
        name = _tag(element)
        if name in _DROPPED:
            return []
        if name == "br":
            return [Token(Kind.BREAK)]
        tag = _INLINE.get(name, "")
        if name == "a":
            address = self._address(element)
            tag = f"a {address}" if address and "a" not in inside else ""
        if not tag or tag in inside:
            return self._children(element, inside)
        children = self._children(element, inside | {tag.partition(" ")[0]})
        return [Token(Kind.OPEN, tag), *children, Token(Kind.CLOSE, tag)]

    def _address(self, element: lxml_html.HtmlElement) -> str:
        """The link's address if it leads to the web or to mail; any other is counted and dropped."""
        address = "".join((element.get("href") or "").split())
        if not address:
            return ""
        try:
            parts = urlsplit(address)
        except ValueError:
            self._count("link with a broken address")
            return ""
        if parts.scheme.lower() not in ("http", "https", "mailto"):
            self._count(f"link ({parts.scheme.lower() or 'without a scheme'})")
            return ""
        if parts.scheme != "mailto" and not parts.netloc:
            self._count("link with a broken address")
            return ""
        for sign, code in (
            ("(", "%28"),
            (")", "%29"),
            ("<", "%3C"),
            (">", "%3E"),
            ("\\", "%5C"),
            ('"', "%22"),
        ):
            address = address.replace(sign, code)
        for sign, code in (
            ("[", "%5B"),
            ("]", "%5D"),
            ("*", "%2A"),
            ("`", "%60"),
            ("|", "%7C"),
            ("'", "%27"),
        ):
            address = address.replace(sign, code)
        return address

    def _cited(self, tokens: list[Token]) -> list[Token]:
        """Numbers in brackets become citations; those that resolve nowhere are dropped and counted."""
        if not self._cite:
            return list(tokens)
        result: list[Token] = []
        for token in _joined(tokens):
            if token.kind is not Kind.TEXT or "[" not in token.value:
                result.append(token)
                continue
            end = 0
            for match in _CITATION.finditer(token.value):
                numbers = re.findall(r"\d+", match[1])
                keys = [self._resolve(number) for number in numbers]
                before = token.value[end : match.start()]
                if (
                    not any(keys)
                    and _KARYOTYPE.search(token.value[: match.start()])
                    and int(numbers[0]) < 100
                ):
                    self._count("number in brackets kept as text")
                    result.append(Token(Kind.TEXT, token.value[end : match.end()]))
                    end = match.end()
                    continue
                result.append(Token(Kind.TEXT, before))
                for key in keys:
                    if key is None:
                        self._count("citation that resolves nowhere")
                    else:
                        self._count("citation")
                        result.append(Token(Kind.CITE, key))
                end = match.end()
            result.append(Token(Kind.TEXT, token.value[end:]))
        return [t for t in result if t.kind is not Kind.TEXT or t.value]

    def _note(self, name: str) -> None:
        if name not in _QUIET and name != "!":
            self._count(f"tag <{name}>")


def _count_nothing(name: str) -> None:
    """The counter of whoever keeps no report."""


def _content(element: lxml_html.HtmlElement) -> Iterator[str | lxml_html.HtmlElement]:
    """Texts and elements of ``element`` in order; comments are skipped, what follows them is not."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def _tag(element: lxml_html.HtmlElement) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else "!"


def _holds_block(element: lxml_html.HtmlElement) -> bool:
    return any(_tag(item) in _BLOCKS for item in element.iterdescendants())


def _is_list(block: str) -> bool:
    return block.startswith("- ") or re.match(r"\d+\. ", block) is not None


def _indented(block: str) -> str:
    return block.replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _joined(tokens: list[Token]) -> list[Token]:
    """Texts joined where only tags without meaning parted them, so that ``[`` finds its ``]``."""
    joined: list[Token] = []
    for token in tokens:
        if token.kind is Kind.TEXT and joined and joined[-1].kind is Kind.TEXT:
            joined[-1] = Token(Kind.TEXT, joined[-1].value + token.value)
        else:
            joined.append(token)
    return joined
