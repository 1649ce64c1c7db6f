"""A strip above what is read that says plainly: this is a private session."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gardreader.i18n import tr


class PrivateStrip(QFrame):
    """Stands at the top of ``column``, the widget that holds what is read; hidden unless shown."""

    end_wanted = Signal()

    def __init__(self, column: QWidget):
        super().__init__(column)
        self.setObjectName("private-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = QLabel(
            f"<b>{tr('Private session')}</b> – {tr('nothing that you read, search or mark is kept.')}", self
        )
        self.label.setWordWrap(True)
        self.end_button = QPushButton(tr("End it"), self)
        self.end_button.setAccessibleName(tr("End the private session"))
        self.end_button.setToolTip("Ctrl+Shift+X")
        self.end_button.setAutoDefault(False)
        self.end_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end_button.clicked.connect(self.end_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.end_button)
        layout = column.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self)
        self.hide()
