"""Selecting words of the page by keys: Shift with the arrows, from what was found or from what is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

if TYPE_CHECKING:
    from gardreader.desktop.reader.reader_pane import ReaderPane

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BOTH = _SHIFT | Qt.KeyboardModifier.ControlModifier
_MOVES = {
    (Qt.Key.Key_Right, _SHIFT): QTextCursor.MoveOperation.NextCharacter,
    (Qt.Key.Key_Left, _SHIFT): QTextCursor.MoveOperation.PreviousCharacter,
    (Qt.Key.Key_Right, _BOTH): QTextCursor.MoveOperation.NextWord,
    (Qt.Key.Key_Left, _BOTH): QTextCursor.MoveOperation.PreviousWord,
    (Qt.Key.Key_Down, _SHIFT): QTextCursor.MoveOperation.Down,
    (Qt.Key.Key_Up, _SHIFT): QTextCursor.MoveOperation.Up,
    (Qt.Key.Key_Down, _BOTH): QTextCursor.MoveOperation.NextBlock,
    (Qt.Key.Key_Up, _BOTH): QTextCursor.MoveOperation.PreviousBlock,
    (Qt.Key.Key_End, _SHIFT): QTextCursor.MoveOperation.EndOfLine,
    (Qt.Key.Key_Home, _SHIFT): QTextCursor.MoveOperation.StartOfLine,
}


class Selecting(QObject):
    """Watches the keys of the view of ``pane``."""

    def __init__(self, pane: ReaderPane, parent: QObject):
        super().__init__(parent)
        self._pane = pane
        pane.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys that select, leaves all others."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            move = _MOVES.get((Qt.Key(event.key()), modifiers)) if modifiers in (_SHIFT, _BOTH) else None
            if move is not None and self._pane.article is not None:
                self._extend(move)
                return True
        return super().eventFilter(watched, event)

    def _extend(self, move: QTextCursor.MoveOperation) -> None:
        view = self._pane.view
        cursor = view.textCursor()
        if not cursor.hasSelection():
            self._begin(cursor)
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        if not view.is_in_view(cursor.position()):
            view.reveal(cursor.position(), cursor.position() + 1)
        selected = cursor.selectedText()
        view.announce(selected[-200:])

    def _begin(self, cursor: QTextCursor) -> None:
        """From what was found, else from the cursor where it is in view, else from the first line."""
        view = self._pane.view
        match = self._pane.marking.current_match
        if match is not None:
            cursor.setPosition(match[0])
            cursor.setPosition(match[1], QTextCursor.MoveMode.KeepAnchor)
            return
        focused = view.focused_link or (view.focused_span.span if view.focused_span else None)
        if focused is not None and view.is_in_view(focused.start):
            cursor.setPosition(focused.start)
        elif cursor.position() == 0 or not view.is_in_view(cursor.position()):
            cursor.setPosition(view.first_position())
            if not view.is_in_view(cursor.position()):
                cursor.movePosition(QTextCursor.MoveOperation.Down)
                cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
