"""Where articles are read: the page, its cards, the find bar, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.reader.article_menu import show_menu
from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.back_mark import BackMark
from gardreader.desktop.reader.cards import Cards
from gardreader.desktop.reader.find_bar import FindBar
from gardreader.desktop.reader.history import History, Place, Visit
from gardreader.desktop.reader.link_following import LinkFollowing
from gardreader.desktop.reader.links import Link
from gardreader.desktop.reader.loading import Loaded, Loader, Request
from gardreader.desktop.reader.look import Look
from gardreader.desktop.reader.marking import Marking
from gardreader.desktop.reader.matches import Match
from gardreader.desktop.reader.notice import Notice
from gardreader.desktop.reader.prepared import Prepared
from gardreader.desktop.reader.returning import Returning
from gardreader.desktop.reader.source_row import SourceRow
from gardreader.desktop.reader.zooming import bounded, next_zoom
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.rendering.options import Anchor
from gardreader.rendering.themes import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page now."""

    ref: ArticleRef
    title: str
    anchors: tuple[Anchor, ...]


class ReaderPane(QWidget):
    """Opens articles of ``library`` and follows what they link to. Loads off the GUI thread."""

    shown = Signal(object)
    """A :class:`Shown`, when another article is on the page."""

    place_changed = Signal(str)
    """The anchor of the section that is read."""

    history_changed = Signal()
    """Back or Forward may lead elsewhere now."""

    zoom_changed = Signal(int)
    menu_made = Signal(object)
    """The page's menu, before it opens: whoever has something to offer there adds it."""

    message = Signal(str)
    """A sentence for the status bar; ``""`` takes the last one away."""

    def __init__(self, library: Library, parent: QWidget | None = None):
        super().__init__(parent)
        self.history = History()
        self._loader = Loader(library, self)
        self._loader.loaded.connect(self._show)
        self._loader.failed.connect(self._fail)
        self._theme = load_theme("light")
        self._zoom = 100
        self._look = Look()
        self._failed: Request | None = None

        self.view = ArticleView(self)
        self.notice = Notice(self)
        self.find_bar = FindBar(self)
        self.sources = SourceRow(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.notice)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sources)
        column.addWidget(self._stack, 1)
        column.addWidget(self.find_bar)
        self.cards = Cards(self.view, self, library)
        self.card = self.cards.reference
        self.back_mark = BackMark(self)
        self.marking = Marking(self.view, self.find_bar, self)
        self.following = LinkFollowing(self)
        self.following.message.connect(self.message)
        self.returning = Returning(self)
        self.returning.message.connect(self.message)
        self.returning.about_to_move.connect(self.cards.be_quiet)
        self.returning.moved.connect(self.cards.speak_again)
        self.setFocusProxy(self.view)

        self.sources.chosen.connect(self.open)
        self.view.link_followed.connect(self.follow)
        self.cards.message.connect(self.message)
        self.view.section_changed.connect(self.place_changed)
        self.view.moved.connect(self._on_moved)
        self.view.zoom_wanted.connect(self._on_zoom_wanted)
        self.view.escaped.connect(self._on_escape)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.find_bar.closed.connect(self.clear_marks)
        self.cards.link_followed.connect(self.follow)
        self.back_mark.clicked.connect(self.back)
        self.set_theme(self._theme)

    # ---- what is shown

    @property
    def article(self) -> Article | None:
        """The article on the page."""
        page = self.view.page
        return page.article if page and self._failed is None else None

    @property
    def ref(self) -> ArticleRef | None:
        """Which article is on the page, or was asked for and could not be shown."""
        if self._failed is not None:
            return self._failed.ref
        return self.view.page.ref if self.view.page else None

    @property
    def loading(self) -> bool:
        """Whether something else than what is shown was asked for, and is on its way."""
        return self._loader.pending is not None

    def open(self, ref: ArticleRef, section_id: str = "", words: tuple[str, ...] = ()) -> None:
        """Show the article, at that section, with ``words`` marked."""
        self._leave()
        self._load(Request(ref, section_id, words))

    @Slot()
    def back(self) -> None:
        """Go to where the reader was before."""
        if self.history.can_back:
            self._go(self.history.back(self.visit()))
            self.history_changed.emit()

    @Slot()
    def forward(self) -> None:
        """Go to where the reader went back from."""
        if self.history.can_forward:
            self._go(self.history.forward(self.visit()))
            self.history_changed.emit()

    def visit(self) -> Visit | None:
        """Where the reader is, or is about to be; ``None`` before the first article."""
        if self._loader.pending is not None and not self._loader.pending.stay:
            return Visit(self._loader.pending.ref, self._loader.pending.place or Place())
        if self._failed is not None:
            return Visit(self._failed.ref)
        return Visit(self.view.page.ref, self.view.place()) if self.view.page else None

    def restore(self, visit: Visit) -> None:
        """Show where the reader was, as at the last start; the history is as it was."""
        self._load(Request(visit.ref, place=visit.place))

    def library_changed(self) -> None:
        """Packs came or went: show the article as it is now, at the same place."""
        self._loader.forget()
        request = self._loader.pending or self._failed
        if request is None and self.view.page is not None:
            request = Request(self.view.page.ref, stay=True)
        if request is not None:
            self._load(request)

    # ---- looks

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours; the place is kept."""
        self._theme = theme
        self._restyle()  # first: it is done in the background meanwhile
        self.card.set_theme(theme)
        self.back_mark.set_theme(theme)
        self.returning.mark.set_theme(theme)
        self.notice.set_theme(theme)
        if self.view.page is None:
            self.view.set_theme(theme)

    @property
    def zoom(self) -> int:
        """The size of the text in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Draw at that size (80 to 300); the place is kept."""
        percent = bounded(percent)
        if percent != self._zoom:
            self._zoom = percent
            self._restyle()
            self.zoom_changed.emit(percent)

    @property
    def look(self) -> Look:
        """How articles are written in this pane."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Write in that look; what is read, and what has the keyboard, stay where they are."""
        if look != self._look:
            self._look = look
            self._restyle()

    # ---- find

    @Slot()
    def find(self) -> None:  # type: ignore[override]  # (Qt has a static function of that name)
        """Open the find bar, with the selected text when that is short."""
        if self.article is not None:
            self.marking.ask()

    @Slot()
    def find_next(self) -> None:
        """Go to the next match; with nothing marked, ask what to find."""
        if self.marking.matches:
            self.marking.next()
        else:
            self.find()

    @Slot()
    def find_previous(self) -> None:
        """Go to the match before; with nothing marked, ask what to find."""
        if self.marking.matches:
            self.marking.previous()
        else:
            self.find()

    @Slot()
    def clear_marks(self) -> None:
        """Take all marks away, close the find bar; what was found last is selected, to go on from there."""
        match = self.marking.current_match if self.find_bar.finds else None
        self.marking.clear()
        if match is not None:
            self.view.select(*match)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- links

    @Slot(str)
    def follow(self, address: str) -> None:
        """Follow a link of the page as the policy has it."""
        self.following.follow(address)

    def jump(self, position: int) -> None:
        """Go to that place of the page; there is a way back."""
        self._leave()
        self.view.go_to(position)
        self.view.flash(position)
        self._show_back_mark()

    def show_link_card(self, link: Link) -> None:
        """Show where a link out of the library leads."""
        self.cards.show_link_card(link, self.article, self._theme)

    # ---- loading

    def _leave(self) -> None:
        """Remember the present place: the reader goes on from it to another one."""
        present = self.visit()
        if present is not None:
            self.history.leave(present)

    def _go(self, visit: Visit) -> None:
        if self._stands_at(visit.ref):
            self.view.go_to_place(visit.place)
            self._show_back_mark(only_hide=True)
        else:
            self._load(Request(visit.ref, place=visit.place))

    def _stands_at(self, ref: ArticleRef) -> bool:
        """Whether that article is on the page, and nothing else on its way."""
        settled = self._loader.pending is None and self._failed is None
        return settled and self.view.page is not None and self.view.page.ref == ref

    def _restyle(self) -> None:
        if self._loader.pending is not None:
            self._load(self._loader.pending)
        elif self.view.page is not None and self._failed is None:
            self._load(Request(self.view.page.ref, stay=True))

    def _load(self, request: Request) -> None:
        self._loader.load(request, self._theme, self._zoom, self._look)
        if not request.stay:
            self.cards.forget()
            self.history_changed.emit()

    @Slot(object)
    def _show(self, answer: Loaded) -> None:
        request, page = answer.request, answer.page
        stay = request.stay and self.view.page is not None
        again = stay and self._failed is None
        changed = not again or page.article is not self.article
        self._failed = None
        self.view.set_theme(answer.theme)
        self.view.show_page(page, answer.zoom, self.view.place() if stay else request.place, same=again)
        self._stack.setCurrentWidget(self.view)
        if changed:
            self.shown.emit(Shown(page.ref, page.page.title, page.page.anchors))
        if again:
            self.marking.renew()
        else:
            self._arrive(request, page, answer.marks)
        if changed:
            self.view.tell_section()
        self.history_changed.emit()

    def _arrive(self, request: Request, page: Prepared, marks: tuple[Match, ...]) -> None:
        self.back_mark.hide()
        position = page.places.get(request.section, 0)
        if position:
            self.view.go_to(position)
            self.view.flash(position)
        self.marking.arrive(page, marks, request.section, position)

    @Slot(object, object)
    def _fail(self, request: Request, error: Exception | None) -> None:
        self._failed = replace(request, stay=False)
        self.marking.clear()
        self.card.hide_now()
        self.back_mark.hide()
        self.notice.tell_failure(error)
        self._stack.setCurrentWidget(self.notice)
        self.message.emit(tr("This article cannot be shown."))
        self.history_changed.emit()

    # ---- the rest

    def _show_back_mark(self, *, only_hide: bool = False) -> None:
        self.back_mark.setVisible(self.history.can_back and not only_hide)
        if self.back_mark.isVisible():
            self.back_mark.stand_in(self._page_area())
            self.back_mark.raise_()
        self.history_changed.emit()

    def _page_area(self) -> QRect:
        return QRect(self.view.mapTo(self, QPoint(0, 0)), self.view.size())

    @Slot()
    def _on_moved(self) -> None:
        if self.back_mark.isVisible():
            self.back_mark.stand_in(self._page_area())

    @Slot(int)
    def _on_zoom_wanted(self, steps: int) -> None:
        self.set_zoom(next_zoom(self._zoom, steps))

    @Slot()
    def _on_escape(self) -> None:
        if self.card.isVisible():
            self.card.hide_now()
        elif self.find_bar.isVisible():
            self.clear_marks()
        else:
            self.back_mark.hide()

    @Slot(QPoint)
    def _on_menu_wanted(self, point: QPoint) -> None:
        show_menu(self, point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards keep to the page."""
        super().resizeEvent(event)
        self.card.hide_now()
        self._on_moved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace and the system's own keys go back and forward; the mouse's are the stage's."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Back) or (plain and event.key() == Qt.Key.Key_Backspace):
            self.back()
        elif event.matches(QKeySequence.StandardKey.Forward):
            self.forward()
        else:
            super().keyPressEvent(event)

    def end_work(self) -> None:
        """End the background work; called before the application ends."""
        self._loader.end_work()
        self.cards.end_work()
