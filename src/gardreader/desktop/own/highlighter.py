"""The highlights of one pane: laid over its text, with the card beside the one pointed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from gardreader.desktop.own.colours import looks
from gardreader.desktop.own.keeper import Change, Keeper
from gardreader.desktop.own.placing import Paper, Placed
from gardreader.desktop.own.selecting import Selecting
from gardreader.desktop.reader.card import REST
from gardreader.desktop.reader.layers import HIGHLIGHTS, Layer, Pointed
from gardreader.desktop.waiting import once_after
from gardreader.i18n import tr
from gardreader.own import passages
from gardreader.own.columns import COLOURS, PASSAGES
from gardreader.own.database import Own
from gardreader.own.passages import Passage, new_passage

if TYPE_CHECKING:
    from gardreader.desktop.own.note_card import NoteCard
    from gardreader.desktop.reader.prepared import Prepared
    from gardreader.desktop.reader.reader_pane import ReaderPane

LAYER = "highlights"
_PAGE_FIRST = 60  # milliseconds: the page is painted before its passages are looked for


class Highlighter(QObject):
    """Shows and makes the highlights of ``pane``, which ``keeper`` keeps."""

    placed = Signal()
    """The highlights of the page stand where they stand."""

    def __init__(self, pane: ReaderPane, keeper: Keeper):
        super().__init__(pane)
        self._pane = pane
        self._keeper = keeper
        self._ticket = 0
        self._text: str | None = None  # in which the passages stand, or are being looked for
        self._known: dict[str, Passage] = {}
        self._wanted = ""  # the passage to go to, once the page with it is shown
        self._offered = ""  # the passage that the menu offers to remove
        self._hovered: tuple[Pointed, QRectF] | None = None
        self._colour = COLOURS[0]
        self._card: NoteCard | None = None
        self.layer = Layer(LAYER, looks, order=HIGHLIGHTS, pointed=True, reached=True, parent=self)
        self.selecting = Selecting(pane, self)
        self._soon = once_after(_PAGE_FIRST, self._ask, self)
        self._rest = once_after(REST, self._show_hovered, self)
        view = pane.view
        view.add_layer(self.layer)
        view.page_changed.connect(self._on_page)
        view.span_shown.connect(self._on_span)
        view.span_followed.connect(self._on_followed)
        view.escaped.connect(self.hide_card)
        keeper.changed.connect(self._on_kept)
        keeper.placer.placed.connect(self._on_placed)
        keeper.about_to_close.connect(self._stop)

    # ---- what a person does

    @Slot()
    def highlight(self) -> None:
        """Highlight the selection; where it is one already just so, take that away."""
        selected = self._selected()
        if selected is None:
            self._pane.message.emit(
                tr("Select some words first: with the mouse, or with Shift and the arrow keys.")
            )
            return
        same = [span for span in self.layer.spans if (span.start, span.end) == selected]
        if same:
            self.remove(same[0].key)
        else:
            self._keep(selected, "")

    @Slot()
    def note(self) -> None:
        """Write a note on the selection, else on the highlight pointed to, else on the one just made."""
        selected = self._selected()
        if selected is None:
            passage = self._pointed() or self._under_cursor()
            if passage is not None:
                self.edit(passage.id)
            else:
                self._pane.message.emit(
                    tr("Select some words first: with the mouse, or with Shift and the arrow keys.")
                )
            return
        same = [span for span in self.layer.spans if (span.start, span.end) == selected]
        if same:
            self.edit(same[0].key)
            return
        words = self._pane.view.selected_text()

        from gardreader.desktop.own.note_dialog import NoteDialog

        dialog = NoteDialog(words, "", self._colour, self._pane.window())
        dialog.place = selected
        dialog.taken.connect(self._on_new_note)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(str)
    def edit(self, passage_id: str) -> None:
        """Change the note of a highlight."""
        passage = self._known.get(passage_id)
        if passage is None:
            return
        self.hide_card()

        from gardreader.desktop.own.note_dialog import NoteDialog

        dialog = NoteDialog(passage.quote.text, passage.note, passage.colour, self._pane.window())
        dialog.passage = passage
        dialog.taken.connect(self._on_note)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(str)
    def remove(self, passage_id: str) -> None:
        """Take a highlight and its note away; that can be undone."""
        passage = self._known.get(passage_id)
        if passage is None:
            return
        self.hide_card()
        told = tr("Note removed.") if passage.note else tr("Highlight removed.")
        self._keeper.do(
            lambda own: passages.remove(own, [passage_id]), PASSAGES.name, passage.ref, removed=told
        )

    @Slot(str, str)
    def recolour(self, passage_id: str, colour: str) -> None:
        """Give a highlight another colour; the next one has it too."""
        passage = self._known.get(passage_id)
        if passage is not None and passage.colour != colour:
            self._colour = colour
            self._keeper.do(
                lambda own: passages.change(own, passage, colour=colour), PASSAGES.name, passage.ref
            )

    @Slot(object)
    def add_to_menu(self, menu: QMenu) -> None:
        """Put what can be done here into the page's menu."""
        passage = self._pointed()
        menu.addSeparator()
        selected = self._selected() is not None
        marked = menu.addAction(tr("Highlight"))
        marked.setEnabled(selected)
        marked.triggered.connect(self.highlight)
        noted = menu.addAction(
            tr("Edit note…") if passage is not None and not selected else tr("Add a note…")
        )
        noted.setEnabled(selected or passage is not None)
        noted.triggered.connect(self.note)
        if passage is not None and not selected:
            self._offered = passage.id
            menu.addAction(tr("Remove the highlight")).triggered.connect(self._remove_offered)

    @Slot()
    def _remove_offered(self) -> None:
        self.remove(self._offered)

    def show_passage(self, passage_id: str) -> None:
        """Go to a passage, at once or when it has been found on the page that is on its way."""
        self._wanted = passage_id
        if not self._pane.loading and not self._soon.isActive() and not self._ticket:
            self._go_to_wanted()

    @property
    def settled(self) -> bool:
        """Whether the highlights of the page that is shown are known."""
        return not self._soon.isActive() and not self._ticket

    @property
    def known(self) -> tuple[Passage, ...]:
        """The passages of the page."""
        return tuple(self._known.values())

    @property
    def card(self) -> NoteCard:
        """The card beside a highlight; made when it is first wanted."""
        if self._card is None:
            from gardreader.desktop.own.note_card import NoteCard

            self._card = NoteCard(self._pane)
            self._card.edit_wanted.connect(self.edit)
            self._card.remove_wanted.connect(self.remove)
            self._card.colour_wanted.connect(self.recolour)
            self._card.left.connect(self._on_card_left)
        return self._card

    @Slot()
    def hide_card(self) -> None:
        """Take the card away."""
        self._rest.stop()
        if self._card is not None:
            self._card.hide_now()

    # ---- keeping

    def _selected(self) -> tuple[int, int] | None:
        cursor = self._pane.view.textCursor()
        if self._pane.article is None or not cursor.hasSelection():
            return None
        text, start, end = cursor.selectedText(), cursor.selectionStart(), cursor.selectionEnd()
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return (start, end) if start < end else None

    def _under_cursor(self) -> Passage | None:
        """The highlight that the text cursor is in or just behind: the one made last, as a rule."""
        at = self._pane.view.textCursor().position()
        if not self._pane.view.is_in_view(at):
            return None
        found = next((span for span in self.layer.spans if span.start <= at <= span.end), None)
        return self._known.get(found.key) if found is not None else None

    def _pointed(self) -> Passage | None:
        focused = self._pane.view.focused_span
        if focused is not None and focused.layer == LAYER:
            return self._known.get(focused.span.key)
        if self._hovered is not None:
            return self._known.get(self._hovered[0].span.key)
        return None

    def _keep(self, place: tuple[int, int], note: str) -> None:
        page = self._pane.view.page
        if page is None:
            return
        paper, ref, title, colour = Paper.of(page), page.ref, page.article.title, self._colour

        def deed(own: Own) -> None:
            passages.keep(own, new_passage(ref, title, paper.quote(*place), colour, note))

        self._keeper.do(deed, PASSAGES.name, ref)
        cursor = self._pane.view.textCursor()
        cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
        self._pane.view.setTextCursor(cursor)

    @Slot(object)
    def _on_new_note(self, taken: object) -> None:
        from gardreader.desktop.own.note_dialog import Taken

        assert isinstance(taken, Taken)
        self._colour = taken.colour
        if taken.place is not None:
            self._keep(taken.place, taken.note)

    @Slot(object)
    def _on_note(self, taken: object) -> None:
        from gardreader.desktop.own.note_dialog import Taken

        assert isinstance(taken, Taken)
        passage, note, colour = taken.passage, taken.note, taken.colour
        if passage is not None and (note, colour) != (passage.note, passage.colour):
            self._keeper.do(
                lambda own: passages.change(own, passage, note=note, colour=colour),
                PASSAGES.name,
                passage.ref,
            )

    @Slot()
    def _stop(self) -> None:
        self._soon.stop()
        self._rest.stop()

    # ---- where they stand

    @Slot(object)
    def _on_page(self, page: Prepared) -> None:
        if page.text == self._text and (not self._known or next(iter(self._known.values())).ref == page.ref):
            return  # another look of the same text
        self._text = None
        self._ticket = 0
        self._known = {}
        self._hovered = None
        self.hide_card()
        self._soon.start()

    @Slot(object)
    def _on_kept(self, change: Change) -> None:
        page = self._pane.view.page
        if change.table in ("", PASSAGES.name) and page is not None and change.ref in (None, page.ref):
            self._ask()

    @Slot()
    def _ask(self) -> None:
        self._soon.stop()
        page, own = self._pane.view.page, self._keeper.own
        if page is None or own is None:
            return  # the keeper tells when it is open
        self._text = page.text
        found = passages.of_article(own, page.ref)
        self._known = {passage.id: passage for passage in found}
        if found:
            self._ticket = self._keeper.placer.place(Paper.of(page), found)
        else:
            self._ticket = 0
            self.layer.clear()
            self._go_to_wanted()

    @Slot(object)
    def _on_placed(self, placed: Placed) -> None:
        if placed.ticket != self._ticket or not self._ticket:
            return
        self._ticket = 0
        if not placed.known:
            self._wanted = ""  # nothing is known of its place, so nothing is said of it either
            return
        self.layer.set_spans(placed.spans)
        self.placed.emit()
        others = [
            (passage.id, passage.id in placed.lost)
            for passage in self._known.values()
            if passage.lost != (passage.id in placed.lost)
        ]
        if others and self._pane.view.page is not None:
            self._keeper.do(
                lambda own: passages.set_lost(own, others), PASSAGES.name, self._pane.view.page.ref
            )
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        for span in self.layer.spans:
            if span.key == wanted:
                self._pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._pane.view.focus_span(span.start, span.end)
                return
        if wanted and wanted in self._known:
            self._pane.message.emit(tr("The text has changed: the place of this passage is lost."))

    # ---- the card

    @Slot(object, object)
    def _on_span(self, pointed: Pointed | None, area: QRectF | None) -> None:
        mine = pointed is not None and pointed.layer == LAYER
        if not mine or pointed is None or area is None or not self._pane.isActiveWindow():
            self._hovered = None
            self._rest.stop()
            if self._card is not None:
                self._card.hide_soon()
            return
        self._hovered = (pointed, area)
        if pointed.by_key:
            self._show_hovered()
        else:
            self._rest.start()

    @Slot()
    def _show_hovered(self) -> None:
        if self._hovered is None:
            return
        pointed, area = self._hovered
        passage = self._known.get(pointed.span.key)
        if passage is not None:
            view = self._pane.view
            corner = view.viewport().mapTo(self._pane, QPoint(0, 0))
            self.card.show_passage(passage, view.theme, area.toAlignedRect().translated(corner))
            view.announce(passage.note or tr("Highlight without a note"))

    @Slot(object)
    def _on_followed(self, pointed: Pointed) -> None:
        """A click, or Enter: the card takes the keys."""
        if pointed.layer == LAYER:
            area = self._pane.view.span_area(pointed.span.start, pointed.span.end)
            self._hovered = (pointed, area)
            self._show_hovered()
            if self._card is not None and self._card.isVisible():
                self._card.take_keys()

    @Slot()
    def _on_card_left(self) -> None:
        self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
