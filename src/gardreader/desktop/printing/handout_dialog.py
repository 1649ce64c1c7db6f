"""The window in which a handout is made: parts and size at the left, the true pages at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.articles.model import Article
from gardreader.desktop.printing.choices import HandoutChoices, size_label
from gardreader.desktop.printing.parts import handout_parts
from gardreader.desktop.printing.previewing import Previewer, SheetPicture
from gardreader.desktop.printing.sheets_view import SheetsView
from gardreader.desktop.ticks import TickDelegate
from gardreader.desktop.tips import plain_tip
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.i18n import ntr, tr
from gardreader.rendering.themes import Theme

_ID = Qt.ItemDataRole.UserRole
_SETTLE = 120  # milliseconds after the last change of the window's size
_WIDEST = 900
_SIDE = 300


class HandoutDialog(QDialog):
    """Chooses and shows; who prints or saves is told by signals."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, article: Article, choices: HandoutChoices, theme: Theme, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._article = article
        self._choices = choices
        self.setWindowTitle(tr("Print: {title}", title=article.title))
        self.setModal(True)
        self.resize(1060, 780)
        self._previewer = Previewer(self)
        self._previewer.drawn.connect(self._on_drawn)
        self._previewer.failed.connect(self._on_failed)
        self._drawn = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._draw)

        self._side = max(_SIDE, self.fontMetrics().height() * 11)
        self.parts_list = QListWidget(self)
        self.parts_list.setItemDelegate(TickDelegate(self._side - 14, self.parts_list))
        self.parts_list.setAccessibleName(tr("Parts to print"))
        self.parts_list.setWordWrap(True)
        self.parts_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all_button = QPushButton(tr("&All"), self)
        self.none_button = QPushButton(tr("&None"), self)
        self.size_buttons = QButtonGroup(self)
        self.paper_box = QComboBox(self)
        self.paper_box.setAccessibleName(tr("Paper"))
        self.count_label = QLabel(self)
        self.count_label.setWordWrap(True)
        self.save_button = QPushButton(tr("&Save as PDF…"), self)
        self.print_button = QPushButton(tr("&Print…"), self)
        self.close_button = QPushButton(tr("Close"), self)
        for button in (self.all_button, self.none_button, self.save_button, self.close_button):
            button.setAutoDefault(False)
        self.print_button.setDefault(True)
        self.sheets = SheetsView(self)
        self.sheets.set_theme(theme)
        self._lay_out()
        self._fill()
        self._connect()

    def end_work(self) -> None:
        """End the drawing of the preview."""
        self._settle.stop()
        self._previewer.end_work()

    @property
    def pages_drawn(self) -> bool:
        """Whether all pages of the present choice are shown."""
        return not self._settle.isActive() and self._drawn

    def options(self) -> HandoutOptions:
        """What is chosen."""
        return self._choices.options(self._article)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(QLabel(f"<b>{tr('Parts')}</b>"))
        left.addWidget(self.parts_list, 1)
        both = QHBoxLayout()
        both.addWidget(self.all_button)
        both.addWidget(self.none_button)
        both.addStretch(1)
        left.addLayout(both)
        left.addSpacing(10)
        left.addWidget(QLabel(f"<b>{tr('Text')}</b>"))
        left.addWidget(self._size_switch())
        left.addSpacing(10)
        left.addWidget(QLabel(f"<b>{tr('Paper')}</b>"))
        left.addWidget(self.paper_box)
        left.addSpacing(10)
        left.addWidget(self.count_label)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.print_button)
        side = QWidget(self)
        side.setFixedWidth(self._side)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(side)
        middle.addWidget(self.sheets, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(14)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _size_switch(self) -> QFrame:
        """The sizes side by side, one of them pressed."""
        frame = QFrame(self)
        frame.setObjectName("segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for number, size in enumerate(TextSize):
            button = QPushButton(size_label(size), frame)
            button.setCheckable(True)
            button.setAutoDefault(False)
            self.size_buttons.addButton(button, number)
            row.addWidget(button)
        return frame

    def _fill(self) -> None:
        left_out = self._choices.left_out(self._article)
        for part in handout_parts(self._article):
            item = QListWidgetItem(part.title, self.parts_list)
            item.setData(_ID, part.id)
            item.setToolTip(plain_tip(part.title))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if part.id in left_out else Qt.CheckState.Checked)
        self.size_buttons.button(list(TextSize).index(self._choices.size)).setChecked(True)
        for paper in Paper:
            self.paper_box.addItem(paper.value, paper)
        self.paper_box.setCurrentIndex(list(Paper).index(self._choices.paper))

    def _connect(self) -> None:
        self.parts_list.itemChanged.connect(self._on_parts)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._tick_none)
        self.size_buttons.idToggled.connect(self._on_size)
        self.paper_box.currentIndexChanged.connect(self._on_paper)
        self.save_button.clicked.connect(self.save_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.close_button.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """The first pages are drawn for the size that the window has by then."""
        super().showEvent(event)
        self._settle.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as there is room."""
        super().resizeEvent(event)
        if self.isVisible():
            self._settle.start(_SETTLE)

    @Slot()
    def _draw(self) -> None:
        self._drawn = False
        options = self.options()
        chosen = options.parts is None or bool(options.parts)
        self.save_button.setEnabled(chosen)
        self.print_button.setEnabled(chosen)
        if not chosen:
            self.sheets.tell(tr("Nothing is chosen: tick at least one part."))
            self.count_label.setText("")
            return
        ratio = self.devicePixelRatioF()
        width = min(self.sheets.room(), _WIDEST)
        self._previewer.draw(self._article, options, round(width * ratio))

    @Slot(object)
    def _on_drawn(self, picture: SheetPicture) -> None:
        if not self.print_button.isEnabled():
            return
        image = picture.image
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheets.show_sheet(picture.number, picture.count, image)
        self._drawn = picture.number == picture.count
        told = ntr("{count} page", "{count} pages", picture.count)
        if picture.count > 2:
            sheets = (picture.count + 1) // 2
            told += " · " + ntr("{count} sheet on both sides", "{count} sheets on both sides", sheets)
        self.count_label.setText(told)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.sheets.tell(sentence)

    @Slot(QListWidgetItem)
    def _on_parts(self, item: QListWidgetItem) -> None:
        self._take_parts()

    def _take_parts(self) -> None:
        items = (self.parts_list.item(n) for n in range(self.parts_list.count()))
        left_out = frozenset(
            str(item.data(_ID)) for item in items if item.checkState() != Qt.CheckState.Checked
        )
        self._choices.leave_out(self._article, left_out)
        self._settle.start(0)

    @Slot()
    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    @Slot()
    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        self.parts_list.blockSignals(True)
        for number in range(self.parts_list.count()):
            self.parts_list.item(number).setCheckState(state)
        self.parts_list.blockSignals(False)
        self._take_parts()

    @Slot(int, bool)
    def _on_size(self, number: int, checked: bool) -> None:
        if checked:
            self._choices.size = list(TextSize)[number]
            self._settle.start(0)

    @Slot(int)
    def _on_paper(self, number: int) -> None:
        self._choices.paper = list(Paper)[number]
        self._settle.start(0)

    def done(self, result: int) -> None:
        """Nothing is drawn for a closed window."""
        self.end_work()
        super().done(result)
