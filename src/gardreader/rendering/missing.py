"""What an article does not tell: said in plain words, for a gap that is not seen misleads."""

from __future__ import annotations

from gardreader.articles.facts import FactKind
from gardreader.articles.model import Article, SectionKind
from gardreader.i18n import ntr, tr
from gardreader.rendering.blocks import callout, sentence_list
from gardreader.rendering.markdown_html import escape

_EXPECTED = (
    SectionKind.OVERVIEW,
    SectionKind.SYMPTOMS,
    SectionKind.CAUSE,
    SectionKind.INHERITANCE,
    SectionKind.DIAGNOSIS,
    SectionKind.TREATMENT,
    SectionKind.PROGNOSIS,
)
"""The questions that nearly every reader comes with."""


def missing_kinds(article: Article) -> tuple[SectionKind, ...]:
    """Which of the usual questions no section of ``article`` answers."""
    given = {section.kind for section in article.sections if section.body}
    if article.symptoms:
        given.add(SectionKind.SYMPTOMS)
    if any(fact.kind is FactKind.INHERITANCE for fact in article.facts):
        given.add(SectionKind.INHERITANCE)
    return tuple(kind for kind in _EXPECTED if kind not in given)


def missing_words(article: Article) -> tuple[str, str]:
    """What is missing, as a first sentence to stand out and what follows it; two ``""`` for nothing."""
    if article.is_stub:
        return tr("The source has no text about this disease."), _stub_words(article)
    lacking = [kind_words(kind) for kind in missing_kinds(article)]
    if not lacking:
        return "", ""
    told = tr("The source has no section on {questions}.", questions=sentence_list(lacking))
    return tr("Not answered here."), told + " " + tr("Other sections may still touch on it.")


def missing_html(article: Article) -> str:
    """The same as a box; ``""`` when nothing is missing."""
    first, rest = missing_words(article)
    return callout("note", f"<p><b>{escape(first)}</b> {escape(rest)}</p>") if first else ""


def kind_words(kind: SectionKind) -> str:
    """What sections of that kind are about, within a sentence."""
    return {
        SectionKind.OVERVIEW: tr("the disease as a whole"),
        SectionKind.SYMPTOMS: tr("signs and symptoms"),
        SectionKind.CAUSE: tr("causes"),
        SectionKind.INHERITANCE: tr("inheritance"),
        SectionKind.DIAGNOSIS: tr("diagnosis"),
        SectionKind.TREATMENT: tr("treatment"),
        SectionKind.PROGNOSIS: tr("outlook"),
        SectionKind.STATISTICS: tr("statistics"),
        SectionKind.OTHER: tr("other questions"),
    }[kind]


def _stub_words(article: Article) -> str:
    has = [
        ntr(one, many, count)
        for one, many, count in (
            ("{count} sign or symptom", "{count} signs and symptoms", len(article.symptoms)),
            ("{count} gene or figure", "{count} genes and figures", _told(article)),
            (
                "{count} name in another language",
                "{count} names in other languages",
                len(article.translations),
            ),
            ("{count} medical product", "{count} medical products", len(article.products)),
            ("{count} related disease", "{count} related diseases", len(article.related)),
            ("{count} organization", "{count} organizations", len(article.organizations)),
            ("{count} place to learn more", "{count} places to learn more", len(article.resources)),
        )
        if count
    ]
    if has:
        known = tr("What it has on record is below: {list}.", list=sentence_list(has, tr("and")))
    else:
        known = tr("Only what stands on this page is on record.")
    return known + " " + tr("More may be known: a health professional can tell, or knows where to ask.")


def _told(article: Article) -> int:
    return sum(fact.kind in (FactKind.GENE, FactKind.PREVALENCE) for fact in article.facts)
