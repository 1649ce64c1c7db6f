"""What an article must be seen to say: the oracle that pages, files and prints are compared with.

It reads the model and the Markdown by ways of its own (those of the search index), not by those
of the renderer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gardreader.articles.model import Article
from gardreader.articles.references import printed
from gardreader.search.plain import plain_text

_CITED = re.compile(r"\[\d+(?:[,–]\d+)*\]")
_BRACKETED = re.compile(r"[\^_]\((\w+)\)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-0123456789+-")


def squeezed(text: str) -> str:
    """``text`` without white space, citations, the marks of high and low letters, and the marks
    that lists begin with: what is left must be the same wherever it is shown."""
    text = unicodedata.normalize("NFKC", _CITED.sub("", text)).translate(_RAISED)
    text = _BRACKETED.sub(r"\1", text)
    return re.sub(r"[\s\u200b\u2010\u2011^_•|\-–]+", "", text)


def pieces(article: Article) -> Iterator[str]:
    """Every text of the article that a reader must meet, in the order of the page."""
    yield article.title
    yield from (synonym.name for synonym in article.synonyms)
    yield from (identifier.value for identifier in article.identifiers)
    yield from article.categories
    for section in article.sections:
        yield section.title
        if section.updated:
            yield section.updated.words
        yield from _sentences(section.body)
    yield from (symptom.name for symptom in article.symptoms)
    for product in article.products:
        yield product.generic_name
        yield from filter(None, (product.trade_name, product.sponsor, plain_text(product.indication)))
    yield from (related.title for related in article.related if related.title)
    for organization in article.organizations:
        yield organization.name
        yield from organization.address
        # Several mail addresses in one field stand apart on the page.
        yield from filter(None, map(str.strip, re.split("[,;]", organization.email)))
        yield from filter(None, (organization.phone, organization.url, plain_text(organization.notes)))
    for resource in article.resources:
        yield from _sentences(resource.description)
    for item in article.news:
        yield item.title
        yield from _sentences(item.text)
    yield from (printed(reference) for reference in article.references)
    yield article.source.name
    yield from filter(None, (article.source.url, article.source.licence, article.review))
    yield plain_text(article.disclaimer)


def _sentences(markdown: str) -> Iterator[str]:
    """The paragraphs, the items of lists and the cells of tables."""
    for block in re.split(r"\n\s*\n", markdown):
        if re.match(r"\s*(?:[-*]|\d+[.)])\s", block):
            yield from map(plain_text, block.split("\n"))
        elif block.startswith("|"):
            yield from map(plain_text, re.split(r"(?<!\\)[|\n]", block))
        else:
            yield plain_text(block)


def unsaid(article: Article, text: str) -> list[str]:
    """The pieces of ``article`` that ``text`` does not hold."""
    page = squeezed(text)
    return [piece for piece in pieces(article) if squeezed(piece) not in page]
