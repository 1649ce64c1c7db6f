"""A small window over the main one while something is written: how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gardreader.desktop.lane import Step
from gardreader.i18n import tr

_DELAY = 350  # milliseconds: what is over sooner needs no window


class WaitDialog(QDialog):
    """Appears when the work takes longer than a moment."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(380)
        self.what_label = QLabel(title, self)
        self.what_label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.what_label)
        column.addWidget(self.bar)
        column.addLayout(row)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY)
        self._delay.timeout.connect(self.open)

    def begin(self) -> None:
        """Appear in a moment, unless the work ends first."""
        self._delay.start()

    def stay_over(self, window: QWidget) -> None:
        """Belong to that window from now on; the one before is closed."""
        shown = self.isVisible()
        self.setParent(window, self.windowFlags())
        if shown:
            self.open()

    def end(self) -> None:
        """Go: the work is over."""
        self._delay.stop()
        self.hide()
        self.deleteLater()

    @Slot(object)
    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        if step.what:
            self.what_label.setText(step.what)

    def reject(self) -> None:
        """Cancel, Esc or the window's close button: the work is to stop."""
        self.cancel_button.setEnabled(False)
        self.cancelled.emit()
