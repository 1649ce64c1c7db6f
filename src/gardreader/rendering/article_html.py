"""An article as the page that the window shows and the handout prints."""

from __future__ import annotations

import datetime as dt

from gardreader.articles.model import Article, Section
from gardreader.i18n import tr
from gardreader.rendering import lists
from gardreader.rendering import options as names
from gardreader.rendering.blocks import Citing, Headings, facts, joined
from gardreader.rendering.glance import glance_html
from gardreader.rendering.head import contents_html, title_html, warnings_html
from gardreader.rendering.markdown_html import escape, fragment_html, link, section_html
from gardreader.rendering.missing import missing_html
from gardreader.rendering.options import Anchor, CitedReference, Page, RenderOptions
from gardreader.rendering.paper import addresses_html, rows_apart
from gardreader.rendering.reference_list import cited_references, references_html
from gardreader.rendering.signs import signs_html
from gardreader.rendering.signs_table import signs_table_html


def render_article(article: Article, options: RenderOptions | None = None) -> Page:
    """The page of ``article``: HTML for a ``QTextDocument``, its anchors and its references.

    Pure and quick (milliseconds), fit for any thread. Nothing is made up: what the source does
    not tell is said to be missing.
    """
    options = options or RenderOptions()
    today = options.today or dt.datetime.now(tz=dt.UTC).astimezone().date()
    citing = Citing(article, paper=options.paper, linked=options.shows(names.REFERENCES), live=options.live)
    headings = Headings(section.id for section in article.sections)

    sections = [
        headings.section(s.id, s.title) + _section(s, citing, today, paper=options.paper)
        for s in article.sections
        if options.shows(s.id)
    ]
    missing = missing_html(article) if options.parts is None else ""
    if not article.is_stub:
        sections.append(missing)
    count = len(headings.anchors)
    references = cited_references(article, citing.places, options.style)
    parts = _lists(article, options, headings, references)

    title = Anchor("top", article.title, 1)
    head = [
        title_html(article, options),
        missing if article.is_stub else "",
        warnings_html(article, today),
        glance_html(article, today, options),
    ]
    if not options.paper:
        head.append(contents_html(headings.anchors[:count], headings.anchors[count:]))
    body = "".join((*head, *sections, *parts))
    return Page(
        title=article.title,
        html=f"<body>{body}</body>",
        anchors=(title, *headings.anchors),
        references=references,
    )


def section_date(section: Section, today: dt.date) -> str:
    """When the section was last updated and how long ago that is, or that it has no date."""
    if section.updated is None:
        return tr("This section has no date")
    return tr(
        "Last updated: {date} · {ago}", date=section.updated.words, ago=section.updated.age_in_words(today)
    )


def _section(section: Section, citing: Citing, today: dt.date, *, paper: bool) -> str:
    date = f'<p class="date">{escape(section_date(section, today))}</p>'
    if not section.body:
        return f'{date}<p class="told">{escape(tr("The source gives no answer to this question."))}</p>'
    body = section_html(section.body, citing)
    if not paper:
        return date + body
    addresses = joined(addresses_html(body))
    return date + rows_apart(body) + (f'<p class="line">{addresses}</p>' if addresses else "")


def _lists(
    article: Article, options: RenderOptions, headings: Headings, references: tuple[CitedReference, ...]
) -> list[str]:
    if options.parts is not None:
        references = tuple(r for r in references if r.places)
    written: list[tuple[str, str, str]] = [
        (
            names.SIGNS,
            tr("Signs and symptoms on record"),
            _signs(article, options) if article.symptoms else "",
        ),
        (names.PRODUCTS, tr("Medical products"), lists.products_html(article, paper=options.paper)),
        (names.RELATED, tr("Related diseases"), lists.related_html(article, options)),
        (names.ORGANIZATIONS, tr("Organizations"), lists.organizations_html(article, paper=options.paper)),
        (names.RESOURCES, tr("Where to learn more"), lists.resources_html(article, paper=options.paper)),
        (names.NEWS, tr("News"), lists.news_html(article, paper=options.paper)),
        (
            names.REFERENCES,
            tr("References"),
            references_html(references, paper=options.paper) if references else "",
        ),
        (names.SOURCE, tr("Source and disclaimer"), _source(article)),
    ]
    return [
        headings.part(part, title) + inner for part, title, inner in written if inner and options.shows(part)
    ]


def _signs(article: Article, options: RenderOptions) -> str:
    if options.live:
        return signs_table_html(article.symptoms, options.signs_order)
    return signs_html(article, paper=options.paper)


def _source(article: Article) -> str:
    source = article.source
    rows = facts(
        (
            (tr("Source"), link(source.url, escape(source.name))),
            (tr("Address"), link(source.url, escape(source.url)) if source.url else ""),
            (tr("Number there"), escape(source.id)),
            (tr("Retrieved"), escape(source.retrieved.words) if source.retrieved else ""),
            (tr("Licence"), escape(source.licence)),
            (tr("Draws on"), joined(map(escape, source.credits))),
            (tr("Review"), escape(article.review)),
        )
    )
    return rows + fragment_html(article.disclaimer) + f'<p class="told">{escape(short_disclaimer())}</p>'


def short_disclaimer() -> str:
    """The program's own word on every page, next to the source's."""
    return tr("For information only. It does not take the place of advice from a health professional.")
