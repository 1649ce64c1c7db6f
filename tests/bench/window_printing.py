"""The window for handouts, measured from within: from a key or a choice to the first page.

Everything is done several times, and the best counts: other work of the machine can only make it slower.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from tests.bench.window_child import Measuring

TIMES = 6
DISEASES = ("cystic-fibrosis", "osteogenesis-imperfecta", "sickle-beta-thalassemia", "williams-syndrome")
_IDLE = 4000  # milliseconds: what is made ready in an idle moment is ready then


class FirstPage(QObject):
    """Runs Qt's loop until a page stands in the preview: one of the present choice, where ``anew``."""

    def __init__(self, dialog: HandoutDialog, *, anew: bool = False):
        super().__init__()
        self._dialog = dialog
        self._anew = anew
        self._loop = QEventLoop(self)
        dialog.sheets.viewport().installEventFilter(self)

    def run(self) -> None:
        """Run until it is painted."""
        self._loop.exec()
        self._dialog.sheets.viewport().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The loop ends with the first paint that shows the page."""
        sheets = self._dialog.sheets
        if event.type() == QEvent.Type.Paint and self._dialog.laid_out and sheets.count:
            first = sheets.first_in_view
            if sheets.image(first) is not None if self._anew else sheets.has_picture(first):
                QTimer.singleShot(0, self._loop.quit)
        return False


class Printing:
    """Measures on the open library of ``program``."""

    def __init__(self, program: Program, measuring: Measuring):
        self._program = program
        self._measuring = measuring

    def measure(self) -> dict[str, dict[str, object]]:
        """By disease: pages, and milliseconds by what was done."""
        found: dict[str, dict[str, object]] = {}
        for place, name in enumerate(DISEASES):
            self._measuring.open(ArticleRef("gard", name))
            self._measuring.wait(_IDLE if not place else 300)
            found[name] = self._one(first=not place)
        return found

    def _one(self, *, first: bool) -> dict[str, object]:
        opened, changed = [], []
        pages = 0
        for _ in range(TIMES):
            begun = time.perf_counter()
            self._program.commands.print_preview()
            dialog = self._program.commands.printing.dialog
            assert dialog is not None
            FirstPage(dialog).run()
            opened.append(_milliseconds(begun))
            self._measuring.wait(250)
            pages = dialog.sheets.count
            sizes = dialog.side.size_box.sizes.buttons
            changes = (
                sizes[1].click,
                sizes[0].click,
                dialog.side.short_button.click,
                dialog.side.all_button.click,
            )
            changed.append([self._change(dialog, change) for change in changes])
            dialog.reject()
            self._measuring.wait(100)
        return {
            "pages": pages,
            "very first": opened[0] if first else None,
            "opened": min(opened),
            "changed": max(min(times) for times in zip(*changed, strict=True)),
        }

    def _change(self, dialog: HandoutDialog, change: Callable[[], None]) -> float:
        """From a choice to the paint of the first page that follows it."""
        begun = time.perf_counter()
        change()
        dialog.laid_out = False  # what is painted meanwhile is the page of before
        FirstPage(dialog, anew=True).run()
        taken = _milliseconds(begun)
        self._measuring.wait(150)
        return taken


def _milliseconds(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000
