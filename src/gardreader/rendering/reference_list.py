"""The numbered references, each with marks that lead back to every place that cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gardreader.articles.model import Article, Reference
from gardreader.articles.references import Style, parts, printed
from gardreader.i18n import ntr, tr
from gardreader.rendering.blocks import table
from gardreader.rendering.markdown_html import attribute, escape, link
from gardreader.rendering.options import CitedReference


def cited_references(
    article: Article, places: Mapping[int, Sequence[str]], style: str = Style.AMA
) -> tuple[CitedReference, ...]:
    """The references as the page numbers them; ``places`` are the anchors that cite each.

    ``style`` is the name of a :class:`Style`; one that there is none of means AMA.
    """
    chosen = Style(style) if style in tuple(Style) else Style.AMA
    return tuple(
        CitedReference(
            number=number,
            key=reference.id,
            anchor=f"ref-{number}",
            html=reference_html(reference, chosen),
            text=printed(reference, style=chosen),
            places=tuple(places.get(number, ())),
        )
        for number, reference in enumerate(article.references, 1)
    )


def reference_html(reference: Reference, style: Style = Style.AMA) -> str:
    """One reference in its printed form, the journal in italics and its addresses as links."""
    pieces = []
    for part in parts(reference, style=style):
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
    """``↑`` for one place, ``Cited 3 times: ↑ a b c`` for more; a word where no place cites it."""
    count = len(reference.places)
    if not count:
        return f' <span class="back">{escape(tr("(not cited in the text)"))}</span>'
    if count == 1:
        return f' <a class="back" href="#{reference.places[0]}">↑</a>'
    letters = " ".join(
        f'<a class="back" href="#{place}">{_letter(n)}</a>' for n, place in enumerate(reference.places)
    )
    told = ntr("Cited {count} time:", "Cited {count} times:", count)
    return f' <span class="back">{escape(told)} ↑</span> {letters}'


def _letter(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``ab`` …"""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)
