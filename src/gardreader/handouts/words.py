"""The words of the glossary that printed texts use, each explained once, with its source."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from gardreader.articles.folding import fold
from gardreader.articles.model import Section
from gardreader.glossary.finding import Finder
from gardreader.glossary.terms import Glossary, Term
from gardreader.handouts.ease import plain_blocks
from gardreader.i18n import tr
from gardreader.paths import content
from gardreader.rendering.markdown_html import escape, link


def words_used(sections: Iterable[Section], folder: Path | None = None) -> tuple[Term, ...]:
    """The terms met in the answers of ``sections``, by the alphabet.

    ``folder`` holds the glossary: the program's own unless given.
    """
    glossary, finder = _opened(folder or content() / "glossary")
    met = {found.term for s in sections for block in plain_blocks(s.body) for found in finder.find(block)}
    terms = (glossary.term(term) for term in met)
    return tuple(sorted((term for term in terms if term is not None), key=lambda term: fold(term.name)))


def words_html(terms: Iterable[Term]) -> str:
    """The terms as paragraphs: the word, its meaning, and what it was explained from."""
    return "".join(
        f'<p class="word"><b>{escape(term.name)}</b>: {escape(term.meaning)} '
        f'<span class="figure">({_source(term)})</span></p>'
        for term in terms
    )


def _source(term: Term) -> str:
    source = term.source
    name = link(source.url, escape(source.name)) if source.url else escape(source.name)
    if source.retrieved is None:
        return name
    return f"{name}, {escape(tr('retrieved {date}', date=source.retrieved.words))}"


@lru_cache(maxsize=2)
def _opened(folder: Path) -> tuple[Glossary, Finder]:
    glossary = Glossary.load(folder)
    return glossary, Finder(glossary.terms)
