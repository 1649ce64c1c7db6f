"""Of what parts a handout can be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gardreader.articles.facts import FactKind
from gardreader.articles.model import Article, SectionKind
from gardreader.desktop.kinds import kind_label
from gardreader.handouts.options import NOTES, PLACED_PARTS, WORDS
from gardreader.i18n import tr
from gardreader.rendering import options


@dataclass(frozen=True, slots=True)
class HandoutPart:
    """A section (its id), a kind of sections (its name), or a list (its name in ``handouts.options``)."""

    id: str
    title: str
    is_list: bool = False


def handout_parts(article: Article) -> tuple[HandoutPart, ...]:
    """All parts that ``article`` has, in their order on paper."""
    sections = tuple(HandoutPart(section.id, section.title) for section in article.sections)
    return (_glance(), *sections, *_lists((article,)))


def job_parts(articles: Sequence[Article]) -> tuple[HandoutPart, ...]:
    """The parts of a handout of ``articles``: of several, the kinds of their sections."""
    if len(articles) == 1:
        return handout_parts(articles[0])
    there = {section.kind for article in articles for section in article.sections}
    kinds = tuple(HandoutPart(kind.value, kind_label(kind.value)) for kind in SectionKind if kind in there)
    return (_glance(), *kinds, *_lists(articles))


def _glance() -> HandoutPart:
    return HandoutPart(options.GLANCE, tr("At a glance: categories, codes, dates"), True)


def _lists(articles: Sequence[Article]) -> tuple[HandoutPart, ...]:
    """What follows the sections, in the order of :data:`PLACED_PARTS`."""
    lists = {
        options.SIGNS: (tr("Signs and symptoms on record"), any(a.symptoms for a in articles)),
        options.FACTS: (tr("Genes and figures"), any(map(_has_facts, articles))),
        options.LANGUAGES: (tr("In other languages"), any(a.translations for a in articles)),
        options.PRODUCTS: (tr("Medical products"), any(a.products for a in articles)),
        options.RELATED: (tr("Related diseases"), any(a.related for a in articles)),
        options.ORGANIZATIONS: (tr("Organizations"), any(a.organizations for a in articles)),
        options.RESOURCES: (tr("Where to learn more"), any(a.resources for a in articles)),
        options.NEWS: (tr("News"), any(a.news for a in articles)),
        WORDS: (tr("Words explained"), True),
        NOTES: (tr("Notes for you"), True),
        options.REFERENCES: (tr("References"), any(a.references for a in articles)),
        options.SOURCE: (tr("Source and disclaimer"), True),
    }
    return tuple(
        HandoutPart(name, lists[name][0], True) for name in PLACED_PARTS if name in lists and lists[name][1]
    )


def _has_facts(article: Article) -> bool:
    return any(fact.kind in (FactKind.GENE, FactKind.PREVALENCE) for fact in article.facts)
