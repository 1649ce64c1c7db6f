"""Saving paper: how many sheets a handout takes, and what would make it take fewer.

Nothing is left out unasked. What may change, from what harms least: the text is set in two columns,
references become codes, or a line that says where they are; then the text becomes smaller. Only
:func:`offers` may name the short form, which leaves sections out and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from gardreader.handouts.choosing import short_parts
from gardreader.handouts.measures import set_page
from gardreader.handouts.options import HandoutOptions, RefsAs, TextSize
from gardreader.handouts.pages import lay_out
from gardreader.handouts.pdf import RESOLUTION, ensure_gui_application
from gardreader.handouts.sets import Printable, as_work
from gardreader.i18n import ntr, tr
from gardreader.progress import Progress, silent

MANY = 5
"""More sheets than these are seldom read."""

_SIZES = (TextSize.XLARGE, TextSize.LARGE, TextSize.NORMAL)
_REFS = (RefsAs.FULL, RefsAs.QR, RefsAs.NONE)


@dataclass(frozen=True, slots=True)
class Fit:
    """Options with which a handout takes so many ``sheets``.

    ``label`` is a few words for a button, ``told`` says in a sentence what is different then.
    """

    options: HandoutOptions
    sheets: int
    label: str
    told: str


def sheets_needed(printed: Printable, options: HandoutOptions) -> int:
    """How many sheets of paper the handout takes, printed on both sides. Raises ``HandoutError``."""
    return sheets_of(pages_needed(printed, options), options)


def pages_needed(printed: Printable, options: HandoutOptions) -> int:
    """How many pages it has. Raises ``HandoutError``."""
    ensure_gui_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    set_page(writer, options)
    return lay_out(printed, options, writer).count


def sheets_of(pages: int, options: HandoutOptions) -> int:
    """The sheets that so many pages take, printed on both sides; a booklet has four pages on each."""
    return -(-pages // (4 if options.booklet else 2))


def fit_to_sheets(
    printed: Printable, options: HandoutOptions, sheets: int = 1, progress: Progress = silent
) -> Fit | None:
    """The largest text with which all of it fits on so many sheets, printed on both sides; else ``None``.

    The parts stay as they are chosen. Raises ``HandoutError``; ``progress`` may cancel.
    """
    counted = _Counted(printed, progress)
    for tried in _by_size(options):
        if counted.sheets(tried) <= sheets:
            return counted.fit(tried, options)
    return None


def offers(
    printed: Printable, options: HandoutOptions, most: int = MANY, progress: Progress = silent
) -> tuple[Fit, ...]:
    """What would bring the handout to ``most`` sheets, the least harmful first; ``()`` for nothing.

    Each changes one thing; where no single one is enough, several are changed together.
    Raises ``HandoutError``; ``progress`` may cancel.
    """
    counted = _Counted(printed, progress)
    steps = list(_steps(printed, options))
    found = [counted.fit(step, options) for step in steps if counted.sheets(step) <= most]
    if found:
        return tuple(found)
    together = options
    for step in steps:
        together = _joined(together, step, options)
        if counted.sheets(together) <= most:
            return (counted.fit(together, options),)
        if replace(together, columns=2).in_columns == 2:
            columns = replace(together, columns=2)
            if counted.sheets(columns) <= most:
                return (counted.fit(columns, options),)
    return ()


class _Counted:
    """Counts sheets, each options' once."""

    def __init__(self, printed: Printable, progress: Progress):
        self._printed = printed
        self._progress = progress
        self._known: dict[HandoutOptions, int] = {}

    def sheets(self, options: HandoutOptions) -> int:
        if options not in self._known:
            self._progress(len(self._known), 0, as_work(self._printed).title)
            self._known[options] = sheets_needed(self._printed, options)
        return self._known[options]

    def fit(self, options: HandoutOptions, before: HandoutOptions) -> Fit:
        sheets = self.sheets(options)
        changes = _changes(options, before)
        count = ntr("{count} sheet", "{count} sheets", sheets)
        if not changes:
            told = tr("It fits as it is: {sheets}.", sheets=count)
            return Fit(options, sheets, told, told)
        first, rest = changes[0], changes[1:]
        told = ", ".join((first[:1].upper() + first[1:], *rest))
        return Fit(options, sheets, f"{told}: {count}", f"{told}: {count}.")


def _by_size(options: HandoutOptions) -> Iterator[HandoutOptions]:
    """All that may be tried with the parts as they are: the largest text first, in it the least harm."""
    forms = _REFS[_REFS.index(options.refs) :]
    for size in _SIZES:
        for refs in forms:
            tried = replace(options, size=size, refs=refs)
            yield tried
            if options.columns == 1 and replace(tried, columns=2).in_columns == 2:
                yield replace(tried, columns=2)


def _steps(printed: Printable, options: HandoutOptions) -> Iterator[HandoutOptions]:
    """Each change by itself, the least harmful first."""
    if options.columns == 1 and replace(options, columns=2).in_columns == 2:
        yield replace(options, columns=2)
    for refs in _REFS[_REFS.index(options.refs) + 1 :]:
        yield replace(options, refs=refs)
    for size in _SIZES[_SIZES.index(options.size) + 1 :]:
        yield replace(options, size=size)
    articles = [chapter.article for chapter in as_work(printed).chapters]
    if not options.short and options.parts is None and any(map(short_parts, articles)):
        yield replace(options, short=True)


def _joined(together: HandoutOptions, step: HandoutOptions, options: HandoutOptions) -> HandoutOptions:
    """``together`` with what ``step`` changes of ``options``."""
    names = ("columns", "refs", "size", "short")
    changed = {name: getattr(step, name) for name in names if getattr(step, name) != getattr(options, name)}
    return replace(together, **changed)


def _changes(options: HandoutOptions, before: HandoutOptions) -> list[str]:
    """In words what is different, the largest first."""
    told = []
    if options.size is not before.size:
        points = round(options.size.points)
        told.append(tr("text of {points} points", points=points))
    if options.in_columns != before.in_columns and options.in_columns == 2:
        told.append(tr("two columns"))
    if options.refs is not before.refs:
        told.append(
            tr("references as codes") if options.refs is RefsAs.QR else tr("references left in the program")
        )
    if options.short and not before.short:
        told.append(tr("the short form, which leaves sections out"))
    return told
