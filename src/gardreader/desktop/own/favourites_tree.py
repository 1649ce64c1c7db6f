"""The list of favourites in their folders, ordered by dragging or with Alt and the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.own.own_page import EntryTree
from gardreader.desktop.own.rows import sign_of
from gardreader.i18n import tr
from gardreader.own.favourites import NO_FOLDER, Favourite, Folder


@dataclass(frozen=True, slots=True)
class Move:
    """Favourites go into ``folder`` ahead of ``before``, or last."""

    refs: tuple[ArticleRef, ...]
    folder: str
    before: ArticleRef | None = None


@dataclass(frozen=True, slots=True)
class FolderMove:
    """A folder goes ahead of the one of the id ``before``, or last."""

    folder: str
    before: str = ""


class FavouritesTree(EntryTree):
    """Tells where entries are to go; moves nothing by itself."""

    move_wanted = Signal(object)
    """A :class:`Move` or a :class:`FolderMove`."""

    rename_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Favourites"), parent)
        self.setRootIsDecorated(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def chosen_refs(self) -> tuple[ArticleRef, ...]:
        """The chosen favourites in the order of the list."""
        return tuple(sign.ref for sign in self.signs() if isinstance(sign, Favourite))

    def step(self, by: int) -> None:
        """Move the present entry up (-1) or down (1): past its neighbour, into and out of folders."""
        item = self.currentItem()
        sign = sign_of(item)
        if isinstance(sign, Folder):
            self._step_folder(sign, by)
        elif item is not None and isinstance(sign, Favourite):
            self._step_favourite(item, sign, by)

    def _step_folder(self, folder: Folder, by: int) -> None:
        ids = [found.id for found in self._folders()]
        at = ids.index(folder.id) + by
        if 0 <= at < len(ids):
            others = [found for found in ids if found != folder.id]
            self.move_wanted.emit(FolderMove(folder.id, others[at] if at < len(others) else ""))

    def _step_favourite(self, item: QTreeWidgetItem, favourite: Favourite, by: int) -> None:
        inside = self._favourites(favourite.folder)
        at = inside.index(favourite.ref) + by
        others = [ref for ref in inside if ref != favourite.ref]
        if 0 <= at <= len(others):
            before = others[at] if at < len(others) else None
            self.move_wanted.emit(Move((favourite.ref,), favourite.folder, before))
            return
        # Folders stand above what is in none.
        places = [*(folder.id for folder in self._folders()), NO_FOLDER]
        at = places.index(favourite.folder) + by
        if 0 <= at < len(places):
            there = self._favourites(places[at])
            self.move_wanted.emit(Move((favourite.ref,), places[at], there[0] if by > 0 and there else None))

    def _folders(self) -> list[Folder]:
        return [sign for item in self.items() if isinstance(sign := sign_of(item), Folder)]

    def _favourites(self, folder: str) -> list[ArticleRef]:
        signs = (sign_of(item) for item in self.items())
        return [sign.ref for sign in signs if isinstance(sign, Favourite) and sign.folder == folder]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move an entry, F2 renames a folder."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells where what was dragged is to go; the list is filled anew when it is there."""
        if event.source() is self:
            self._drop(event)
        # Qt would take the rows away by itself after a move.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _drop(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        sign = sign_of(target)
        folders = [found for found in self.signs() if isinstance(found, Folder)]
        if folders:
            ids = [folder.id for folder in self._folders()]
            before = ""
            if isinstance(sign, Folder):
                after = where == QAbstractItemView.DropIndicatorPosition.BelowItem
                at = ids.index(sign.id) + after
                before = ids[at] if at < len(ids) else ""
            if before != folders[0].id:
                self.move_wanted.emit(FolderMove(folders[0].id, before))
            return
        refs = self.chosen_refs()
        if not refs:
            return
        if isinstance(sign, Folder):
            self.move_wanted.emit(Move(refs, sign.id))
        elif isinstance(sign, Favourite):
            inside = [ref for ref in self._favourites(sign.folder) if ref not in refs or ref == sign.ref]
            at = inside.index(sign.ref) + (where == QAbstractItemView.DropIndicatorPosition.BelowItem)
            following = next((ref for ref in inside[at:] if ref not in refs), None)
            self.move_wanted.emit(Move(refs, sign.folder, following))
        else:
            self.move_wanted.emit(Move(refs, NO_FOLDER))
