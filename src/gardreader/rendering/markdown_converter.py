"""Markdown by the library for it, and the sanitiser behind: for texts that ``quick_markdown`` does not know.

Imported only where such a text is met: both libraries take long to load.
"""

from __future__ import annotations

import re
import threading
import xml.etree.ElementTree as ElementTree

import markdown
import nh3
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor

from gardreader.rendering.markdown_html import ADDRESS_SCHEMES, ATTRIBUTES, CITATION, TAGS, places

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_THREAD = threading.local()


def converted(text: str) -> str:
    """The sanitised HTML of ``text``. Raises ``RecursionError`` for one that is nested without bound."""
    return nh3.clean(
        _converter().convert(text),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(ADDRESS_SCHEMES),
        link_rel=None,
    )


def _converter() -> markdown.Markdown:
    """This thread's own converter: making one takes longer than most articles."""
    found: markdown.Markdown | None = getattr(_THREAD, "converter", None)
    if found is None:
        found = markdown.Markdown(
            extensions=[TableExtension(use_align_attribute=True), "sane_lists", _Citations()],
            output_format="html",
        )
        _THREAD.converter = found
    found.reset()
    return found


class _CitationProcessor(InlineProcessor):
    """``[@one; @two]`` → a mark for each key that survives sanitising, and takes the link's place."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | str | None, int | None, int | None]:
        return places(m[1]), m.start(0), m.end(0)


class _Definitions(ReferenceProcessor):
    """A citation before a colon is no definition of a link: its line would not be shown."""

    RE = re.compile(ReferenceProcessor.RE.pattern.replace(r"\[", r"\[(?!\s*@)", 1), re.MULTILINE)


class _Citations(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        # As CommonMark has it: every mark of punctuation may be escaped.
        md.ESCAPED_CHARS = list(_PUNCTUATION)
        md.parser.blockprocessors.register(_Definitions(md.parser), "reference", 15)
        # Behind code spans (190) and escapes (180), before links (160).
        md.inlinePatterns.register(_CitationProcessor(CITATION, md), "citation", 175)
