"""Dialogs that stay within the screen, however large their text is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QStyle, QWidget

_SHARE = 0.92  # of the screen: the rest is for the frame of the window
_LEAST = QSize(160, 80)


def within_screen(widget: QWidget, size: QSize) -> QSize:
    """``size``, as far as the screen that ``widget`` is on has room for it."""
    return size.boundedTo(widget.screen().availableGeometry().size() * _SHARE)


class Scrolled(QScrollArea):
    """Shows ``form`` whole where there is room, else a part of it that follows the keyboard."""

    def __init__(self, form: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self._form = form
        form.setObjectName("scrolled-form")
        form.setStyleSheet("#scrolled-form { background: transparent; }")
        self.setStyleSheet("QScrollArea { background: transparent; border: 0px; }")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(form)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is in view, however it came by it."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def sizeHint(self) -> QSize:
        """The whole form, and a bar at its side."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return self._form.sizeHint() + QSize(bar, 0)

    def minimumSizeHint(self) -> QSize:
        """Little: that is what the bars are for."""
        return _LEAST
