"""What a handout is to be like: frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The size of the sheets of a PDF; a printer has its own."""

    A4 = "A4"
    LETTER = "Letter"


class TextSize(StrEnum):
    """How large the text is printed."""

    NORMAL = "normal"
    LARGE = "large"

    @property
    def points(self) -> float:
        """The size of running text in points; large print begins at 16."""
        return 11.0 if self is TextSize.NORMAL else 16.0


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """Paper, size and choice of a handout.

    ``parts`` are the ids of the sections and the names of the lists to print (those of
    ``rendering.options``); ``None`` prints the whole article. ``printed`` is the day in the
    header and the one from which ages are counted (``None``: today). ``style`` is how references
    are printed: the name of an ``articles.references.Style``.

    >>> HandoutOptions(size=TextSize.LARGE, parts=("treatment", "references")).paper
    <Paper.A4: 'A4'>
    """

    paper: Paper = Paper.A4
    size: TextSize = TextSize.NORMAL
    parts: tuple[str, ...] | None = None
    printed: dt.date | None = None
    style: str = "ama"
