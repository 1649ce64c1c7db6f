"""The window that shows an article's file as it is being written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gardreader.desktop.appearance import Appearance
from gardreader.desktop.fitting import within_screen
from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.preview.file_watch import FileWatch
from gardreader.desktop.preview.findings_panel import FindingsPanel
from gardreader.desktop.preview.previewing import Finding, Seen, seeing
from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.cards import Cards
from gardreader.desktop.reader.links import LinkKind, judge
from gardreader.desktop.reader.look import Look
from gardreader.desktop.reader.notice import Notice
from gardreader.desktop.reader.zooming import bounded, next_zoom
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme
from gardreader.settings import Settings

_PAGE_SHARE, _PANEL_SHARE = 760, 340
_HEIGHT = 800


class PreviewWindow(QMainWindow):
    """Shows the article in the file ``path`` and what check finds in it, anew whenever the file changes.

    The place on the page is kept. A file that cannot be read leaves the last page that could be, and what
    is wrong stands above it.
    """

    seen = Signal(object)
    """A :class:`Seen` is shown."""

    closed = Signal()

    def __init__(self, path: Path, appearance: Appearance, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self._path = path.absolute()
        self._theme = appearance.theme
        self._zoom = settings.zoom
        self._look = Look(style=settings.citation_style)
        self._read_at = ""
        self._closed = False
        self._lane = Lane("preview", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self.watch = FileWatch(self._path, self)
        self.watch.changed.connect(self.read_again)

        self.view = ArticleView(self)
        self.notice = Notice(self)
        self.banner = QLabel(self)
        self.banner.setProperty("role", "note")
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.banner.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.notice)
        self._stack.addWidget(self.view)
        self.panel = FindingsPanel(self._theme, self)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(page)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([_PAGE_SHARE, _PANEL_SHARE])
        self.setCentralWidget(self.splitter)
        self.setWindowTitle(tr("{file} – preview", file=self._path.name))
        self.resize(within_screen(self, QSize(_PAGE_SHARE + _PANEL_SHARE, _HEIGHT)))

        self.cards = Cards(self.view, self, None)
        self.cards.links_open = settings.links_open
        self.cards.link_followed.connect(self.follow)
        self.cards.message.connect(self.say)
        self.cards.save_wanted.connect(self._on_save)
        self.view.link_followed.connect(self.follow)
        self.view.zoom_wanted.connect(self._on_zoom_wanted)
        self.panel.chosen.connect(self.show_finding)
        appearance.changed.connect(self.set_theme)
        self._make_actions()
        self.set_theme(self._theme)

    def _make_actions(self) -> None:
        rows = (
            (tr("Read the file again"), "F5", self.read_again),
            (tr("Next finding"), "F8", self.panel.next),
            (tr("Previous finding"), "Shift+F8", self.panel.previous),
            (tr("Page or findings"), "F6", self.change_side),
            (tr("Larger text"), "Ctrl++", self.zoom_in),
            (tr("Smaller text"), "Ctrl+-", self.zoom_out),
            (tr("Text as large as usual"), "Ctrl+0", self.zoom_reset),
            (tr("Close"), "Ctrl+W", self.close),
        )
        menu = self.menuBar().addMenu(tr("&Preview"))
        for text, keys, slot in rows:
            action = QAction(text, self)
            more = {"Ctrl++": ["Ctrl++", "Ctrl+="], "Ctrl+W": ["Ctrl+W", "Ctrl+Q"]}.get(keys, [keys])
            action.setShortcuts([QKeySequence(key) for key in more])
            action.triggered.connect(slot)
            menu.addAction(action)

    # ---- what is shown

    @property
    def settled(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return not self._lane.busy

    @Slot()
    def read_again(self) -> None:
        """Show the file as it is now."""
        if not self._closed:
            self._lane.submit(seeing(self._path, self._theme, self._zoom, self._look), "preview")

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        seen = outcome.value
        if not isinstance(seen, Seen):
            if not outcome.cancelled:
                self.say(tr("The program met a fault while it read the file. F5 reads it again."))
            return
        self.panel.set_findings(seen.findings)
        if seen.page is None:
            self._show_broken(seen.findings[0])
        else:
            self._show_page(seen)
        self.seen.emit(seen)

    def _show_page(self, seen: Seen) -> None:
        assert seen.page is not None
        again = self.view.page is not None
        self._read_at = f"{dt.datetime.now(dt.UTC).astimezone():%H:%M:%S}"
        self.view.set_theme(seen.theme)
        self.view.show_page(seen.page, seen.zoom, self.view.place() if again else None, same=again)
        self._stack.setCurrentWidget(self.view)
        if not again:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.banner.hide()
        self.say(tr("Read at {time}.", time=self._read_at))

    def _show_broken(self, finding: Finding) -> None:
        """Say what is wrong and where; the last page that could be read stays."""
        wrong = tr("{file}, line {line}: {what}.", file=self._path.name, line=finding.line,
                   what=finding.message.rstrip("."))  # fmt: skip
        if not self._path.exists():
            wrong = tr("{file} is not there any more.", file=self._path.name)
        if self.view.page is None:
            self.notice.say(tr("This file cannot be shown yet"), wrong)
            self._stack.setCurrentWidget(self.notice)
        else:
            shown = tr("Below is the article as it was at {time}.", time=self._read_at)
            self.banner.setText(f"{wrong} {shown}")
            self.banner.show()
        self.say(wrong)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the window."""
        self.statusBar().showMessage(sentence)

    @Slot(object)
    def show_finding(self, finding: Finding) -> None:
        """Go to the part of the page that a finding is about."""
        self._go_to(finding.anchor)

    @Slot()
    def change_side(self) -> None:
        """Give the keyboard to the findings, or back to the page."""
        side = self.view if self.panel.list.hasFocus() else self.panel
        side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- links

    @Slot(str)
    def follow(self, address: str) -> None:
        """Follow a link within the page; of one that leads out its address is shown."""
        link = judge(address)
        self.cards.reference.hide_now()
        page = self.view.page
        if link.kind is LinkKind.PLACE:
            cited = page.page.cited(link.anchor) if page is not None else ()
            self._go_to(cited[0].anchor if cited else link.anchor)
        elif link.kind is LinkKind.CONTROL:
            self._control(*link.control)
        elif link.kind is LinkKind.ARTICLE:
            self.say(tr("Other articles are not shown in a preview."))
        elif link.kind is LinkKind.REFUSED:
            self.say(link.reason)
        else:
            self.cards.show_link_card(link, page.article if page is not None else None, self._theme)

    def _go_to(self, anchor: str) -> None:
        page = self.view.page
        position = page.places.get(anchor) if page is not None else None
        if position is not None:
            self.view.go_to(position)
            self.view.flash(position)

    def _control(self, name: str, value: str) -> None:
        if name == "copy":
            QGuiApplication.clipboard().setText(value)
            self.say(tr("Copied: {text}", text=value))
        else:
            self._look = self._look.with_control(name, value)
            self.read_again()

    @Slot(object)
    def _on_save(self, keepable: object) -> None:
        self.say(tr("The reading list keeps what is in the library: install the article's pack first."))

    # ---- looks

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours; the place is kept."""
        self._theme = theme
        self.panel.set_theme(theme)
        self.notice.set_theme(theme)
        self.cards.reference.set_theme(theme)
        if self.view.page is None:
            self.view.set_theme(theme)
        self.read_again()

    @Slot()
    def zoom_in(self) -> None:
        """Larger text."""
        self._on_zoom_wanted(1)

    @Slot()
    def zoom_out(self) -> None:
        """Smaller text."""
        self._on_zoom_wanted(-1)

    @Slot()
    def zoom_reset(self) -> None:
        """Text of the usual size."""
        self._set_zoom(100)

    @Slot(int)
    def _on_zoom_wanted(self, steps: int) -> None:
        self._set_zoom(next_zoom(self._zoom, steps))

    def _set_zoom(self, percent: int) -> None:
        percent = bounded(percent)
        if percent != self._zoom:
            self._zoom = percent
            self.read_again()

    # ---- end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends the work and tells."""
        self.end_work()
        super().closeEvent(event)
        self.closed.emit()

    def end_work(self) -> None:
        """End the background work; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self.watch.stop()
            self.cards.end_work()
            self._lane.close()
