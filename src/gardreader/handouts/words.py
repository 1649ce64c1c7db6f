"""The words of the glossary that printed texts use, each explained once, with its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from gardreader.articles.folding import fold
from gardreader.articles.model import Section
from gardreader.glossary.finding import Finder
from gardreader.glossary.terms import Glossary, Term
from gardreader.handouts.ease import plain_blocks
from gardreader.paths import content
from gardreader.rendering.markdown_html import escape, link

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)\Z")


def words_used(sections: Iterable[Section], folder: Path | None = None) -> tuple[Term, ...]:
    """The terms met in the answers of ``sections``, by the alphabet.

    ``folder`` holds the glossary: the program's own unless given.
    """
    glossary, finder = _opened(folder or content() / "glossary")
    met = {found.term for s in sections for block in plain_blocks(s.body) for found in finder.find(block)}
    terms = (glossary.term(term) for term in met)
    return tuple(sorted((term for term in terms if term is not None), key=lambda term: fold(term.name)))


def words_html(terms: Sequence[Term]) -> str:
    """The terms as paragraphs: the word, its meaning, and from what and when it was explained.

    A source is called by its abbreviation where it has one; the line below says what that means.
    """
    written = "".join(
        f'<p class="word"><b>{escape(term.name)}</b>: {escape(term.meaning)} '
        f'<span class="figure">({_source(term)})</span></p>'
        for term in terms
    )
    spelled = {}
    for term in terms:
        short = _short(term.source.name)
        if short != term.source.name:
            spelled[short] = term.source.name.removesuffix(f"({short})").strip()
    if not spelled:
        return written
    meanings = "; ".join(f"{short}: {name}" for short, name in sorted(spelled.items()))
    return f'{written}<p class="line">{escape(meanings)}</p>'


def _source(term: Term) -> str:
    source = term.source
    name = link(source.url, escape(_short(source.name)))
    return name if source.retrieved is None else f"{name}, {escape(source.retrieved.words)}"


def _short(name: str) -> str:
    """The abbreviation that a name ends in, else the name.

    >>> _short("Genetic and Rare Diseases Information Center (GARD)")
    'GARD'
    """
    match = _ABBREVIATION.search(name)
    return match[1] if match else name


@lru_cache(maxsize=2)
def _opened(folder: Path) -> tuple[Glossary, Finder]:
    glossary = Glossary.load(folder)
    return glossary, Finder(glossary.terms)
