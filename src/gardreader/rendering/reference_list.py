"""The numbered references, each with marks that lead back to every place that cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gardreader.articles.model import Article, Reference
from gardreader.articles.references import parts, printed
from gardreader.i18n import tr
from gardreader.rendering.blocks import table
from gardreader.rendering.markdown_html import attribute, escape, link
from gardreader.rendering.options import CitedReference


def cited_references(article: Article, places: Mapping[int, Sequence[str]]) -> tuple[CitedReference, ...]:
    """The references as the page numbers them; ``places`` are the anchors that cite each."""
    return tuple(
        CitedReference(
            number=number,
            key=reference.id,
            anchor=f"ref-{number}",
            html=reference_html(reference),
            text=printed(reference),
            places=tuple(places.get(number, ())),
        )
        for number, reference in enumerate(article.references, 1)
    )


def reference_html(reference: Reference) -> str:
    """One reference in its printed form, the journal in italics and its addresses as links."""
    pieces = []
    for part in parts(reference):
        piece = escape(part.text)
        if part.italic:
            piece = f"<i>{piece}</i>"
        pieces.append(link(part.url, piece) if part.url else piece)
    return "".join(pieces)


def references_html(references: Sequence[CitedReference], *, paper: bool) -> str:
    """The list as a table of numbers and texts."""
    rows = [
        f'<tr><td class="number" width="5%"><p id="{attribute(r.anchor)}">{r.number}.</p></td>'
        f'<td class="reference" width="95%">{r.html}{"" if paper else _back(r)}</td></tr>'
        for r in references
    ]
    return table("references", rows, paper=paper)


def _back(reference: CitedReference) -> str:
    """``↑`` for one place, ``↑ a b c`` for more; a word where no place cites it."""
    if not reference.places:
        return f' <span class="back">{escape(tr("(not cited in the text)"))}</span>'
    if len(reference.places) == 1:
        return f' <a class="back" href="#{reference.places[0]}">↑</a>'
    letters = " ".join(
        f'<a class="back" href="#{place}">{_letter(n)}</a>' for n, place in enumerate(reference.places)
    )
    return f' <span class="back">↑</span> {letters}'


def _letter(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``ab`` …"""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)
