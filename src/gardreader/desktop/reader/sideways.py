"""A row that is wider than its place: it is moved sideways, and two arrows say that it goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QWidget

from gardreader.i18n import tr

_SHARE = 0.7
"""How much of what is seen an arrow moves on: the last of it stays as the first."""


class Sideways(QWidget):
    """Shows ``row`` as far as there is room; what has the keyboard is brought into view."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.row: QWidget | None = None
        self._brought: QWidget | None = None
        self._area = QScrollArea(self)
        self._area.setObjectName("sideways")
        self._area.setStyleSheet("#sideways { background: transparent; border: 0px; }")
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self._area.viewport().installEventFilter(self)
        self.before = self._arrow("‹", tr("Show the ones before"))
        self.after = self._arrow("›", tr("Show the ones that follow"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.before, self._area, self.after):
            layout.addWidget(widget)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        bar = self._area.horizontalScrollBar()
        bar.rangeChanged.connect(self._show_arrows)
        bar.valueChanged.connect(self._show_arrows)

    def set_row(self, row: QWidget | None) -> None:
        """Show that row; the one before is thrown away."""
        if self.row is not None:
            old = self._area.takeWidget()
            old.hide()
            old.deleteLater()
        self.row, self._brought = row, None
        if row is not None:
            self._area.setWidget(row)
            row.setAutoFillBackground(False)
            for child in row.findChildren(QWidget):
                child.installEventFilter(self)
        self.updateGeometry()
        self._show_arrows()

    def bring(self, widget: QWidget) -> None:
        """Move so that ``widget``, a part of the row, is in view, and a little of what stands beside it."""
        if self.row is not None:
            self._brought = widget
            self.row.adjustSize()
            self._area.ensureWidgetVisible(widget, widget.height(), 0)

    def sizeHint(self) -> QSize:
        """The whole row."""
        hint = self.row.sizeHint() if self.row is not None else QSize(0, 0)
        return QSize(hint.width(), max(hint.height(), self.before.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """As high as the row; of its width a little is enough."""
        return QSize(1, self.sizeHint().height())

    def _arrow(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard moves the row by going through it
        button.setAutoRepeat(True)
        button.hide()
        return button

    @Slot()
    def _show_arrows(self) -> None:
        """Both or none: were one hidden at an end, the row would move under the mouse."""
        bar = self._area.horizontalScrollBar()
        wider = self.row is not None and self.row.sizeHint().width() > self.width()
        for arrow, more in ((self.before, bar.value() > 0), (self.after, bar.value() < bar.maximum())):
            arrow.setVisible(wider)
            arrow.setEnabled(more)

    @Slot()
    def _on_before(self) -> None:
        self._move(-1)

    @Slot()
    def _on_after(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + by * round(_SHARE * self._area.viewport().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for all of it now; what was brought into view stays there."""
        super().resizeEvent(event)
        self._show_arrows()
        if self._brought is not None:
            self.bring(self._brought)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes to have the keyboard is shown; the wheel moves the row sideways."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.bring(watched)
        elif isinstance(event, QWheelEvent) and watched is self._area.viewport():
            turned = event.angleDelta()
            bar = self._area.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.x() or turned.y()))
            return True
        return super().eventFilter(watched, event)
