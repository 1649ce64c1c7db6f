"""Texts that would keep a Markdown converter busy for minutes, known by a glance.

Each opening bracket without its end sends the converter looking through all that follows, and each
heading or rule makes it copy the lines below: text of a few hundred kilobytes can take hours. What
is reckoned here grows as that work does; real articles stay a hundred times below the bound.
"""

from __future__ import annotations

import re

MOST_WORK = 3_000_000
"""Characters looked at again; about a third of a second."""

_SHORT = 1000
_LINES = 4
_BLANK = re.compile(r"\n[ \t]*\n")
_PAIRS = ((re.compile(r"[\[\]]"), "["), (re.compile(r"[()]"), "("))
_UNCLOSED_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")


def is_costly(markdown: str) -> bool:
    """Whether converting the text could take far longer than its length warrants."""
    length = len(markdown)
    if length < _SHORT:
        return False
    if any(_unclosed(markdown, *pair) * length > MOST_WORK for pair in _PAIRS):
        return True
    tags = markdown.count("<")
    if tags * length > MOST_WORK and len(_UNCLOSED_TAG.findall(markdown)) * length > MOST_WORK:
        return True
    lines = markdown.count("\n")
    if lines * lines < MOST_WORK:
        return False
    return sum(block.count("\n") ** 2 for block in _BLANK.split(markdown)) * _LINES > MOST_WORK


def _unclosed(text: str, pattern: re.Pattern[str], opening: str) -> int:
    """How many brackets are open at once, at most."""
    if text.count(opening) * len(text) <= MOST_WORK:
        return 0
    depth = deepest = 0
    for match in pattern.finditer(text):
        depth = depth + 1 if match[0] == opening else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
