"""The Markdown that most answers are made of, at a fraction of the converter's cost.

Paragraphs of one line and plain lists, with citations, emphasis and links to the web or to mail:
nothing else is known here, and a text that holds anything else is the converter's as a whole. Both
write the same, and what is written here needs no sanitising: no address or tag comes through but
those that are named below.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from gardreader.articles.links import is_open

_ANY = r"[^\\`*_{}\[\]<>#+&|\x00-\x1f\x7f-\x9f]"
_INK = r"[^\\`*_{}\[\]<>#+&|\s\x00-\x1f\x7f-\x9f]"
_WORDS = rf"{_INK}(?:{_ANY}*{_INK})?"
# ASCII alone: the sanitiser has rules of its own for hosts in other letters.
_URL = r"(?:https?://(?:[^\s\\`\[\]<>()\"'&\x00-\x1f\x7f-\U0010ffff]|&(?![#\w]+;))+|mailto:[\w.+-]+@[\w.-]+)"
_TAGS = "em|strong|sup|sub"
_OTHERS = re.compile(r"\d+[.)]|[-=:]|\s")
"""How a paragraph may begin that is a list, a rule or code."""


class QuickMarkdown:
    """Converts what it can. ``citation`` is the pattern of a citation, its first group the keys in
    it, and ``place`` writes what stands for them."""

    def __init__(self, citation: str, place: Callable[[str], str]):
        self._place = place
        self._token = re.compile(
            rf"(?P<text>{_ANY}+)|(?P<cited>{citation})"
            rf"|\*\*(?P<strong>{_WORDS})\*\*(?!\*)|\*(?P<em>{_WORDS})\*(?!\*)"
            rf"|<(?P<tag>{_TAGS})>(?P<tagged>{_WORDS})</(?P=tag)>"
            rf"|\*\[(?P<leaning>{_WORDS})\]\((?P<far>{_URL})\)\*(?!\*)"
            rf"|\[(?:(?P<words>{_WORDS})|\*(?P<slanted>{_WORDS})\*|<em>(?P<em_words>{_WORDS})</em>)\]"
            rf"\((?P<url>{_URL})\)"
        )

    def html(self, text: str) -> str | None:
        """The HTML of ``text``, or ``None`` where the converter is needed."""
        blocks: list[str] = []
        for block in text.split("\n\n"):
            if block.startswith("- "):
                # Lists with but a blank line between them are one, with paragraphs in it.
                written = None if blocks and blocks[-1].startswith("<ul>") else self._list(block)
            else:
                written = self._paragraph(block)
            if written is None:
                return None
            blocks.append(written)
        return "\n".join(blocks)

    def _paragraph(self, text: str) -> str | None:
        if not text or _OTHERS.match(text) or text[-1].isspace():
            return None
        written = self._line(text)
        return None if written is None else f"<p>{written}</p>"

    def _list(self, text: str) -> str | None:
        items = []
        for line in text.split("\n"):
            item = line[2:]
            if not line.startswith("- ") or not item or _OTHERS.match(item) or item[-1].isspace():
                return None
            written = self._line(item)
            if written is None:
                return None
            items.append(f"<li>{written}</li>")
        return "\n".join(("<ul>", *items, "</ul>"))

    def _line(self, line: str) -> str | None:
        written = []
        place, end = 0, len(line)
        while place < end:
            found = self._token.match(line, place)
            if found is None:
                return None
            place = found.end()
            kind = found.lastgroup
            if kind == "text":
                if line.startswith("[", place) and found[0].endswith("!"):
                    return None  # an image
                written.append(_escaped(found[0]))
            elif kind == "cited":
                if "\n" in found[0]:
                    return None
                written.append(self._place(found[0]))
            elif kind in ("url", "far") and not is_open(found[kind]):
                return None
            else:
                written.append(_marked(found, kind or ""))
        return "".join(written)


def _marked(found: re.Match[str], kind: str) -> str:
    """A link, or words in a tag."""
    if kind == "url":
        slanted = found["slanted"] or found["em_words"]
        words = f"<em>{_escaped(slanted)}</em>" if slanted else _escaped(found["words"])
        return f'<a href="{html.escape(found["url"])}">{words}</a>'
    if kind == "far":
        return f'<em><a href="{html.escape(found["far"])}">{_escaped(found["leaning"])}</a></em>'
    if kind == "tagged":
        return f"<{found['tag']}>{_escaped(found['tagged'])}</{found['tag']}>"
    return f"<{kind}>{_escaped(found[kind])}</{kind}>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
