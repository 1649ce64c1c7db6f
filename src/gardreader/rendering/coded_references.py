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
from gardreader.rendering.qr import fits_qr, qr_matrix, qr_svg

LONGEST_TITLE = 90
"""Letters of a title in a short reference; the code leads to the rest."""


_SMALL_CODE = 49
"""Modules of a side: on paper codes to this size leave room for another with its text beside them."""

_WHOLE, _HALF = (5, 75, 20), (5, 28, 17)
"""Per cent of the width: number, text, code."""


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


def coded_html(
    article: Article, references: Sequence[CitedReference], *, paper: bool, paired: bool = False
) -> str:
    """The list as rows of number, short form and code; ``paired`` sets two with small codes in a row.

    On ``paper`` a code is ``<img src="qr:NUMBER">``, to be painted; elsewhere a picture of its own.
    A reference without an address is printed in full.
    """
    by_key = {reference.id: reference for reference in article.references}
    addresses = [surest_address(by_key[cited.key]) for cited in references]
    small = [paired and bool(a) and len(qr_matrix(a)) <= _SMALL_CODE for a in addresses]
    rows, place = [], 0
    while place < len(references):
        both = small[place : place + 2] == [True, True]
        cells = ""
        for cited, address in zip(
            references[place : place + 1 + both], addresses[place : place + 1 + both], strict=True
        ):
            cells += _coded(cited, by_key[cited.key], address, paper=paper, half=both)
        rows.append(f"<tr>{cells}</tr>")
        place += 1 + both
    return table("references", rows, paper=paper)


def _coded(cited: CitedReference, reference: Reference, address: str, *, paper: bool, half: bool) -> str:
    """The cells of one reference, across the page or ``half`` of it."""
    number, text, picture = _HALF if half else _WHOLE
    first = f'<td class="number" width="{number}%"><p id="{attribute(cited.anchor)}">{cited.number}.</p></td>'
    if not address:
        return f'{first}<td class="reference" width="{text + picture}%" colspan="2">{cited.html}</td>'
    code = f'<img src="qr:{cited.number}">' if paper else qr_svg(address)
    told = link(address, escape(short_reference(reference)))
    kind = "qr half" if half else "qr"
    return (
        f'{first}<td class="reference" width="{text}%">{told}</td>'
        f'<td class="{kind}" width="{picture}%" align="right">{code}</td>'
    )


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
        return f'<p class="told where">{where} {address}</p>'
    sentence = tr(
        "References: {count}, in the article “{title}” in gardreader.", count=count, title=article.title
    )
    return f'<p class="told where">{escape(sentence)}</p>'
