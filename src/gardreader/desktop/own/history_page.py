"""The page of what was read, by day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTreeWidgetItem, QWidget

from gardreader.desktop.own.keeper import Deed, Keeper
from gardreader.desktop.own.own_page import EntryTree, OwnPage
from gardreader.desktop.own.rows import Row, entry, sign_of
from gardreader.i18n import ntr, tr
from gardreader.own import history
from gardreader.own.columns import VISITS
from gardreader.own.history import Day, Visited

_MOST_SHOWN = 300


class HistoryPage(OwnPage):
    """Lists the days, the latest first; a field narrows them by title."""

    clear_wanted = Signal()
    """All is to be forgotten, if the person is sure."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None):
        super().__init__(keeper, (VISITS.name,), EntryTree(tr("History")), self.question, self.fill, parent)
        self.kept = True
        self.add_filter(tr("Filter by name"))
        self.clear_button = QPushButton(tr("Clear history…"), self)
        self.clear_button.setFlat(True)
        self.clear_button.clicked.connect(self.clear_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 8, 8)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.tree.taken.connect(self._on_taken)
        self.tree.remove_wanted.connect(self.remove_chosen)
        self.tree.customContextMenuRequested.connect(self._on_menu)

    def set_kept(self, kept: bool) -> None:
        """Whether what is read is kept, so that the page can say so."""
        self.kept = kept
        self.refresh()

    def question(self) -> Deed:
        """The days."""
        words = self.words
        return lambda own: history.days(own, words)

    def fill(self, found: object) -> None:
        """The days with their articles."""
        days: tuple[Day, ...] = found if isinstance(found, tuple) else ()
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        left = _MOST_SHOWN
        for day in days:
            visits = day.visits[:left]
            left -= len(visits)
            if not visits:
                break
            top = entry(Row(day_name(day.day, today), strong=True), day.day)
            top.addChildren([self._entry(visit) for visit in visits])
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)
        self.clear_button.setEnabled(bool(days) or bool(self.words))
        if not days:
            self._say_nothing()

    def _say_nothing(self) -> None:
        if self.words:
            self.say_nothing(
                tr("Nothing found"), tr("No article read has a name with “{words}”.", words=self.words)
            )
        elif self.keeper.private:
            self.say_nothing(tr("Private session"), tr("What you read now is listed nowhere."))
        elif not self.kept:
            self.say_nothing(
                tr("The history is off"), tr("What you read is not kept. Preferences turn that on again.")
            )
        else:
            self.say_nothing(
                tr("Nothing read yet"),
                tr(
                    "The articles you read are listed here day by day, for a year. They stay on this "
                    "computer. Preferences turn this off, and a private session (Ctrl+Shift+X) keeps nothing."
                ),
            )

    @staticmethod
    def _entry(visit: Visited) -> QTreeWidgetItem:
        row = Row(visit.title or visit.ref.article, right=time_of(visit.at))
        times = ntr("Read once on this day", "Read {count} times on this day", visit.times)
        return entry(row, visit, f"{row.title}\n{times}")

    @Slot(QTreeWidgetItem)
    def _on_taken(self, item: QTreeWidgetItem) -> None:
        sign = sign_of(item)
        if isinstance(sign, Visited):
            self.article_wanted.emit(sign.ref, "")
        else:
            item.setExpanded(not item.isExpanded())

    @Slot()
    def remove_chosen(self) -> None:
        """Forget the chosen entries, and those of chosen days; that can be undone."""
        visits: dict[Visited, None] = {}
        for item in self.tree.selectedItems():
            for each in (item, *(item.child(place) for place in range(item.childCount()))):
                sign = sign_of(each)
                if isinstance(sign, Visited):
                    visits[sign] = None
        if visits:
            told = ntr("{count} entry forgotten.", "{count} entries forgotten.", len(visits))
            self.keeper.do(lambda own: history.remove(own, list(visits)), VISITS.name, removed=told)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        item = self.tree.itemAt(point)
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Forget")).triggered.connect(self.remove_chosen)
        menu.popup(self.tree.viewport().mapToGlobal(point))


def day_name(day: str, today: dt.date) -> str:
    """A day as people say it.

    >>> day_name("2026-11-02", dt.date(2026, 11, 3))
    'Yesterday'
    """
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:  # a file of one's own may come from anyone
        return day
    ago = (today - date).days
    if ago in (0, 1):
        return tr("Yesterday") if ago else tr("Today")
    form = "dddd, d MMMM" if date.year == today.year else "d MMMM yyyy"
    return str(QLocale().toString(QDate(date.year, date.month, date.day), form))


def time_of(moment: str) -> str:
    """The time of day, at the person's place, of a moment in UTC; ``""`` where there is none."""
    try:
        time = dt.datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone()
    except (ValueError, OverflowError):
        return ""
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return str(QLocale().toString(QTime(time.hour, time.minute), form))
