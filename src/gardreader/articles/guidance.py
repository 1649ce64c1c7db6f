"""What a new article's file says to its writer, and how it is found where it was left in.

A note to the writer is a comment (``<!-- … -->``) in a section, or a value that begins with ``FILL IN``.
Readers never see comments, so one that is left in may hide what was meant to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gardreader.articles.model import Article
from gardreader.articles.plain import to_plain

TO_FILL_IN = "FILL IN"
"""How a value begins that a writer has to replace."""

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)


def without_comments(markdown: str) -> str:
    """``markdown`` as a reader gets it: without its comments.

    >>> without_comments("Rest.<!-- how long? -->")
    'Rest.'
    """
    return _COMMENT.sub("", markdown).strip()


def notes_left(article: Article) -> Iterator[str]:
    """Every note to the writer that is left in, as the line of the file has it where it begins."""
    for text in _texts(to_plain(article)):
        if text.startswith(TO_FILL_IN):
            yield text
            continue
        for comment in _COMMENT.finditer(text):
            yield comment[0].partition("\n")[0].rstrip()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
