"""Tells when a file has changed, whichever way the editor saves it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QObject, QTimer, Signal, Slot

SETTLE = 150
"""Milliseconds without a further change, after which the file is taken as saved."""

LONGEST = 1000
"""Milliseconds after which it is read though it keeps changing."""

_Signature = tuple[int, int, int] | None


class FileWatch(QObject):
    """Watches ``path``, and the folder it lies in.

    Many editors write another file and give it the old one's name: what was watched is then gone, and only
    the folder tells of the new one. A save is several changes, so they are told as one, once they end.
    """

    changed = Signal()
    """The file holds something else than before, has come, or is gone."""

    def __init__(self, path: Path, parent: QObject | None = None):
        super().__init__(parent)
        self._path = path
        self._watcher = QFileSystemWatcher([str(path.parent)], self)
        self._watcher.fileChanged.connect(self._on_change)
        self._watcher.directoryChanged.connect(self._on_change)
        self._since = QElapsedTimer()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._look)
        self._known = self._signature()
        self._follow()

    def stop(self) -> None:
        """Tell no more."""
        self._settling.stop()
        self._watcher.removePaths([*self._watcher.files(), *self._watcher.directories()])

    @Slot()
    def _on_change(self) -> None:
        if not self._settling.isActive():
            self._since.start()
        left = max(0, LONGEST - self._since.elapsed())
        self._settling.start(min(SETTLE, left))

    @Slot()
    def _look(self) -> None:
        self._follow()
        now = self._signature()
        if now != self._known:
            self._known = now
            self.changed.emit()

    def _follow(self) -> None:
        """Watch the file that has the name now."""
        name = str(self._path)
        if self._path.exists() and name not in self._watcher.files():
            self._watcher.addPath(name)
        folder = str(self._path.parent)
        if self._path.parent.is_dir() and folder not in self._watcher.directories():
            self._watcher.addPath(folder)

    def _signature(self) -> _Signature:
        try:
            state = self._path.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino
