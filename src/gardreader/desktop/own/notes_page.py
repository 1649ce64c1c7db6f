"""The page of highlights and notes: of this article, or of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QVBoxLayout, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.librarian import Librarian
from gardreader.desktop.navigation.segments import Segments
from gardreader.desktop.own import whereabouts
from gardreader.desktop.own.keeper import Deed, Keeper
from gardreader.desktop.own.own_page import EntryTree, OwnPage
from gardreader.desktop.own.rows import Row, entry, sign_of
from gardreader.i18n import ntr, tr
from gardreader.own import passages
from gardreader.own.columns import MOST_OF_ARTICLE, PASSAGES
from gardreader.own.database import Own
from gardreader.own.passages import Passage

_MOST_SHOWN = 150
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Found:
    passages: tuple[Passage, ...]
    remarks: Mapping[ArticleRef, str]
    kept: int = 0  # of the one article, also those that are not listed


class NotesPage(OwnPage):
    """Lists passages in the order of the sections they are in; those whose place is lost come last."""

    def __init__(self, keeper: Keeper, librarian: Librarian, parent: QWidget | None = None):
        super().__init__(
            keeper, (PASSAGES.name,), EntryTree(tr("Highlights and notes")), self.question, self.fill, parent
        )
        self._librarian = librarian
        self._ref: ArticleRef | None = None
        self._order: tuple[str, ...] = ()
        self.segments = Segments((tr("This article"), tr("All")), tr("Notes of which articles"), self)
        self.segments.chosen.connect(self._on_segment)
        self.add_filter(tr("Search in notes"))
        box = QVBoxLayout()
        box.setContentsMargins(6, 0, 8, 4)
        box.addWidget(self.segments)
        self.column.insertLayout(0, box)
        self.tree.taken.connect(self._on_taken)
        self.tree.remove_wanted.connect(self.remove_chosen)
        self.tree.customContextMenuRequested.connect(self._on_menu)

    @property
    def shows_all(self) -> bool:
        """Whether the passages of all articles are listed."""
        return self.segments.place == 1

    def show_all(self, shown: bool) -> None:
        """List those of all articles, or of the one that is read."""
        self.segments.choose(1 if shown else 0)
        self.refresh()

    def follow(self, ref: ArticleRef | None, order: tuple[str, ...] = ()) -> None:
        """The reader is there now; ``order`` holds the ids of the passages as they follow in the text."""
        if (ref, order) != (self._ref, self._order):
            self._ref, self._order = ref, order
            if not self.shows_all:
                self.refresh()

    def question(self) -> Deed:
        """The passages, and what is to be said of their articles."""
        words, ref, library = self.words, self._ref, self._librarian.library
        every, order = self.shows_all, {passage_id: place for place, passage_id in enumerate(self._order)}

        def search(own: Own) -> object:
            if every:
                found = passages.passages(own, words)[:_MOST_SHOWN]
                remarks = {passage.ref: whereabouts.find(library, passage.ref).remark for passage in found}
                return _Found(found, remarks)
            here = passages.of_article(own, ref) if ref is not None else ()
            fitting = (passage for passage in here if passages.matches(passage, words))
            found = tuple(sorted(fitting, key=lambda passage: order.get(passage.id, len(order))))
            kept = len(here)
            if ref is not None and kept >= MOST_OF_ARTICLE:
                kept = passages.count_of_article(own, ref)
            return _Found(found, {}, kept)

        return search

    def fill(self, found: object) -> None:
        """The passages, under their sections or their articles."""
        assert isinstance(found, _Found)
        if self.shows_all:
            self._fill_all(found)
        else:
            self._fill_one(found.passages)
            if found.kept > MOST_OF_ARTICLE:
                self._tell_more(found.kept)
        if not found.passages:
            self._say_nothing()

    def _fill_one(self, found: tuple[Passage, ...]) -> None:
        lost = [passage for passage in found if passage.lost]
        for passage in found:
            if not passage.lost:
                self.tree.addTopLevelItem(_entry(passage, passage.quote.section_title))
        if lost:
            why = tr("The text has changed so much that these passages are not found in it any more.")
            row = Row(ntr("Place lost", "Place lost ({count})", len(lost)), strong=True)
            top = entry(row, "lost", why)
            top.addChildren([_entry(passage, passage.quote.section_title) for passage in lost])
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)

    def _tell_more(self, kept: int) -> None:
        lines = (
            tr("The {most:,} that came last are shown.", most=MOST_OF_ARTICLE),
            tr("“All” finds the others by their words."),
        )
        head = ntr("{count:,} highlight or note", "{count:,} highlights and notes", kept)
        self.tree.insertTopLevelItem(0, entry(Row(head, lines, strong=True), "more"))

    def _fill_all(self, found: _Found) -> None:
        groups: dict[ArticleRef, list[Passage]] = {}
        for passage in found.passages:
            groups.setdefault(passage.ref, []).append(passage)
        for ref, inside in groups.items():
            remark = found.remarks.get(ref, "")
            title = inside[0].title or ref.article
            row = Row(title, (remark,) if remark else (), strong=True, absent=bool(remark))
            top = entry(row, ref)
            top.addChildren(
                [_entry(p, tr("place lost") if p.lost else p.quote.section_title) for p in inside]
            )
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)

    def _say_nothing(self) -> None:
        if self.words:
            self.say_nothing(tr("Nothing found"), tr("No note has “{words}”.", words=self.words))
            return
        how = tr(
            "Select words of an article, with the mouse or with Shift and the arrow keys. Then Ctrl+H "
            "highlights them and Ctrl+M writes a note on them."
        )
        if self.keeper.private:
            how = f"{how} {tr('In a private session they are forgotten at its end.')}"
        if self.shows_all or self._ref is None:
            self.say_nothing(tr("No highlights or notes yet"), how)
        else:
            self.say_nothing(tr("Nothing marked in this article"), how)

    @Slot(int)
    def _on_segment(self, place: int) -> None:
        self.refresh()

    @Slot(QTreeWidgetItem)
    def _on_taken(self, item: QTreeWidgetItem) -> None:
        sign = sign_of(item)
        if isinstance(sign, Passage):
            self.article_wanted.emit(sign.ref, sign.id)
        elif isinstance(sign, ArticleRef):
            self.article_wanted.emit(sign, "")
        else:
            item.setExpanded(not item.isExpanded())

    @Slot()
    def remove_chosen(self) -> None:
        """Remove the chosen passages; that can be undone."""
        chosen = [sign for sign in self.tree.signs() if isinstance(sign, Passage)]
        if chosen:
            ids = [passage.id for passage in chosen]
            told = ntr(
                "{count} highlight or note removed.", "{count} highlights and notes removed.", len(ids)
            )
            self.keeper.do(lambda own: passages.remove(own, ids), PASSAGES.name, removed=told)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        item = self.tree.itemAt(point)
        if item is None or not isinstance(sign_of(item), Passage):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Remove")).triggered.connect(self.remove_chosen)
        menu.popup(self.tree.viewport().mapToGlobal(point))


def _entry(passage: Passage, place: str) -> QTreeWidgetItem:
    words = passage.quote.text[:_LONGEST]
    note = " ".join(passage.note.split())[:_LONGEST]
    lines = tuple(text for text in (note, place) if text)
    return entry(
        Row(words, lines, colour=passage.colour, absent=passage.lost),
        passage,
        f"{passage.quote.text}\n\n{passage.note}".strip(),
    )
