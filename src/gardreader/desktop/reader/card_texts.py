"""What stands on a card beside a citation, a run of citations, or a mark that leads back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from gardreader.articles.model import ArticleRef
from gardreader.articles.references import links
from gardreader.desktop.reader.citing_places import reference_of_place, words_around
from gardreader.desktop.reader.links import judge
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.desktop.reader.provenance import cited_in, section_name
from gardreader.i18n import tr
from gardreader.rendering.options import CitedReference
from gardreader.rendering.themes import Theme

COPY, SAVE = "card:copy", "card:save"
"""What the card itself does: put its references on the clipboard, keep them for later."""

_TAGS = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class CardText:
    """``html`` for the eye, ``plain`` for a screen reader and for copying; ``head`` its first line.

    ``references`` are those it shows, ``ref`` the article they stand in; ``cited`` names the
    sections that cite the one.
    """

    head: str
    html: str
    plain: str
    ref: ArticleRef
    references: tuple[CitedReference, ...] = ()
    cited: tuple[str, ...] = ()


def card_text(page: Prepared, link: PageLink, theme: Theme) -> CardText | None:
    """The card for a link of the page; ``None`` for a link that has none."""
    anchor = link.address[1:] if link.address.startswith("#") else ""
    cited = page.page.cited(anchor)
    if len(cited) == 1:
        return _one(page, cited[0], theme)
    if cited:
        return _several(page, cited, theme)
    return _place(page, anchor, link, theme) if anchor.startswith("cite-") else None


def _one(page: Prepared, reference: CitedReference, theme: Theme) -> CardText:
    head = tr("Reference {number}", number=reference.number)
    sections = cited_in(page, reference)
    lines = [f"<p>{_TAGS.sub('', reference.html)}</p>", _addresses(page, reference, theme)]
    if sections:
        named = ", ".join(_link(f"#{place}", name, theme) for name, place in sections)
        lines.append(_muted(escape(tr("Cited in: {sections}", sections="\0")).replace("\0", named), theme))
    lines.append(_doings(tr("Copy"), tr("Save for later"), theme))
    return CardText(
        head,
        _headed(head, lines, theme),
        reference.text,
        page.ref,
        (reference,),
        tuple(name for name, _ in sections),
    )


def _several(page: Prepared, cited: tuple[CitedReference, ...], theme: Theme) -> CardText:
    head = tr("References {first} to {last}", first=cited[0].number, last=cited[-1].number)
    rows = [
        f'<tr><td align="right">{_link(f"#{r.anchor}", f"{r.number}.", theme)}&nbsp;</td>'
        f"<td>{_TAGS.sub('', r.html)}{_addresses(page, r, theme)}</td></tr>"
        for r in cited
    ]
    table = f'<table cellpadding="2" width="100%">{"".join(rows)}</table>'
    doings = _doings(tr("Copy all"), tr("Save all for later"), theme)
    plain = "\n".join(f"{r.number}. {r.text}" for r in cited)
    return CardText(head, _headed(head, [table, doings], theme), plain, page.ref, cited)


def _place(page: Prepared, anchor: str, mark: PageLink, theme: Theme) -> CardText | None:
    """One of the places that cite a reference, with the words around it."""
    reference = reference_of_place(page, anchor, mark)
    position = page.places.get(anchor)
    if reference is None or position is None:
        return None
    section, count = section_name(page, position), len(reference.places)
    n = reference.places.index(anchor) + 1
    head = tr("Cited in {section}", section=section)
    if count > 1:
        head = tr("Cited in {section}: place {n} of {count}", section=section, n=n, count=count)
    before, cited, after = words_around(page, position)
    text = f"{escape(before)}<b>{escape(cited)}</b>{escape(after)}"
    return CardText(head, _headed(head, [f"<p>{text}</p>"], theme), f"{before}{cited}{after}", page.ref)


def _addresses(page: Prepared, reference: CitedReference, theme: Theme) -> str:
    found = links(page.article.references[reference.number - 1])
    if not found:
        return ""
    named = (_link(address, _named(label, address), theme) for label, address in found)
    return f"<p>{' &nbsp;·&nbsp; '.join(named)}</p>"


def _named(label: str, address: str) -> str:
    """A code by its number, a page by its host."""
    return label if any(char.isdigit() for char in label) else judge(address).host


def _doings(copy: str, save: str, theme: Theme) -> str:
    return f"<p>{_link(COPY, copy, theme)} &nbsp;·&nbsp; {_link(SAVE, save, theme)}</p>"


def _headed(head: str, lines: Sequence[str], theme: Theme) -> str:
    body = "".join(line.replace("<p>", '<p style="margin: 5px 0 0 0">') for line in lines)
    return f'<p style="margin: 0; color: {theme.heading}; font-weight: 600">{escape(head)}</p>{body}'


def _muted(html: str, theme: Theme) -> str:
    return f'<p style="margin: 5px 0 0 0; color: {theme.muted}">{html}</p>'


def _link(address: str, text: str, theme: Theme) -> str:
    line = "underline" if theme.underline else "none"
    style = f"color: {theme.link}; text-decoration: {line}"
    return f'<a style="{style}" href="{escape(address)}">{escape(text)}</a>'
