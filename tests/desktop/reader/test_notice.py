"""The sentence in the place of an article."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gardreader.desktop.reader.notice import Notice
from gardreader.errors import NotFoundError, PackError


def test_it_says_why_in_a_sentence(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell_failure(NotFoundError("The library has no pack 'x'."))
    assert notice.text_label.text().startswith("The library has no pack 'x'. It may have been")
    notice.tell_failure(PackError("The pack is damaged."))
    assert notice.text_label.text() == "The pack is damaged."
    notice.tell_failure(ZeroDivisionError())
    assert "fault" in notice.text_label.text()
    assert notice.accessibleDescription() == notice.text_label.text()
