"""Bounds on what a page may hold, so that no article can hang the window.

Qt's text layout needs half a second for tables nested 16 deep and never ends at 200; a word of a
million letters costs 25 seconds, 20,000 nested blocks seven. The bounds lie far above anything in
the real libraries and far below those.
"""

from __future__ import annotations

import re

from gardreader.articles.model import Article
from gardreader.errors import ArticleError

LONGEST_WORD = 2_000
LONGEST_BODY = 400_000
LONGEST_ARTICLE = 2_000_000
MOST_ITEMS = 5_000
DEEPEST_NESTING = 12

_QUOTE = re.compile(r"^[ \t]*((?:>[ \t]*)+)", re.MULTILINE)
_INDENT = re.compile(r"^[ ]*(?=[^ \n])", re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*?(/?)>")
_VOID = frozenset(["br", "hr", "img", "wbr"])


def refuse_oversized(article: Article) -> None:
    """Raise ``ArticleError`` when a part of ``article`` is larger than a page may be."""
    texts = [section.body for section in article.sections]
    texts += [article.disclaimer, *(r.description for r in article.resources)]
    texts += [item.text for item in article.news] + [p.indication for p in article.products]
    texts += [organization.notes for organization in article.organizations]
    if sum(map(len, texts)) > LONGEST_ARTICLE:
        raise ArticleError(f"{article.id}: the article is longer than {LONGEST_ARTICLE:,} characters")
    for text in texts:
        if problem := oversized(text):
            raise ArticleError(f"{article.id}: {problem}")
    for name in (
        "sections synonyms identifiers categories symptoms references related organizations "
        "products resources news"
    ).split():
        if len(getattr(article, name)) > MOST_ITEMS:
            raise ArticleError(f"{article.id}: more than {MOST_ITEMS:,} {name}")
    for line in (article.title, *(s.name for s in article.synonyms), *(s.name for s in article.symptoms)):
        if len(line) > LONGEST_WORD:
            raise ArticleError(f"{article.id}: a name is longer than {LONGEST_WORD:,} characters")


def oversized(markdown: str) -> str:
    """What is too large in a Markdown text, in words; ``""`` when nothing is."""
    if len(markdown) > LONGEST_BODY:
        return f"a text is longer than {LONGEST_BODY:,} characters"
    if max(map(len, markdown.split()), default=0) > LONGEST_WORD:
        return f"a word is longer than {LONGEST_WORD:,} characters"
    if any(match[1].count(">") > DEEPEST_NESTING for match in _QUOTE.finditer(markdown)):
        return f"quotations are nested more than {DEEPEST_NESTING} deep"
    if any(len(match[0]) > 4 * DEEPEST_NESTING for match in _INDENT.finditer(markdown)):
        return f"lists are nested more than {DEEPEST_NESTING} deep"
    if _deepest_tag(markdown) > DEEPEST_NESTING:
        return f"tags are nested more than {DEEPEST_NESTING} deep"
    return ""


def _deepest_tag(markdown: str) -> int:
    if "<" not in markdown:
        return 0
    depth = deepest = 0
    for closing, name, alone in _TAG.findall(markdown):
        if alone or name.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
