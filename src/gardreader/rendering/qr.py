"""An address as a QR code, for a telephone to take it away from a desk without a line.

The codes are of error correction M (a seventh of the code may be lost) with the quiet zone of four
modules that the standard asks for. Text beyond ASCII is UTF-8 and says so, for readers that would
otherwise guess.
"""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

from gardreader.errors import HandoutError
from gardreader.i18n import tr

MOST_BYTES = 2331
"""What a QR code of error correction M holds."""

QUIET = 4
"""White modules on each side."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules, dark ones true, the quiet zone included; as many columns as rows."""


def fits_qr(text: str) -> bool:
    """Whether there is a code for ``text``: it is not empty, not too long, and is text at all."""
    try:
        length = len(text.encode())
    except UnicodeEncodeError:  # half a character: no reader could give it back
        return False
    marker = 0 if text.isascii() else 2  # what says that the text is UTF-8
    return 0 < length <= MOST_BYTES - marker


@lru_cache(maxsize=64)
def qr_matrix(text: str) -> Matrix:
    """The code of ``text``; raises ``HandoutError`` where ``fits_qr`` says that there is none.

    An address takes 5 to 10 milliseconds, 2,000 characters take 100; the latest ones are remembered.

    >>> code = qr_matrix("https://www.orpha.net/")
    >>> len(code), code[4][4:11], code[0][0]
    (33, (True, True, True, True, True, True, True), False)
    """
    if not fits_qr(text):
        raise HandoutError(
            tr(
                "There is no QR code for an address of {count} characters: a code holds {most} bytes. "
                "Copy the address instead.",
                count=len(text),
                most=MOST_BYTES,
            )
            if text
            else tr("There is no address to make a QR code of.")
        )
    import segno

    beyond_ascii = not text.isascii()
    code = segno.make(
        text,
        error="m",
        micro=False,
        boost_error=False,
        encoding="utf-8" if beyond_ascii else None,
        eci=beyond_ascii,
    )
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(scale=1, border=QUIET))


def qr_svg(text: str, *, title: str = "") -> str:
    """The code as an SVG element of its own that scales to any size; black on white in any theme.

    ``title`` is read out by screen readers (as given: the address, if none). Raises as ``qr_matrix``.
    """
    matrix = qr_matrix(text)
    size = len(matrix)
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" '
        f'role="img"><title>{escape(title or text)}</title>'
        f'<path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000000" d="{path}"/></svg>'
    )


def runs(matrix: Matrix) -> tuple[tuple[int, int, int], ...]:
    """The dark modules as horizontal strokes: column, row and length in modules."""
    found: list[tuple[int, int, int]] = []
    for y, row in enumerate(matrix):
        start = -1
        for x, dark in enumerate((*row, False)):
            if dark and start < 0:
                start = x
            elif not dark and start >= 0:
                found.append((start, y, x - start))
                start = -1
    return tuple(found)
