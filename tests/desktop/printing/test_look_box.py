"""How a handout is printed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.choices import Look
from gardreader.desktop.printing.look_box import LookBox, SizeBox
from gardreader.handouts.options import Ink, Paper, RefsAs, TextSize


def test_size_and_paper_are_told(qtbot: QtBot) -> None:
    box = SizeBox(Look())
    qtbot.addWidget(box)
    told: list[Look] = []
    box.changed.connect(told.append)
    box.sizes.buttons[2].click()
    assert told[-1].size is TextSize.XLARGE
    box.paper_box.setCurrentIndex(2)
    box.paper_box.activated.emit(2)
    assert (told[-1].paper, told[-1].booklet, told[-1].size) == (Paper.A5, False, TextSize.XLARGE)
    box.paper_box.activated.emit(3)
    assert (told[-1].paper, told[-1].booklet) == (Paper.A4, True)
    box.paper_box.activated.emit(3)
    assert len(told) == 3  # the same again is nothing new
    assert [button.toolTip() for button in box.sizes.buttons] == ["11 points", "16 points", "20 points"]


def test_two_columns_are_offered_where_there_is_room(qtbot: QtBot) -> None:
    box = LookBox(Look(), ("en",))
    qtbot.addWidget(box)
    told: list[Look] = []
    box.changed.connect(told.append)
    box.columns.buttons[1].click()
    assert told[-1].columns == 2
    box.show_look(Look(size=TextSize.LARGE, columns=2))
    assert not box.columns.buttons[1].isEnabled()
    assert box.columns.place == 0
    assert "normal size" in box.columns.buttons[1].toolTip()
    box.show_look(Look(columns=2))
    assert box.columns.place == 1  # the wish was kept


def test_references_ink_and_language_are_told(qtbot: QtBot) -> None:
    box = LookBox(Look(), ("en", "fr"))
    qtbot.addWidget(box)
    told: list[Look] = []
    box.changed.connect(told.append)
    box.refs.buttons[1].click()
    box.ink.buttons[1].click()
    box.language_box.activated.emit(1)
    assert (told[-1].refs, told[-1].ink, told[-1].language) == (RefsAs.QR, Ink.BLACK, "fr")
    one = LookBox(Look(), ("en",))
    qtbot.addWidget(one)
    assert one.language_box.isHidden()
