"""``gardreader preview``: makes the window on an article's file and runs Qt's loop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from gardreader.desktop.app import make_application
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.collecting import Collecting
from gardreader.desktop.faults import Faults
from gardreader.desktop.preview.preview_window import PreviewWindow
from gardreader.desktop.signals import SystemSignals
from gardreader.errors import GardreaderError
from gardreader.i18n import tr
from gardreader.paths import Paths
from gardreader.settings import load_settings

_EVERY = 40  # milliseconds between two looks
_QUIET = 4  # so many looks in a row must find everything at rest


def run(paths: Paths, file: Path, screenshot: Path | None = None) -> int:
    """Show the article in ``file`` until the window is closed; gives the exit code.

    With ``screenshot`` the window is painted, its picture saved there, and closed. Raises
    ``GardreaderError`` when the picture cannot be saved.
    """
    application = make_application()
    signals = SystemSignals()
    preview = Preview(application, paths, file, screenshot)
    signals.ended.connect(preview.window.close)
    application.setQuitOnLastWindowClosed(False)
    preview.ended.connect(application.quit)
    preview.window.show()
    try:
        code = application.exec()
    finally:
        signals.stop()
        preview.dispose()
    if preview.problem is not None:
        raise preview.problem
    return code


class Preview(QObject):
    """The window, and what it needs of the program around it."""

    ended = Signal()

    def __init__(self, application: QApplication, paths: Paths, file: Path, screenshot: Path | None = None):
        super().__init__()
        self.problem: GardreaderError | None = None
        self._collecting = Collecting(self)
        self.faults = Faults(paths.log, self)
        self.faults.watch()
        settings = load_settings(paths.settings).settings
        self._appearance = Appearance(application, settings.theme, settings.text_size, self)
        self.window = PreviewWindow(file, self._appearance, settings)
        self.faults.happened.connect(self.window.say)
        self.window.closed.connect(self.ended)
        self._screenshot = screenshot
        self._quiet = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        if screenshot is not None:
            self._timer.start()

    @Slot()
    def _look(self) -> None:
        """Take the picture once everything in it is there."""
        self._quiet = self._quiet + 1 if self.window.isVisible() and self.window.settled else 0
        if self._quiet < _QUIET:
            return
        self._timer.stop()
        if not self.window.grab().save(str(self._screenshot)):
            sentence = tr("The picture cannot be saved as {file}.", file=self._screenshot)
            self.problem = GardreaderError(sentence)
        self.window.close()

    def dispose(self) -> None:
        """Destroy the window now, while all that it may still ask is there."""
        self._timer.stop()
        self.window.end_work()
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        self._collecting.stop()
        self.faults.stop()
