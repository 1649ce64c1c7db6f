"""The row of tabs above the page; hidden while there is one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from gardreader.desktop.icons import make_icon
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_NARROWEST, _WIDEST = 5, 13  # of a tab, in heights of a line of text
_HIGHEST = 1.9


class TabBar(QTabBar):
    """Tells which tab is wanted in front, which is to be closed, and where one was dragged to."""

    close_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    """The menu of a tab is to be opened at that point of the screen."""

    left = Signal()
    """Enter or Esc: the keys are to act on the page again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = theme
        self._cross: QIcon | None = None
        self._pressed = -1
        self.setObjectName("tabs")
        self.setAccessibleName(tr("Tabs"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectLeftTab)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def add(self, place: int, title: str) -> None:
        """Put a tab at that place."""
        self.insertTab(place, "")
        button = QToolButton(self)
        button.setObjectName("close-tab")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tr("Close this tab"))
        button.clicked.connect(self._on_close)
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, button)
        self.set_title(place, title)
        if self.count() > 1:
            self._draw_crosses()
            self.show()

    def remove(self, place: int) -> None:
        """Take the tab at that place away."""
        button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        self.removeTab(place)
        if button is not None:
            button.hide()
            button.deleteLater()
        self.setVisible(self.count() > 1)

    def set_title(self, place: int, title: str) -> None:
        """Let the tab at that place bear ``title``, shortened where there is no room for it."""
        text = title.replace("&", "&&")  # or the letter after it would be its key
        if self.tabText(place) == text:
            return
        self.setTabText(place, text)
        self.setTabToolTip(place, plain_tip(title))
        self.setAccessibleTabName(place, title)
        button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        if button is not None:
            button.setAccessibleName(tr("Close the tab “{title}”", title=title))

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self._theme = theme
        self._cross = None
        if self.count() > 1:
            self._draw_crosses()

    def _draw_crosses(self) -> None:
        """Give the buttons the one icon; not before the row is seen, for drawing takes its time."""
        size = max(10, round(self.fontMetrics().height() * 0.7))
        if self._cross is None:
            self._cross = make_icon("close", self._theme.window_text, self._theme.disabled_text, size)
        for place in range(self.count()):
            button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton) and button.icon().cacheKey() != self._cross.cacheKey():
                button.setIcon(self._cross)
                button.setIconSize(QSize(size, size))
                button.setFixedSize(size + 8, size + 8)

    @Slot()
    def _on_close(self) -> None:
        button = self.sender()
        for place in range(self.count()):
            if self.tabButton(place, QTabBar.ButtonPosition.RightSide) is button:
                self.close_wanted.emit(place)
                return

    # ---- Qt's own

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its title, within bounds."""
        line = self.fontMetrics().height()
        width = super().tabSizeHint(index).width()
        return QSize(min(max(width, _NARROWEST * line), _WIDEST * line), round(_HIGHEST * line))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """So much must be seen of a title before the row is scrolled."""
        line = self.fontMetrics().height()
        return QSize(_NARROWEST * line, round(_HIGHEST * line))

    def minimumSizeHint(self) -> QSize:
        """A row that is too long is scrolled: it must not widen the window."""
        return QSize(0, super().minimumSizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button closes where it is released."""
        self._pressed = -1
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button closes the tab it was pressed on."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and self.tabAt(event.position().toPoint()) == pressed:
            self.close_wanted.emit(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc go back to the page, Delete closes; the rest moves among the tabs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.close_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the tab under the mouse, by key that of the one in front."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex() if by_key else self.tabAt(event.pos())
        if place >= 0:
            point = self.tabRect(place).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(place, self.mapToGlobal(point))
