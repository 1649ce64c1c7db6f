"""How much paper a handout takes, and what would save some."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gardreader.i18n import ntr, tr

MOST_SHEETS = 5
"""More of them are seldom read: the bar warns."""


def sheets_of(pages: int, *, booklet: bool) -> int:
    """The sheets of paper that ``pages`` take, printed on both sides; a booklet has four pages a sheet.

    >>> sheets_of(5, booklet=False), sheets_of(5, booklet=True)
    (3, 2)
    """
    return -(-pages // (4 if booklet else 2))


class SheetBar(QWidget):
    """A line that tells, and the buttons beside it; below it where there is no room."""

    one_sheet_wanted = Signal()
    offer_taken = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setMinimumWidth(120)
        self.offer_button = self._button("")
        self.offer_button.hide()
        self.one_sheet_button = self._button(tr("&Fit to one sheet"))
        self.one_sheet_button.setToolTip(tr("Finds the largest text with which all of it fits."))
        self.undo_button = self._button(tr("&Undo"))
        self.undo_button.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self.label, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for button in (self.undo_button, self.offer_button, self.one_sheet_button):
            self._buttons.addWidget(button)
        self._row.addLayout(self._buttons)
        self._count = ""
        self._word = ""
        self.offer_button.clicked.connect(self._on_offer)
        self.one_sheet_button.clicked.connect(self._on_one_sheet)
        self.undo_button.clicked.connect(self._on_undo)

    def show_pages(self, pages: int, *, booklet: bool) -> None:
        """Tell how much paper it takes."""
        sheets = sheets_of(pages, booklet=booklet)
        told = ntr("{count} page", "{count} pages", pages)
        kind = (
            ntr("{count} sheet, folded", "{count} sheets, folded", sheets)
            if booklet
            else ntr("{count} sheet on both sides", "{count} sheets on both sides", sheets)
        )
        self._count = f"{told} · {kind}"
        if sheets > MOST_SHEETS:
            self._count += " · " + tr("more than most people read")
        else:
            self.offer("")
        self.one_sheet_button.setEnabled(sheets > 1)
        self._show()

    def tell(self, sentence: str, *, can_undo: bool = False) -> None:
        """Say what was changed, or why nothing was, until the next is said; ``""`` says nothing."""
        self._word = sentence
        self.undo_button.setVisible(can_undo)
        self._show()
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.label, sentence))

    def offer(self, text: str) -> None:
        """Offer what would bring it to five sheets; ``""`` for nothing."""
        self.offer_button.setText(text)
        self.offer_button.setVisible(bool(text))
        self._arrange()

    def clear(self) -> None:
        """There are no pages."""
        self._count = ""
        self.one_sheet_button.setEnabled(False)
        self.offer("")
        self._show()

    def _show(self) -> None:
        text = " — ".join(filter(None, (self._count, self._word)))
        self.label.setText(text)
        self.label.setAccessibleName(text)
        self._arrange()

    def _button(self, text: str) -> QPushButton:
        return QPushButton(text, self)

    def _arrange(self) -> None:
        buttons = sum(button.sizeHint().width() + 8 for button in self._shown()) + 10
        text = self.label.fontMetrics().horizontalAdvance(self.label.text())
        way = QBoxLayout.Direction
        beside = buttons + text * 0.6 <= self.width()  # two lines of text are well
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._buttons.setDirection(way.LeftToRight if buttons <= self.width() + 18 else way.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest button, whichever way they stand."""
        widest = max(button.minimumSizeHint().width() for button in self._shown())
        return QSize(widest, self._row.minimumSize().height())

    def _shown(self) -> list[QPushButton]:
        buttons = (self.undo_button, self.offer_button, self.one_sheet_button)
        return [button for button in buttons if not button.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the text where there is room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _on_offer(self) -> None:
        self.offer_taken.emit()

    @Slot()
    def _on_one_sheet(self) -> None:
        self.one_sheet_wanted.emit()

    @Slot()
    def _on_undo(self) -> None:
        self.undo_wanted.emit()
