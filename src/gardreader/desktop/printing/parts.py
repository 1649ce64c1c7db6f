"""Of what parts an article's handout can be made."""

from __future__ import annotations

from dataclasses import dataclass

from gardreader.articles.model import Article
from gardreader.i18n import tr
from gardreader.rendering import options


@dataclass(frozen=True, slots=True)
class HandoutPart:
    """A section (by its id) or a list (by its name in ``rendering.options``)."""

    id: str
    title: str
    is_list: bool = False


def handout_parts(article: Article) -> tuple[HandoutPart, ...]:
    """All parts that ``article`` has, in their order on paper."""
    sections = tuple(HandoutPart(section.id, section.title) for section in article.sections)
    lists = (
        (options.SIGNS, tr("Signs and symptoms on record"), bool(article.symptoms)),
        (options.PRODUCTS, tr("Medical products"), bool(article.products)),
        (options.RELATED, tr("Related diseases"), bool(article.related)),
        (options.ORGANIZATIONS, tr("Organizations"), bool(article.organizations)),
        (options.RESOURCES, tr("Where to learn more"), bool(article.resources)),
        (options.NEWS, tr("News"), bool(article.news)),
        (options.REFERENCES, tr("References"), bool(article.references)),
        (options.SOURCE, tr("Source and disclaimer"), True),
    )
    return sections + tuple(HandoutPart(name, title, True) for name, title, there in lists if there)
