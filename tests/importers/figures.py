"""The figures of a text: numbers with their units, percentages, superscripts, subscripts, Greek letters.

Read from a source's HTML, and from an article by way of the page that is drawn of it, with the standard
library's parser: nothing of the importers is used, so that what they lose is seen.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from gardreader.articles.dates import PartialDate
from gardreader.rendering.markdown_html import section_html

_UNITS = (
    "mg|mcg|[µμ]g|ng|pg|kg|g|ml|mL|dl|dL|l|L|IU|U|mmol|[µμ]mol|nmol|mEq|mm ?Hg|mm|cm|[µμ]m|nm|m|km|kb|Mb|kDa|"
    "°C|°F|°|degrees?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|years? of age|per|percent|in|"
    "times|fold|million|billion|people|individuals|births|cases"
)
_FIGURE = re.compile(
    rf"\^\{{[^{{}}]*\}}|_\{{[^{{}}]*\}}|[\u0370-\u03ffµ]|\d+(?:[.,]\d+)*\s?(?:%|(?:{_UNITS})(?![A-Za-z])(?:/\w+)?)?"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₍₎", "0123456789+-()")
_BLOCKS = frozenset("p div ul ol li table tr td th h1 h2 h3 h4 h5 h6 blockquote dl dt dd hr br pre".split())
_SILENT = frozenset(["script", "style", "iframe"])
_CITATION = re.compile(r"\[\s*\d{1,6}(?:\s*[,;]\s*\d{1,6})*\s*\]")


class _Text(HTMLParser):
    """HTML as text that tells what is raised (``^{9}``) and what is lowered (``_{2}``)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.pieces.append("^{" if tag == "sup" else "_{" if tag == "sub" else "\n" if tag in _BLOCKS else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self.pieces.append("}" if tag in ("sup", "sub") else "\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def shown(html: str, *, cites: bool = False) -> str:
    """What HTML shows, in one line; with ``cites`` without numbers in brackets."""
    text = "".join(_Text(html).pieces)
    text = re.sub(r"[\u200b\ufeff\u00ad]", "", text)
    return _even(_CITATION.sub("", text) if cites else text)


def drawn(markdown: str) -> str:
    """What a reader sees of Markdown, in one line, the marks of citations aside."""
    return shown(section_html(markdown, lambda key: ""))


def figures(text: str) -> list[str]:
    """Every figure of a line that :func:`shown` or :func:`drawn` gave, in order.

    >>> figures(shown("20 x 10<sup>9</sup>/L in 5.5% at 3 mg/kg; &alpha;"))
    ['20', '10', '^{9}', '5.5%', '3 mg/kg', 'α']
    """
    return [" ".join(found[0].split()) for found in _FIGURE.finditer(text)]


def texts_of(value: object) -> Iterator[str]:
    """All texts of an article as a reader sees them."""
    if isinstance(value, PartialDate):
        yield f"{value.iso} {value.words} {value.month}/{value.day}/{value.year}"
    elif isinstance(value, str):
        yield _even(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif dataclasses.is_dataclass(value):
        markdown = getattr(value, "_markdown_fields", ())
        for part in dataclasses.fields(value):
            text = getattr(value, part.name)
            if part.name in markdown:
                yield drawn(text)
            else:
                yield from texts_of(text)


def _even(text: str) -> str:
    """Raised and lowered characters as the tags would be told, and white space of one kind."""
    text = re.sub(r"\^\(([^()]*)\)", r"^{\1}", text)
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]+", lambda m: f"^{{{m[0].translate(_RAISED)}}}", text)
    text = re.sub(r"[₀₁₂₃₄₅₆₇₈₉₊₋₍₎]+", lambda m: f"_{{{m[0].translate(_LOWERED)}}}", text)
    text = re.sub(r"([_^])\{\s*([^{}]*?)\s*\}", r"\1{\2}", text)
    return " ".join(re.sub(r"[_^]\{\}", "", text).split())
