from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader

from gardreader.articles.model import Article, Section
from gardreader.errors import Cancelled, HandoutError
from gardreader.handouts.measures import MARGINS
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.handouts.pdf import pdf_bytes, write_pdf
from tests.handouts.conftest import PRINTED, Press
from tests.handouts.reading_back import (
    PDFTOTEXT,
    bare,
    body,
    pages_by_pdftotext,
    pages_by_pypdf,
    written,
)
from tests.rendering.reading import unsaid
from tests.rendering.samples import FULL, STUB, TODAY, bundled

LETTERS = (
    "Σ α β γ δ μ Δ Ω ≥ ≤ ≈ ± × ÷ ° → ← ↑ ↓ • … “quotes” ‘single’ – — é è ü ö ł ß ñ ç ø å æ œ Ž ı ® ™ © § ½ ¼ "
    "first office efficient fluff Tj fi fl ffi ffl AV To We 1/2 10<sup>9</sup> H<sub>2</sub>O x<sup>−3</sup>"
)


@pytest.mark.parametrize("article", [*bundled()[::6], FULL, STUB], ids=lambda article: article.id)
def test_the_text_of_the_file_is_the_whole_articles(article: Article, press: Press, tmp_path: Path) -> None:
    count, data = pdf_bytes(article, PRINTED)
    sheets = press.lay_out(article)
    pages = pages_by_pypdf(data)
    assert len(pages) == count == sheets.count
    text = body(pages, sheets)
    assert text == written(sheets)
    assert unsaid(article, text) == []
    if PDFTOTEXT:
        assert body(pages_by_pdftotext(data, tmp_path), sheets) == text


@pytest.mark.parametrize("size", TextSize)
def test_every_letter_is_read_back_exactly(size: TextSize, press: Press) -> None:
    article = replace(STUB, sections=(Section("one", "One", LETTERS),))
    options = HandoutOptions(size=size, printed=TODAY)
    _, data = pdf_bytes(article, options)
    text = body(pages_by_pypdf(data), press.lay_out(article, options))
    assert bare(re.sub(r"</?su[bp]>", "", LETTERS)) in text


def test_every_page_has_its_lines_at_head_and_foot() -> None:
    count, data = pdf_bytes(FULL, PRINTED)
    for number, page in enumerate(pages_by_pypdf(data), 1):
        assert "Printed 25 November 2026" in page
        assert f"Page {number} of {count}" in page
        assert "Source: A registry of examples · retrieved 14 December 2020" in page
        assert "It does not take the place of advice from a health professional." in page


def test_it_has_a_title_and_its_typefaces_within() -> None:
    _, data = pdf_bytes(FULL, PRINTED)
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert reader.metadata
    assert reader.metadata.title == "Example disease"
    assert str(reader.metadata.creator).startswith("gardreader ")
    fonts = [
        font.get_object()
        for page in reader.pages
        for font in cast("dict[str, Any]", page["/Resources"])["/Font"].values()
    ]
    assert any("SourceSans3" in str(font["/BaseFont"]) for font in fonts)
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()


@pytest.mark.parametrize(
    ("paper", "points"),
    [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792)), (Paper.A5, (420, 595))],
    ids=list(Paper),
)
def test_paper_is_as_asked(paper: Paper, points: tuple[int, int]) -> None:
    _, data = pdf_bytes(FULL, HandoutOptions(paper, printed=TODAY))
    box = PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_large_print_takes_more_pages() -> None:
    assert pdf_bytes(FULL, HandoutOptions(size=TextSize.LARGE))[0] > pdf_bytes(FULL, PRINTED)[0]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("size", TextSize)
def test_no_word_stands_beyond_the_margins(size: TextSize, tmp_path: Path) -> None:
    address = "https://example.org/" + "a_long_way_" * 30
    hard = Section("hard", "W" * 90, f"{address} {'x' * 900}\n\n| a | b |\n|---|---|\n| {'y' * 300} | z |")
    path = tmp_path / "x.pdf"
    write_pdf(replace(FULL, sections=(*FULL.sections, hard)), path, HandoutOptions(size=size))
    shown = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, text=True
    ).stdout
    inch = 72 / 25.4
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', shown)
    assert len(words) > 200
    for word in words:
        left, top, right, bottom = map(float, word)
        assert left >= MARGINS.left() * inch - 1
        assert right <= 595 - MARGINS.right() * inch + 1
        assert top >= MARGINS.top() * inch - 3
        assert bottom <= 842 - MARGINS.bottom() * inch + 3


def test_the_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    target.write_bytes(b"old")

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(FULL, target, PRINTED, stop)
    assert target.read_bytes() == b"old"
    assert write_pdf(FULL, target, PRINTED) == len(PdfReader(target).pages)
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "x.pdf"
    with pytest.raises(HandoutError, match=r"x\.pdf could not be saved: there is no such file or folder\."):
        write_pdf(FULL, target)


def test_a_pdf_can_be_made_where_there_is_no_screen_and_no_application(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from gardreader.articles.markdown_file import read_article\n"
        "from gardreader.handouts.pdf import write_pdf\n"
        "from gardreader.paths import content\n"
        "article = read_article(content() / 'bone-marrow-necrosis.md')\n"
        "print(write_pdf(article, Path(sys.argv[1])))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    target = tmp_path / "x.pdf"
    run = subprocess.run(
        [sys.executable, "-c", code, target],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin"},
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert len(PdfReader(target).pages) == int(run.stdout)


def test_a_process_with_another_application_is_refused_with_a_sentence() -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from gardreader.errors import HandoutError\n"
        "from gardreader.handouts.pdf import ensure_gui_application\n"
        "app = QCoreApplication([])\n"
        "try:\n    ensure_gui_application()\nexcept HandoutError as error:\n    print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("This process runs without graphics")
