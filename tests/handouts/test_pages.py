from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from gardreader.articles.model import Section
from gardreader.errors import Cancelled, HandoutError
from gardreader.handouts.measures import MARGINS
from gardreader.handouts.options import HandoutOptions, TextSize
from gardreader.handouts.pages import paint
from gardreader.handouts.pictures import sheet_pictures
from tests.handouts.conftest import PRINTED, Press
from tests.handouts.reading_back import body, pages_by_pypdf, written
from tests.rendering.samples import FULL, STUB, TODAY

SENTENCES = ("A plain sentence. " * 60).strip()
LONG = replace(
    STUB, sections=(Section("one", "What is it?", "\n\n".join(f"{n} {SENTENCES}" for n in range(9))),)
)


def printed(press: Press) -> list[str]:
    """The text of each page; that Qt calls a space a tab is mended elsewhere."""
    return [page.replace("\t", " ") for page in pages_by_pypdf(bytes(press.buffer.data().data()))]


def test_the_body_keeps_clear_of_the_lines_at_the_edges_and_fits_the_sheet(press: Press) -> None:
    sheets = press.lay_out(FULL)
    for leaf in sheets.leaves:
        assert leaf.body.left() == 0
        assert leaf.body.top() > 0
        assert leaf.body.bottom() < press.writer.height()
        assert leaf.body.width() == press.writer.width()
        for placed in leaf.placed:
            assert placed.flow.document.size().width() <= leaf.body.width()
            atoms = placed.flow.atoms
            lowest = placed.y + atoms[placed.last - 1].bottom - atoms[placed.first].top
            assert lowest + atoms[placed.first].above <= leaf.body.height() + 1
    assert MARGINS.left() >= 20


def test_no_line_is_printed_twice_where_a_paragraph_goes_on(press: Press) -> None:
    sheets = press.lay_out(LONG)
    paint(sheets, press.writer)
    pages = printed(press)
    assert len(pages) == sheets.count > 2
    assert body(pages, sheets) == written(sheets)


def test_some_of_the_sheets_can_be_painted(press: Press) -> None:
    sheets = press.lay_out(LONG)
    paint(sheets, press.writer, first=2, last=3)
    pages = printed(press)
    assert len(pages) == 2
    assert f"Page 2 of {sheets.count}" in pages[0]
    assert f"Page 3 of {sheets.count}" in pages[1]


def test_progress_counts_the_sheets_and_names_them(press: Press) -> None:
    told: list[tuple[int, int, str]] = []
    sheets = press.lay_out(FULL)
    paint(sheets, press.writer, progress=lambda *step: told.append(step))
    assert [step[0] for step in told] == list(range(sheets.count + 1))
    assert {step[1] for step in told} == {sheets.count}
    assert told[0][2] == f"Page 1 of {sheets.count}"


def test_printing_can_be_cancelled_between_sheets(press: Press) -> None:
    def stop(done: int, total: int, what: str) -> None:
        if done == 1:
            raise Cancelled

    sheets = press.lay_out(LONG)
    with pytest.raises(Cancelled):
        paint(sheets, press.writer, progress=stop)
    paint(press.lay_out(FULL), Press(press.writer, press.buffer).writer)  # the device can be used again


def test_a_long_title_leaves_room_for_the_day(press: Press) -> None:
    title = "A disease with a name that goes on " * 12
    sheets = press.lay_out(replace(FULL, title=title.strip()))
    paint(sheets, press.writer)
    for page in printed(press):
        assert "…" in page
        assert "Printed 25 November 2026" in page


@pytest.mark.parametrize("size", TextSize)
def test_the_lines_at_the_edges_are_whole_in_any_size(press: Press, size: TextSize) -> None:
    source = replace(STUB.source, name="Genetic and Rare Diseases Information Center (GARD)")
    article = replace(STUB, source=replace(source, retrieved=FULL.source.retrieved))
    sheets = press.lay_out(article, HandoutOptions(size=size, printed=TODAY))
    paint(sheets, press.writer)
    page = printed(press)[0]
    assert "(GARD) · retrieved 14 December 2020" in page
    assert "For information only." in page


def test_paper_too_small_for_a_handout_is_refused(press: Press) -> None:
    press.writer.setPageSize(QPageSize(QSizeF(50, 50), QPageSize.Unit.Millimeter))
    from gardreader.handouts.pages import lay_out

    with pytest.raises(HandoutError, match="too small"):
        lay_out(FULL, PRINTED, press.writer)


def test_with_no_printer_nothing_is_printed_into_a_file_without_a_name(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    from gardreader.handouts.pages import lay_out

    sheets = lay_out(FULL, PRINTED, printer)
    with pytest.raises(HandoutError, match="No printer was found"):
        paint(sheets, printer)
    assert list(tmp_path.iterdir()) == []


def test_a_device_that_cannot_be_opened_is_an_error(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import qInstallMessageHandler

    from gardreader.handouts.pages import lay_out

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "x.pdf"))
    sheets = lay_out(FULL, PRINTED, printer)
    before = qInstallMessageHandler(lambda *_: None)  # Qt says so too
    try:
        with pytest.raises(HandoutError, match="could not be opened"):
            paint(sheets, printer)
    finally:
        qInstallMessageHandler(before)


def test_the_preview_shows_every_sheet_as_it_is_printed() -> None:
    shown = list(sheet_pictures(FULL, PRINTED, 400))
    count = shown[0][1]
    assert [number for number, _, _ in shown] == list(range(1, count + 1))
    for _, _, image in shown:
        assert image.width() == 400
        assert image.height() == pytest.approx(400 * 297 / 210, abs=1)
        ink = sum(
            image.pixelColor(x, y).lightness() < 128 for x in range(0, 400, 2) for y in range(0, 560, 2)
        )
        assert ink > 20
        margin = round(400 * MARGINS.left() / 210) - 2
        edge = sum(image.pixelColor(x, y).lightness() < 250 for x in range(margin) for y in range(0, 560, 3))
        assert edge == 0


def test_margins_of_a_device_are_set_by_the_handout(press: Press) -> None:
    press.writer.setPageMargins(QMarginsF(1, 1, 1, 1))
    press.lay_out(FULL)
    layout = press.writer.pageLayout()
    assert layout.margins() == MARGINS
