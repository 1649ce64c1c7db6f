"""Asks which article is to be added to a handout."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gardreader.desktop.desk.compare_dialog import ArticleDialog, Asking
from gardreader.desktop.desk.wanted import Wanted
from gardreader.i18n import tr
from gardreader.search.engine import SearchEngine


class AddDialog(ArticleDialog):
    """Offers the articles that are related to those of the handout, and those read lately."""

    def __init__(self, title: str, offers: Sequence[Wanted], engine: SearchEngine, parent: QWidget):
        asking = Asking(
            tr("Add an article"),
            tr("Print in one job with “{title}”:", title=title),
            tr("Article to add"),
            tr("Articles to add"),
            tr("Related, open in tabs, or read lately:"),
        )
        super().__init__(asking, offers, engine, parent)
