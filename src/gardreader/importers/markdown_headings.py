"""A Markdown text by its headings: where the sections of an article begin in what others wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gardreader.articles.limits import LONGEST_WORD

DEEPEST = 3
"""Headings down to this level begin a section; deeper ones stay within it."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_NO_PARAGRAPH = re.compile(r"^(?: {4}|\t| {0,3}(?:[-*+>|#]|\d+[.)]\s))")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.\w][^{}]*\}\s*$")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_MARKS = re.compile(r"(\*{1,3}|`+|~~|==)(\S(?:.*?\S)?)\1|(?<!\w)(_{1,3})(\S(?:.*?\S)?)\3(?!\w)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(slots=True)
class Part:
    """A heading and the lines below it, up to the next; the first part of a text has no heading (level 0)."""

    level: int = 0
    title: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text without white space around it."""
        return "\n".join(self.lines).strip("\n").rstrip()


def parts_of(text: str) -> list[Part]:
    """The parts of ``text`` in order.

    Code is not searched for headings, and is set in by four spaces in place of its fences: its own lines
    that begin with ``#`` would else be headings to whoever reads the article.

    >>> [(part.level, part.title) for part in parts_of("Hello\\n# A\\n#### B\\nC\\n---\\n")]
    [(0, ''), (1, 'A'), (2, 'C')]
    """
    parts = [Part()]
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
                parts[-1].lines.append("")
            else:
                parts[-1].lines.append(f"    {line}")
            continue
        if mark:
            fence = mark[1]
            parts[-1].lines.append("")
            continue
        heading = _HEADING.match(line)
        if heading and len(heading[1]) <= DEEPEST:
            parts.append(Part(len(heading[1]), plain_title(heading[2] or "")))
        elif (under := _UNDERLINE.match(line)) and _is_title(parts[-1].lines):
            title = parts[-1].lines.pop()
            parts.append(Part(1 if under[1][0] == "=" else 2, plain_title(title)))
        else:
            parts[-1].lines.append(line)
    return parts


def plain_title(text: str) -> str:
    """A heading without its marks.

    >>> plain_title("What is *it*, [really](a.md)? {#it .x}")
    'What is it, really?'
    """
    if len(text) > LONGEST_WORD:
        return " ".join(text.split())  # no name may be so long, and looking for pairs of marks would last
    text = _ATTRIBUTES.sub("", text)
    for pattern in (_PICTURE, _LINK, _WIKI):
        text = pattern.sub(r"\1", text)
    for _ in range(3):
        text = _MARKS.sub(lambda match: match[2] or match[4], text)
    text = _BACKSLASH.sub(r"\1", _TAG.sub("", text))
    return " ".join(text.split())


def _is_title(lines: list[str]) -> bool:
    """Whether the last of ``lines`` is a paragraph of one line, which a line of hyphens makes a heading."""
    if not lines or not lines[-1].strip() or _NO_PARAGRAPH.match(lines[-1]):
        return False
    return len(lines) == 1 or not lines[-2].strip()
