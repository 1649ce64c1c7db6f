"""The foot of the window: the last word said, what is under way, and how large the library is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from gardreader.desktop.lane import Step
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr


class StatusLine(QStatusBar):
    """One line: a message, progress with Cancel while there is any, the size of the library."""

    cancel_wanted = Signal(str)
    """The label of the work to be stopped."""

    size_pressed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._label = ""
        self.message = Elided(self)
        self.activity = QWidget(self)
        self.what = QLabel(self.activity)
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self.activity)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"), self.activity)
        self.cancel.setFlat(True)
        self.cancel.setAccessibleName(tr("Cancel what is under way"))
        self.cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self.activity)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self.what, self.bar, self.cancel):
            row.addWidget(widget)
        self.size_button = QToolButton(self)
        self.size_button.setAccessibleName(tr("Size of the library"))
        self.size_button.setToolTip(tr("Show the installed packs"))
        self.size_button.clicked.connect(self.size_pressed)
        self.addWidget(self.message, 1)
        self.addPermanentWidget(self.activity)
        self.addPermanentWidget(self.size_button)
        self.activity.hide()
        self.size_button.hide()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show ``sentence``; ``""`` takes the last one away."""
        self.message.set_text(sentence)

    def set_size(self, text: str) -> None:
        """Show how large the library is."""
        self.size_button.setText(text)
        self.size_button.setVisible(bool(text))

    @Slot(object)
    def show_step(self, step: Step) -> None:
        """Show how far that work is."""
        self._label = step.label
        self.what.setText(step.what)
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        self.activity.show()

    @Slot(str)
    def show_rest(self, label: str) -> None:
        """The work of that label has ended."""
        if label == self._label:
            self.activity.hide()

    @Slot()
    def _on_cancel(self) -> None:
        self.cancel_wanted.emit(self._label)


class Elided(QLabel):
    """A line of text that gives way: cut with dots where there is no room, whole in its tool tip."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The text, cut or not."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show ``text``."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(0, self.contentsRect().width() - 12)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut)
        self.setToolTip(plain_tip(self._whole) if cut != self._whole else "")
