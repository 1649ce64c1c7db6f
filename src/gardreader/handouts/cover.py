"""The cover sheet of several articles that are printed in one job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gardreader.articles.model import Article
from gardreader.handouts.compose import Handout, day_of, head_html, printed_words, theme_of
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.sets import Work
from gardreader.i18n import ntr, speaking, tr
from gardreader.rendering.article_html import short_disclaimer
from gardreader.rendering.blocks import table
from gardreader.rendering.head import age_warning
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import Anchor, Page


def compose_cover(
    work: Work, options: HandoutOptions, pages: Sequence[int | None], anchors: Sequence[str]
) -> Handout:
    """The cover sheet of ``work``: who hands it out, for whom, and what it holds.

    ``pages`` are the pages on which the articles begin (``None``: there are none to tell), ``anchors``
    the places there that the contents lead to; one of each for each article.
    """
    with speaking(options.language):
        today = day_of(options)
        rows = [
            f'<tr><td class="title" width="88%"><a href="#{attribute(anchor)}">{escape(c.article.title)}</a>'
            f'<br><span class="figure">{escape(_age(c.article, today))}</span></td>'
            f'<td class="page" width="12%" align="right">{page or ""}</td></tr>'
            for c, page, anchor in zip(work.chapters, pages, anchors, strict=True)
        ]
        count = ntr("{count} article", "{count} articles", len(work.chapters))
        html = (
            f'<body>{head_html(options)}<h1 id="top">{escape(work.title)}</h1>'
            f'<p class="names">{escape(printed_words(today))} · {escape(count)}</p>'
            f'<h2 id="contents">{escape(tr("Contents"))}</h2>'
            f"{table('contents-list', rows, paper=True)}</body>"
        )
        first, second = Anchor("top", work.title, 1), Anchor("contents", tr("Contents"))
        sources = dict.fromkeys(chapter.article.source.name for chapter in work.chapters)
        return Handout(
            page=Page(work.title, html, (first, second)),
            title=work.title,
            printed=printed_words(today),
            source=tr("Source: {name}", name=", ".join(sources)),
            disclaimer=short_disclaimer(),
            edition=", ".join(dict.fromkeys(c.edition for c in work.chapters if c.edition)),
            logo=options.clinic.logo if options.clinic else None,
            theme=theme_of(options),
            language=work.chapters[0].article.language if work.chapters else "en",
            labels=options.language,
        )


def _age(article: Article, today: dt.date) -> str:
    """When the article was updated, and how long ago where that is long."""
    if article.updated is None:
        return " ".join(age_warning(article, today) or (tr("The source gives no date."),))
    told = tr("Last updated: {date}", date=article.updated.words)
    return f"{told} · {article.updated.age_in_words(today)}" if article.updated.is_old(today) else told
