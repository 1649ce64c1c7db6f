"""Qt keeps no folder of a private session."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_CHOOSING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from gardreader.desktop.qt_traces import let_qt_remember

application = QApplication([])
for allowed in sys.argv[2:]:
    let_qt_remember(allowed == "allowed")
    dialog = QFileDialog(None, "", sys.argv[1])
    dialog.open()
    QTimer.singleShot(0, dialog.reject)
    QTimer.singleShot(0, application.quit)
    application.exec()
    del dialog
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Qt keeps it elsewhere")
@pytest.mark.parametrize(
    ("sessions", "kept"), [(["private"], False), (["private", "allowed"], True), (["allowed"], True)]
)
def test_the_folders_of_a_private_session_are_kept_nowhere(
    tmp_path: Path, sessions: list[str], kept: bool
) -> None:
    home, chosen = tmp_path / "home", tmp_path / "chosen"
    home.mkdir()
    chosen.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    command = [sys.executable, "-c", _CHOOSING, str(chosen), *sessions]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    texts = [path.read_text() for path in home.rglob("*") if path.is_file()]
    assert any(str(chosen) in text for text in texts) is kept
