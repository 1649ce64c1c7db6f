"""A word is explained, and the news are searched, by keyboard alone."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import NewsItem
from gardreader.packs.library import Library
from gardreader.paths import find_paths
from gardreader.rendering.themes import load_theme
from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until
from tests.packs.samples import article, make_pack

pytestmark = pytest.mark.journey
TITLE = "Wilson disease"


def test_a_word_is_explained_on_a_card_and_in_the_list(reader: Reader, tmp_path: Path) -> None:
    reader.start("wilson-disease", title=TITLE)
    reader.wait_for_index()
    screen = reader.screen
    window = screen.wait_for_title(TITLE)
    assert _card(reader, window, tmp_path) < 500
    screen.press("F4")
    wait_until(lambda: _card(reader, window, tmp_path) > 5_000, "no card stands beside the word")
    screen.press("Escape")
    wait_until(lambda: _card(reader, window, tmp_path) < 500, "the card did not go")

    screen.press("F4", "Return")
    screen.wait_for_title("Words explained")
    screen.press("Escape")
    wait_until(lambda: not any("Words" in title for title in screen.titles()), "the list did not close")
    screen.press("ctrl+e")
    wait_until(lambda: reader.settings.get("explain_words") is False, "the setting was not kept")
    screen.press("F4")
    time.sleep(0.5)
    assert _card(reader, window, tmp_path) < 500
    reader.quit()


def test_the_news_are_searched_and_lead_to_an_article_and_back(reader: Reader, tmp_path: Path) -> None:
    _add_news(reader.home, tmp_path)
    reader.start()
    reader.wait_for_index()
    screen = reader.screen

    def opens_the_disease() -> bool:
        screen.press("ctrl+7", "ctrl+a")
        screen.type("gene")
        screen.press("Return", "Tab", "Return")  # to the page, to its first link
        return any("Disease B" in title for title in screen.titles())

    wait_until(opens_the_disease, "the news did not lead to the article")
    screen.press("alt+Left")
    wait_until(lambda: "gardreader" in screen.titles(), "the way back did not lead to the news")
    screen.press("alt+Right")
    screen.wait_for_title("Disease B")
    reader.quit()


def _card(reader: Reader, window: str, folder: Path) -> int:
    """How many pixels of the text's column have the colour of a card."""
    picture = folder / "window.png"
    reader.screen.grab(window, picture)
    image = QImage(str(picture))
    surface = QColor(load_theme("light").surface).rgb()
    columns = range(image.width() // 3, image.width())
    return sum(
        image.pixel(x, y) == surface for y in range(image.height() // 6, image.height()) for x in columns
    )


def _add_news(home: Path, folder: Path) -> None:
    items = (
        NewsItem("A survey", PartialDate(2020, 5, 22), "https://example.org/survey", "Take part."),
        NewsItem("A gene was found", PartialDate(2019, 4, 1), "https://example.org/gene", "In people."),
    )
    articles = [
        replace(article("disease-a", "Disease A"), news=items[:1]),
        replace(article("disease-b", "Disease B"), news=items[1:]),
    ]
    library = Library(find_paths(home, {}))
    library.install(make_pack(folder, "newsy", articles))
    library.close()
