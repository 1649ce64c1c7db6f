"""What an article must keep to before a pack takes it, and again before a library takes the pack."""

from __future__ import annotations

from gardreader.articles.limits import LONGEST_ARTICLE, LONGEST_WORD, refuse_oversized
from gardreader.articles.model import Article
from gardreader.errors import ArticleError, PackError
from gardreader.i18n import tr

MOST_TEXT_IN_LISTS = 2 * LONGEST_ARTICLE


def refuse_unreadable(article: Article, plain: object) -> None:
    """Raise ``PackError`` when the article (``plain`` is its plain form) could hang a window.

    On top of the bounds on its text, no word anywhere may be endless: a title, a reference or an
    address is laid out as well.
    """
    try:
        refuse_oversized(article)
    except ArticleError as error:
        raise PackError(tr("An article is too large to be shown: {why}.", why=str(error))) from error
    total = 0
    waiting = [plain]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
            waiting.extend(value)
        elif isinstance(value, (list, tuple)):
            waiting.extend(value)
        elif isinstance(value, str):
            total += len(value)
            if len(value) > LONGEST_WORD and max(map(len, value.split()), default=0) > LONGEST_WORD:
                raise PackError(
                    tr("An article is too large to be shown: {id} has an endless word.", id=article.id)
                )
    if total > MOST_TEXT_IN_LISTS:
        raise PackError(tr("An article is too large to be shown: {id}.", id=article.id))
