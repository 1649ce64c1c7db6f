"""The pictures of a preview are the pages of the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.articles.markdown_file import read_article
from gardreader.errors import Cancelled
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.handouts.pdf import pdf_bytes
from gardreader.handouts.pictures import sheet_pictures
from gardreader.paths import content


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("paper", list(Paper))
def test_there_is_one_for_each_page(paper: Paper, size: TextSize) -> None:
    article = read_article(content() / "wilson-disease.md")
    options = HandoutOptions(paper, size)
    pages, _ = pdf_bytes(article, options)
    sheets = list(sheet_pictures(article, options, 300))
    assert [number for number, _, _ in sheets] == list(range(1, pages + 1))
    assert {count for _, count, _ in sheets} == {pages}
    for _, _, image in sheets:
        assert image.width() == 300
        assert image.pixelColor(2, 2).name() == "#ffffff"
        inks = {image.pixelColor(x, y).lightness() for x in range(300) for y in range(20, 60)}
        assert min(inks) < 200


def test_it_can_be_stopped(tmp_path: Path) -> None:
    article = read_article(content() / "wilson-disease.md")
    steps = 0

    def progress(done: int, total: int, what: str) -> None:
        nonlocal steps
        steps += 1
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(sheet_pictures(article, HandoutOptions(), 200, progress))
    assert steps == 3
