"""Which parts of a page have their words explained: the answers to its questions, nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from gardreader.desktop.reader.prepared import Prepared
from gardreader.glossary.finding import Range

_SECTION_LEVEL = 2


def explained_areas(page: Prepared) -> tuple[tuple[Range, ...], ...]:
    """Of each section its paragraphs, as positions of the document; headings and lists are left out.

    For the GUI thread: the document is asked. Takes well under a millisecond.
    """
    sections = {section.id for section in page.article.sections}
    tops = [(place, anchor) for place, anchor in page.sections if anchor.level <= _SECTION_LEVEL]
    ends = [place for place, _ in tops[1:]] + [page.document.characterCount()]
    found = []
    for (place, anchor), end in zip(tops, ends, strict=True):
        if anchor.id in sections:
            found.append(tuple(_paragraphs(page, place, end)))
    return tuple(found)


def _paragraphs(page: Prepared, start: int, end: int) -> Iterable[Range]:
    block = page.document.findBlock(start)
    while block.isValid() and block.position() < end:
        if not block.blockFormat().headingLevel() and block.length() > 1:
            yield block.position(), block.position() + block.length() - 1
        block = block.next()


def text_ranges(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Positions of a document (UTF-16) as those of Python's characters in its ``text``.

    >>> text_ranges("\U0001f600 fever", [(3, 8)])
    ((2, 7),)
    """
    if text.isascii() or max(text) <= "\uffff":
        return tuple(ranges)
    wide = [place + number for number, place in enumerate(i for i, c in enumerate(text) if c > "\uffff")]
    return tuple((s - bisect_left(wide, s), e - bisect_left(wide, e)) for s, e in ranges)
