"""The import report of a pack as a text to read: a pack is a file from elsewhere, and so is its report."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gardreader.desktop.help.text_dialog import TextDialog
from gardreader.i18n import ntr, tr

_MOST_ROWS = 500  # of each list
_MOST_LINES = 3000
_LONGEST_LINE = 500  # characters: what is far longer takes Qt minutes to lay out


def report_text(report: Mapping[str, Any]) -> str:
    """The report in lines that can be shown, whatever a pack says; of long lists the first rows."""
    from gardreader.importers.report_text import plain_report_text

    try:
        lines = plain_report_text(report, _MOST_ROWS).splitlines()
    except (AttributeError, LookupError, TypeError, ValueError):
        return tr("The report in this pack is not as this program writes it, so it cannot be shown.")
    left = len(lines) - _MOST_LINES
    if left > 0:
        lines = [*lines[:_MOST_LINES], tr("… and {count:,} more", count=left)]
    return "\n".join(f"{line[:_LONGEST_LINE]}…" if len(line) > _LONGEST_LINE else line for line in lines)


def skipped_sentence(report: Mapping[str, Any]) -> str:
    """How many records were left out; ``""`` for none."""
    skipped = report.get("skipped")
    if not isinstance(skipped, list) or not skipped:
        return ""
    return ntr(
        "{count:,} record was left out; the report says why.",
        "{count:,} records were left out; the report says why.",
        len(skipped),
    )


def show_report(title: str, report: Mapping[str, Any], parent: QWidget) -> TextDialog:
    """Open the import report of the pack of that title."""
    text = escape(report_text(report))
    html = f"<h1>{escape(tr('Import report'))}</h1><p>{escape(title)}</p><pre>{text}</pre>"
    dialog = TextDialog(tr("Import report"), html, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
