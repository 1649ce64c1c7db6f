from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from gardreader.errors import Cancelled, HandoutError
from gardreader.handouts.pages import lay_out, paint
from tests.handouts.conftest import PRINTED
from tests.handouts.reading_back import body, pages_by_pypdf, written
from tests.rendering.samples import FULL


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def stop(done: int, total: int, what: str) -> None:
    if done == 1:
        raise Cancelled


def test_a_printer_writes_the_whole_file_under_its_name(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    printer = printer_to(target)
    sheets = lay_out(FULL, PRINTED, printer)
    paint(sheets, printer)
    assert list(tmp_path.iterdir()) == [target]
    assert printer.outputFileName() == str(target)
    pages = [page.replace("\t", " ") for page in pages_by_pypdf(target.read_bytes())]
    assert body(pages, sheets) == written(sheets)


@pytest.mark.parametrize("before", [None, b"an older one"])
def test_a_job_that_is_cancelled_leaves_no_file_and_an_older_one_as_it_was(
    tmp_path: Path, before: bytes | None
) -> None:
    target = tmp_path / "out.pdf"
    if before is not None:
        target.write_bytes(before)
    printer = printer_to(target)
    with pytest.raises(Cancelled):
        paint(lay_out(FULL, PRINTED, printer), printer, progress=stop)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if before is None else [before])
    paint(lay_out(FULL, PRINTED, printer), printer)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_replaced_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.mkdir()
    (target / "within").touch()
    printer = printer_to(target)
    with pytest.raises(HandoutError, match="could not be saved"):
        paint(lay_out(FULL, PRINTED, printer), printer)
    assert list(tmp_path.iterdir()) == [target]
