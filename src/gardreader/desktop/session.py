"""Keeps the settings soon after they change, so that a crash costs a second at most."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gardreader.desktop.lane import Lane, Outcome
from gardreader.errors import SettingsError
from gardreader.progress import Progress
from gardreader.settings import Settings, save_settings

_DELAY = 600  # milliseconds: scrolling and dragging an edge change a setting many times a second


class Session(QObject):
    """The settings as they are now."""

    about_to_keep = Signal()
    """The settings will be kept now: whoever has said :meth:`touch` may update them."""

    changed = Signal()
    """A setting has another value now."""

    problem = Signal(str)
    """They cannot be kept; a sentence, told once."""

    def __init__(
        self, path: Path, settings: Settings, parent: QObject | None = None, *, private: bool = False
    ):
        super().__init__(parent)
        self._path = path
        # In a private session one begins with the person's taste and with nothing that was read.
        self._settings = without_traces(settings) if private else settings
        self._kept = settings
        self._private = private
        self._before = settings
        self._told = False
        self._lane = Lane("settings", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._save)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def settled(self) -> bool:
        """Whether nothing waits to be kept."""
        return not self._timer.isActive() and not self._lane.busy

    def update(self, **changes: Any) -> None:
        """Change settings by name; they are kept a moment later."""
        changed = replace(self._settings, **changes)
        if changed != self._settings:
            self._settings = changed
            self.touch()
            self.changed.emit()

    def set_private(self, private: bool) -> None:
        """Keep nothing from now on, or end that: the settings are what they were before then."""
        if private == self._private:
            return
        if private:
            self._timer.stop()
            self._save()
            self._before = self._settings
            self._settings = replace(self._settings, recent=())  # what was read is not a visitor's to see
        self._private = private
        if not private:
            self._timer.stop()
            self._settings = self._before

    @Slot()
    def touch(self) -> None:
        """Something changes that is only looked at when the settings are kept, in a moment."""
        if not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        """Keep what is not kept yet, and end the background work."""
        self.about_to_keep.emit()
        self._timer.stop()
        self._lane.close()
        settings = self._before if self._private else self._settings
        if settings != self._kept:
            try:
                save_settings(self._path, settings)
                self._kept = settings
            except SettingsError as error:
                self._tell(str(error))

    @Slot()
    def _save(self) -> None:
        self.about_to_keep.emit()
        if self._private or self._settings == self._kept:
            return
        path, settings = self._path, self._settings

        def work(progress: Progress) -> object:
            save_settings(path, settings)
            return settings

        self._lane.submit(work, "settings")

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, Settings):
            self._kept = outcome.value
            self._told = False
        elif outcome.error is not None and not outcome.cancelled:
            self._tell(str(outcome.error))

    def _tell(self, sentence: str) -> None:
        if not self._told:
            self._told = True
            self.problem.emit(sentence)


def without_traces(settings: Settings) -> Settings:
    """``settings`` without what was read and where from."""
    return replace(settings, article="", position=0, offset=0.0, recent=(), tabs=(), tab=-1, last_folder="")
