"""The foot of the window: what was said, what is under way, how large the library is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gardreader.desktop.lane import Step
from gardreader.desktop.status_line import StatusLine


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(700, 30)
    line.show()
    return line


def test_a_long_sentence_is_cut_and_whole_in_its_tip(line: StatusLine) -> None:
    line.say("Short.")
    assert (line.message.text(), line.message.toolTip()) == ("Short.", "")
    sentence = "A sentence that is far too long for the room there is. " * 6
    line.say(sentence)
    assert line.message.text().endswith("…")
    assert line.message.toolTip() == line.message.whole == line.message.accessibleName() == sentence
    line.say("")
    assert line.message.text() == ""


def test_what_looks_like_html_is_shown_as_it_stands(line: StatusLine) -> None:
    name = "<img src='file:///dev/zero'> " * 20
    line.say(name)
    assert line.message.toolTip().startswith("<p>&lt;img")
    line.show_step(Step(1, "work", 0, 0, f"Importing {name}"))
    assert line.what.textFormat() == line.message.textFormat() == Qt.TextFormat.PlainText


def test_progress_comes_and_goes_with_its_work(line: StatusLine, qtbot: QtBot) -> None:
    assert not line.activity.isVisible()
    line.show_step(Step(1, "index", 30, 120, "Building the search index"))
    assert line.activity.isVisible()
    assert (line.bar.value(), line.bar.maximum(), line.what.text()) == (30, 120, "Building the search index")
    with qtbot.waitSignal(line.cancel_wanted) as wanted:
        line.cancel.click()
    assert wanted.args == ["index"]
    line.show_rest("catalogue")
    assert line.activity.isVisible()
    line.show_rest("index")
    assert not line.activity.isVisible()


def test_unknown_length_is_shown_as_such(line: StatusLine) -> None:
    line.show_step(Step(1, "open", 3, 0, "Reading"))
    assert (line.bar.minimum(), line.bar.maximum()) == (0, 0)


def test_the_size_leads_to_the_packs(line: StatusLine, qtbot: QtBot) -> None:
    assert not line.size_button.isVisible()
    line.set_size("6,069 articles")
    with qtbot.waitSignal(line.size_pressed):
        line.size_button.click()
