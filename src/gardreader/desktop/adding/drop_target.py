"""Files dropped onto the window, and the sign that it takes them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gardreader.i18n import tr


class DropTarget(QObject):
    """Makes ``window`` take files; while they are held over it, a sign lies on top of everything."""

    dropped = Signal(object)
    """The files and folders as a tuple of ``Path``."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self.sign = DropSign(window)
        self.sign.dropped.connect(self.dropped)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the sign when files come in over the window."""
        if watched is self._window and isinstance(event, QDragEnterEvent) and files_of(event):
            self.sign.cover(self._window)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        return super().eventFilter(watched, event)


class DropSign(QWidget):
    """Lies over the window and takes the drop."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.hide()
        self.setObjectName("drop-sign")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        frame = QFrame(self)
        frame.setObjectName("drop")
        title = QLabel(tr("Drop to add to the library"), frame)
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title.setWordWrap(True)
        text = QLabel(tr("An open data set, a saved GARD page, article files, or a pack"), frame)
        text.setProperty("role", "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        inner = QVBoxLayout(frame)
        inner.addStretch(1)
        inner.addWidget(title)
        inner.addWidget(text)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.addWidget(frame)

    def cover(self, window: QWidget) -> None:
        """Lie over the whole of ``window``."""
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if files_of(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self.hide()
        files = files_of(event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if files:
            self.dropped.emit(files)


def files_of(event: QDropEvent) -> tuple[Path, ...]:
    """The files of this computer that are dragged."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
