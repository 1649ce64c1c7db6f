"""A file that is being written, and windows on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.desktop.app import make_application
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.preview.preview_window import PreviewWindow
from gardreader.paths import content
from gardreader.settings import Settings, ThemeChoice


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A bundled article in a folder of its own."""
    folder = tmp_path / "writing"
    folder.mkdir()
    return Path(shutil.copy(content() / "wilson-disease.md", folder))


OpenPreview = Callable[[Path], PreviewWindow]


@pytest.fixture
def open_preview(qapp: QApplication, qtbot: QtBot, plain_look: None) -> Iterator[OpenPreview]:
    """Opens the window on a file and waits until the file was read."""
    windows: list[PreviewWindow] = []

    def open_on(path: Path) -> PreviewWindow:
        appearance = Appearance(make_application(), ThemeChoice.LIGHT)
        window = PreviewWindow(path, appearance, Settings())
        appearance.setParent(window)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.settled and bool(window.statusBar().currentMessage()))
        return window

    yield open_on
    for window in windows:
        window.close()
