"""Articles as handouts: their pages on paper, and the lines at the head and foot of every sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article, Section
from gardreader.errors import EmptyHandoutError
from gardreader.handouts.choosing import chosen_parts
from gardreader.handouts.heads import clinic_html, notes_html, patient_html
from gardreader.handouts.options import NOTES, WORDS, HandoutOptions, Ink, RefsAs
from gardreader.handouts.sets import Chapter, Printable, Work, as_work
from gardreader.handouts.words import words_html, words_used
from gardreader.i18n import speaking, tr
from gardreader.rendering.article_html import render_article, short_disclaimer
from gardreader.rendering.coded_references import short_reference, surest_address
from gardreader.rendering.options import (
    CODED,
    GLANCE,
    IN_FULL,
    REFERENCES,
    TOLD,
    ExtraPart,
    Page,
    RenderOptions,
)
from gardreader.rendering.themes import PAPER, PAPER_BLACK

_FORMS = {RefsAs.FULL: IN_FULL, RefsAs.QR: CODED, RefsAs.NONE: TOLD}


@dataclass(frozen=True, slots=True)
class CodedReference:
    """A reference printed short, with its surest address as a QR code.

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
    colours to draw with, ``language`` that of the article's text, ``labels`` that of all around it.
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


def compose(printed: Article | Chapter, options: HandoutOptions) -> Handout:
    """The handout of one article; pure, fit for any thread. Raises ``EmptyHandoutError`` for one of
    no parts.
    """
    return compose_all(printed, options)[0]


def compose_all(printed: Printable, options: HandoutOptions, *, paper: bool = True) -> tuple[Handout, ...]:
    """A handout for each article of ``printed``; the cover sheet is ``cover.compose_cover``'s.

    The clinic and the patient stand at the head of the first where there is no cover sheet, the notes
    at the end of the last; words are explained once, behind all. ``paper`` false writes pages for a
    browser. Raises ``EmptyHandoutError`` for an article of which nothing would be printed.
    """
    work = as_work(printed)
    last = len(work.chapters) - 1
    with speaking(options.language):
        words = _words_of_all(work, options) if last else None
        return tuple(
            _composed(
                chapter,
                options if n == last or not last else _without_ends(options),
                head=not n and not work.cover,
                words=words if n == last else None,
                paper=paper,
            )
            for n, chapter in enumerate(work.chapters)
        )


def render_options(
    article: Article, options: HandoutOptions, *, paper: bool = True, words: ExtraPart | None = None
) -> RenderOptions:
    """How the article is rendered for these options, parts of handouts' own included.

    ``words`` are those of a whole job, which stand behind all; else the article's are told in their place.

    Labels are in the language that is spoken. Raises ``EmptyHandoutError`` for options that choose nothing.
    """
    parts = chosen_parts(article, options)
    extras = []
    if words is not None:
        extras.append(words)
        if parts is not None:
            parts = (*(part for part in parts if part != WORDS), WORDS)
    elif options.glossary or WORDS in (parts or ()):
        terms = words_used(_printed_sections(article, parts))
        if terms:
            extras.append(ExtraPart(WORDS, tr("Words explained"), words_html(terms)))
    if options.notes or options.notes_lines or NOTES in (parts or ()):
        extras.append(ExtraPart(NOTES, tr("Notes for you"), notes_html(options)))
    return RenderOptions(
        today=day_of(options),
        parts=parts,
        paper=paper,
        style=options.style,
        references=_FORMS[options.refs],
        paired=options.can_have_columns and options.in_columns == 1,
        extras=tuple(extras),
    )


def _printed_sections(article: Article, parts: tuple[str, ...] | None) -> list[Section]:
    return [section for section in article.sections if parts is None or section.id in parts]


def _words_of_all(work: Work, options: HandoutOptions) -> ExtraPart | None:
    """The words that any of several articles uses, each told once; ``None`` where they are not wanted."""
    chosen = [(c.article, chosen_parts(c.article, options)) for c in work.chapters]
    if not options.glossary and not any(WORDS in (parts or ()) for _, parts in chosen):
        return None
    terms = words_used(s for article, parts in chosen for s in _printed_sections(article, parts))
    return ExtraPart(WORDS, tr("Words explained"), words_html(terms), last=True) if terms else None


def day_of(options: HandoutOptions) -> dt.date:
    """The day that is printed."""
    return options.printed or dt.datetime.now(tz=dt.UTC).astimezone().date()


def page_number(number: int, count: int) -> str:
    """``Page 2 of 7``."""
    return tr("Page {number} of {count}", number=number, count=count)


def _composed(
    chapter: Chapter, options: HandoutOptions, *, head: bool, words: ExtraPart | None, paper: bool
) -> Handout:
    article = chapter.article
    wanted = render_options(article, options, paper=paper, words=words)
    page = render_article(article, wanted)
    if len(page.anchors) < 2 and GLANCE not in (wanted.parts or ()):
        raise EmptyHandoutError(
            tr("Nothing was chosen to print: tick at least one part.")
            if not options.parts
            else tr(
                "Nothing was chosen to print of {title}: it has none of these parts.", title=article.title
            )
        )
    if head and (top := head_html(options)):
        page = replace(page, html=page.html.replace("<body>", f"<body>{top}", 1))
    shown = [s for s in article.sections if any(anchor.id == s.id for anchor in page.anchors)]
    retrieved = article.source.retrieved
    source = tr("Source: {name}", name=article.source.name)
    if retrieved:
        source += " · " + tr("retrieved {date}", date=retrieved.words)
    return Handout(
        page=page,
        title=article.title,
        printed=printed_words(day_of(options)),
        source=source,
        disclaimer=short_disclaimer(),
        dates=_dates(shown),
        edition=chapter.edition,
        codes=_codes(article, page, wanted),
        logo=options.clinic.logo if options.clinic and head else None,
        theme=theme_of(options),
        language=article.language,
        labels=options.language,
    )


def _without_ends(options: HandoutOptions) -> HandoutOptions:
    """The options of an article that others follow: the words and the notes stand behind the last."""
    parts = options.parts
    if parts is not None:
        parts = tuple(part for part in parts if part not in (WORDS, NOTES))
    return replace(options, glossary=False, notes="", notes_lines=0, parts=parts)


def head_html(options: HandoutOptions) -> str:
    """What stands at the head of the first sheet."""
    return clinic_html(options.clinic) + patient_html(options)


def theme_of(options: HandoutOptions) -> str:
    """The name of the colours to draw with."""
    return PAPER_BLACK if options.ink is Ink.BLACK else PAPER


def printed_words(today: dt.date) -> str:
    """``Printed 25 November 2026``."""
    return tr("Printed {date}", date=PartialDate(today.year, today.month, today.day).words)


def _dates(sections: Sequence[Section]) -> str:
    """When ``sections`` were updated, in one line."""
    dates = sorted(section.updated for section in sections if section.updated)
    if not dates:
        return tr("The sections have no date") if sections else ""
    if dates[0] == dates[-1]:
        told = tr("Updated {date}", date=dates[0].words)
    else:
        told = tr("Updated {first} to {last}", first=dates[0].words, last=dates[-1].words)
    return told if len(dates) == len(sections) else told + ", " + tr("some sections have no date")


def _codes(article: Article, page: Page, wanted: RenderOptions) -> tuple[CodedReference, ...]:
    if wanted.references != CODED or not wanted.shows(REFERENCES):
        return ()
    by_key = {reference.id: reference for reference in article.references}
    listed = (cited for cited in page.references if f'src="qr:{cited.number}"' in page.html)
    return tuple(
        CodedReference(cited.number, short_reference(by_key[cited.key]), surest_address(by_key[cited.key]))
        for cited in listed
    )
