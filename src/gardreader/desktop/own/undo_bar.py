"""A bar over the foot of what is read: something was removed, and Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gardreader.i18n import tr

_SECONDS = 12
_GAP = 14


class UndoBar(QFrame):
    """Lies over ``host`` for a while; takes no room and no keyboard."""

    undo_wanted = Signal()

    def __init__(self, host: QWidget):
        super().__init__(host)
        self.setObjectName("undo-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._host = host
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.button = QPushButton(tr("Undo"), self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def offer(self, sentence: str, keys: str = "") -> None:
        """Say what was removed; ``keys`` undo it too."""
        self.label.setText(sentence)
        self.button.setToolTip(keys)
        self.button.setAccessibleName(tr("Undo: {what}", what=sentence))
        self._stand()
        self.show()
        self.raise_()
        self._timer.start()

    @Slot()
    def withdraw(self) -> None:
        """There is nothing to undo any more."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_undo(self) -> None:
        self.withdraw()
        self.undo_wanted.emit()

    def _stand(self) -> None:
        layout = self.layout()
        assert layout is not None
        edges = layout.contentsMargins()
        text = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 4
        needed = text + layout.spacing() + self.button.sizeHint().width() + edges.left() + edges.right()
        width = min(needed, self._host.width() - 2 * _GAP)
        height = max(layout.totalHeightForWidth(width), self.button.sizeHint().height())
        self.setGeometry(
            (self._host.width() - width) // 2, self._host.height() - height - _GAP, width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays at the foot of what is read."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._stand()
        return super().eventFilter(watched, event)
