"""The top of the page: title, other names, warnings, list of contents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gardreader.articles.model import Article
from gardreader.i18n import ntr, tr
from gardreader.rendering import controls
from gardreader.rendering.blocks import callout, joined
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import Anchor, RenderOptions

FOLDED_PAST = 3
"""How many of the other names are shown at once where they can be unfolded."""


def title_html(article: Article, options: RenderOptions) -> str:
    """The title and the other names, those of one giver together.

    In the program's window no more than :data:`FOLDED_PAST` are shown until the rest is asked for.
    """
    lines = [f'<h1 id="top">{escape(article.title)}</h1>']
    givers: dict[str, list[str]] = {}
    for synonym in article.synonyms:
        givers.setdefault(synonym.source, []).append(escape(synonym.name))
    foldable = options.live and len(article.synonyms) > FOLDED_PAST
    left = FOLDED_PAST if foldable and not options.names_open else len(article.synonyms)
    for giver in sorted(givers):
        names = givers[giver][:left]
        if not names:
            break
        left -= len(names)
        label = tr("Also named by {giver}:", giver=giver) if giver else tr("Also known as:")
        lines.append(f'<p class="names"><span class="names-label">{escape(label)}</span> {joined(names)}</p>')
    if foldable:
        lines[-1] = lines[-1].removesuffix("</p>") + f" {_fold(article, options)}</p>"
    return "".join(lines)


def _fold(article: Article, options: RenderOptions) -> str:
    """The link that shows the rest of the names, or folds it away."""
    if options.names_open:
        return controls.control(controls.NAMES, controls.CLOSED, escape(tr("show fewer names")), "fold")
    folded = len(article.synonyms) - FOLDED_PAST
    told = ntr("and {count} more name", "and {count} more names", folded)
    return controls.control(controls.NAMES, controls.OPEN, escape(told), "fold")


def warnings_html(article: Article, today: dt.date) -> str:
    """What must be seen before the text: not a rare disease, too old."""
    lines = []
    if article.rare is False:
        mark, told = tr("Not a rare disease"), tr("The source lists this as not being a rare disease.")
        lines.append(callout("note", f"<p><b>{escape(mark)}.</b> {escape(told)}</p>"))
    if warning := age_warning(article, today):
        first, rest = warning
        lines.append(callout("warning", f"<p><b>{escape(first)}</b> {escape(rest)}</p>"))
    return "".join(lines)


def age_warning(article: Article, today: dt.date) -> tuple[str, str] | None:
    """In two sentences how old the article is, when that is five years or more."""
    updated, retrieved = article.updated, article.source.retrieved
    advice = tr("Knowledge and treatment may have changed since.")
    if updated is not None:
        if not updated.is_old(today):
            return None
        years = updated.age_in_years(today)
        first = ntr("This article is {count} year old.", "This article is {count} years old.", years)
        if updated.day:
            told = tr("Its latest update was on {date}.", date=updated.words)
        else:
            told = tr("Its latest update was in {date}.", date=updated.words)
        return first, told + " " + advice
    if retrieved is not None and retrieved.is_old(today):
        first = tr("This article gives no date of its own.")
        told = tr(
            "It was taken from its source {ago} ({date}).",
            ago=retrieved.age_in_words(today),
            date=retrieved.words,
        )
        return first, told + " " + advice
    return None


def contents_html(sections: Sequence[Anchor], lists: Sequence[Anchor]) -> str:
    """The list of contents: the questions on the left, the lists on the right."""
    if len(sections) + len(lists) < 2:
        return ""
    columns = [column for column in (sections, lists) if column]
    cells = "".join(
        f'<td class="contents" width="{53 if n == 0 else 47}%">'
        + "".join(f'<p><a href="#{attribute(a.id)}">{escape(a.title)}</a></p>' for a in column)
        + "</td>"
        for n, column in enumerate(columns)
    )
    label = escape(tr("On this page"))
    return (
        f'<p class="eyebrow">{label}</p>'
        f'<table class="contents" width="100%" cellspacing="0"><tr>{cells}</tr></table>'
    )
