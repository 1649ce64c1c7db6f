"""The left side of the window in which a handout is made: everything that can be chosen, the usual first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gardreader.desktop.printing.articles_box import ArticlesBox
from gardreader.desktop.printing.choices import HandoutChoices, Look
from gardreader.desktop.printing.flow_row import FlowRow
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.look_box import LookBox, SizeBox
from gardreader.desktop.printing.part_list import PartList
from gardreader.desktop.printing.person_box import PersonBox
from gardreader.handouts.options import NOTES
from gardreader.i18n import tr


class HandoutSide(QWidget):
    """Writes what a person chooses into ``choices`` and tells that it did."""

    changed = Signal()
    """The pages are others now."""

    look_changed = Signal(object)
    """A :class:`Look`: the pages are others, and it is to be remembered."""

    job_changed = Signal(object)
    clinic_wanted = Signal()

    def __init__(
        self, job: Job, choices: HandoutChoices, languages: tuple[str, ...], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._job = job
        self._choices = choices
        self._writes = False
        look = choices.look
        self.size_box = SizeBox(look, self)
        self.parts_list = PartList(self)
        self.all_button = self._button(tr("&All"))
        self.none_button = self._button(tr("&None"))
        self.short_button = self._button(tr("S&hort form"))
        self.short_button.setToolTip(tr("What the disease is, how it is treated, whom to turn to."))
        self.up_button = self._button(tr("Up"))
        self.up_button.setToolTip(tr("Move the part up (Alt+Up)"))
        self.down_button = self._button(tr("Down"))
        self.down_button.setToolTip(tr("Move the part down (Alt+Down)"))
        self.person = PersonBox(self)
        self.clinic_box = QCheckBox(tr("Name and logo of the clinic"), self)
        self.clinic_button = self._button(tr("Set &up the clinic…"))
        self.look_box = LookBox(look, languages, self)
        self.articles = ArticlesBox(job, self)
        self._lay_out()
        self.show_choices()
        self._connect()

    # ---- what is shown

    def show_job(self, job: Job) -> None:
        """Show another job's articles and parts."""
        self._job = job
        self.articles.show_job(job)
        self.show_choices()

    def show_choices(self) -> None:
        """Show what is chosen now; nothing is told."""
        look = self._choices.look
        self.short_button.setEnabled(bool(self._choices.short_parts(self._job)))
        self.parts_list.fill(self._choices.parts(self._job), self._choices.left_out(self._job))
        self.size_box.show_look(look)
        self.look_box.show_look(look)
        clinic = self._choices.clinic
        self.clinic_box.blockSignals(True)
        self.clinic_box.setChecked(clinic is not None and look.clinic)
        self.clinic_box.setEnabled(clinic is not None)
        self.clinic_box.setToolTip("" if clinic is not None else tr("Set the clinic up first."))
        self.clinic_box.blockSignals(False)
        self.clinic_button.setText(tr("Set &up the clinic…") if clinic is None else tr("Change the clinic…"))

    # ---- made once

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 8, 4)
        column.setSpacing(8)
        column.addWidget(_heading(tr("Reading size and paper")))
        column.addWidget(self.size_box)
        column.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(_heading(tr("Parts")))
        head.addStretch(1)
        self.legend = QLabel(tr("School grade"), self)
        self.legend.setProperty("role", "muted")
        self.legend.setToolTip(
            tr(
                "How many years of school (in the United States) make a part easy to read, by the "
                "Flesch–Kincaid formula. Most patients are at ease up to grade 8; names of diseases and "
                "drugs make any text look harder."
            )
        )
        head.addWidget(self.legend)
        column.addLayout(head)
        column.addWidget(self.parts_list, 1)
        buttons = FlowRow(4)
        buttons.add(self.all_button, self.none_button, self.short_button, self.up_button, self.down_button)
        column.addLayout(buttons)
        legend = QLabel(tr("Grade: years of school that make it easy to read; up to 8 suits most."), self)
        legend.setProperty("role", "muted")
        legend.setWordWrap(True)
        column.addWidget(legend)
        column.addSpacing(8)
        column.addWidget(_heading(tr("For the patient")))
        column.addWidget(self.person)
        column.addWidget(self.clinic_box)
        column.addWidget(self.clinic_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(_heading(tr("How it is printed")))
        column.addWidget(self.look_box)
        column.addSpacing(8)
        column.addWidget(_heading(tr("Articles")))
        column.addWidget(self.articles)

    def _connect(self) -> None:
        self.parts_list.arranged.connect(self._on_parts)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._tick_none)
        self.short_button.clicked.connect(self._tick_short)
        self.up_button.clicked.connect(self.parts_list.move_up)
        self.down_button.clicked.connect(self.parts_list.move_down)
        self.size_box.changed.connect(self._on_look)
        self.look_box.changed.connect(self._on_look)
        self.person.changed.connect(self._on_person)
        self.clinic_box.toggled.connect(self._on_clinic)
        self.clinic_button.clicked.connect(self.clinic_wanted)
        self.articles.changed.connect(self.job_changed)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("narrow", True)
        return button

    # ---- what a person chooses

    @Slot()
    def _on_parts(self) -> None:
        self._choices.arrange(self._job, self.parts_list.order, self.parts_list.left_out)
        self.changed.emit()

    @Slot()
    def _on_person(self) -> None:
        """Notes that begin to be written are to be printed, whatever was ticked before."""
        person = self.person.person
        writes = bool(person.notes.strip() or person.lines)
        if writes and not self._writes and NOTES in self.parts_list.left_out:
            order = self.parts_list.order
            self._tick(tuple(part for part in order if part == NOTES or part not in self.parts_list.left_out))
        else:
            self.changed.emit()
        self._writes = writes

    def _tick(self, parts: tuple[str, ...]) -> None:
        """Tick those parts and no others: in this handout alone, whatever was chosen one by one."""
        self.parts_list.tick_only(parts)
        self._choices.arrange(self._job, self.parts_list.order, self.parts_list.left_out, everywhere=False)
        self.changed.emit()

    @Slot()
    def _tick_all(self) -> None:
        self._tick(self.parts_list.order)

    @Slot()
    def _tick_none(self) -> None:
        self._tick(())

    @Slot()
    def _tick_short(self) -> None:
        self._tick(self._choices.short_parts(self._job))

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        self._choices.look = look
        self.size_box.show_look(look)
        self.look_box.show_look(look)
        self.look_changed.emit(look)

    @Slot(bool)
    def _on_clinic(self, wanted: bool) -> None:
        self._choices.look = replace(self._choices.look, clinic=wanted)
        self.look_changed.emit(self._choices.look)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label
