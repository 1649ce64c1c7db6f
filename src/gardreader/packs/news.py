"""News of a library: what its articles tell as news, each item once, with the articles it belongs to.

A record of GARD repeats the news that concern all diseases, so 6,061 records hold 6,125 items of which
24 differ. They are gathered while the list of articles is made, and lie in it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.folding import fold
from gardreader.articles.model import Article, ArticleRef, NewsItem
from gardreader.packs.catalogue_schema import Kinds

MOST_NAMED = 6
"""How many of its articles an item names at most."""

_FOR_ALL_SHARE = 0.9
_FOR_ALL_LEAST = 20  # articles: what all of a handful have is about them, not about everything

_TARGET = re.compile(r"\]\([^)\s]*\)|https?://\S+")
_fold = fold.__wrapped__  # each text comes once

Ask = Callable[[str, tuple[object, ...], Kinds], list[Any]]


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """An item, and what it is about.

    ``item.text`` is Markdown. ``count`` articles have it, of which ``articles`` names the first with
    their titles; where nearly all of a pack have it, ``for_all`` is true and none is named.
    """

    item: NewsItem
    count: int
    for_all: bool = False
    articles: tuple[tuple[ArticleRef, str], ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """As values that JSON can hold."""
        return {
            "title": self.item.title,
            "published": self.item.published.iso if self.item.published else "",
            "url": self.item.url,
            "text": self.item.text,
            "for_all": self.for_all,
            "count": self.count,
            "articles": [
                {"pack": ref.pack, "article": ref.article, "title": title} for ref, title in self.articles
            ],
        }


@dataclass(frozen=True, slots=True)
class News:
    """An answer: the newest of the ``found`` items that fit, of ``total`` that there are."""

    entries: tuple[NewsEntry, ...]
    found: int
    total: int


def add_news(connection: sqlite3.Connection, number: int, article: Article) -> None:
    """Take the news of ``article``, which has that number in the catalogue, into its tables."""
    for item in article.news:
        published = item.published.iso if item.published else ""
        key = (item.title, published, item.url)
        known = connection.execute(
            "select number from news where title = ? and published = ? and url = ?", key
        ).fetchone()
        if known is None:
            folded = " " + _fold(f"{item.title} {_TARGET.sub(' ', item.text)}")
            row = (*key, item.text, folded)
            place = connection.execute(
                "insert into news (title, published, url, body, folded) values (?, ?, ?, ?, ?)", row
            ).lastrowid
        else:
            place = known[0]
        connection.execute("insert or ignore into news_article values (?, ?)", (place, number))


def settle_news(connection: sqlite3.Connection) -> None:
    """Once all articles are there: count those of each item, and tell what is for all of a pack."""
    connection.execute(
        "update news set articles = (select count(*) from news_article where news = number), everyone = 0"
    )
    connection.execute(
        "update news set everyone = 1 where number in (select n.news from news_article n"
        " join article a on a.number = n.article group by n.news, a.pack having count(*) >= max(?,"
        " ? * (select count(*) from article other where other.pack = a.pack)))",
        (_FOR_ALL_LEAST, _FOR_ALL_SHARE),
    )
    connection.execute("delete from news_article where news in (select number from news where everyone)")


def find_news(ask: Ask, contains: str, limit: int) -> News:
    """See :meth:`gardreader.packs.catalogue.Catalogue.news`; ``ask`` puts a question to the tables."""
    conditions: list[str] = []
    values: list[object] = []
    for word in fold(contains).split()[:20]:
        # An item is also found by the names of what it is about.
        conditions.append(
            "(instr(folded, ?) or number in (select n.news from news_article n"
            " join name m on m.article = n.article where instr(m.folded, ?)))"
        )
        values += [f" {word}", f" {word}"]
    where = "where " + " and ".join(conditions) if conditions else ""
    total = ask("select count(*) from news", (), (int,))[0][0]
    found = ask(f"select count(*) from news {where}", tuple(values), (int,))[0][0]  # noqa: S608
    rows = ask(
        "select number, title, published, url, body, articles, everyone from news"  # noqa: S608
        f" {where} order by published desc, title, url limit ?",
        (*values, limit),
        (int, str, str, str, str, int, int),
    )
    return News(tuple(_entry(ask, *row) for row in rows), found, total)


def _entry(
    ask: Ask, number: int, title: str, published: str, url: str, body: str, count: int, everyone: int
) -> NewsEntry:
    date: PartialDate | None = parse_iso(published)
    named = ask(
        "select a.pack, a.id, a.title from news_article n join article a on a.number = n.article"
        " where n.news = ? order by a.sort, a.number limit ?",
        (number, MOST_NAMED),
        (str, str, str),
    )
    articles = tuple((ArticleRef(pack, article), name) for pack, article, name in named)
    return NewsEntry(NewsItem(title, date, url, body), count, bool(everyone), articles)
