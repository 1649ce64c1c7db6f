"""The window: the only home of Qt's widgets."""

from gardreader.desktop.lean_imports import stop_source_scan

stop_source_scan()
