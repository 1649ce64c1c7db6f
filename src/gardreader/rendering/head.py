"""The top of the page: title, other names, warnings, facts at a glance, list of contents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gardreader.articles.model import Article
from gardreader.i18n import ntr, tr
from gardreader.rendering.blocks import callout, facts, joined
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import Anchor

SCHEMES = {
    "gard": "GARD",
    "omim": "OMIM",
    "orpha": "ORPHA",
    "umls": "UMLS",
    "icd10": "ICD-10",
    "icd10cm": "ICD-10-CM",
    "icd9": "ICD-9",
    "icd11": "ICD-11",
    "mesh": "MeSH",
    "snomed": "SNOMED CT",
    "nci": "NCI",
    "medlineplus": "MedlinePlus",
    "mondo": "MONDO",
}
"""The registries' own spelling of their names."""


def title_html(article: Article) -> str:
    """The title and the other names, those of one giver together."""
    lines = [f'<h1 id="top">{escape(article.title)}</h1>']
    givers: dict[str, list[str]] = {}
    for synonym in article.synonyms:
        givers.setdefault(synonym.source, []).append(escape(synonym.name))
    for giver in sorted(givers):
        label = tr("Also named by {giver}:", giver=giver) if giver else tr("Also known as:")
        names = joined(givers[giver])
        lines.append(f'<p class="names"><span class="names-label">{escape(label)}</span> {names}</p>')
    return "".join(lines)


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


def glance_html(article: Article, today: dt.date) -> str:
    """The facts at a glance."""
    codes = joined(
        f"{escape(SCHEMES.get(i.scheme, i.scheme.upper()))}&nbsp;{escape(i.value)}"
        for i in article.identifiers
    )
    signs = len(article.symptoms)
    if article.updated:
        updated = f"{article.updated.words} ({article.updated.age_in_words(today)})"
    else:
        updated = tr("the source gives no date")
    return facts(
        (
            (tr("Codes"), codes),
            (tr("Categories"), joined(map(escape, article.categories))),
            (
                tr("Signs and symptoms"),
                escape(ntr("{count} on record", "{count} on record", signs)) if signs else "",
            ),
            (tr("Last updated"), escape(updated)),
            (tr("Source"), source_line(article)),
            (tr("Review"), escape(article.review)),
        )
    )


def source_line(article: Article) -> str:
    """The source's name and when the article was taken from there, as HTML."""
    retrieved = article.source.retrieved
    taken = tr("retrieved {date}", date=retrieved.words) if retrieved else ""
    return joined((escape(article.source.name), escape(taken)))


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
