"""The facts at a glance: what the article really holds of inheritance, onset, codes and age.

Nothing is worked out. How a disease is inherited and when it begins is taken from the source's facts and
from the signs on record, among which the Human Phenotype Ontology has terms for both.
"""

from __future__ import annotations

import datetime as dt

from gardreader.articles.facts import FactKind
from gardreader.articles.model import Article, Frequency, Identifier, Reach
from gardreader.articles.registries import compact, registry, registry_page
from gardreader.i18n import ntr, tr
from gardreader.rendering import controls
from gardreader.rendering.blocks import facts, joined
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.told_facts import shown, values

_INHERITANCE = " inheritance"
_SPORADIC = "Sporadic"
_AGES = frozenset(
    "antenatal embryonal fetal congenital neonatal infantile childhood juvenile adolescent adult late".split()
) | {"young adult", "middle age"}
_ONSET = " onset"

_NO_BREAK = "\u00a0"

COPIES = "❐"
"""Stands behind what can be copied."""

LEADS_OUT = "↗"
"""Leads to the page of what stands before it."""


def glance_html(article: Article, today: dt.date, options: RenderOptions) -> str:
    """The table of facts; what is not known is left out, but for the date.

    On paper it is two small paragraphs: what a reader asks, and what a desk needs. The source stands on
    every sheet, and is not told there.
    """
    signs = len(article.symptoms)
    if article.updated:
        updated = f"{article.updated.words} ({article.updated.age_in_words(today)})"
    else:
        updated = tr("the source gives no date")
    asked = (
        (tr("Kind of disorder"), joined(map(escape, values(article, FactKind.TYPE)))),
        (tr("Inheritance"), joined(map(escape, inheritance(article)))),
        (tr("Age at onset"), joined(map(escape, ages_at_onset(article)))),
        (tr("How common it is"), shown(article, FactKind.PREVALENCE, options)),
        (tr("Genes"), shown(article, FactKind.GENE, options)),
    )
    exact = [identifier for identifier in article.identifiers if identifier.reach is Reach.EXACT]
    desk = (
        (tr("Categories"), joined(map(escape, article.categories))),
        (tr("Codes"), joined(_code(i, article, options) for i in exact)),
        *_near_codes(article),
    )
    count = escape(ntr("{count} on record", "{count} on record", signs)) if signs else ""
    dated = ((tr("Signs and symptoms"), count), (tr("Last updated"), escape(updated)))
    review = (tr("Review"), escape(article.review))
    if options.paper:
        return _small((*asked, *dated, review)) + _small(desk)
    return facts((*asked, *desk, *dated, (tr("Source"), _source_line(article)), review))


def _small(lines: tuple[tuple[str, str], ...]) -> str:
    """Labels (plain text) and values (HTML) in one paragraph; those with no value are left out."""
    told = " ".join(f"<b>{escape(label)}:</b> {_ended(value)}" for label, value in lines if value)
    return f'<p class="glance">{told}</p>' if told else ""


def _ended(value: str) -> str:
    return value if value.endswith(".") else f"{value}."


def inheritance(article: Article) -> tuple[str, ...]:
    """The ways of inheritance on record (``Autosomal recessive``), each once, in the source's order."""
    found = _recorded(article, _INHERITANCE)
    found += [name for name in _recorded(article, _SPORADIC) if name == _SPORADIC]
    told = values(article, FactKind.INHERITANCE)
    return tuple(dict.fromkeys((*told, *(name.removesuffix(_INHERITANCE) for name in found))))


def ages_at_onset(article: Article) -> tuple[str, ...]:
    """The ages on record at which the disease begins (``Infantile``), each once, in the source's order."""
    found = (name.removesuffix(_ONSET) for name in _recorded(article, _ONSET))
    told = values(article, FactKind.ONSET)
    return tuple(dict.fromkeys((*told, *(name for name in found if name.lower() in _AGES))))


def _recorded(article: Article, end: str) -> list[str]:
    excluded = Frequency.EXCLUDED
    return [s.name for s in article.symptoms if s.name.endswith(end) and s.frequency is not excluded]


def _code(identifier: Identifier, article: Article, options: RenderOptions) -> str:
    """A code: in the window it is copied when it is clicked, and its registry's page stands beside it."""
    known = registry(identifier.scheme)
    text = f"{escape(known.name.replace(' ', _NO_BREAK))}&nbsp;{escape(identifier.value)}"
    page = "" if options.paper else _page(identifier, article)
    if not options.live:
        return f'<a href="{attribute(page)}">{text}</a>' if page else text
    cue = f'{text}&nbsp;<span class="cue">{COPIES}</span>'
    copied = controls.control(controls.COPY, compact(identifier), cue, "copy")
    return f'{copied}&nbsp;<a class="out" href="{attribute(page)}">{LEADS_OUT}</a>' if page else copied


def _near_codes(article: Article) -> tuple[tuple[str, str], ...]:
    """Labels and codes (HTML) of those that do not stand for just this disease: no more than text."""
    rows = []
    for reach, label in (
        (Reach.NARROWER, tr("Codes of parts of it")),
        (Reach.BROADER, tr("Codes of wider groups")),
        (Reach.UNDECIDED, tr("Codes not known to fit")),
    ):
        by_scheme: dict[str, list[str]] = {}
        for identifier in article.identifiers:
            if identifier.reach is reach:
                by_scheme.setdefault(identifier.scheme, []).append(escape(identifier.value))
        told = [f"{escape(registry(name).name)} {', '.join(codes)}" for name, codes in by_scheme.items()]
        rows.append((label, joined(told)))
    return tuple(rows)


def _page(identifier: Identifier, article: Article) -> str:
    """The page of a code in its registry; of the article's own source that which the source names."""
    source = article.source
    if source.url.startswith("https:") and source.id == identifier.value and identifier.scheme == "gard":
        return source.url
    return registry_page(identifier)


def _source_line(article: Article) -> str:
    """The source's name and when the article was taken from there, as HTML."""
    retrieved = article.source.retrieved
    taken = tr("retrieved {date}", date=retrieved.words) if retrieved else ""
    return joined((escape(article.source.name), escape(taken)))
