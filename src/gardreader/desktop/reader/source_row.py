"""Above the page: the sources that tell of the disease, one of which is read. Their prose is never mixed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.navigation.segments import Segments
from gardreader.desktop.pack_marks import told_by
from gardreader.desktop.reader.sideways import Sideways
from gardreader.i18n import tr
from gardreader.packs.diseases import Disease


class SourceRow(QWidget):
    """A button for each article that tells of the disease; hidden where there is only one."""

    chosen = Signal(object)
    """The ``ArticleRef`` of the source that a person wants to read."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._refs: tuple[ArticleRef, ...] = ()
        self._names: tuple[str, ...] = ()
        self._label = QLabel(tr("Told by"), self)
        self._label.setProperty("role", "muted")
        self.segments: Segments | None = None
        self.sideways = Sideways(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._label)
        self._row.addWidget(self.sideways)
        self._row.addStretch(1)
        self.setMinimumWidth(1)  # many sources in large letters give way, not the page below them
        self.hide()

    @property
    def refs(self) -> tuple[ArticleRef, ...]:
        """The articles that can be chosen; none where the row is hidden."""
        return self._refs

    def sizeHint(self) -> QSize:
        """As high as the buttons; the width is that of the page."""
        return QSize(1, super().sizeHint().height())

    def show_disease(self, disease: Disease | None, ref: ArticleRef | None) -> None:
        """Offer the articles of ``disease`` that have something to read; ``ref`` is the one on the page."""
        members = () if disease is None else disease.members
        told = tuple(member for member in members if not member.stub or member.ref == ref)
        refs = tuple(member.ref for member in told)
        names = tuple(told_by(m.ref.pack, m.pack_title, m.source) for m in told)
        if ref not in refs or len(refs) < 2:
            refs = names = ()
        if (refs, names) != (self._refs, self._names):
            self._refs, self._names = refs, names
            self._make_buttons()
        if self.segments is not None and ref is not None:
            self.choose(ref)
        self.setVisible(bool(refs))

    def choose(self, ref: ArticleRef) -> None:
        """Press the button of the article that is read, where it has one, and have it in view."""
        if self.segments is not None and ref in self._refs:
            place = self._refs.index(ref)
            self.segments.choose(place)
            self.sideways.bring(self.segments.button(place))

    def step(self, by: int) -> bool:
        """Choose the source ``by`` places on, round and round; whether there is another."""
        if self.segments is None:
            return False
        self.chosen.emit(self._refs[(self.segments.place + by) % len(self._refs)])
        return True

    def _make_buttons(self) -> None:
        self.segments = None
        if self._names:
            self.segments = Segments(self._names, tr("Source of what is read"), self)
            self.segments.chosen.connect(self._on_chosen)
        self.sideways.set_row(self.segments)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self.chosen.emit(self._refs[place])
