"""The QR code of an address, to be scanned with a telephone; and the same as large as the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gardreader.handouts.qr_picture import paint_matrix
from gardreader.i18n import tr
from gardreader.rendering.qr import Matrix

_USUAL = 220  # dots of the screen: four to five a module of most addresses
_LEAST = 2  # dots a module: less is hard to read


class QrView(QWidget):
    """Shows a code once it is made; black on white in any theme, for scanners."""

    def __init__(self, address: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self.setAccessibleName(tr("QR code of the address"))
        self.setAccessibleDescription(address)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_ready(self) -> bool:
        """Whether the code is there."""
        return self._matrix is not None

    def set_matrix(self, matrix: Matrix) -> None:
        """Show that code."""
        self._matrix = matrix
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to be scanned from an arm's length."""
        side = max(_USUAL, len(self._matrix) * _LEAST if self._matrix is not None else 0)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The code on its white square."""
        painter = QPainter(self)
        if self._matrix is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        else:
            paint_matrix(painter, QRectF(self.rect()), self._matrix)
        painter.end()


class LargeQr(QDialog):
    """The code nearly as large as the window, for a telephone held farther off."""

    def __init__(self, address: str, matrix: Matrix, name: str, parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(tr("QR code"))
        self.setModal(True)
        self.view = QrView(address, self)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.set_matrix(matrix)
        words = QLabel(name or address, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setWordWrap(True)
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self._on_close)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(words)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        owner = parent.parentWidget() or parent
        room = owner.window().size()
        side = max(240, min(room.width() - 60, room.height() - 140))
        self.resize(side, side + 100)

    @Slot()
    def _on_close(self) -> None:
        self.accept()
