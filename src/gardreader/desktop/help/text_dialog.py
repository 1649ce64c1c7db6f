"""A dialog that shows a text to read: what help, shortcuts, reports and the word on the program share."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gardreader.i18n import tr


class TextDialog(QDialog):
    """Shows ``html``; no link in it leads anywhere by itself."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None, *, columns: int = 46):
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(title)
        self.text.document().setDocumentMargin(16)
        self.text.document().setDefaultStyleSheet(
            "h1 { font-size: x-large; } h2 { font-size: large; margin-top: 18px; margin-bottom: 4px; }"
            " p, li { line-height: 118%; } td, th { padding: 3px 18px 3px 0px; text-align: left; }"
        )
        self.text.setHtml(html)
        self._columns = columns
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """Wide enough for a comfortable line."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.averageCharWidth() * self._columns * 2, metrics.height() * 28)
