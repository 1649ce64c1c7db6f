"""Which parts of an article a handout holds, in which order; and what an article's short form is."""

from __future__ import annotations

from collections.abc import Iterator

from gardreader.articles.model import Article, SectionKind
from gardreader.errors import EmptyHandoutError
from gardreader.handouts.options import NOTES, WORDS, HandoutOptions, RefsAs
from gardreader.i18n import tr
from gardreader.rendering.options import ORGANIZATIONS, REFERENCES, SOURCE

SHORT_KINDS = (SectionKind.OVERVIEW, SectionKind.TREATMENT)
"""What the short form holds: what the disease is, and what is done about it; and whom to turn to."""


def short_parts(article: Article) -> tuple[str, ...] | None:
    """The parts of the article's short form; ``None`` where it has none, or it would be no shorter.

    That is the answers to what the disease is and how it is treated, and the organizations; its source
    and age stand on every sheet anyhow.
    """
    answered = [section for section in article.sections if section.body]
    sections = [s.id for kind in SHORT_KINDS for s in answered if s.kind is kind]
    if not sections or len(sections) == len(answered):
        return None
    organizations = (ORGANIZATIONS,) if article.organizations else ()
    return (*sections, *organizations)


def chosen_parts(article: Article, options: HandoutOptions) -> tuple[str, ...] | None:
    """The parts to print, kinds of sections resolved and handouts' own parts in their places.

    ``None`` is the whole article. Raises ``EmptyHandoutError`` where nothing is chosen.
    """
    parts = options.parts
    if parts is None:
        parts = short_parts(article) if options.short else None
        if parts is None:
            return None
        if options.refs is RefsAs.QR:
            parts = _with(parts, REFERENCES)
    elif not parts:
        raise EmptyHandoutError(tr("Nothing was chosen to print: tick at least one part."))
    chosen = tuple(dict.fromkeys(_resolved(article, parts)))
    if options.glossary:
        chosen = _with(chosen, WORDS)
    if options.notes or options.notes_lines:
        chosen = _with(chosen, NOTES)
    return chosen


def _resolved(article: Article, parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if article.section(part) is None and part in tuple(SectionKind):
            yield from (section.id for section in article.sections if section.kind == part)
        else:
            yield part


def _with(parts: tuple[str, ...], part: str) -> tuple[str, ...]:
    """``parts`` with one more, before what stands last by nature."""
    if part in parts:
        return parts
    place = min((parts.index(last) for last in (REFERENCES, SOURCE) if last in parts), default=len(parts))
    return (*parts[:place], part, *parts[place:])
