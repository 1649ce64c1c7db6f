"""Bounds on what a page may hold, so that no article can hang the window.

Qt's text layout needs half a second for tables nested 16 deep and never ends at 200; a word of a
million letters costs 25 seconds, 20,000 nested blocks seven. Running text costs it half a second a
million letters, in which the window stands still, and places to jump to cost it the square of their number.
The bounds lie far above anything in the real libraries (15,506 letters an article, 218 signs, 14
references, 8 sections) and far below those.
"""

from __future__ import annotations

import re

from gardreader.articles.model import Article
from gardreader.errors import ArticleError
from gardreader.i18n import tr

LONGEST_WORD = 2_000
LONGEST_BODY = 200_000
LONGEST_ARTICLE = 300_000
MOST_ITEMS = 2_000
MOST_REFERENCES = 500
MOST_SECTIONS = 300
DEEPEST_NESTING = 12

_FEWER = {"references": MOST_REFERENCES, "sections": MOST_SECTIONS}
_QUOTE = re.compile(r"^[ \t]*((?:>[ \t]*)+)", re.MULTILINE)
_INDENT = re.compile(r"^[ ]*(?=[^ \n])", re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*+)([^<>]*+)>")
_VOID = frozenset(["br", "hr", "img", "wbr"])


def refuse_oversized(article: Article) -> None:
    """Raise ``ArticleError`` when a part of ``article`` is larger than a page may be."""
    texts = [section.body for section in article.sections]
    texts += [article.disclaimer, *(r.description for r in article.resources)]
    texts += [item.text for item in article.news] + [p.indication for p in article.products]
    texts += [organization.notes for organization in article.organizations]
    if sum(map(len, texts)) > LONGEST_ARTICLE:
        raise ArticleError(f"{article.id}: {_longer(tr('the article'), LONGEST_ARTICLE)}")
    for text in texts:
        if problem := oversized(text):
            raise ArticleError(f"{article.id}: {problem}")
    for name in (
        "sections synonyms translations identifiers categories facts symptoms references related "
        "organizations products resources news"
    ).split():
        most = _FEWER.get(name, MOST_ITEMS)
        if len(getattr(article, name)) > most:
            what = tr("more than {count:,} {name}", count=most, name=name)
            raise ArticleError(f"{article.id}: {what}")
    lines = [article.title, *(s.name for s in article.synonyms), *(s.name for s in article.symptoms)]
    lines += [t.name for t in article.translations] + [f.value for f in article.facts]
    for line in lines:
        if len(line) > LONGEST_WORD:
            raise ArticleError(f"{article.id}: {_longer(tr('a name'), LONGEST_WORD)}")


def oversized(markdown: str) -> str:
    """What is too large in a Markdown text, in words; ``""`` when nothing is."""
    if len(markdown) > LONGEST_BODY:
        return _longer(tr("a text"), LONGEST_BODY)
    if max(map(len, markdown.split()), default=0) > LONGEST_WORD:
        return _longer(tr("a word"), LONGEST_WORD)
    for what, deep in (
        (tr("quotations"), any(m[1].count(">") > DEEPEST_NESTING for m in _QUOTE.finditer(markdown))),
        (tr("lists"), any(len(m[0]) > 4 * DEEPEST_NESTING for m in _INDENT.finditer(markdown))),
        (tr("tags"), _deepest_tag(markdown) > DEEPEST_NESTING),
    ):
        if deep:
            return tr("{what} are nested more than {count} deep", what=what, count=DEEPEST_NESTING)
    return ""


def _longer(what: str, most: int) -> str:
    return tr("{what} is longer than {count:,} characters", what=what, count=most)


def _deepest_tag(markdown: str) -> int:
    if "<" not in markdown:
        return 0
    depth = deepest = 0
    for closing, name, rest in _TAG.findall(markdown):
        if rest.endswith("/") or name.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
