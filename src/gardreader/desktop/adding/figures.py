"""What a pack holds, in figures: what is offered and what was added are told alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gardreader.i18n import ntr, tr
from gardreader.packs.manifest import PackInfo


class Figures(QWidget):
    """The numbers of a pack, one below the other."""

    def __init__(self, info: PackInfo, parent: QWidget | None = None):
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        for row, (name, value) in enumerate(numbers(info)):
            figure = QLabel(value, self)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            figure.setProperty("role", "strong")
            grid.addWidget(figure, row, 0)
            grid.addWidget(muted(name), row, 1)
        grid.setColumnStretch(1, 1)


def numbers(info: PackInfo) -> list[tuple[str, str]]:
    """What the pack holds, without what it has none of; that none has text is told."""
    counts = info.counts
    with_text = [(tr("of these with text"), counts.articles - counts.stubs)] if counts.stubs else []
    rows = [
        (ntr("article", "articles", counts.articles), counts.articles),
        (ntr("section", "sections", counts.sections), counts.sections),
        (ntr("reference", "references", counts.references), counts.references),
        (ntr("sign or symptom", "signs and symptoms", counts.symptoms), counts.symptoms),
        (ntr("other name", "other names", counts.synonyms), counts.synonyms),
        (ntr("organization", "organizations", counts.organizations), counts.organizations),
    ]
    counted = [*rows[:1], *with_text, *(row for row in rows[1:] if row[1])]
    return [(name, f"{count:,}") for name, count in counted]


def heading(text: str, parent: QWidget) -> QLabel:
    """The title of a pack: a text from elsewhere, shown letter by letter."""
    label = QLabel(text, parent)
    label.setProperty("role", "heading")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def muted(text: str) -> QLabel:
    """A text that stands back, shown letter by letter."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
