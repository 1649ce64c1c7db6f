"""Keeps the list where the reader is: opens the branches to the article, and those opened last time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.navigation.branches import Kind, article_key, section_key
from gardreader.desktop.navigation.model import ArticleTree
from gardreader.desktop.navigation.tree_view import TreeView
from gardreader.settings import MOST_EXPANDED

# Milliseconds: neither laying out a long branch nor painting the list may keep an article from its paint.
_PAGE_FIRST = 30


class Following(QObject):
    """Leads ``view`` to the article and section that are read, as its branches come in."""

    expanded_changed = Signal()

    def __init__(self, model: ArticleTree, view: TreeView, expanded: Iterable[str], parent: QObject):
        super().__init__(parent)
        self._model = model
        self._view = view
        self._expanded = dict.fromkeys(expanded)  # a set that keeps its order
        self._ref: ArticleRef | None = None
        self._section = ""
        self._groups: tuple[tuple[str, ...], ...] | None = None
        self._listed: ArticleRef | None = None  # what the list has for its disease, once that is known
        self._due = False
        self._left = False
        self._opened_for_reader = QPersistentModelIndex()
        self._group_for_reader = QPersistentModelIndex()
        self._part_for_reader = QPersistentModelIndex()  # the letter of a group that is divided by them
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAGE_FIRST)
        self._soon.timeout.connect(self._on_page_painted)
        model.topped.connect(self._on_topped)
        model.filled.connect(self._on_filled)
        model.placed.connect(self._on_placed)
        view.expanded.connect(self._on_expanded)
        view.collapsed.connect(self._on_collapsed)

    @property
    def expanded(self) -> tuple[str, ...]:
        """The keys of the branches that a person has opened, the latest last."""
        return tuple(self._expanded)[-MOST_EXPANDED:]

    def start_over(self, expanded: Iterable[str]) -> None:
        """Know no branches as opened but those; the list is shown anew after it."""
        self._expanded = dict.fromkeys(expanded)

    def follow(self, ref: ArticleRef | None, section: str = "") -> None:
        """The reader is at that article and section now; ``None``: at none."""
        if ref != self._ref:
            self._left = True
            self._groups = self._listed = None
        self._ref, self._section = ref, section
        self._due = ref is not None
        if ref is None:
            self._mark()
        self._soon.start()

    def end_work(self) -> None:
        """Lead nowhere any more."""
        self._soon.stop()

    def follow_section(self, section: str) -> None:
        """The reader has come to that section of the article."""
        self._section = section
        if self._soon.isActive():
            return  # the article itself has only just come: list and section are marked after its paint
        self._mark()
        if not self._view.hasFocus():
            self._due = True
            self._lead()

    def _mark(self) -> None:
        ref = self._ref
        if ref is None:
            self._view.reading = ("", "")
        else:
            self._view.reading = (article_key(self._listed or ref), section_key(ref, self._section))

    # ---- leading there

    @Slot()
    def _on_page_painted(self) -> None:
        if self._left:
            self._left = False
            self._close_what_was_opened()
        self._mark()
        self._lead()

    @Slot()
    def _lead(self) -> None:
        """Go as far as the branches that are there allow; the next one to come in goes on."""
        if self._soon.isActive() or not self._due or self._ref is None or not self._model.rowCount():
            return
        article = self._find_article()
        if article is None:
            return
        self._due = False
        if not article.isValid():
            return
        if self._model.is_filled(article) and not self._view.isExpanded(article):
            self._opened_for_reader = QPersistentModelIndex(article)
            self._view.expand(article)
        section = self._model.find(section_key(self._ref, self._section), article)
        # The sections may be on their way: then the article has to do until they are there. They come
        # before it is opened, since lines that come into an open branch have the whole list laid out.
        self._due = self._model.hasChildren(article) and not self._model.is_filled(article)
        if self._due:
            self._model.fetchMore(article)
        target = section if section.isValid() else article
        if self._view.currentIndex() != target:
            self._view.setCurrentIndex(target)
        self._view.bring_into_view(article, target)

    def _find_article(self) -> QModelIndex | None:
        """The article's line; an invalid index: it is not in the list; ``None``: wait for its branch."""
        assert self._ref is not None
        key = article_key(self._listed or self._ref)
        if self._model.words and (self._groups is not None or self._model.find(key).isValid()):
            return self._model.find(key)
        if self._groups is None:
            self._model.ask_place(self._ref)
            return None
        groups = [index for names in self._groups if (index := self._model.find(names[0])).isValid()]
        if not groups:
            return QModelIndex()
        group = self._nearest(groups)
        within = next(names for names in self._groups if self._model.find(names[0]) == group)[1:]
        if QPersistentModelIndex(group) != self._group_for_reader:
            self._close(self._group_for_reader, forget=True)
            self._group_for_reader = QPersistentModelIndex()
        if not self._model.is_filled(group):
            self._group_for_reader = QPersistentModelIndex(group)
            self._model.fetchMore(group)
            return None
        part = next((index for name in within if (index := self._model.find(name, group)).isValid()), None)
        if part is not None and QPersistentModelIndex(part) != self._part_for_reader:
            self._close(self._part_for_reader, forget=True)
            self._part_for_reader = QPersistentModelIndex()
        if part is not None and not self._model.is_filled(part):
            self._part_for_reader = QPersistentModelIndex(part)
            self._model.fetchMore(part)
            return None
        if not self._view.isExpanded(group):
            self._group_for_reader = QPersistentModelIndex(group)
            self._view.expand(group)
        if part is not None and not self._view.isExpanded(part):
            self._part_for_reader = QPersistentModelIndex(part)
            self._view.expand(part)
        return self._model.find(key, group if part is None else part)

    def _nearest(self, groups: list[QModelIndex]) -> QModelIndex:
        """Of the branches that hold the article: the one the cursor is in, else an open one.

        Else the smallest: its name says most of the article, and it is laid out soonest.
        """
        above = self._view.currentIndex()
        while above.isValid():
            if above in groups:
                return above
            above = above.parent()
        opened = next((group for group in groups if self._view.isExpanded(group)), None)
        return opened or min(groups, key=self._size)

    def _size(self, group: QModelIndex) -> int:
        line = self._model.line(group)
        return line.count if line is not None else 0

    def _close_what_was_opened(self) -> None:
        opened, self._opened_for_reader = self._opened_for_reader, QPersistentModelIndex()
        self._close(opened)

    def _close(self, opened: QPersistentModelIndex, *, forget: bool = False) -> None:
        """Close a branch that was opened for the reader, and that nobody has asked for.

        With ``forget`` its lines go: who reads on for a day would gather the whole library in the list.
        """
        if opened.isValid():
            index = self._model.index(opened.row(), 0, opened.parent())
            self._view.collapse(index)
            if forget:
                self._model.forget(index)

    # ---- what comes in

    @Slot()
    def _on_topped(self) -> None:
        self._groups = self._listed = None
        self._open_known(QModelIndex())
        self._due = self._ref is not None
        self._lead()

    @Slot(QModelIndex)
    def _on_filled(self, index: QModelIndex) -> None:
        if self._is_late(index):
            self._model.forget(index)
            return
        if not self._model.hasChildren(index):
            self._view.collapse(index)
        self._open_known(index)
        self._lead()

    @Slot(object, object, object)
    def _on_placed(self, ref: ArticleRef, groups: tuple[tuple[str, ...], ...], listed: ArticleRef) -> None:
        if ref == self._ref:
            self._groups, self._listed = groups, listed
            self._mark()
            self._lead()

    def _is_late(self, index: QModelIndex) -> bool:
        """Whether the lines of a branch were asked for a reader who has gone elsewhere meanwhile."""
        line = self._model.line(index)
        return (
            line is not None
            and line.kind in (Kind.CATEGORY, Kind.LETTER)
            and not self._view.isExpanded(index)
            and QPersistentModelIndex(index) not in (self._group_for_reader, self._part_for_reader)
        )

    def _open_known(self, parent: QModelIndex) -> None:
        if self._model.words:
            return
        for row, line in enumerate(self._model.lines(parent)):
            if line.key in self._expanded:
                self._view.expand(self._model.index(row, 0, parent))

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        by_person = QPersistentModelIndex(index) not in (
            self._opened_for_reader,
            self._group_for_reader,
            self._part_for_reader,
        )
        if line is not None and by_person and not self._model.words and line.kind is not Kind.SECTION:
            self._expanded.pop(line.key, None)
            self._expanded[line.key] = None
            self.expanded_changed.emit()

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is not None and not self._model.words and line.key in self._expanded:
            del self._expanded[line.key]
            self.expanded_changed.emit()
