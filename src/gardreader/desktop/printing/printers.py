"""A printer made ready for a handout, and the work of printing on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gardreader.desktop.lane import Work
from gardreader.desktop.printing.job import Job
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.sets import Work as Printed
from gardreader.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def set_up(printer: QPrinter, job: Job, options: HandoutOptions) -> None:
    """Give ``printer`` the paper, the name of the job, and both sides where it can print them."""
    from PySide6.QtPrintSupport import QPrinter

    from gardreader.handouts.measures import set_page

    set_page(printer, options)
    printer.setDocName(job.title)
    mode = QPrinter.DuplexMode
    printer.setDuplex(mode.DuplexShortSide if options.booklet else mode.DuplexAuto)


def printing_work(
    printed: Printed, options: HandoutOptions, printer: QPrinter, first: int, last: int | None
) -> Work:
    """Work that prints the sides ``first`` to ``last`` (from 1; ``None``: all) and gives their number."""

    def work(progress: Progress) -> object:
        from gardreader.handouts.document import register_fonts
        from gardreader.handouts.pages import lay_out, paint

        register_fonts()
        progress(0, 0, printed.title)
        sheets = lay_out(printed, options, printer)
        end = min(len(sheets.sides), last or len(sheets.sides))
        paint(sheets, printer, first=first, last=end, progress=progress)
        return max(0, end - first + 1)

    return work
