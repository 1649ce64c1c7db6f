"""Asks once for the clinic that hands pages out: its name, where it is, its logo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.lane import Lane, Outcome
from gardreader.errors import GardreaderError, HandoutError
from gardreader.handouts.clinic import MOST_LETTERS, MOST_LINES, Clinic
from gardreader.i18n import tr
from gardreader.progress import Progress

_PREVIEW = QSize(260, 80)


@dataclass(frozen=True, slots=True)
class _Shown:
    path: Path
    image: QImage


class ClinicDialog(QDialog):
    """A logo is looked at in the background, and shown as it will be printed."""

    wanted = Signal(object)
    """The :class:`Clinic` to keep, ``None`` to have none."""

    def __init__(self, clinic: Clinic | None, parent: QWidget | None = None):
        super().__init__(parent)
        clinic = clinic or Clinic()
        self.setWindowTitle(tr("Clinic"))
        self.setModal(True)
        self._logo = clinic.logo
        self._lane = Lane("logo", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self.name_field = QLineEdit(clinic.name, self)
        self.name_field.setMaxLength(MOST_LETTERS)
        self.name_field.setAccessibleName(tr("Name of the clinic"))
        self.address_field = QPlainTextEdit("\n".join(clinic.address), self)
        self.address_field.setTabChangesFocus(True)
        self.address_field.setAccessibleName(tr("Address"))
        self.address_field.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 14)
        self.phone_field = QLineEdit(clinic.phone, self)
        self.phone_field.setMaxLength(MOST_LETTERS)
        self.phone_field.setAccessibleName(tr("Telephone"))
        self.logo_label = QLabel(self)
        self.logo_label.setAccessibleName(tr("Logo"))
        self.logo_label.setWordWrap(True)
        self.logo_label.setTextFormat(Qt.TextFormat.PlainText)
        self.logo_label.setMinimumHeight(_PREVIEW.height() + 8)
        self.told_label = QLabel(self)
        self.told_label.setProperty("role", "error")
        self.told_label.setTextFormat(Qt.TextFormat.PlainText)
        self.told_label.setWordWrap(True)
        self.told_label.hide()
        self.choose_button = self._button(tr("C&hoose a logo…"))
        self.no_logo_button = self._button(tr("No &logo"))
        self.remove_button = self._button(tr("&Forget the clinic"))
        self.remove_button.setEnabled(clinic != Clinic())
        self.cancel_button = self._button(tr("Cancel"))
        self.keep_button = QPushButton(tr("&Keep"), self)
        self.keep_button.setDefault(True)
        self._lay_out()
        self.choose_button.clicked.connect(self._choose)
        self.no_logo_button.clicked.connect(self._take_away)
        self.remove_button.clicked.connect(self._forget)
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._keep)
        self._show_no_logo()
        if self._logo is not None:
            self.look_at(self._logo)

    @property
    def clinic(self) -> Clinic:
        """What is filled in."""
        lines = (" ".join(line.split()) for line in self.address_field.toPlainText().splitlines())
        address = tuple(line[:MOST_LETTERS] for line in lines if line)[:MOST_LINES]
        name, phone = (" ".join(f.text().split()) for f in (self.name_field, self.phone_field))
        return Clinic(name, address, phone, self._logo)

    @property
    def looking(self) -> bool:
        """Whether a logo is being looked at."""
        return self._lane.busy

    def look_at(self, path: Path) -> None:
        """Take the picture at ``path`` for the logo, if it can be printed; else say why not."""

        def work(progress: Progress) -> object:
            from gardreader.handouts.logo import check_logo

            check_logo(path)
            reader = QImageReader(str(path))
            reader.setAutoTransform(True)
            size = reader.size()
            if size.isValid():
                reader.setScaledSize(size.scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio))
            image = reader.read()
            if image.isNull():
                raise HandoutError(tr("The logo {path} is damaged: it cannot be drawn.", path=path.name))
            return _Shown(path, image)

        self._lane.submit(work, "logo")

    def tell(self, sentence: str) -> None:
        """Say what went wrong; ``""`` says nothing."""
        self.told_label.setText(sentence)
        self.told_label.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Name"), self.name_field)
        form.addRow(tr("Address"), self.address_field)
        form.addRow(tr("Telephone"), self.phone_field)
        form.addRow(tr("Logo"), self.logo_label)
        logo = QHBoxLayout()
        logo.addWidget(self.choose_button)
        logo.addWidget(self.no_logo_button)
        logo.addStretch(1)
        form.addRow("", logo)
        note = QLabel(tr("Printed at the head of every handout, until you change it. It stays here."), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.told_label)
        column.addLayout(buttons)
        self.resize(30 * self.fontMetrics().height(), self.sizeHint().height())

    def _button(self, text: str) -> QPushButton:
        return QPushButton(text, self)

    def _show_no_logo(self) -> None:
        self.logo_label.setPixmap(QPixmap())
        self.logo_label.setText(tr("None: PNG, JPEG or SVG, up to 8 MB."))
        self.no_logo_button.setEnabled(False)

    @Slot()
    def _choose(self) -> None:
        chooser = QFileDialog(self, tr("Choose a logo"))
        chooser.setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.svg)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._on_file)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    @Slot(str)
    def _on_file(self, name: str) -> None:
        if name:
            self.look_at(Path(name))

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, _Shown):
            self._logo = outcome.value.path
            self.logo_label.setText("")
            self.logo_label.setPixmap(QPixmap.fromImage(outcome.value.image))
            self.no_logo_button.setEnabled(True)
            self.tell("")
        elif isinstance(outcome.error, GardreaderError):
            self.tell(str(outcome.error))
        elif outcome.error is not None and not outcome.cancelled:
            self.tell(tr("The logo could not be looked at, so it is not used."))

    @Slot()
    def _take_away(self) -> None:
        self._logo = None
        self._show_no_logo()

    @Slot()
    def _forget(self) -> None:
        self.wanted.emit(None)

    @Slot()
    def _keep(self) -> None:
        clinic = self.clinic
        if clinic == Clinic():
            self.wanted.emit(None)
        elif not clinic.name:
            self.tell(tr("Give the clinic a name: it stands at the head of the handout."))
            self.name_field.setFocus()
        else:
            self.wanted.emit(clinic)

    def done(self, result: int) -> None:
        """However it is closed, nothing is looked at any more."""
        self._lane.close()
        super().done(result)
