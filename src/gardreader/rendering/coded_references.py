"""References where the full list is too long: short, with QR codes, or a line that says where they are."""

from __future__ import annotations

from collections.abc import Sequence

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article, Reference
from gardreader.articles.references import links
from gardreader.i18n import tr
from gardreader.rendering.blocks import table
from gardreader.rendering.markdown_html import attribute, escape, link
from gardreader.rendering.options import CitedReference
from gardreader.rendering.qr import fits_qr, qr_svg

LONGEST_TITLE = 90
"""Letters of a title in a short reference; the code leads to the rest."""


def surest_address(reference: Reference) -> str:
    """Where the reference is found most surely, as far as a QR code can hold it; else ``""``."""
    return next((url for _, url in links(reference) if fits_qr(url)), "")


def short_reference(reference: Reference) -> str:
    """The reference in a line: who, what, when.

    >>> from gardreader.articles.model import Author
    >>> short_reference(Reference("d", author=(Author("Doe", "J"), Author("Roe", "R")), title="On X",
    ...                           container_title="Nature", issued=PartialDate(2006)))
    'Doe et al. On X. Nature, 2006.'
    """
    names = [author.family or author.literal for author in reference.author]
    who = f"{names[0]} et al" if len(names) > 1 else "".join(names)
    title = reference.title
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:.") + "…"
    issued = reference.issued
    when = str(issued.year) if isinstance(issued, PartialDate) else issued or ""
    where = ", ".join(filter(None, (reference.container_title or reference.publisher, when)))
    pieces = [piece.rstrip(".") for piece in (who, title, where) if piece]
    return (". ".join(pieces) or reference.id) + "."


def coded_html(article: Article, references: Sequence[CitedReference], *, paper: bool) -> str:
    """The list as rows of number, short form and code.

    On ``paper`` a code is ``<img src="qr:NUMBER">``, to be painted; elsewhere a picture of its own.
    A reference without an address is printed in full.
    """
    by_key = {reference.id: reference for reference in article.references}
    rows = []
    for cited in references:
        reference = by_key[cited.key]
        address = surest_address(reference)
        number = f'<td class="number" width="5%"><p id="{attribute(cited.anchor)}">{cited.number}.</p></td>'
        if not address:
            rows.append(f'<tr>{number}<td class="reference" width="95%" colspan="2">{cited.html}</td></tr>')
            continue
        code = f'<img src="qr:{cited.number}">' if paper else qr_svg(address)
        text = link(address, escape(short_reference(reference)))
        rows.append(
            f'<tr>{number}<td class="reference" width="75%">{text}</td>'
            f'<td class="qr" width="20%" align="right">{code}</td></tr>'
        )
    return table("references", rows, paper=paper)


def references_told(article: Article, count: int) -> str:
    """The line that says how many references there are, and where."""
    if article.source.url:
        address = link(article.source.url, escape(article.source.url))
        where = escape(
            tr(
                "References: {count}, in the article “{title}” in gardreader, or at",
                count=count,
                title=article.title,
            )
        )
        return f'<p class="told">{where} {address}</p>'
    sentence = tr(
        "References: {count}, in the article “{title}” in gardreader.", count=count, title=article.title
    )
    return f'<p class="told">{escape(sentence)}</p>'
