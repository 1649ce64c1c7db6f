"""What Qt itself writes of a person: its file dialog keeps the folders it was in, in a file of Qt's own."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSettings

_FORMAT, _SCOPE = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


def let_qt_remember(allowed: bool) -> None:
    """Let Qt write that file, or, in a private session, send it where nothing can be written.

    Where Qt keeps it elsewhere than in a file (the registry of Windows), it has no effect.
    """
    usual = _usual_folder()
    QSettings.setPath(_FORMAT, _SCOPE, usual if allowed else os.devnull)


@cache
def _usual_folder() -> str:
    return str(Path(QSettings(_SCOPE, "QtProject").fileName()).parent)
