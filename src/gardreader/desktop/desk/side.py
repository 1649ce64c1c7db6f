"""One of the articles of a tab: its pane, and above it a head where two are compared."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.icons import make_icon
from gardreader.desktop.reader.history import Visit
from gardreader.desktop.reader.reader_pane import ReaderPane, Shown
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme


class Side(QWidget):
    """Holds a pane, loads what it waits for when it is first shown, and bears its title."""

    titled = Signal()
    close_wanted = Signal(object)
    """This side is to go; the other stays."""

    def __init__(self, pane: ReaderPane, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self.pane = pane
        self.title = ""
        self._theme = theme
        self._head: SideHead | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(pane, 1)
        self.setFocusProxy(pane)
        pane.shown.connect(self._on_shown)
        pane.set_theme(theme)

    @property
    def head(self) -> SideHead:
        """The head, which a side that stands alone does not need."""
        if self._head is None:
            self._head = SideHead(self._theme, self)
            self._head.set_title(self.title)
            self._head.close_button.clicked.connect(self._on_close)
            self._column.insertWidget(0, self._head)
        return self._head

    def set_state(self, *, alone: bool, in_use: bool) -> None:
        """Stand alone, or beside another, and show by the head whether the keys act here."""
        if alone:
            if self._head is not None:
                self._head.hide()
        else:
            self.head.set_note("")
            self.head.set_in_use(in_use)
            self.head.show()

    def open(self, wanted: Wanted) -> None:
        """Show that article."""
        self._set_title(wanted.title)
        if wanted.place is not None:
            self.pane.restore(Visit(wanted.ref, wanted.place))
        else:
            self.pane.open(wanted.ref, wanted.section, wanted.words)

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self._theme = theme
        if self._head is not None:
            self._head.set_theme(theme)
        self.pane.set_theme(theme)

    def _set_title(self, title: str) -> None:
        self.title = title
        if self._head is not None:
            self._head.set_title(title)
        self.titled.emit()

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        self._set_title(shown.title)

    @Slot()
    def _on_close(self) -> None:
        self.close_wanted.emit(self)


class SideHead(QWidget):
    """The title of one side, underlined where the keys act, and the button that closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("side-head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ""
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note = QLabel(self)
        self.note.hide()
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 6, 2)
        row.addWidget(self.label, 1)
        row.addWidget(self.note)
        row.addWidget(self.close_button)
        self.set_theme(theme)
        self.set_title("")

    def set_title(self, title: str) -> None:
        """Bear that title."""
        self._title = title
        self.label.setToolTip(plain_tip(title))
        told = tr("Close “{title}” and end the comparison", title=title)
        self.close_button.setAccessibleName(told)
        self.close_button.setToolTip(plain_tip(told))
        self._elide()

    def set_note(self, note: str) -> None:
        """Say something beside the title; ``""`` takes it away."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_in_use(self, in_use: bool) -> None:
        """Say whether the keys act on this side."""
        if self.property("inUse") != in_use:
            self.setProperty("inUse", in_use)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        size = max(12, round(self.fontMetrics().height() * 0.8))
        self.close_button.setIcon(make_icon("close", theme.button_text, theme.disabled_text, size))
        self.close_button.setIconSize(QSize(size, size))

    def _elide(self) -> None:
        metrics = self.label.fontMetrics()
        self.label.setText(metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, self.label.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the title as there is room for."""
        super().resizeEvent(event)
        self._elide()
