"""The first page: what is here, how to find it, how to add more, and what it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gardreader.articles.model import ArticleRef
from gardreader.desktop.icons import APPLICATION, make_pixmap
from gardreader.i18n import ntr, tr
from gardreader.packs.library import InstalledPack
from gardreader.packs.news import News

EXAMPLES = ("bone marrow necrosis", "ORPHA:905", "what causes bone marrow necrosis", "fever and bone pain")
"""Searches of each sort: a name, a code, a question, signs."""

_WIDEST = 56  # of the column, in heights of a line of text
_TWO_COLUMNS = 35  # from this width on, in the same
_MOST_RECENT = 6


@dataclass(frozen=True, slots=True)
class Recent:
    """An article that was read lately."""

    ref: ArticleRef
    title: str


class Welcome(QScrollArea):
    """Shown at the first start, and by Alt+Home."""

    search_wanted = Signal(str)
    article_wanted = Signal(object)
    """An ``ArticleRef``."""

    add_wanted = Signal()
    packs_wanted = Signal()
    news_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName(tr("Welcome page"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lead = _label("", "lead")
        self.packs = QVBoxLayout()
        self.recent = QVBoxLayout()
        self.recent_part = QWidget()
        self.news_link = _link("")
        self.news_link.clicked.connect(self.news_wanted)
        self.news_link.hide()
        self._mark = QLabel()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body = QWidget()
        self._refs: dict[QPushButton, ArticleRef] = {}
        self.setWidget(self._page())
        self.set_library((), 0)
        self.set_recent(())

    # ---- what it tells

    def set_library(self, packs: Sequence[InstalledPack], count: int) -> None:
        """Tell which packs are installed, and how many articles they hold."""
        if count:
            self.lead.setText(
                ntr(
                    "{count:,} article on rare diseases, on this computer. No network is needed.",
                    "{count:,} articles on rare diseases, on this computer. No network is needed.",
                    count,
                )
            )
        else:
            self.lead.setText(tr("A reader of articles on rare diseases that needs no network."))
        _clear(self.packs)
        for pack in packs:
            self.packs.addWidget(_label(pack.info.title, "strong"))
            self.packs.addWidget(_label(pack_line(pack), "muted"))
        if not packs:
            self.packs.addWidget(_label(tr("No articles are installed yet."), "muted"))

    def set_news(self, news: News) -> None:
        """Offer the news, where there are any; of ``news`` the newest is told."""
        newest = news.entries[0].item.published if news.entries else None
        told = ntr("News: {count:,} item", "News: {count:,} items", news.total)
        if newest is not None:
            told = tr("{news}, the newest of {date}", news=told, date=newest.words)
        self.news_link.setText(told)
        self.news_link.setAccessibleName(told)
        self.news_link.setVisible(bool(news.total))

    def set_recent(self, recent: Sequence[Recent]) -> None:
        """Offer the articles that were read lately, the latest first."""
        _clear(self.recent)
        self._refs = {}
        for item in recent[:_MOST_RECENT]:
            button = _link(item.title.replace("&", "&&"))  # or the letter after it would be its key
            button.setAccessibleName(item.title)
            button.clicked.connect(self._on_recent)
            self._refs[button] = item.ref
            self.recent.addWidget(button)
        self.recent_part.setVisible(bool(recent))

    # ---- how it is laid out

    def _page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(28, 36, 28, 28)
        row.addStretch(1)
        row.addWidget(self._body, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(26)
        column.addLayout(self._columns)
        column.addSpacing(24)
        column.addWidget(_note())
        column.addStretch(1)
        self._columns.setSpacing(36)
        for side in (self._left(), self._right()):
            part = QWidget()
            part.setLayout(side)
            # Both columns are as wide as each other, whatever they hold.
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            part.setSizePolicy(policy)
            self._columns.addWidget(part, 1)
        return page

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(18)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(make_pixmap(APPLICATION, "", 64, max(2.0, ratio)))
        self._mark.setAccessibleName("gardreader")
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_label("gardreader", "title"))
        words.addWidget(self.lead)
        head.addLayout(words, 1)
        return head

    def _left(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_label(tr("Find an answer"), "heading"))
        column.addWidget(
            _label(
                tr(
                    "Press Ctrl+K and type a name, a code, signs, or a whole question. Spelling need not "
                    "be right. Or open the list at the left, by category or A–Z."
                )
            )
        )
        column.addSpacing(4)
        for text in EXAMPLES:
            button = _link(text)
            button.setAccessibleName(tr("Search for {words}", words=text))
            button.clicked.connect(self._on_example)
            column.addWidget(button)
        inner = QVBoxLayout(self.recent_part)
        inner.setContentsMargins(0, 18, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(_label(tr("Read lately"), "heading"))
        inner.addLayout(self.recent)
        self.recent.setSpacing(0)
        column.addWidget(self.recent_part)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_label(tr("In this library"), "heading"))
        column.addLayout(self.packs)
        self.packs.setSpacing(1)
        packs = _link(tr("All about the packs"))
        packs.clicked.connect(self.packs_wanted)
        column.addWidget(packs)
        column.addWidget(self.news_link)
        column.addSpacing(18)
        column.addWidget(_label(tr("Add more"), "heading"))
        column.addWidget(
            _label(
                tr(
                    "Open data sets hold thousands of diseases more: see what each holds and where to get "
                    "it. Bring the file on a stick, or drop it onto this window."
                )
            )
        )
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        add = QPushButton(tr("Add to the library…"))
        add.clicked.connect(self.add_wanted)
        helping = QPushButton(tr("How to use"))
        helping.clicked.connect(self.help_wanted)
        row.addWidget(add)
        row.addWidget(helping)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        self._body.setMaximumWidth(_WIDEST * line)
        wide = self.viewport().width() > _TWO_COLUMNS * line
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    # ---- what a person presses

    @Slot()
    def _on_example(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.search_wanted.emit(button.text())

    @Slot()
    def _on_recent(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.article_wanted.emit(self._refs[button])


def pack_line(pack: InstalledPack) -> str:
    """How many articles a pack holds, of what age, from whom."""
    info = pack.info
    parts = [ntr("{count:,} article", "{count:,} articles", info.article_count)]
    if info.edition:
        parts.append(tr("edition {edition}", edition=info.edition))
    if not pack.bundled and info.source.name != info.title:
        parts.append(info.source.name)
    return " · ".join(parts)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _note() -> QLabel:
    return _label(
        tr(
            "This is information, not a diagnosis. It does not take the place of advice from a health "
            "professional. Every article tells its source and its age; look at both."
        ),
        "note",
    )


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFlat(True)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
