"""The sheets of a preview, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gardreader.i18n import tr
from gardreader.rendering.themes import Theme, load_theme

_GAP = 18


class Sheet(QWidget):
    """One sheet of paper."""

    def __init__(self, image: QImage, parent: QWidget | None = None):
        super().__init__(parent)
        self.image = image
        self._edge = QColor(load_theme("light").control)
        self._size_to_image()

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self.image = image
        self._size_to_image()
        self.update()

    def _size_to_image(self) -> None:
        ratio = self.image.devicePixelRatio()
        self.setFixedSize(round(self.image.width() / ratio) + 2, round(self.image.height() / ratio) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture with a thin edge."""
        painter = QPainter(self)
        inner = self.rect().adjusted(1, 1, -1, -1)
        painter.drawImage(inner, self.image)
        painter.setPen(self._edge)
        painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))
        painter.end()


class SheetsView(QScrollArea):
    """Shows sheets as they are drawn; the place is kept when they are drawn anew."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("sheets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview"))
        inner = QWidget(self)
        inner.setObjectName("sheets-inner")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setSpacing(_GAP)
        self._told = QLabel(inner)
        self._told.setObjectName("sheets-told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._told)
        self._column.addStretch(1)
        self.setWidget(inner)
        self._sheets: list[Sheet] = []
        self.tell("")

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours; paper stays white."""
        self.setStyleSheet(
            f"#sheets, #sheets-inner {{ background: {theme.surface}; }}"
            f"#sheets-told {{ color: {theme.muted}; }}"
        )

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets shown, in their order."""
        return self._sheets

    def room(self) -> int:
        """How wide a sheet can be, in pixels."""
        return max(200, self.viewport().width() - 2 * _GAP - 2)

    def tell(self, sentence: str) -> None:
        """Show a sentence instead of sheets; ``""`` for none."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if sentence:
            self.keep_first(0)

    def show_sheet(self, number: int, count: int, image: QImage) -> None:
        """Show the picture of sheet ``number`` of ``count``."""
        self._told.hide()
        self.keep_first(count)
        if number <= len(self._sheets):
            sheet = self._sheets[number - 1]
            sheet.show_image(image)
        else:
            sheet = Sheet(image, self.widget())
            self._sheets.append(sheet)
            self._column.insertWidget(len(self._sheets), sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        sheet.setAccessibleName(tr("Page {number} of {count}", number=number, count=count))

    def keep_first(self, count: int) -> None:
        """Take away the sheets after the first ``count``."""
        for sheet in self._sheets[count:]:
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        del self._sheets[count:]
