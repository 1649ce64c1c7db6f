"""The cards over the page: references beside their citation, a link's address before it is opened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gardreader.articles.link_names import gard_number
from gardreader.articles.model import Article, Reference
from gardreader.articles.references import links
from gardreader.desktop.reader import geometry
from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.card_texts import CardText, card_text
from gardreader.desktop.reader.card_work import CardWork, NumberSought
from gardreader.desktop.reader.citing_places import entry_at
from gardreader.desktop.reader.link_card import CardNotes
from gardreader.desktop.reader.link_cards import LinkCards
from gardreader.desktop.reader.links import Link, LinkKind, judge
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.desktop.reader.provenance import link_age
from gardreader.desktop.reader.reference_card import ReferenceCard
from gardreader.desktop.waiting import once_after
from gardreader.i18n import ntr, tr
from gardreader.own.reading_list import Keepable
from gardreader.packs.library import Library
from gardreader.rendering.themes import Theme

_IDLE = 400  # milliseconds after the first page


@dataclass(frozen=True, slots=True)
class _Asked:
    """A link whose card is to be shown: where it stands on ``page``, or the reference on whose card.

    ``ticket`` is that of the search for its article, 0 where none is sought.
    """

    link: Link
    theme: Theme
    page: Prepared | None
    place: PageLink | None
    reference: Reference | None
    ticket: int = 0


class Cards(QObject):
    """Shows the cards for the links of ``view``, over ``pane``.

    ``links_open`` says whether addresses may be handed to a browser here.
    """

    link_followed = Signal(str)
    """An address on the reference card was clicked, or an article of the library was found."""

    message = Signal(str)
    """Where the link under the mouse leads, or what was done with one."""

    save_wanted = Signal(object)
    """A :class:`Keepable` is to be kept for later."""

    def __init__(self, view: ArticleView, pane: QWidget, library: Library | None = None):
        super().__init__(pane)
        self._view = view
        self._pane = pane
        self._quiet = False
        self._asked: _Asked | None = None
        self._on_card: Reference | None = None
        self.links_open = True
        self.work = CardWork(library, self)
        self._links = LinkCards(self.work, pane, self)
        self._links.message.connect(self.message)
        self._links.save_wanted.connect(self.save_wanted)
        self.work.number_sought.connect(self._on_number)
        self.reference = ReferenceCard(pane)
        self.reference.link_followed.connect(self._on_card_link)
        self.reference.copy_wanted.connect(self._on_copy)
        self.reference.save_wanted.connect(self._on_save)
        view.link_shown.connect(self._on_link_shown)
        self._readying = once_after(_IDLE, self.reference.make_ready, self)
        view.page_changed.connect(self._on_page)

    def end_work(self) -> None:
        """End the background work."""
        self._readying.stop()
        self.work.close()

    @Slot()
    def _on_page(self) -> None:
        """Once the first page is painted there is time to make the card ready."""
        self._view.page_changed.disconnect(self._on_page)
        self._readying.start()

    # ---- links out

    def show_link_card(self, link: Link, article: Article | None, theme: Theme) -> None:
        """Show where a web or mail link of ``article`` leads; nothing is opened but from there.

        A page of GARD's whose disease the library has opens that article instead.
        """
        page = self._view.page
        number = gard_number(link.address) if link.kind is LinkKind.WEB else ""
        asked = _Asked(link, theme, page, self._place_of(link), self._on_card)
        if number and article is not None and number not in article.identifier_values("gard"):
            pack = page.ref.pack if page is not None else ""
            self._asked = replace(asked, ticket=self.work.seek_number(link.address, number, pack))
        else:
            self._open_card(asked, "")

    def forget(self) -> None:
        """Another page is wanted: what is still sought for this one is not shown any more."""
        self._asked = None

    @Slot(object)
    def _on_number(self, sought: NumberSought) -> None:
        asked = self._asked
        if asked is None or asked.ticket != sought.ticket:
            return
        if not _same_text(asked.page, self._view.page):
            self._asked = None  # its place, and the reference there, are those of a page that is gone
        elif sought.ref is not None:
            self._asked = None
            self.link_followed.emit(f"article:{sought.ref}")
        elif sought.known:
            self._open_card(asked, tr("The library has no article of this disease."))
        else:
            self._open_card(asked, "")

    def _open_card(self, asked: _Asked, remark: str) -> None:
        self._asked = None
        link = asked.link
        reference = asked.reference or self._reference_of(asked.place)
        notes = CardNotes(
            self._age(asked.place, reference),
            remark,
            self._keepable(link, asked.place, reference),
            self.links_open,
        )
        self._links.show(link, notes, asked.theme)

    def _place_of(self, link: Link) -> PageLink | None:
        """Where the link stands that is followed; ``None`` for one that is not of the page."""
        place = self._view.followed_link or self._view.focused_link
        return place if place is not None and place.address.strip() == link.address else None

    def _age(self, place: PageLink | None, reference: Reference | None) -> str:
        """How old the address is, by the reference or the section in which it stands."""
        page = self._view.page
        if page is None:
            return ""
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        anchor = page.section_at(place.start) if place is not None else None
        section = page.article.section(anchor.id) if anchor is not None else None
        return link_age(page.article, today, section=section, reference=reference)

    def _keepable(self, link: Link, place: PageLink | None, reference: Reference | None) -> Keepable | None:
        page = self._view.page
        ref = page.ref if page is not None else None
        if reference is not None:
            return Keepable.of_reference(reference, ref)
        if link.kind is not LinkKind.WEB:
            return None
        words = page.text[place.start : place.end].split() if page is not None and place is not None else []
        return Keepable.of_link(link.address, " ".join(words), ref)

    def _reference_of(self, place: PageLink | None) -> Reference | None:
        """The reference in whose entry of the list the link stands."""
        page = self._view.page
        entry = entry_at(page, place.start) if page is not None and place is not None else None
        if page is None or entry is None:
            return None
        return page.article.references[entry.number - 1]

    # ---- references

    @Slot(str)
    def _on_card_link(self, address: str) -> None:
        """An address on the card is that of the reference that has it."""
        page, told = self._view.page, self.reference.told
        if page is not None and told is not None:
            shown = [page.article.references[r.number - 1] for r in told.references if r.number]
            self._on_card = next((r for r in shown if address in (url for _, url in links(r))), None)
        self.link_followed.emit(address)
        self._on_card = None

    @Slot()
    def be_quiet(self) -> None:
        """Show no card for the link that gets the keyboard now."""
        self._quiet = True

    @Slot()
    def speak_again(self) -> None:
        """Show cards again."""
        self._quiet = False

    @Slot(object, object)
    def _on_link_shown(self, link: PageLink | None, area: QRectF | None) -> None:
        page = self._view.page
        if self._quiet:
            self.reference.hide_now()
            return
        told = card_text(page, link, self.reference.theme) if page is not None and link is not None else None
        if told is not None and not self._pane.isActiveWindow():
            return  # a dialog has come over the page, and what is beneath it is not pointed at
        if told is None or link is None or area is None:
            self.reference.hide_soon()
            self.message.emit(_where(link, page.article if page is not None else None))
            return
        self.reference.show_text(told, self._area_of(link), self._room())
        if not told.references:
            self.message.emit(told.head)
        self._view.announce(f"{told.head}. {told.plain}")

    def _area_of(self, link: PageLink) -> QRect:
        """Where the whole link stands, on all of its lines, in the pane."""
        view = self._view
        corner = view.viewport().mapTo(self._pane, QPoint(0, 0))
        united = QRectF()
        for line in geometry.text_areas(view.document(), link.start, link.end):
            united = united.united(line)
        top = view.verticalScrollBar().value()
        return united.translated(0, -top).toAlignedRect().translated(corner)

    def _room(self) -> QRect:
        return QRect(self._view.mapTo(self._pane, QPoint(0, 0)), self._view.size())

    @Slot(object)
    def _on_copy(self, told: CardText) -> None:
        QGuiApplication.clipboard().setText(told.plain)
        count = len(told.references)
        self.message.emit(ntr("The reference was copied.", "{count} references were copied.", count))

    @Slot(object)
    def _on_save(self, told: CardText) -> None:
        page = self._view.page
        if page is None or page.ref != told.ref:
            return
        for shown in told.references:
            self.save_wanted.emit(Keepable.of_reference(page.article.references[shown.number - 1], page.ref))
        self.reference.hide_now()


def _same_text(one: Prepared | None, other: Prepared | None) -> bool:
    """Whether places of one page are those of the other: also when it is drawn anew, in another theme."""
    return one is other or (
        one is not None and other is not None and (one.ref, one.text) == (other.ref, other.text)
    )


def _where(link: PageLink | None, article: Article | None) -> str:
    """Where a link of ``article`` that is no citation leads, in a sentence; ``""`` for one within it."""
    if link is None:
        return ""
    judged = judge(link.address)
    number = gard_number(link.address) if judged.kind is LinkKind.WEB else ""
    if number and article is not None and number not in article.identifier_values("gard"):
        return tr("Leads to GARD {number}: the article of the library, where it has one", number=number)
    if judged.kind in (LinkKind.WEB, LinkKind.MAIL):
        return tr("Leads out of the library to {address}", address=judged.shown)
    if judged.kind is LinkKind.CONTROL and judged.control[0] == "copy":
        return tr("Copies {text}", text=judged.control[1])
    return judged.reason
