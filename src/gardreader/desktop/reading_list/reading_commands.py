"""What a person does with the reading list from elsewhere: keep, show, export; and what opens an entry."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gardreader.articles.links import LinkKind, judge
from gardreader.articles.model import ArticleRef
from gardreader.articles.references import Style
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.own.keeper import Change, Keeper
from gardreader.desktop.session import Session
from gardreader.errors import LibraryError
from gardreader.i18n import ntr, tr
from gardreader.own.columns import READING_LIST
from gardreader.own.database import Own
from gardreader.own.reading_list import Added, Keepable, Kept, KeptKind, add
from gardreader.packs.catalogue import Catalogue

if TYPE_CHECKING:
    from gardreader.desktop.reader.article_menu import ArticleMenu
    from gardreader.desktop.reader.card_work import CardWork
    from gardreader.desktop.reader.link_cards import LinkCards
    from gardreader.desktop.reader.reader_pane import ReaderPane
    from gardreader.desktop.reading_list.panel import ReadingListPanel
    from gardreader.desktop.reading_list.transfers import Transfers

PAGE = "reading-list"
"""The name of the page in the side panel."""


class Keeping:
    """A deed of the keeper: keeps ``things``; ``added`` is there when it is done."""

    def __init__(self, things: tuple[Keepable, ...]):
        self.things = things
        self.added: Added | None = None

    def __call__(self, own: Own) -> None:
        """Keep them."""
        self.added = add(own, [(thing, "") for thing in self.things])


class ReadingCommands(QObject):
    """Acts on ``window`` for the person; the parts are made when they are first wanted."""

    def __init__(self, window: MainWindow, keeper: Keeper, appearance: Appearance, session: Session):
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._appearance = appearance
        self._session = session
        self._catalogue: Catalogue | None = None
        self._transfers: Transfers | None = None
        self._panel: ReadingListPanel | None = None
        self._keepings: deque[Keeping] = deque()
        self._work: CardWork | None = None
        self._links: LinkCards | None = None
        window.side.add_page(PAGE, tr("Reading list"), self._make_panel)
        window.desk.pane_made.connect(self._on_pane)
        keeper.changed.connect(self._on_changed)

    @property
    def panel(self) -> ReadingListPanel | None:
        """The page in the side panel, once it was made."""
        return self._panel

    @property
    def transfers(self) -> Transfers:
        """What writes and reads files."""
        if self._transfers is None:
            from gardreader.desktop.reading_list.transfers import Transfers

            self._transfers = Transfers(self._window, self._keeper)
            self._transfers.message.connect(self._window.status.say)
        self._transfers.style = Style(self._session.settings.citation_style)
        return self._transfers

    @Slot(object)
    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is now."""
        self._catalogue = catalogue

    def end_work(self) -> None:
        """End all background work."""
        for part in (self._panel, self._transfers):
            if part is not None:
                part.end_work()
        if self._work is not None:
            self._work.close()

    # ---- rows of the table of actions

    @Slot()
    def save_for_later(self) -> None:
        """Keep the article on the page."""
        pane = self._window.pane
        if pane is not None and pane.article is not None and pane.ref is not None:
            self.keep(Keepable.of_article(pane.article, pane.ref))

    @Slot()
    def show_reading_list(self) -> None:
        """Show the reading list, or put it away."""
        self._window.side.go_to(PAGE)

    @Slot()
    def export_references(self) -> None:
        """Save the references of the article on the page."""
        pane = self._window.pane
        article = pane.article if pane is not None else None
        if article is None:
            return
        if not article.references:
            self._window.status.say(tr("This article names no references."))
            return
        from gardreader.exchange.formats import Format
        from gardreader.exchange.items import Item

        items = [Item(reference) for reference in article.references]
        self.transfers.export(items, Format.RIS, tr("{title} references", title=article.title))

    # ---- keeping

    @Slot(object)
    def _on_pane(self, pane: ReaderPane) -> None:
        pane.cards.save_wanted.connect(self.keep)
        pane.menu_made.connect(self._on_page_menu)

    @Slot(object)
    def _on_page_menu(self, menu: ArticleMenu) -> None:
        """The menu of a page keeps the link under the mouse, and the article."""
        menu.addSeparator()
        link = judge(menu.address)
        if link.kind in (LinkKind.WEB, LinkKind.MAIL):
            save_link = menu.addAction(tr("Save the link for later"))
            save_link.setData(link.address)
            save_link.triggered.connect(self._keep_link)
        menu.addAction(tr("Save the article for later")).triggered.connect(self.save_for_later)

    @Slot()
    def _keep_link(self) -> None:
        action, pane = self.sender(), self._window.pane
        if isinstance(action, QAction):
            self.keep(Keepable.of_link(str(action.data()), ref=pane.ref if pane is not None else None))

    @Slot(object)
    def keep(self, what: Keepable | tuple[Keepable, ...]) -> None:
        """Keep something for later, or several things; a sentence says what came of it."""
        keeping = Keeping(what if isinstance(what, tuple) else (what,))
        self._keepings.append(keeping)
        self._keeper.do(keeping, READING_LIST.name)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        while self._keepings and self._keepings[0].added is not None:
            self._window.status.say(kept_sentence(self._keepings.popleft()))

    # ---- the panel

    def _make_panel(self) -> QWidget:
        from gardreader.desktop.reading_list.panel import ReadingListPanel

        panel = ReadingListPanel(self._keeper)
        panel.open_wanted.connect(self.open_entry)
        panel.article_wanted.connect(self._open_article_of)
        panel.export_wanted.connect(self._on_export)
        panel.sheet_wanted.connect(self._on_sheet)
        panel.print_wanted.connect(self._on_print)
        panel.import_wanted.connect(self._on_import)
        self._panel = panel
        return panel

    @Slot(object)
    def open_entry(self, kept: Kept) -> None:
        """Open an article, or show the card of an address."""
        what = kept.what
        if what.kind is KeptKind.ARTICLE and what.ref is not None and self._has(what.ref):
            self._window.open(what.ref)
            return
        link = judge(what.address)
        if link.kind not in (LinkKind.WEB, LinkKind.MAIL):
            self._window.status.say(
                link.reason if what.address else tr("This entry has no address: its text is all there is.")
            )
            return
        self._show_card(kept)

    @Slot(object)
    def _open_article_of(self, kept: Kept) -> None:
        ref = kept.what.ref
        if ref is None:
            return
        if self._has(ref):
            self._window.open(ref)
        else:
            self._window.status.say(tr("The library has no article {ref} now.", ref=ref))

    def _has(self, ref: ArticleRef) -> bool:
        if self._catalogue is None:
            return True  # the page says it, where there is none
        try:
            return bool(self._catalogue.title(ref))
        except LibraryError:
            return False

    def _show_card(self, kept: Kept) -> None:
        from gardreader.desktop.reader.card_work import CardWork
        from gardreader.desktop.reader.link_card import CardNotes
        from gardreader.desktop.reader.link_cards import LinkCards

        link = judge(kept.what.address)
        gone = kept.what.kind is KeptKind.ARTICLE
        remark = tr("The library has no such article now; this is its page at the source.") if gone else ""
        notes = CardNotes(remark=remark, may_open=self._session.settings.links_open)
        if self._links is None:
            self._work = CardWork(None, self)
            self._links = LinkCards(self._work, self._window, self)
            self._links.message.connect(self._window.status.say)
        self._links.show(link, notes, self._appearance.theme)

    # ---- files

    @Slot(object, str)
    def _on_export(self, entries: tuple[Kept, ...], form: str) -> None:
        from gardreader.desktop.reading_list.transfers import items_of
        from gardreader.exchange.formats import Format

        self.transfers.export(items_of(entries), Format(form), tr("Reading list"))

    @Slot(object)
    def _on_sheet(self, entries: tuple[Kept, ...]) -> None:
        self.transfers.save_sheet(entries)

    @Slot(object)
    def _on_print(self, entries: tuple[Kept, ...]) -> None:
        self.transfers.print_sheet(entries)

    @Slot()
    def _on_import(self) -> None:
        self.transfers.choose_import()


def kept_sentence(keeping: Keeping) -> str:
    """What came of keeping something."""
    added = keeping.added
    assert added is not None
    if len(keeping.things) == 1:
        title = keeping.things[0].title
        title = title if len(title) <= 80 else f"{title[:79]}…"
        if added.ids:
            return tr("Kept for later: {title}", title=title)
        if added.doubles:
            return tr("In the reading list already: {title}", title=title)
        return tr("It is too long to be kept.")
    new = ntr("{count:,} entry was kept for later", "{count:,} entries were kept for later", len(added.ids))
    if not added.doubles:
        return f"{new}."
    return ntr(
        "{new}, {count:,} was there already.", "{new}, {count:,} were there already.", added.doubles, new=new
    )
