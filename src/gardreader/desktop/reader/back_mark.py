"""The mark that leads back to the line from which a citation or a contents line was followed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_GAP = 16


class BackMark(QPushButton):
    """Lies over the lower edge of the article while there is a way back on the same page."""

    def __init__(self, parent: QWidget):
        super().__init__(tr("← Back to where you were"), parent)
        self.setObjectName("back-mark")
        self.setToolTip(tr("Back to the line you came from (Alt+Left or Backspace)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"#back-mark {{ background: {theme.surface}; color: {theme.link}; border: 1px solid"
            f" {theme.control}; border-radius: 15px; padding: 6px 16px; }}"
            f"#back-mark:hover {{ background: {theme.note_page}; color: {theme.heading}; }}"
        )

    def stand_in(self, area: QRect) -> None:
        """Stand at the lower edge of ``area``, in the middle."""
        size = self.sizeHint()
        self.setGeometry(
            area.center().x() - size.width() // 2,
            area.bottom() - size.height() - _GAP,
            size.width(),
            size.height(),
        )
