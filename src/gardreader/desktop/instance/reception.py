"""Takes what later starts of the program hand over to the one that runs."""

from __future__ import annotations

import os
import socket
import struct

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from gardreader.desktop.instance.claim import Claim
from gardreader.desktop.instance.message import MOST_BYTES, REFUSED, TAKEN, Message
from gardreader.errors import LinkError

_MOST_CALLERS = 8


class Reception(QObject):
    """Listens on a :class:`Claim`; hears the same user only, and one short message a caller."""

    asked = Signal(object)
    """A :class:`Message`."""

    def __init__(self, claim: Claim, parent: QObject | None = None):
        super().__init__(parent)
        self._claim = claim
        self._callers: list[Caller] = []
        self._notifier = QSocketNotifier(claim.socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_call)

    def close(self) -> None:
        """Listen no more, and let another program claim the library."""
        self._notifier.setEnabled(False)
        for caller in tuple(self._callers):
            caller.hang_up()
        self._claim.release()

    @Slot()
    def _on_call(self) -> None:
        try:
            line, _ = self._claim.socket.accept()
        except OSError:
            return
        if not _is_same_user(line):
            line.close()
            return
        line.setblocking(False)
        if len(self._callers) >= _MOST_CALLERS:
            self._callers[0].hang_up()  # it had its time, and says nothing
        caller = Caller(line, self)
        caller.said.connect(self.asked)
        caller.gone.connect(self._on_gone)
        self._callers.append(caller)

    @Slot(object)
    def _on_gone(self, caller: Caller) -> None:
        self._callers.remove(caller)
        caller.deleteLater()


class Caller(QObject):
    """One line to another program, until its message is whole, too long, or never comes."""

    said = Signal(object)
    gone = Signal(object)

    def __init__(self, line: socket.socket, parent: QObject):
        super().__init__(parent)
        self._line = line
        self._heard = b""
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_words)

    def hang_up(self) -> None:
        """Close the line."""
        self._notifier.setEnabled(False)
        self._line.close()
        self.gone.emit(self)

    @Slot()
    def _on_words(self) -> None:
        try:
            words = self._line.recv(MOST_BYTES + 1)
        except BlockingIOError:
            return
        except OSError:
            words = b""
        self._heard += words
        if words and b"\n" not in self._heard and len(self._heard) <= MOST_BYTES:
            return  # more is to come
        try:
            message = Message.read(self._heard)
        except LinkError:
            message = None
        self._answer(REFUSED if message is None else TAKEN)
        self.hang_up()  # first: what is asked may open a dialog, or end the program
        if message is not None:
            self.said.emit(message)

    def _answer(self, answer: bytes) -> None:
        try:
            self._line.send(answer)
        except OSError:
            return  # whoever it was has gone; what was said holds


def _is_same_user(line: socket.socket) -> bool:
    """Whether the other program is this user's; the folder of the socket keeps others out already."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    size = struct.calcsize("3i")
    _, user, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return bool(user == os.getuid())
