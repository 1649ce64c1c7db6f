"""What the source tells in a few words, in full: genes and figures; and the names in other languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.articles.model import Article
from gardreader.articles.registries import pubmed_page
from gardreader.i18n import ntr, tr
from gardreader.rendering.blocks import MOST_ROWS, facts, joined
from gardreader.rendering.markdown_html import escape, link
from gardreader.rendering.options import RenderOptions

SHOWN_AT_ONCE = 3
"""Genes and figures that stand among the facts at a glance; the rest follow in their own list."""

_CLASS = re.compile(r"\d+ / \d+(?: \d{3})*|\d+(?: \d{3})+")
_PUBMED = re.compile(r"PMID (\d{1,9})", re.ASCII)


def values(article: Article, kind: FactKind) -> tuple[str, ...]:
    """The values of the facts of that kind, each once, in the source's order."""
    return tuple(dict.fromkeys(fact.value for fact in article.facts if fact.kind is kind))


def shown(article: Article, kind: FactKind, options: RenderOptions) -> str:
    """The first few values as HTML, and how many more there are; ``""`` for none.

    Of a gene it is the symbol.
    """
    found = values(article, kind)
    if kind is FactKind.GENE:
        found = tuple(dict.fromkeys(value.partition(":")[0].strip() or value for value in found))
    first = [_figures(value) for value in found[:SHOWN_AT_ONCE]]
    if left := len(found) - len(first):
        if options.shows("facts"):
            told = ntr("and {count} more", "and {count} more", left)
        else:  # A person who holds the sheet alone is not sent looking for them on it.
            told = ntr("and {count} more, left out here", "and {count} more, left out here", left)
        more = escape(told).replace(" ", "\u00a0", 2)
        first.append(f'<a href="#facts">{more}</a>' if _leads_there(options) else more)
    return joined(first)


def facts_html(article: Article, *, paper: bool) -> str:
    """Genes and figures, each with its codes and whom the source names for it; ``""`` for none."""
    groups = (
        (FactKind.GENE, tr("Genes")),
        (FactKind.PREVALENCE, tr("How common it is")),
    )
    written = []
    for kind, title in groups:
        told = [fact for fact in article.facts if fact.kind is kind]
        if len(told) == 1 and not told[0].source and not told[0].code:
            continue  # it stands at a glance, where no more of it is known
        if items := [_item(fact, paper=paper) for fact in told]:
            written.append(f'<p class="group"><b>{escape(title)}</b></p>{_list(items)}')
    return "".join(written)


def languages_html(article: Article, options: RenderOptions) -> str:
    """The name in other languages, by language; ``""`` where none is known.

    What other packs know of the same disease (``options.translations``) follows, with whose names they are.
    """
    own = _by_language(article.translations)
    lent = _by_language(t for t in options.translations if t not in article.translations)
    told = ""
    if lent and options.translations_from:
        told = escape(tr("Names by {source}.", source=options.translations_from))
    for language, names in lent.items():
        own.setdefault(language, []).extend(names)
    rows = facts((language_name(tag), joined(map(escape, names))) for tag, names in own.items())
    return (rows if own else "") + (f'<p class="told">{told}</p>' if told else "")


def language_name(tag: str) -> str:
    """What a language is called, by its tag; one that is not known is called by it.

    >>> language_name("de"), language_name("pt-BR"), language_name("tlh")
    ('German', 'Portuguese (BR)', 'tlh')
    """
    known = {
        "ar": tr("Arabic"), "cs": tr("Czech"), "da": tr("Danish"), "de": tr("German"), "el": tr("Greek"),
        "en": tr("English"), "es": tr("Spanish"), "fi": tr("Finnish"), "fr": tr("French"),
        "hi": tr("Hindi"), "hu": tr("Hungarian"), "it": tr("Italian"), "ja": tr("Japanese"),
        "ko": tr("Korean"), "nl": tr("Dutch"), "no": tr("Norwegian"), "pl": tr("Polish"),
        "pt": tr("Portuguese"), "ro": tr("Romanian"), "ru": tr("Russian"), "sv": tr("Swedish"),
        "sw": tr("Swahili"), "tr": tr("Turkish"), "uk": tr("Ukrainian"), "vi": tr("Vietnamese"),
        "zh": tr("Chinese"),
    }  # fmt: skip
    language, _, rest = tag.partition("-")
    if language not in known:
        return tag
    return f"{known[language]} ({rest})" if rest else known[language]


def _leads_there(options: RenderOptions) -> bool:
    return not options.paper and options.shows("facts")


def _by_language(translations: Iterable[Translation]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for translation in translations:
        found.setdefault(translation.language, []).append(translation.name)
    return found


def _item(fact: Fact, *, paper: bool) -> str:
    given = escape(fact.source) if paper else _linked(fact.source)
    code = f'<span class="code">{escape(fact.code)}</span>' if fact.code else ""
    after = joined((code, f'<span class="figure">{given}</span>' if given else ""))
    return f"{_figures(fact.value)} {after}".rstrip()


def _figures(value: str) -> str:
    """A value as HTML, a class such as ``1-9 / 100 000`` on one line."""
    return _CLASS.sub(lambda found: found[0].replace(" ", "\u00a0"), escape(value))


def _linked(source: str) -> str:
    """Whom the source names, with the numbers of PubMed as links to their pages there."""
    written, place = [], 0
    for found in _PUBMED.finditer(source):
        written.append(escape(source[place : found.start()]))
        written.append(link(pubmed_page(found[1]), escape(found[0].replace(" ", "\u00a0"))))
        place = found.end()
    return "".join((*written, escape(source[place:])))


def _list(items: list[str]) -> str:
    lists = (items[n : n + MOST_ROWS] for n in range(0, len(items), MOST_ROWS))
    return "".join("<ul>" + "".join(f"<li>{item}</li>" for item in part) + "</ul>" for part in lists)
