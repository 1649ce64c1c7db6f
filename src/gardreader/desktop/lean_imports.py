"""Keeps PySide from reading the source of every module that is imported after it.

It looks there for its own optional spellings (``from __feature__ import …``), which nothing here
uses, and the texts stay in memory for good: some 15 MB of them, and a twentieth of the start.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - brings the scan with it


def stop_source_scan() -> None:
    """Answer PySide's question whether a module uses those spellings with no, where it asks."""
    scan = sys.modules.get("shibokensupport.feature")
    if hasattr(scan, "_mod_uses_pyside"):
        setattr(scan, "_mod_uses_pyside", _uses_none)  # noqa: B010 - not a module that types are known of


def _uses_none(module: object) -> bool:
    return False
