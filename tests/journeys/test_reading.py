"""From a question to a page on paper, with a typist's keys and a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from gardreader.articles.markdown_file import read_article
from gardreader.paths import content
from gardreader.rendering.themes import load_theme
from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey
QUESTION = "how is hemophilia treated"
TITLE = "Hemophilia A"


def test_a_question_opens_on_its_answer_and_a_citation_leads_there_and_back(
    reader: Reader, tmp_path: Path
) -> None:
    reader.start()
    reader.wait_for_index()
    screen = reader.screen
    screen.press("ctrl+k")
    screen.type(QUESTION)
    screen.press("Return")
    # The answers take the keyboard when they are there; Enter opens the best.
    wait_until(lambda: _enter_opens(reader), "Enter did not open the first answer")
    answer = reader.position_at_rest()
    assert answer > 1000, "the article opened at its top, not at the answer"

    screen.press("Tab")  # to the first citation in view
    cited = reader.position_at_rest()
    screen.press("Return")
    references = reader.position_at_rest()
    assert references > cited, "the citation did not lead to the references"
    screen.press("alt+Left")
    assert reader.position_at_rest() == cited, "the way back led elsewhere"

    # And with the mouse: what is blue in the column of text is a citation, there being no other link.
    window = screen.wait_for_title(TITLE)
    picture = tmp_path / "window.png"
    screen.grab(window, picture)
    screen.click(window, *_first_blue(QImage(str(picture))))
    assert reader.position_at_rest() == references, "the click led elsewhere than the key"
    screen.press("alt+Left")
    assert reader.position_at_rest() == cited
    reader.quit()


def test_a_name_is_completed_as_one_types_and_the_place_is_kept(reader: Reader) -> None:
    reader.start()
    reader.wait_for_index()
    screen = reader.screen
    screen.press("ctrl+k")
    screen.type("wilsn")  # a letter is missing
    wait_until(lambda: _picks(reader, "Wilson disease"), "the completion did not open the article")
    screen.press("Next", "Next")
    place = reader.position_at_rest()
    assert place > 0
    reader.quit()
    reader.start(title="Wilson disease")
    assert reader.position_at_rest() == place
    screen.press("Next")  # the keys belong to the page at once
    assert reader.position_at_rest() > place
    reader.quit()


def test_the_page_goes_to_paper_whole(reader: Reader, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    reader.start("hemophilia-a", title=TITLE)
    screen = reader.screen
    screen.press("ctrl+shift+s")
    screen.wait_for_title("Save")
    screen.press("ctrl+a")
    screen.type(str(target))
    screen.press("Return")
    wait_until(target.is_file, "the PDF was not saved")
    pages = [page.extract_text() for page in PdfReader(target).pages]
    text = _squeezed("".join(pages))
    article = read_article(content() / "hemophilia-a.md")
    for section in article.sections:
        assert _squeezed(section.title) in text
    for reference in article.references:
        assert _squeezed(reference.title) in text
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    reader.quit()


def test_the_mouse_finds_a_disease_in_the_list(reader: Reader) -> None:
    reader.start()
    screen = reader.screen
    window = screen.wait_for_title("gardreader")
    screen.press("ctrl+shift+f")
    screen.type("necrosis")
    screen.press("Down", "Return")
    screen.wait_for_title("Bone marrow necrosis")
    # The way back is a button at the left of the tool bar.
    screen.do("mousemove", "--window", window, "68", "61", "click", "1")
    wait_until(lambda: "gardreader" in screen.titles(), "the Back button did not lead to the first page")
    reader.quit()


def _enter_opens(reader: Reader) -> bool:
    reader.screen.press("Return")
    return any(TITLE in title for title in reader.screen.titles())


def _picks(reader: Reader, title: str) -> bool:
    reader.screen.press("Down", "Return")
    return any(title in shown for shown in reader.screen.titles())


def _first_blue(window: QImage) -> tuple[int, int]:
    """A place within the first link of the page: where three pixels in a row have the links' colour."""
    blue = QColor(load_theme("light").link).rgb()
    for y in range(window.height() // 6, window.height()):
        row = [window.pixel(x, y) == blue for x in range(window.width() // 3, window.width())]
        for x in range(len(row) - 2):
            if all(row[x : x + 3]):
                return x + window.width() // 3 + 1, y
    raise AssertionError("there is no link in the window")


def _squeezed(text: str) -> str:
    return "".join(text.split())
