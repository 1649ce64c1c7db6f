"""Markdown to the plain text that is indexed, searched for phrases and shown as a snippet."""

from __future__ import annotations

import html
import re

_CITATION = re.compile(r"\s?\[@[^\]\n]*\]")
_LINK = re.compile(  # its words may hold brackets, its address parentheses
    r"(?<!\\)!?\[((?:\\.|[^\[\]\\\n]|\[(?:\\.|[^\[\]\\\n])*\])*)\]"
    r"\((?:<[^>\n]*>|(?:\\.|[^()\s\\]|\([^()\s]*\))*)(?:\s+\"[^\"\n]*\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]*)>")
_SCRIPT = re.compile(r"<(sup|sub)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,4}[.)][ \t]+)", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]*-{3,}[ \t:|-]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_PLAIN_FIGURES = re.compile(r"[0-9+\-()]+n?")


def plain_text(markdown: str) -> str:
    """The words of ``markdown`` in one line, without its marks, citations and addresses.

    Figures set high or low stay so: ``10<sup>9</sup>/L`` is ``10⁹/L``, never ``109/L``.

    >>> plain_text("It is *rare* [@doe2006]; see [GARD](https://example.org). 10<sup>9</sup>/L")
    'It is rare; see GARD. 10⁹/L'
    """
    text = _CITATION.sub("", markdown)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _SCRIPT.sub(_scripted, text)
    text = _TABLE_RULE.sub("", text)
    text = _LINE_START.sub("", text)
    if "<" in text:
        text = _TAG.sub("", text)
    text = _EMPHASIS.sub("", text)
    text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return _SPACE.sub(" ", text.replace("|", " ")).strip()


def _scripted(match: re.Match[str]) -> str:
    high, inner = match[1] == "sup", match[2].strip()
    if _PLAIN_FIGURES.fullmatch(inner) and (high or "n" not in inner):
        return inner.translate(_RAISED if high else _LOWERED)
    return ("^" if high else "_") + inner
