"""The page of favourites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QPushButton, QTreeWidgetItem, QWidget

from gardreader.articles.folding import fold
from gardreader.articles.model import ArticleRef
from gardreader.desktop.librarian import Librarian
from gardreader.desktop.own import whereabouts
from gardreader.desktop.own.favourites_tree import FavouritesTree, FolderMove, Move
from gardreader.desktop.own.keeper import Deed, Keeper
from gardreader.desktop.own.own_page import OwnPage
from gardreader.desktop.own.rows import Row, entry, sign_of
from gardreader.i18n import ntr, tr
from gardreader.own import favourites
from gardreader.own.columns import FAVOURITES, FOLDERS
from gardreader.own.database import Own
from gardreader.own.favourites import NO_FOLDER, Favourite, Folder

_FILTER_FROM = 12  # favourites: fewer are seen at a glance


@dataclass(frozen=True, slots=True)
class _Found:
    folders: tuple[Folder, ...]
    favourites: tuple[Favourite, ...]
    remarks: Mapping[ArticleRef, str]
    count: int


class FavouritesPage(OwnPage):
    """Lists the folders with their favourites, then those that are in none."""

    def __init__(self, keeper: Keeper, librarian: Librarian, parent: QWidget | None = None):
        self.favourites_tree = FavouritesTree()
        super().__init__(
            keeper, (FAVOURITES.name, FOLDERS.name), self.favourites_tree, self.question, self.fill, parent
        )
        self._librarian = librarian
        self._closed: set[str] = set()
        self._remarks: Mapping[ArticleRef, str] = {}
        self._renamed: Folder | None = None
        self.add_filter(tr("Filter by name"))
        self.folder_button = QPushButton(tr("New folder…"), self)
        self.folder_button.setFlat(True)
        self.folder_button.clicked.connect(self.new_folder)
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 8, 8)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        self.column.addLayout(row)
        tree = self.favourites_tree
        tree.taken.connect(self._on_taken)
        tree.remove_wanted.connect(self.remove_chosen)
        tree.rename_wanted.connect(self.rename_folder)
        tree.move_wanted.connect(self._on_move)
        tree.itemExpanded.connect(self._on_expanded)
        tree.itemCollapsed.connect(self._on_collapsed)
        tree.customContextMenuRequested.connect(self._on_menu)

    def question(self) -> Deed:
        """The favourites that have the words, and what is to be said of their articles."""
        wanted, library = fold(self.words).split(), self._librarian.library

        def search(own: Own) -> object:
            every = favourites.favourites(own)
            shown = [each for each in every if all(word in fold(each.title) for word in wanted)]
            remarks = {each.ref: whereabouts.find(library, each.ref).remark for each in shown}
            return _Found(favourites.folders(own), tuple(shown), remarks, len(every))

        return search

    def fill(self, found: object) -> None:
        """The folders, the favourites in them, and the rest."""
        assert isinstance(found, _Found)
        assert self.filter is not None
        self.filter.setVisible(found.count >= _FILTER_FROM or bool(self.words))
        wanted, shown = self.words, found.favourites
        self._remarks = found.remarks
        for folder in found.folders:
            inside = [each for each in shown if each.folder == folder.id]
            if wanted and not inside:
                continue
            top = entry(Row(folder.name, right=str(len(inside)), strong=True), folder)
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsDropEnabled)
            top.addChildren([self._entry(each) for each in inside])
            self.tree.addTopLevelItem(top)
            top.setExpanded(folder.id not in self._closed or bool(wanted))
        self.tree.addTopLevelItems([self._entry(each) for each in shown if each.folder == NO_FOLDER])
        if not self.tree.topLevelItemCount():
            self._say_nothing()

    def _entry(self, favourite: Favourite) -> QTreeWidgetItem:
        remark = self._remarks.get(favourite.ref, "")
        row = Row(favourite.title or favourite.ref.article, (remark,) if remark else (), absent=bool(remark))
        item = entry(row, favourite)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        return item

    def _say_nothing(self) -> None:
        if self.words:
            self.say_nothing(
                tr("Nothing found"), tr("No favourite has a name with “{words}”.", words=self.words)
            )
            return
        text = tr(
            "The star in the tool bar, or Ctrl+Shift+D, keeps the article you read here. Folders bring "
            "them in order."
        )
        if self.keeper.private:
            text = f"{text} {tr('In a private session they are forgotten at its end.')}"
        self.say_nothing(tr("No favourites yet"), text)

    # ---- what a person does

    @Slot(QTreeWidgetItem)
    def _on_taken(self, item: QTreeWidgetItem) -> None:
        sign = sign_of(item)
        if isinstance(sign, Favourite):
            self.article_wanted.emit(sign.ref, "")
        else:
            item.setExpanded(not item.isExpanded())

    @Slot(object)
    def _on_move(self, move: Move | FolderMove) -> None:
        if isinstance(move, Move):
            self.keeper.do(
                lambda own: favourites.move(own, move.refs, move.folder, move.before), FAVOURITES.name
            )
        else:
            self.keeper.do(lambda own: favourites.move_folder(own, move.folder, move.before), FOLDERS.name)

    @Slot()
    def new_folder(self) -> None:
        """Ask for the name of a new folder."""
        self._renamed = None
        self._ask_name(tr("New folder"), "")

    @Slot()
    def rename_folder(self) -> None:
        """Ask for another name of the folder that has the keyboard."""
        sign = sign_of(self.tree.currentItem())
        if isinstance(sign, Folder):
            self._renamed = sign
            self._ask_name(tr("Rename the folder"), sign.name)

    def _ask_name(self, title: str, name: str) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(tr("Name of the folder"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(self._on_named)
        dialog.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        folder, self._renamed = self._renamed, None
        if folder is None:
            self.keeper.do(lambda own: favourites.add_folder(own, name), FOLDERS.name)
        elif name.strip() != folder.name:
            self.keeper.do(lambda own: favourites.rename_folder(own, folder.id, name), FOLDERS.name)

    @Slot()
    def remove_chosen(self) -> None:
        """Remove the chosen favourites and folders; that can be undone."""
        refs = self.favourites_tree.chosen_refs()
        folders = [sign for sign in self.tree.signs() if isinstance(sign, Folder)]
        if not refs and not folders:
            return
        if folders:
            told = tr("Folder “{name}” removed.", name=folders[0].name)
        else:
            told = ntr("Favourite removed.", "{count} favourites removed.", len(refs))

        def deed(own: Own) -> object:
            rows = favourites.remove(own, refs)
            for folder in folders:
                for table, removed in favourites.remove_folder(own, folder.id).items():
                    rows[table] = [*rows.get(table, []), *removed]
            return rows

        self.keeper.do(deed, FAVOURITES.name, removed=told)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        item = self.tree.itemAt(point)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item is not None and isinstance(sign_of(item), Favourite):
            self._add_places(menu.addMenu(tr("Move to")))
        if item is not None and isinstance(sign_of(item), Folder):
            menu.addAction(tr("Rename…")).triggered.connect(self.rename_folder)
        if item is not None:
            menu.addAction(tr("Remove")).triggered.connect(self.remove_chosen)
        menu.addAction(tr("New folder…")).triggered.connect(self.new_folder)
        menu.popup(self.tree.viewport().mapToGlobal(point))

    def _add_places(self, menu: QMenu) -> None:
        own = self.keeper.own
        for folder in (Folder(NO_FOLDER, tr("No folder")), *(favourites.folders(own) if own else ())):
            # Shown letter by letter: an ampersand in a name marks no key.
            menu.addAction(folder.name.replace("&", "&&")).setData(folder.id)
        menu.triggered.connect(self._on_place)

    @Slot(object)
    def _on_place(self, action: object) -> None:
        from PySide6.QtGui import QAction

        if isinstance(action, QAction):
            self._on_move(Move(self.favourites_tree.chosen_refs(), str(action.data())))

    @Slot(QTreeWidgetItem)
    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        sign = sign_of(item)
        if isinstance(sign, Folder):
            self._closed.discard(sign.id)

    @Slot(QTreeWidgetItem)
    def _on_collapsed(self, item: QTreeWidgetItem) -> None:
        sign = sign_of(item)
        if isinstance(sign, Folder):
            self._closed.add(sign.id)
