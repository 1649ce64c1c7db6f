"""An article as a handout: its page on paper, and the lines at the head and foot of every sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article
from gardreader.errors import HandoutError
from gardreader.handouts.options import HandoutOptions
from gardreader.i18n import tr
from gardreader.rendering.article_html import render_article, short_disclaimer
from gardreader.rendering.options import Page, RenderOptions


@dataclass(frozen=True, slots=True)
class Handout:
    """What is printed: the page, and the texts that stand on each sheet."""

    page: Page
    title: str
    printed: str
    source: str
    disclaimer: str


def compose(article: Article, options: HandoutOptions) -> Handout:
    """The handout of ``article``; pure, fit for any thread. Raises ``HandoutError`` for one of no parts."""
    today = options.printed or dt.datetime.now(tz=dt.UTC).astimezone().date()
    wanted = RenderOptions(today=today, parts=options.parts, paper=True, style=options.style)
    page = render_article(article, wanted)
    if len(page.anchors) < 2:
        raise HandoutError(tr("Nothing was chosen to print: tick at least one part."))
    day = PartialDate(today.year, today.month, today.day).words
    retrieved = article.source.retrieved
    source = tr("Source: {name}", name=article.source.name)
    if retrieved:
        source += " · " + tr("retrieved {date}", date=retrieved.words)
    return Handout(
        page=page,
        title=article.title,
        printed=tr("Printed {date}", date=day),
        source=source,
        disclaimer=short_disclaimer(),
    )


def page_number(number: int, count: int) -> str:
    """``Page 2 of 7``."""
    return tr("Page {number} of {count}", number=number, count=count)
