"""The text of a line of HTML, with what plain letters can say of its marks."""

from __future__ import annotations

import re

from gardreader.rendering.page_tree import Element

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_HIDDEN = "back"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\ufdd2"  # no character of any text


Links = list[tuple[str, str]]
"""The words of links and their addresses."""


def inline_text(element: Element, links: Links | None = None) -> str:
    """The text within ``element`` in one line, or more where it breaks its lines itself.

    Figures set high or low are written so (``10⁹/L``), other letters behind ``^`` and ``_``.
    The address of a link that does not show it is added to ``links``; without these it follows
    the link.
    """
    text = _SPACE.sub(" ", _written(element, links))
    lines = (line.strip() for line in text.split(_BREAK))
    return "\n".join(lines).replace("\u200b", "").strip()


def _written(node: Element | str, links: Links | None) -> str:
    if isinstance(node, str):
        return node
    if node.tag == "br":
        return _BREAK
    if _HIDDEN in node.classes:
        return ""
    text = "".join(_written(child, links) for child in node.children)
    if node.tag in ("sup", "sub"):
        return script(text, high=node.tag == "sup")
    if node.tag == "a" and (address := _hidden_address(text, node.attributes.get("href", ""))):
        if links is None:
            return f"{text} <{address}>"
        links.append((" ".join(text.split()), address))
    return text


def script(text: str, *, high: bool) -> str:
    """A text set high or low.

    >>> script("9", high=True), script("2", high=False), script("a", high=True), script("max", high=False)
    ('⁹', '₂', '^a', '_(max)')
    """
    inner = text.strip()
    if not inner:
        return text
    changed = inner.translate(_RAISED if high else _LOWERED)
    if all(new != old for new, old in zip(changed, inner, strict=True)):
        return changed
    mark = "^" if high else "_"
    return f"{mark}{inner}" if len(inner) == 1 else f"{mark}({inner})"


def _hidden_address(text: str, href: str) -> str:
    """The address of a link, unless its text shows it or it stays within the page."""
    address = href.removeprefix("mailto:")
    if not href.startswith(("http:", "https:", "mailto:")):
        return ""
    return "" if address.rstrip("/") in text.replace("\u200b", "") else address
