"""The news of a library as a page: the newest first, under their days, each with what it is about."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from urllib.parse import urlsplit

from gardreader.articles.dates import PartialDate
from gardreader.i18n import ntr, tr
from gardreader.packs.news import News, NewsEntry
from gardreader.rendering.blocks import callout, joined
from gardreader.rendering.markdown_html import attribute, escape, fragment_html, link
from gardreader.rendering.options import Anchor, Page


def news_page(news: News, sought: str = "", today: dt.date | None = None) -> Page:
    """The page of ``news``, which answer to the words ``sought``; ``today`` is the system's unless given.

    Diseases are links ``article:PACK/ID``; the anchors are the title and ``item-1`` and so on. Pure,
    and quick for a hundred items; fit for any thread.
    """
    today = today or dt.datetime.now(tz=dt.UTC).astimezone().date()
    title = tr("News")
    parts = [f'<h1 id="top">{escape(title)}</h1>', _head(news, sought, today)]
    anchors = [Anchor("top", title, 1)]
    for published, entries in groupby(news.entries, key=_published):
        parts.append(f"<h2>{_day_html(published, today)}</h2>")
        for entry in entries:
            anchors.append(Anchor(f"item-{len(anchors)}", item_title(entry), 3))
            parts.append(_entry(entry, anchors[-1]))
    hidden = news.found - len(news.entries)
    if hidden:
        more = ntr(
            "{count:,} older item is not shown: more words narrow the answer.",
            "{count:,} older items are not shown: more words narrow the answer.",
            hidden,
        )
        parts.append(f'<p class="told">{escape(more)}</p>')
    return Page(title=title, html=f"<body>{''.join(parts)}</body>", anchors=tuple(anchors))


def item_title(entry: NewsEntry) -> str:
    """What an item is called."""
    return entry.item.title or tr("Without a title")


def _head(news: News, sought: str, today: dt.date) -> str:
    if not news.total:
        return _told(
            tr("No pack of this library brings news."),
            tr("Packs made from GARD's records do; they can be added under Library."),
        )
    if not news.found:
        rest = ntr(
            "Empty the field to see the one item that there is.",
            "Empty the field to see all {count:,} items.",
            news.total,
        )
        return _told(tr("No news has the words “{words}”.", words=sought), rest)
    if sought:
        told = ntr("{count:,} item has the words “{words}”.", "{count:,} items have the words “{words}”.",
                   news.found, words=sought)  # fmt: skip
    else:
        told = ntr("{count:,} item, as it came with the library.",
                   "{count:,} items, as they came with the library.", news.found)  # fmt: skip
    newest = news.entries[0].item.published if news.entries else None
    old = ""
    if newest is not None and newest.is_old(today) and not sought:
        old = tr("The newest is of {date}, {ago}.", date=newest.words, ago=newest.age_in_words(today))
        old = callout("warning", f"<p>{escape(old)}</p>")
    return f'<p class="date">{escape(told)}</p>{old}'


def _told(*sentences: str) -> str:
    return "".join(f'<p class="told">{escape(sentence)}</p>' for sentence in sentences)


def _published(entry: NewsEntry) -> PartialDate | None:
    return entry.item.published


def _day_html(published: PartialDate | None, today: dt.date) -> str:
    if published is None:
        return escape(tr("Without a date"))
    age = escape(published.age_in_words(today))
    return f'{escape(published.words)}<span class="cue">\u00a0· {age}</span>'


def _entry(entry: NewsEntry, anchor: Anchor) -> str:
    item = entry.item
    head = f'<h3 id="{attribute(anchor.id)}">{escape(anchor.title)}</h3>'
    lines = [f'<p class="line">{line}</p>' for line in (_about(entry), _source(item.url)) if line]
    return head + fragment_html(item.text) + "".join(lines)


def _source(url: str) -> str:
    if not url:
        return ""
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        host = url
    return link(url, escape(tr("Read it at {host}", host=host)))


def _about(entry: NewsEntry) -> str:
    if entry.for_all:
        return escape(tr("For all diseases"))
    named = [f'<a href="article:{attribute(str(ref))}">{escape(title)}</a>' for ref, title in entry.articles]
    rest = entry.count - len(named)
    if rest > 0:
        named.append(escape(ntr("{count:,} more disease", "{count:,} more diseases", rest)))
    return f"{escape(tr('About:'))} {joined(named)}" if named else ""
