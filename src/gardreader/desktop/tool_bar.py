"""The window's tool bar: where there is little room its field shrinks first, then the air of its buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

_EXTENSION = "qt_toolbar_ext_button"


class ToolBar(QToolBar):
    """What finds no room even so goes behind the arrow at its end, the last first."""

    def __init__(self, title: str, parent: QWidget | None = None):
        super().__init__(title, parent)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._narrow = False
        self._wanted = 0

    def take_icon_size(self, pixels: int) -> None:
        """Draw the icons so large."""
        self.setIconSize(QSize(pixels, pixels))
        self._take(narrow=False)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the air out of the buttons, or give it back."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        if not self._narrow:
            self._wanted = self._least()
        if self.isVisible():
            self._take(narrow=self._wanted > self.width())

    def _least(self) -> int:
        """The least width in which all of it is seen."""
        parts = [self.widgetForAction(action) for action in self.actions()]
        widths = [
            part.sizeHint().width() if isinstance(part, QToolButton) else part.minimumSizeHint().width()
            for part in parts
            if part is not None
        ]
        layout = self.layout()
        assert layout is not None
        edges = layout.contentsMargins()
        return sum(widths) + layout.spacing() * (len(widths) - 1) + edges.left() + edges.right()

    def _take(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setProperty("narrow", narrow)
        for button in self.findChildren(QToolButton):
            if button.objectName() != _EXTENSION:
                button.style().unpolish(button)
                button.style().polish(button)
                # A button remembers what it wanted, whatever its style says.
                QCoreApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))
