"""Brings articles into a handout: one that is chosen by its name, or all of a set that is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.printing.forms import documents, file_name
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from gardreader.desktop.printing.job import Entry, Job
from gardreader.errors import GardreaderError, NotFoundError
from gardreader.handouts.sets import HandoutSet, chapter_of, load_set, save_set
from gardreader.i18n import ntr, tr
from gardreader.packs.library import Library
from gardreader.progress import Progress
from gardreader.search.engine import SearchEngine

ENDING = "gardset"
_MOST_NAMED = 6

Near = Callable[[Job], tuple[Wanted, ...]]
"""The articles to offer beside those of a job."""


@dataclass(frozen=True, slots=True)
class _Found:
    entries: tuple[Entry, ...]
    missing: tuple[str, ...] = ()
    opened: HandoutSet | None = None


class SetDesk(QObject):
    """Belongs to one ``dialog`` and goes with it."""

    failed = Signal(str)
    """A sentence."""

    message = Signal(str)

    options_opened = Signal(object)
    """The :class:`HandoutOptions` of a set that was opened."""

    def __init__(
        self, dialog: HandoutDialog, library: Library, engine: SearchEngine | None, near: Near | None = None
    ):
        super().__init__(dialog)
        self._dialog = dialog
        self._library = library
        self._engine = engine
        self._near = near
        self._lane = Lane("set", parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        dialog.side.articles.add_button.setEnabled(engine is not None)
        dialog.add_wanted.connect(self.choose_article)
        dialog.open_set_wanted.connect(self.choose_set)
        dialog.save_set_wanted.connect(self.choose_target)

    @property
    def busy(self) -> bool:
        """Whether articles are being read."""
        return self._lane.busy

    def end_work(self) -> None:
        """End the background work."""
        self._lane.close()

    # ---- one article

    @Slot()
    def choose_article(self) -> None:
        """Ask for an article by its name."""
        from gardreader.desktop.printing.add_dialog import AddDialog

        if self._engine is None:
            return
        offers = self._near(self._dialog.job) if self._near is not None else ()
        dialog = AddDialog(self._dialog.job.title, offers, self._engine, self._dialog)
        dialog.chosen.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def add(self, wanted: Wanted) -> None:
        """Add an article at the end of the job."""
        library, ref = self._library, wanted.ref

        def work(progress: Progress) -> object:
            return _Found((Entry(ref, chapter_of(library, ref)),))

        self._lane.submit(work, "add")

    # ---- sets

    @Slot()
    def choose_set(self) -> None:
        """Ask for the file of a set."""
        chooser = QFileDialog(self._dialog, tr("Open a set of handouts"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(_files())
        chooser.fileSelected.connect(self._on_set)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def open(self, path: Path) -> None:
        """Make the job that of the set in the file at ``path``."""
        library = self._library

        def work(progress: Progress) -> object:
            opened = load_set(path)
            entries, missing = [], []
            for number, ref in enumerate(opened.articles):
                progress(number, len(opened.articles), str(ref))
                try:
                    entries.append(Entry(ref, chapter_of(library, ref)))
                except NotFoundError:
                    missing.append(str(ref))
            return _Found(tuple(entries), tuple(missing), opened)

        self._lane.submit(work, "open")

    @Slot()
    def choose_target(self) -> None:
        """Ask where to keep the job as a set."""
        chooser = QFileDialog(self._dialog, tr("Keep as a set"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(_files())
        chooser.setDefaultSuffix(ENDING)
        chooser.setDirectory(str(documents()))
        chooser.selectFile(file_name(self._dialog.job.title, ENDING))
        chooser.fileSelected.connect(self._on_target)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save(self, path: Path) -> None:
        """Keep the job as a set in the file at ``path``: its articles and choices, nothing of a patient."""
        job, options = self._dialog.job, self._dialog.options()
        kept = HandoutSet(job.title, tuple(entry.ref for entry in job.entries), options, job.cover)

        def work(progress: Progress) -> object:
            save_set(kept, path)
            return path

        self._lane.submit(work, "save")

    # ---- inner

    @Slot(str)
    def _on_set(self, name: str) -> None:
        if name:
            self.open(Path(name))

    @Slot(str)
    def _on_target(self, name: str) -> None:
        if name:
            self.save(Path(name))

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, Path):
            self.message.emit(tr("The set was kept as {name}.", name=outcome.value.name))
        elif isinstance(outcome.value, _Found):
            self._take(outcome.value)
        elif isinstance(outcome.error, GardreaderError):
            self.failed.emit(str(outcome.error))
        elif outcome.error is not None and not outcome.cancelled:
            self.failed.emit(tr("The program met a fault; the handout was not changed."))

    def _take(self, found: _Found) -> None:
        job = self._dialog.job
        if found.opened is None:
            self._add(job, found.entries[0])
            return
        if not found.entries:
            self.failed.emit(tr("None of the articles of this set is in the library: {names}.",
                                names=_named(found.missing)))  # fmt: skip
            return
        told = ""
        if found.missing:
            told = ntr(
                "{count} article is not in the library and is left out: {names}.",
                "{count} articles are not in the library and are left out: {names}.",
                len(found.missing),
                names=_named(found.missing),
            )
        opened = found.opened
        self._dialog.take_job(Job(found.entries, opened.title, opened.cover), told)
        self.options_opened.emit(opened.options)

    def _add(self, job: Job, entry: Entry) -> None:
        if any(other.ref == entry.ref for other in job.entries):
            self._dialog.side.articles.tell(tr("{title} is in this handout already.", title=entry.title))
        else:
            self._dialog.take_job(job.with_entries((*job.entries, entry)))


def _files() -> str:
    return tr("Sets of handouts (*.gardset *.yaml *.yml)")


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMED
    told = ", ".join(names[:_MOST_NAMED])
    return ntr("{told} and {count} more", "{told} and {count} more", more, told=told) if more > 0 else told
