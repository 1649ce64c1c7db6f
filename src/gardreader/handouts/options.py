"""What a handout is to be like: frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gardreader.handouts.clinic import Clinic
from gardreader.rendering.options import GLANCE, LIST_PARTS, REFERENCES

WORDS = "words"
"""The part that explains the words of the glossary which the printed parts use."""

NOTES = "notes"
"""The part with the notes for the patient: typed, or empty lines to be filled in by hand."""

OWN_PARTS = (WORDS, NOTES)
"""The parts that handouts have beyond an article's own."""

PLACED_PARTS = (
    GLANCE,
    *LIST_PARTS[: LIST_PARTS.index(REFERENCES)],
    *OWN_PARTS,
    *LIST_PARTS[LIST_PARTS.index(REFERENCES) :],
)
"""All that is no section, in the order that it is printed in unless another is chosen.

The first leads the page, the others follow the sections."""

MOST_NOTES_LINES = 60
MOST_TYPED = 4000
"""Letters of the notes that are typed; the patient's line has a tenth."""


class Paper(StrEnum):
    """The size of the sheets of a PDF; a printer has its own."""

    A4 = "A4"
    LETTER = "Letter"
    A5 = "A5"


class TextSize(StrEnum):
    """How large the text is printed."""

    NORMAL = "normal"
    LARGE = "large"
    XLARGE = "xlarge"

    @property
    def points(self) -> float:
        """The size of running text in points; large print begins at 16."""
        return {TextSize.NORMAL: 11.0, TextSize.LARGE: 16.0, TextSize.XLARGE: 20.0}[self]


class RefsAs(StrEnum):
    """How references are printed: in full; short, each with a QR code; or not, but said where they are."""

    FULL = "full"
    QR = "qr"
    NONE = "none"


class Ink(StrEnum):
    """In colour, or in black with no tinted areas, which saves ink."""

    COLOUR = "colour"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """All that is chosen for a handout; the defaults print the whole article.

    ``parts`` are the ids of sections and names of :data:`PLACED_PARTS`, printed in that order; a kind of
    section (``treatment``) stands for all sections of that kind, and what an article has not is passed
    over. ``None`` is the whole article, or its short form where ``short`` is set and the article has
    one. ``printed`` is the day in the header and the one from which ages are counted (``None``: today).
    ``style`` is how references are printed: the name of an ``articles.references.Style``. ``language``
    is that of the labels.

    ``columns`` is 1 or 2; :attr:`in_columns` says what the paper and the size allow. ``booklet``
    lays the text out on A5, two pages on a sheet of A4. ``glossary`` adds :data:`WORDS`; ``notes``
    (typed) and ``notes_lines`` (empty, ruled) add :data:`NOTES`, unless ``parts`` places them.
    ``patient`` and ``notes`` are of one person: never stored. ``patient_line`` leaves a line to be
    filled in by hand where no patient is typed.

    >>> HandoutOptions(size=TextSize.LARGE, parts=("treatment", "references")).paper
    <Paper.A4: 'A4'>
    """

    paper: Paper = Paper.A4
    size: TextSize = TextSize.NORMAL
    parts: tuple[str, ...] | None = None
    printed: dt.date | None = None
    style: str = "ama"
    columns: int = 1
    ink: Ink = Ink.COLOUR
    refs: RefsAs = RefsAs.FULL
    language: str = "en"
    clinic: Clinic | None = None
    patient: str = ""
    notes: str = ""
    notes_lines: int = 0
    glossary: bool = False
    booklet: bool = False
    short: bool = False
    patient_line: bool = False

    @property
    def page_paper(self) -> Paper:
        """The paper of one page of text: half of the sheet in a booklet."""
        return Paper.A5 if self.booklet else self.paper

    @property
    def in_columns(self) -> int:
        """How many columns are printed: 2 only on A4 and Letter in the normal size, where both hold words."""
        return 2 if self.columns == 2 and self.can_have_columns else 1

    @property
    def can_have_columns(self) -> bool:
        """Whether the paper and the size leave room for two columns."""
        return self.size is TextSize.NORMAL and self.page_paper is not Paper.A5
