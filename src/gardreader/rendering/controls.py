"""Links by which a page acts on itself: another order of its table, names unfolded, a code copied.

They are written by this package alone, and only into pages that are shown by the program
(``RenderOptions.live``): the sanitiser lets none of them through from an article's text.
"""

from __future__ import annotations

from urllib.parse import quote

from gardreader.rendering.markdown_html import attribute

SORT = "sort"
"""The signs in another order: the value is one of ``options.SIGNS_ORDERS``."""

NAMES = "names"
"""The other names: :data:`OPEN` shows them all, :data:`CLOSED` the first ones."""

COPY = "copy"
"""The value is what goes to the clipboard."""

OPEN, CLOSED = "open", "closed"


def address(name: str, value: str) -> str:
    """The address of a control; its value can be read back with ``urllib.parse.unquote``.

    >>> address(COPY, "OMIM:219700"), address(COPY, "a b/c")
    ('control:copy/OMIM:219700', 'control:copy/a%20b%2Fc')
    """
    return f"control:{name}/{quote(value, safe=':')}"


def control(name: str, value: str, inner: str, kind: str) -> str:
    """The link of class ``kind`` that works the control, around HTML."""
    return f'<a class="{kind}" href="{attribute(address(name, value))}">{inner}</a>'
