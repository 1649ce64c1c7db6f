"""An article as a handout: its page on paper, and the lines at the head and foot of every sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article
from gardreader.errors import HandoutError
from gardreader.handouts.options import HandoutOptions
from gardreader.i18n import speaking, tr
from gardreader.rendering.article_html import render_article, short_disclaimer
from gardreader.rendering.options import Page, RenderOptions
from gardreader.rendering.themes import PAPER


@dataclass(frozen=True, slots=True)
class CodedReference:
    """A reference printed short, with its surest address as a QR code; ``""``: it has no address.

    The page's HTML has ``<img src="qr:NUMBER">`` where the code is to be painted.
    """

    number: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Handout:
    """What is printed: the page, and the texts that stand on each sheet.

    ``dates`` says when the printed sections were updated, ``edition`` of which edition of which pack
    the article is (``""``: not told). ``codes`` are the references that are printed with a QR code.
    ``logo`` is painted where the HTML has ``<img src="logo:clinic">``. ``theme`` is the name of the
    colours to draw with, ``language`` that of the article's text.
    """

    page: Page
    title: str
    printed: str
    source: str
    disclaimer: str
    dates: str = ""
    edition: str = ""
    codes: tuple[CodedReference, ...] = ()
    logo: Path | None = None
    theme: str = PAPER
    language: str = "en"
    labels: str = "en"

    def page_number(self, number: int, count: int) -> str:
        """``Page 2 of 7``, in the language of the labels."""
        with speaking(self.labels):
            return page_number(number, count)


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
