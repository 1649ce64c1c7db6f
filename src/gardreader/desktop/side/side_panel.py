"""The right side of the window: pages beside what is read, one at a time, hidden until one is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.appearance import Appearance
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

NARROWEST = 230
"""The least width of the panel, in pixels at normal text."""

_ORDER = ("favourites", "reading-list", "notes", "history")  # that of the menu, and of their keys


@dataclass(slots=True)
class _Page:
    title: str
    make: Callable[[], QWidget]
    icon: str
    button: QToolButton
    widget: QWidget | None = None


class SidePanel(QWidget):
    """Holds pages by name, each made when it is first shown. Esc closes the panel.

    A page is told of a change of theme by its ``set_theme(theme)``, where it has one.
    """

    page_shown = Signal(str)
    """The name of the page that stands there now, ``""`` when the panel is closed."""

    closed = Signal()
    """A person has closed it: what is read wants the keyboard back."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._pages: dict[str, _Page] = {}
        self._present = ""
        self._wanted = ""
        self.title_label = QLabel(self)
        self.title_label.setProperty("role", "heading")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_chosen)
        self.close_button = self._button(tr("Close the side panel"), "close")
        self.close_button.setToolTip(f"{tr('Close the side panel')} (Esc)")
        self.close_button.clicked.connect(self.close_panel)
        self._stack = QStackedWidget(self)
        self._switch = QHBoxLayout()
        self._lay_out()
        self.hide()
        appearance.changed.connect(self.set_theme)

    def _lay_out(self) -> None:
        self._switch.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 8, 0)
        head.addLayout(self._switch)
        head.addStretch(1)
        head.addWidget(self.close_button)
        titles = QHBoxLayout()
        titles.setContentsMargins(14, 4, 12, 6)
        titles.addWidget(self.title_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(titles)
        column.addWidget(self._stack, 1)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.title_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    # ---- pages

    def add_page(self, name: str, title: str, make: Callable[[], QWidget], icon: str = "") -> None:
        """Have a page, made by ``make`` when it is first shown; ``icon`` is ``name`` unless given."""
        button = self._button(title, icon or name)
        button.setCheckable(True)
        self._group.addButton(button, len(self._pages))
        before = [other for other in self._pages if _rank(other) <= _rank(name)]
        self._switch.insertWidget(len(before), button)
        for place in range(self._switch.count() - 1):
            QWidget.setTabOrder(self._switched(place), self._switched(place + 1))
        self._pages[name] = _Page(title, make, icon or name, button)

    def _switched(self, place: int) -> QWidget:
        item = self._switch.itemAt(place)
        assert item is not None
        widget = item.widget()
        assert widget is not None
        return widget

    @property
    def names(self) -> tuple[str, ...]:
        """The pages that there are."""
        return tuple(self._pages)

    @property
    def present(self) -> str:
        """The name of the page that stands there, ``""`` while the panel is closed."""
        return "" if self.isHidden() else self._present

    def page(self, name: str) -> QWidget | None:
        """The page's widget, once it was made."""
        return self._pages[name].widget

    def show_page(self, name: str, *, focus: bool = True) -> None:
        """Open the panel at that page, and with ``focus`` let the keys act on it."""
        page = self._pages[name]
        if page.widget is None:
            page.widget = page.make()
            self._stack.addWidget(page.widget)
            self._give_theme(page.widget, self._appearance.theme)
        self._present = name
        self.title_label.setText(page.title)
        self.setAccessibleName(page.title)
        page.button.setChecked(True)
        self._stack.setCurrentWidget(page.widget)
        self.setFocusProxy(page.widget)
        self.show()
        if focus:
            page.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page_shown.emit(name)

    def open_later(self, name: str) -> None:
        """Be open at that page, which is made after the panel was painted."""
        if name in self._pages:
            self._wanted = self._present = name
            self.title_label.setText(self._pages[name].title)
            self._pages[name].button.setChecked(True)
            self.show()
            self.page_shown.emit(name)

    def toggle(self, name: str) -> None:
        """Show that page, or close the panel where it stands already."""
        if self.present == name:
            self.close_panel()
        else:
            self.show_page(name)

    def go_to(self, name: str) -> None:
        """Let the keys act on that page; where they do already, close the panel."""
        page, present = self._pages[name].widget, self.window().focusWidget()
        if self.present == name and page is not None and present is not None and page.isAncestorOf(present):
            self.close_panel()
        else:
            self.show_page(name)

    @Slot()
    def close_panel(self) -> None:
        """Close the panel; the keyboard goes back to what is read."""
        if not self.isHidden():
            present = self.window().focusWidget()
            had_keys = present is not None and self.isAncestorOf(present)
            self.hide()
            self.page_shown.emit("")
            if had_keys:
                self.closed.emit()

    # ---- looks

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        for page in self._pages.values():
            page.button.setIcon(self._appearance.icon(page.icon))
            if page.widget is not None:
                self._give_theme(page.widget, theme)
        self.close_button.setIcon(self._appearance.icon("close"))
        self._fit()

    @staticmethod
    def _give_theme(widget: QWidget, theme: Theme) -> None:
        set_theme = getattr(widget, "set_theme", None)
        if set_theme is not None:
            set_theme(theme)

    def _fit(self) -> None:
        size = self._appearance.icon_size
        for button in self.findChildren(QToolButton):
            if button.parent() is self:
                button.setIconSize(QSize(size, size))
        self.setMinimumWidth(round(NARROWEST * (0.4 + 0.6 * self._appearance.text_size / 100)))

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._appearance.icon(icon))
        size = self._appearance.icon_size
        button.setIconSize(QSize(size, size))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    # ---- events

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.show_page(self.names[place], focus=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A page that waits for the panel to be painted is made then."""
        super().paintEvent(event)
        if self._wanted:
            QTimer.singleShot(0, self._show_wanted)

    @Slot()
    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and self.present == wanted:
            self.show_page(wanted, focus=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _rank(name: str) -> int:
    """Where a page stands among the others, whichever room adds its own first."""
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
