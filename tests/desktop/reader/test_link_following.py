"""The controls of a page: another look that keeps the reader's place, a text to copy; none of them forged."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gardreader.desktop.reader.look import Look
from gardreader.desktop.reader.reader_pane import ReaderPane
from tests.desktop.reader.conftest import bundled, open_article, settle, top

NECROSIS = bundled("bone-marrow-necrosis")


def test_a_control_gives_the_page_another_look_at_the_same_place(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.verticalScrollBar().setValue(777)
    assert pane.view.focusNextPrevChild(True)
    link, before = pane.view.focused_link, top(pane)
    pane.follow("control:sort/name")
    assert pane.loading
    settle(qtbot, pane)
    assert pane.look == Look(signs_order="name")
    assert pane.view.page is not None
    assert pane.view.page.look == pane.look
    assert (top(pane), pane.view.focused_link) == (before, link)
    assert not pane.history.can_back


@pytest.mark.parametrize("address", ["control:", "control:sort/colour", "control:shell/rm", "control:names"])
def test_unknown_controls_do_nothing(pane: ReaderPane, qtbot: QtBot, address: str) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.follow(address)
    assert (pane.look, pane.loading) == (Look(), False)


def test_a_text_is_copied_and_that_is_said(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    with qtbot.waitSignal(pane.message, check_params_cb=lambda text: "ORPHA 12/3" in text):
        pane.follow("control:copy/ORPHA%2012%2F3")
    assert QGuiApplication.clipboard().text() == "ORPHA 12/3"
