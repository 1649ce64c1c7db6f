"""How easily a text reads: its Flesch–Kincaid grade, in years of school as in the United States.

The formula and the syllables are those of the library ``readability``, which loads nothing and
asks no network. What it is given is text as a person reads it: no marks, citations, tables or
addresses, one sentence a line. The figure is made for English and for running text: other
languages and a few words have none. Names of diseases and drugs make any text look harder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gardreader.articles.model import Section
from gardreader.rendering.markdown_html import section_html
from gardreader.rendering.page_tree import Element, read_page
from gardreader.rendering.plain_inline import inline_text

FEWEST_WORDS = 30
"""Below it the grade says more of chance than of the text."""

_FEWEST_IN_A_SENTENCE = 5
"""Shorter ones are names in a list: counted as sentences they would make a list of genes a child's book."""

_BLOCKS = frozenset({"p", "li", "pre"})
_PASSED = frozenset({"table", "h3", "h4", "h5", "h6", "hr"})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
_ENDS = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_SHORTENED = re.compile(r"(?:\b(?:e\.g|i\.e|vs|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|et al|approx|ca)|\b[A-Z])\.\s*\Z")


@dataclass(frozen=True, slots=True)
class Ease:
    """How many words a text has, and its grade (``None`` where there is none)."""

    words: int
    grade: float | None


def grade(text: str, language: str = "en") -> float | None:
    """The Flesch–Kincaid grade of ``text`` (Markdown, citations as articles have them), to a tenth.

    ``None`` for fewer than :data:`FEWEST_WORDS` words of running text, and for a ``language`` that is
    not English. Never below 0. A section takes about a millisecond; the latest are remembered.

    >>> grade("The cat sat on the mat [@doe2006]. " * 6)
    0.0
    """
    return ease(text, language).grade


def section_ease(section: Section, language: str = "en") -> Ease:
    """The same of a section, with the number of its words."""
    return ease(section.body, language)


@lru_cache(maxsize=512)
def ease(text: str, language: str = "en") -> Ease:
    """Words and grade of ``text`` (Markdown)."""
    sentences = _sentences(text)
    words = sum(map(len, sentences))
    running = [sentence for sentence in sentences if len(sentence) >= _FEWEST_IN_A_SENTENCE]
    if sum(map(len, running)) < FEWEST_WORDS or language.partition("-")[0].lower() != "en":
        return Ease(words, None)
    from readability import getmeasures

    # It knows small letters only, and takes a list for lines of one sentence each.
    lines = [" ".join(sentence).lower() for sentence in running]
    found = float(getmeasures(lines, lang="en")["readability grades"]["Kincaid"])
    return Ease(words, max(0.0, round(found, 1)))


def plain_blocks(text: str) -> tuple[str, ...]:
    """The paragraphs and the items of lists in ``text`` (Markdown), as they are read out.

    >>> plain_blocks("It is **rare** [@doe2006].\\n\\n* [one](https://example.org)\\n* two")
    ('It is rare.', 'one', 'two')
    """
    blocks: list[str] = []
    _gather(read_page(section_html(text, _uncited)), blocks)
    return tuple(blocks)


def _uncited(keys: tuple[str, ...]) -> str:
    return ""


def _gather(parent: Element, blocks: list[str]) -> None:
    loose = Element("p")
    for child in parent.children:
        if isinstance(child, str) or child.tag not in _BLOCKS | _PASSED | {"ul", "ol", "blockquote"}:
            loose.children.append(child)
            continue
        _add(loose, blocks)
        loose = Element("p")
        if child.tag not in _PASSED:
            _gather(child, blocks)
    _add(loose, blocks)


def _add(block: Element, blocks: list[str]) -> None:
    text = re.sub(r"\s+([.,;:])", r"\1", inline_text(block, [])).strip()
    if text:
        blocks.append(text)


def _sentences(text: str) -> list[list[str]]:
    """The words of each sentence; a paragraph and an item of a list end one."""
    found: list[list[str]] = []
    for block in plain_blocks(text):
        begun = ""
        for piece in _ENDS.split(_ADDRESS.sub(" ", block)):
            begun = f"{begun} {piece}".strip()
            if not _SHORTENED.search(begun):
                found.append(_WORD.findall(begun))
                begun = ""
        found.append(_WORD.findall(begun))
    return [words for words in found if words]
