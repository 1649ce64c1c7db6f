"""How a handout is printed: paper, columns, ink, references, length, language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from gardreader.desktop.printing.choices import Look, size_label
from gardreader.desktop.printing.segments import Segments
from gardreader.handouts.options import Ink, Paper, RefsAs, TextSize
from gardreader.i18n import tr

_BOOKLET = "booklet"


class SizeBox(QWidget):
    """The size of the text and the paper: what is chosen most often."""

    changed = Signal(object)
    """The :class:`Look` with another value."""

    def __init__(self, look: Look, parent: QWidget | None = None):
        super().__init__(parent)
        self._look = look
        self.sizes = Segments(tr("Reading size"), [size_label(size) for size in TextSize], self)
        for button, size in zip(self.sizes.buttons, TextSize, strict=True):
            button.setToolTip(tr("{points:g} points", points=size.points))
        self.paper_box = QComboBox(self)
        self.paper_box.setAccessibleName(tr("Paper"))
        self.paper_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper_box.setMinimumContentsLength(8)
        for paper in Paper:
            self.paper_box.addItem(paper.value, paper.value)
        self.paper_box.addItem(tr("A5 booklet, folded from A4"), _BOOKLET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sizes)
        column.addWidget(self.paper_box)
        self.show_look(look)
        self.sizes.chosen.connect(self._on_size)
        self.paper_box.activated.connect(self._on_paper)

    def show_look(self, look: Look) -> None:
        """Show what is chosen; nothing is told."""
        self._look = look
        self.sizes.show_chosen(list(TextSize).index(look.size))
        name = _BOOKLET if look.booklet else look.paper.value
        self.paper_box.setCurrentIndex(self.paper_box.findData(name))

    @Slot(int)
    def _on_size(self, place: int) -> None:
        self._change(replace(self._look, size=list(TextSize)[place]))

    @Slot(int)
    def _on_paper(self, place: int) -> None:
        name = str(self.paper_box.itemData(place))
        if name == _BOOKLET:
            self._change(replace(self._look, booklet=True, paper=Paper.A4))
        else:
            self._change(replace(self._look, booklet=False, paper=Paper(name)))

    def _change(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self.changed.emit(look)


class LookBox(QWidget):
    """The rest. Columns are offered where paper and size have room for two."""

    changed = Signal(object)
    """The :class:`Look` with another value."""

    def __init__(self, look: Look, languages: tuple[str, ...], parent: QWidget | None = None):
        super().__init__(parent)
        self._look = look
        self.refs = Segments(tr("References"), [tr("In full"), tr("QR codes"), tr("None")], self)
        self.columns = Segments(tr("Columns"), [tr("One"), tr("Two")], self)
        self.ink = Segments(tr("Ink"), [tr("Colour"), tr("Black, saves ink")], self)
        self.language_box = QComboBox(self)
        self.language_box.setAccessibleName(tr("Language of the labels"))
        for code in languages:
            self.language_box.addItem(QLocale(code).nativeLanguageName() or code, code)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("References"), self.refs)
        form.addRow(tr("Columns"), self.columns)
        form.addRow(tr("Ink"), self.ink)
        self.language_box.setVisible(len(languages) > 1)
        if len(languages) > 1:
            form.addRow(tr("Labels in"), self.language_box)
        self.show_look(look)
        self.refs.chosen.connect(self._on_refs)
        self.columns.chosen.connect(self._on_columns)
        self.ink.chosen.connect(self._on_ink)
        self.language_box.activated.connect(self._on_language)

    def show_look(self, look: Look) -> None:
        """Show what is chosen; nothing is told."""
        self._look = look
        self.refs.show_chosen(list(RefsAs).index(look.refs))
        self.ink.show_chosen(list(Ink).index(look.ink))
        self.language_box.setCurrentIndex(max(0, self.language_box.findData(look.language)))
        allowed = look.can_have_columns
        self.columns.show_chosen(look.columns - 1 if allowed else 0)
        self.columns.buttons[1].setEnabled(allowed)
        tip = "" if allowed else tr("Two columns need the normal size on A4 or Letter.")
        for button in self.columns.buttons:
            button.setToolTip(tip)

    @Slot(int)
    def _on_refs(self, place: int) -> None:
        self._change(replace(self._look, refs=list(RefsAs)[place]))

    @Slot(int)
    def _on_columns(self, place: int) -> None:
        self._change(replace(self._look, columns=place + 1))

    @Slot(int)
    def _on_ink(self, place: int) -> None:
        self._change(replace(self._look, ink=list(Ink)[place]))

    @Slot(int)
    def _on_language(self, place: int) -> None:
        self._change(replace(self._look, language=str(self.language_box.itemData(place))))

    def _change(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self.changed.emit(look)
