"""The HTML of sources as a tree, parsed leniently and within bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import TypeAlias

from lxml import html as lxml_html
from lxml.etree import ParserError

Element: TypeAlias = lxml_html.HtmlElement

BLOCKS = frozenset(
    "p div ul ol li table tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6 blockquote dl dt dd hr pre section "
    "article center address caption fieldset form header footer".split()
)
"""The elements that stand on lines of their own."""

DROPPED = frozenset(["iframe", "script", "style", "img", "object", "embed", "xml", "input", "video", "svg"])
"""The elements that hold nothing to read."""

_TABLE_PARTS = frozenset(["tbody", "thead", "tfoot"])
_WHOLE_PAGE = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>.*?</head\s*>", re.IGNORECASE | re.DOTALL)
_PAGE_TAGS = re.compile(r"<(?:!doctype|/?html|/?body)\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\u200b\u2028\u2029\u00ad\ud800-\udfff]"
)
_C1 = re.compile(r"[\x80-\x9f]")
# In one line of plain text 10<sup>9</sup> must not become 109.
_SUPERSCRIPTS = str.maketrans("0123456789+-−–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾")
_SUBSCRIPTS = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
_DEEPEST = 100
"""Elements within each other; below that only the text is taken."""
_PARSERS_DEEPEST = 2000
"""Near to where the parser itself gives up."""


def parse(html: str, count: Callable[[str], None]) -> Element | None:
    """The tree of a fragment or a page, in one ``div``; ``None`` for one without text.

    What is nested too deeply loses its tags but not its text; ``count`` is told.
    """
    html = clean(html)
    if not html.strip():
        return None
    if _WHOLE_PAGE.match(html):
        # The parser would drop what stands behind the page's end.
        html = _PAGE_TAGS.sub(" ", _HEAD.sub(" ", html, count=1))
    html = f"<html><body>{html}</body></html>"
    parser = lxml_html.HTMLParser(huge_tree=True)
    try:
        page = lxml_html.document_fromstring(html, parser=parser)
    except (ParserError, ValueError):
        count("text that is no HTML")
        return None
    if html.count("<") > _PARSERS_DEEPEST and _gave_up(parser):
        count("text nested too deeply: its tags were dropped")
        page = lxml_html.Element("html")
        body = lxml_html.Element("body")
        body.text = clean(unescape(_ANY_TAG.sub(" ", html)))
        page.append(body)
    # A comment (Word's conditional ones among them) holds no text; what follows it does.
    root: Element = lxml_html.Element("div")
    for body in page.iterchildren("body"):
        _move(body, root)
    _flatten(root)
    return root


def line_of(element: Element) -> str:
    """The text of ``element`` in one line."""
    return " ".join("".join(_texts(element)).split())


def clean(text: str) -> str:
    """Control characters go; those of Windows-1252 become what they were meant to be."""
    text = _C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", "ignore"), text)
    return _CONTROL.sub("", text)


def content_of(element: Element) -> list[str | Element]:
    """Texts and elements of ``element`` in order; comments are skipped, what follows them is not."""
    content: list[str | Element] = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            content.append(child)
        if child.tail:
            content.append(child.tail)
    return content


def grouped(content: Sequence[str | Element]) -> Iterator[list[str | Element]]:
    """Each text and element, with lists of one kind (or items of none) next to each other together."""
    group: list[str | Element] = []
    kind = ""
    for item in content:
        name = "" if isinstance(item, str) else name_of(item)
        if group and (name == kind or (isinstance(item, str) and not item.strip())):
            group.append(item)
            continue
        if group:
            yield group
            group, kind = [], ""
        if name in ("ul", "li"):
            group, kind = [item], name
        else:
            yield [item]
    if group:
        yield group


def rows_of(table: Element) -> Iterator[str | Element]:
    """The rows of a table, not those of tables within it, and what stands between them."""
    for item in content_of(table):
        if isinstance(item, str):
            if item.strip():
                yield item
        elif name_of(item) in _TABLE_PARTS:
            yield from rows_of(item)
        elif name_of(item) not in ("colgroup", "col"):
            yield item


def name_of(element: Element) -> str:
    """The element's name, in lower case."""
    return str(element.tag).lower()


def holds_block(element: Element) -> bool:
    """Whether something within it stands on a line of its own."""
    return any(isinstance(item.tag, str) and name_of(item) in BLOCKS for item in element.iterdescendants())


def _gave_up(parser: lxml_html.HTMLParser) -> bool:
    return any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _move(source: Element, target: Element) -> None:
    """All that ``source`` holds to the end of ``target``."""
    last = target[-1] if len(target) else None
    if last is None:
        target.text = (target.text or "") + (source.text or "")
    else:
        last.tail = (last.tail or "") + (source.text or "")
    for child in list(source):
        target.append(child)


def _flatten(root: Element) -> None:
    """Takes the tags off what is nested too deeply to be walked; the text stays."""
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    for element in level:
        if isinstance(element.tag, str):
            texts = [part for item in element.iter() for part in _texts_at(item, element)]
            for child in list(element):
                element.remove(child)
            element.text = " ".join(texts)


def _texts_at(item: Element, top: Element) -> Iterator[str]:
    if isinstance(item.tag, str) and item.text:
        yield item.text
    if item is not top and item.tail:
        yield item.tail


def _texts(element: Element) -> Iterator[str]:
    for item in content_of(element):
        if isinstance(item, str):
            yield item
            continue
        name = name_of(item)
        if name in DROPPED:
            continue
        if name in ("sup", "sub"):
            yield _raised("".join(_texts(item)), name)
        elif name in BLOCKS or name == "br":
            yield " "
            yield from _texts(item)
            yield " "
        else:
            yield from _texts(item)


def _raised(text: str, name: str) -> str:
    """A superscript or subscript in plain characters: figures raised or lowered, letters as they are."""
    raised = text.translate(_SUPERSCRIPTS if name == "sup" else _SUBSCRIPTS)
    if name == "sup" and any(c.isdigit() for c in text) and any(c.isascii() and c.isalnum() for c in raised):
        return f"^({text.strip()})"  # 10^(2x), for a raised figure beside a letter on the line misleads
    return raised
