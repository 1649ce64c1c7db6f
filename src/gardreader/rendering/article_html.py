"""An article as the page that the window shows and the handout prints."""

from __future__ import annotations

import dataclasses
import datetime as dt

from gardreader.articles.model import Article, Section
from gardreader.i18n import tr
from gardreader.rendering import lists
from gardreader.rendering import options as names
from gardreader.rendering.blocks import Citing, Headings, facts, joined
from gardreader.rendering.coded_references import coded_html, references_told
from gardreader.rendering.glance import glance_html
from gardreader.rendering.head import contents_html, title_html, warnings_html
from gardreader.rendering.markdown_html import escape, fragment_html, link, section_html
from gardreader.rendering.missing import missing_html
from gardreader.rendering.options import Anchor, CitedReference, Page, RenderOptions
from gardreader.rendering.paper import addresses_html, rows_apart
from gardreader.rendering.reference_list import cited_references, references_html
from gardreader.rendering.signs import signs_html
from gardreader.rendering.signs_table import signs_table_html
from gardreader.rendering.told_facts import facts_html, languages_html


def render_article(article: Article, options: RenderOptions | None = None) -> Page:
    """The page of ``article``: HTML for a ``QTextDocument``, its anchors and its references.

    Pure and quick (milliseconds), fit for any thread. Nothing is made up: what the source does
    not tell is said to be missing.
    """
    options = options or RenderOptions()
    today = _today(options)
    order = _order(article, options)
    sections = tuple(s for part, is_section in order if is_section and (s := article.section(part)))
    # Ages are those of what is shown, as far as it tells.
    dated = any(section.updated for section in sections)
    shown = dataclasses.replace(article, sections=sections) if dated else article
    listed = options.references != names.TOLD and options.shows(names.REFERENCES)
    citing = Citing(article, paper=options.paper, linked=listed, live=options.live)
    headings = Headings(section.id for section in article.sections)

    # First the answers, whatever their place: what they cite is what the list of references holds.
    answers = {s.id: _section(s, citing, today, paper=options.paper) for s in sections}
    references = cited_references(article, citing.places, options.style)
    cited = references if options.parts is None else tuple(r for r in references if r.places)
    missing = missing_html(article) if options.parts is None else ""
    written = []
    for place, (part, is_section) in enumerate(order, 1):
        if is_section and (section := article.section(part)) is not None:
            written.append(headings.section(part, section.title) + answers[part])
        elif not is_section:
            title, inner = _list(part, shown, options, cited)
            written.append((headings.part(part, title) if title and inner else "") + inner)
        if not article.is_stub and place == len(article.sections):
            written.append(missing)

    head = [
        title_html(article, options),
        missing if article.is_stub else "",
        warnings_html(shown, today),
        glance_html(shown, today, options) if _glance_leads(options) else "",
    ]
    if not options.paper:
        asked = [anchor for anchor in headings.anchors if anchor.id in answers]
        others = [anchor for anchor in headings.anchors if anchor.id not in answers]
        head.append(contents_html(asked, others))
    return Page(
        title=article.title,
        html=f"<body>{''.join((*head, *written))}</body>",
        anchors=(Anchor("top", article.title, 1), *headings.anchors),
        references=references,
    )


def _today(options: RenderOptions) -> dt.date:
    return options.today or dt.datetime.now(tz=dt.UTC).astimezone().date()


def _order(article: Article, options: RenderOptions) -> tuple[tuple[str, bool], ...]:
    """The parts to show in the page's order, each with whether it is a section (else a list or an extra).

    Where the references are not among them, the line that says where they are has a place.
    """
    if options.parts is None:
        place = names.LIST_PARTS.index(names.REFERENCES)
        extras = [extra.id for extra in options.extras if not extra.last]
        last = [extra.id for extra in options.extras if extra.last]
        lists = (*names.LIST_PARTS[:place], *extras, *names.LIST_PARTS[place:], *last)
        return (*((section.id, True) for section in article.sections), *((part, False) for part in lists))
    order = dict.fromkeys(options.parts[1:] if _glance_leads(options) else options.parts)
    if names.REFERENCES not in order:
        ends = (names.SOURCE, *(extra.id for extra in options.extras if extra.last))
        place = min((list(order).index(end) for end in ends if end in order), default=len(order))
        order = dict.fromkeys((*list(order)[:place], names.REFERENCES, *list(order)[place:]))
    return tuple((part, is_section) for part in order for is_section in (True, False))


def _glance_leads(options: RenderOptions) -> bool:
    """Whether the facts stand at the head of the page, where they need no heading."""
    return options.parts is None or options.parts[:1] == (names.GLANCE,)


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


def _list(
    part: str, article: Article, options: RenderOptions, references: tuple[CitedReference, ...]
) -> tuple[str, str]:
    """The words of a list's heading (``""``: none) and what it holds; two ``""`` where there is none."""
    paper = options.paper
    if part == names.GLANCE:
        return tr("At a glance"), glance_html(article, _today(options), options)
    if part == names.SIGNS:
        return tr("Signs and symptoms on record"), _signs(article, options)
    if part == names.FACTS:
        return tr("Genes and figures"), facts_html(article, paper=paper) if article.facts else ""
    if part == names.LANGUAGES:
        return tr("In other languages"), languages_html(article, options)
    if part == names.PRODUCTS:
        return tr("Medical products"), lists.products_html(article, paper=paper)
    if part == names.RELATED:
        return tr("Related diseases"), lists.related_html(article, options)
    if part == names.ORGANIZATIONS:
        return tr("Organizations"), lists.organizations_html(article, paper=paper)
    if part == names.RESOURCES:
        return tr("Where to learn more"), lists.resources_html(article, paper=paper)
    if part == names.NEWS:
        return tr("News"), lists.news_html(article, paper=paper)
    if part == names.SOURCE:
        return tr("Source and disclaimer"), _source(article)
    if part == names.REFERENCES:
        return _references(article, options, references)
    return next(((extra.title, extra.html) for extra in options.extras if extra.id == part), ("", ""))


def _references(
    article: Article, options: RenderOptions, references: tuple[CitedReference, ...]
) -> tuple[str, str]:
    if not references:
        return "", ""
    if options.references == names.TOLD or not options.shows(names.REFERENCES):
        return "", references_told(article, len(references))
    if options.references == names.CODED:
        return tr("References"), coded_html(article, references, paper=options.paper, paired=options.paired)
    return tr("References"), references_html(references, paper=options.paper)


def _signs(article: Article, options: RenderOptions) -> str:
    if not article.symptoms:
        return ""
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
