"""From a citation to the list and back to the very line; from a reference to each place that cites it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot

from gardreader.desktop.reader.citing_places import entry_at, mark_of, name_at, reference_of_place
from gardreader.desktop.reader.history import Visit
from gardreader.desktop.reader.places_mark import PlaceShown, PlacesMark
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.desktop.reader.provenance import section_name
from gardreader.i18n import tr
from gardreader.rendering.options import CitedReference

if TYPE_CHECKING:
    from gardreader.desktop.reader.reader_pane import ReaderPane

_MOST = 50


@dataclass(frozen=True, slots=True)
class Left:
    """What was left for elsewhere on the page: where the reader was, and the link that had the keyboard."""

    visit: Visit
    link: PageLink


class Returning(QObject):
    """Follows citations and the marks that lead back, in ``pane``.

    After a jump the keyboard is where the same key leads back: at the reference's mark of the place
    that one comes from, at the citation that one came to.
    """

    message = Signal(str)

    about_to_move = Signal()
    moved = Signal()
    """Before and after the keyboard is given to a link that nobody asked to see the card of."""

    def __init__(self, pane: ReaderPane):
        super().__init__(pane)
        self._pane = pane
        self._left: list[Left] = []
        self._jumping = False
        self._visiting: int | None = None
        self.mark = PlacesMark(pane)
        self.mark.next_wanted.connect(self.next_place)
        self.mark.previous_wanted.connect(self.previous_place)
        pane.history_changed.connect(self._on_history)
        pane.view.page_changed.connect(self._on_page)
        pane.view.moved.connect(self._on_moved)
        pane.view.escaped.connect(self._end_visit)

    @Slot()
    def next_place(self) -> None:
        """Visit the next place that cites the reference in hand."""
        self.step(1)

    @Slot()
    def previous_place(self) -> None:
        """Visit the place before that cites the reference in hand."""
        self.step(-1)

    def follow(self, anchor: str) -> bool:
        """Follow a citation (``ref-3``, ``refs-1-3``) or a mark (``cite-3-1``); false for other places."""
        page = self._pane.view.page
        if page is None:
            return False
        cited = page.page.cited(anchor)
        if cited and cited[0].anchor in page.places:
            self._to_list(page, cited[0])
        elif anchor in page.places and reference_of_place(page, anchor) is not None:
            self._to_place(page, anchor)
        else:
            return False
        return True

    def step(self, by: int) -> None:
        """Visit the next place that cites the reference in hand (-1: the one before); round at the ends."""
        page = self._pane.view.page
        number = self._number_in_hand(page) if page is not None else None
        if page is None or number is None:
            self.message.emit(tr("Go to a citation or to a reference first: then this visits what cites it."))
            return
        places = page.page.references[number - 1].places
        if not places:
            self.message.emit(tr("Reference {number} is not cited in the text.", number=number))
            return
        here = self._place_in_hand(page, places)
        n = (here + by) % len(places) if here is not None else (0 if by > 0 else len(places) - 1)
        self._visiting = number
        self._go_to_place(page, places[n])

    # ---- going

    def _to_list(self, page: Prepared, reference: CitedReference) -> None:
        link = self._followed(page)
        place = name_at(page, link.start) if link is not None else ""
        self._leave(link)
        self._jump(page, reference.anchor)
        self._end_visit()
        self._focus(mark_of(page, reference, place))

    def _to_place(self, page: Prepared, anchor: str) -> None:
        """Back, where one came from there; else on to that place."""
        last = self._left[-1] if self._left else None
        came_from = last is not None and last.visit.ref == page.ref and last.link in page.links
        if came_from and last is not None and name_at(page, last.link.start) == anchor:
            self._pane.back()
            return
        reference = reference_of_place(page, anchor, self._followed(page))
        self._visiting = reference.number if reference is not None else None
        self._go_to_place(page, anchor)

    def _go_to_place(self, page: Prepared, anchor: str) -> None:
        self._leave(self._followed(page))
        self._jump(page, anchor)
        self._focus(page.link_at(page.places[anchor]))
        number = self._visiting
        if number is not None:
            places = page.page.references[number - 1].places
            n = places.index(anchor) + 1 if anchor in places else 1
            section = section_name(page, page.places[anchor])
            self.mark.tell(PlaceShown(number, n, len(places), section))
            self._place_mark()
            self.mark.show()
            self.mark.raise_()

    def _place_mark(self) -> None:
        """Stand over the mark that leads back, at the lower edge of the page."""
        view, back = self._pane.view, self._pane.back_mark
        area = QRect(view.mapTo(self._pane, QPoint(0, 0)), view.size())
        self.mark.stand_in(area, back.height() if back.isVisible() else 0)

    def _leave(self, link: PageLink | None) -> None:
        visit = self._pane.visit()
        if visit is not None and link is not None:
            self._left.append(Left(visit, link))
            del self._left[:-_MOST]

    def _jump(self, page: Prepared, anchor: str) -> None:
        self._jumping = True
        try:
            self._pane.jump(page.places[anchor])
        finally:
            self._jumping = False

    def _focus(self, link: PageLink | None) -> None:
        if link is None:
            return
        self.about_to_move.emit()
        self._pane.view.focus_span(link.start, link.end)
        self.moved.emit()

    # ---- what is in hand

    def _followed(self, page: Prepared) -> PageLink | None:
        link = self._pane.view.followed_link or self._pane.view.focused_link
        return link if link in page.links else None

    def _number_in_hand(self, page: Prepared) -> int | None:
        """The reference of the citation or mark that has the keyboard, or of the entry that holds it."""
        link = self._pane.view.focused_link
        if link is not None and self._pane.view.is_in_view(link.start):
            anchor = link.address[1:] if link.address.startswith("#") else ""
            if cited := page.page.cited(anchor):
                numbers = [r.number for r in cited]
                return self._visiting if self._visiting in numbers else numbers[0]
            entry = entry_at(page, link.start)
            return entry.number if entry is not None else self._visiting
        return self._visiting

    def _place_in_hand(self, page: Prepared, places: tuple[str, ...]) -> int | None:
        link = self._pane.view.focused_link
        if link is None:
            return None
        anchor = link.address[1:]
        if anchor in places:  # a mark in the list: its own place is the next one
            return places.index(anchor) - 1
        names = [n for n, place in enumerate(places) if page.places.get(place) == link.start]
        return names[0] if names else None

    @Slot()
    def _on_history(self) -> None:
        """When the reader is back where a link was left, that link has the keyboard again."""
        pane = self._pane
        if self._jumping or not self._left or pane.loading:
            return
        visit, last = pane.visit(), self._left[-1]
        if visit is None or visit.ref != last.visit.ref:
            return
        if visit.place.position != last.visit.place.position:
            return
        self._left.pop()
        page = pane.view.page
        self._end_visit()
        if page is not None and last.link in page.links:
            self._focus(last.link)

    @Slot(object)
    def _on_page(self, page: Prepared | None) -> None:
        if self._left and (page is None or page.ref != self._left[-1].visit.ref):
            self._left.clear()
            self._end_visit()

    @Slot()
    def _on_moved(self) -> None:
        """The mark goes when the place it tells of is out of sight."""
        if self.mark.isVisible() and not self._jumping:
            link = self._pane.view.focused_link
            if link is None or not self._pane.view.is_in_view(link.start):
                self.mark.hide()
            else:
                self._place_mark()

    @Slot()
    def _end_visit(self) -> None:
        self._visiting = None
        self.mark.hide()
