"""Where the program's parts are made and joined, and Qt's loop is run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gardreader import __version__
from gardreader.articles.model import ArticleRef
from gardreader.desktop.adding.adder import Adder
from gardreader.desktop.adding.dialogs import AddingDialogs
from gardreader.desktop.adding.drop_target import DropTarget
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.collecting import Collecting
from gardreader.desktop.commands import Commands
from gardreader.desktop.deep_links import find
from gardreader.desktop.desk.tab_commands import TabCommands
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.faults import Faults
from gardreader.desktop.glossary.word_book import WordBook
from gardreader.desktop.icons import application_icon
from gardreader.desktop.instance.claim import claim, hand_over
from gardreader.desktop.instance.message import Message
from gardreader.desktop.instance.reception import Reception
from gardreader.desktop.librarian import Librarian, Opened
from gardreader.desktop.main_window import APPLICATION, MainWindow
from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.qt_traces import let_qt_remember
from gardreader.desktop.screenshot import Screenshot
from gardreader.desktop.session import Session
from gardreader.desktop.shelf.opening import Shelf
from gardreader.desktop.signals import SystemSignals
from gardreader.desktop.window_parts import WindowParts
from gardreader.errors import GardreaderError, LibraryError
from gardreader.handouts.document import register_fonts
from gardreader.i18n import use_language
from gardreader.paths import Paths, content, resources
from gardreader.settings import load_settings

_ACTIVE = Qt.WindowState.WindowActive
_LONGEST_TOKEN = 200
_TURN = 0.001  # seconds that a lane may keep Python from the window's thread; by itself, 5 ms
_LONGEST_WAIT = 150  # milliseconds that the window waits for the library, to come up whole


def run(paths: Paths, article: str = "", screenshot: Path | None = None, *, private: bool = False) -> int:
    """Open the window on the library in ``paths``, at ``article``, and give the exit code when it is closed.

    ``article`` is PACK/ID or a deep link. Where the program runs on that library already, the window
    in front there is shown with it, and this returns at once. With ``screenshot`` the window is
    painted, its picture saved there, and the program ends. ``private`` begins with a private session,
    in a window of its own. Raises ``GardreaderError`` when the picture cannot be made.
    """
    alone = screenshot is not None or private
    claimed = claim(paths) if not alone else None
    if claimed is None and not alone:
        token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
        if hand_over(paths, Message(article, token if len(token) <= _LONGEST_TOKEN else "")):
            return 0
    application = make_application()
    signals = SystemSignals()
    program = Program(application, paths, article, screenshot, private=private)
    reception = Reception(claimed, program) if claimed is not None else None
    if reception is not None:
        reception.asked.connect(program.answer)
    signals.ended.connect(program.quit)
    application.setQuitOnLastWindowClosed(False)  # the window may close before it was ever shown
    program.ended.connect(application.quit)
    program.start()
    try:
        code = application.exec()
    finally:
        signals.stop()
        if reception is not None:
            reception.close()
        problem = program.screenshot.problem if program.screenshot is not None else None
        program.dispose()
    if problem is not None:
        raise problem
    return code


def make_application() -> QApplication:
    """Qt's application object, named, with its typefaces and language."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([APPLICATION])
    sys.setswitchinterval(_TURN)
    application.setApplicationName(APPLICATION)
    application.setApplicationDisplayName("")
    application.setApplicationVersion(__version__)
    application.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    QGuiApplication.setDesktopFileName(APPLICATION)
    use_language(resources() / "i18n", [QLocale().name(), QLocale().name().partition("_")[0]])
    register_fonts()
    application.setWindowIcon(application_icon())
    return application


class Program(QObject):
    """All that the windows share, and the windows. Made once a run.

    What belongs to one window alone is in :class:`WindowParts`; ``window``, ``commands``, ``shelf``
    and ``drop_target`` are those of the window in front.
    """

    ended = Signal()
    """The last window was closed."""

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        article: str = "",
        screenshot: Path | None = None,
        *,
        private: bool = False,
    ):
        super().__init__()
        self._wanted = article
        self._asked: list[str] = []
        self._closed = False
        self.collecting = Collecting(self)
        self.faults = Faults(paths.log, self)
        self.faults.watch()
        loaded = load_settings(paths.settings)
        self.session = Session(paths.settings, loaded.settings, self, private=private)
        self.keeper = Keeper(paths.own, private=private, parent=self)
        let_qt_remember(not private)
        self.librarian = Librarian(paths, self)
        self.librarian.start(article, self.session.settings.article)
        self.appearance = Appearance(application, loaded.settings.theme, loaded.settings.text_size, self)
        self.adder = Adder(self.librarian, self)
        self.book = WordBook(content() / "glossary", on=loaded.settings.explain_words, parent=self)
        self.windows: list[WindowParts] = []
        self.front = self._make_window()
        self.adding = AddingDialogs(self.adder, self.librarian, self.window, self)
        self.screenshot = Screenshot(self.window, self.librarian, screenshot) if screenshot else None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._join()
        self.window.status.say(loaded.notice)

    # ---- the window in front

    @property
    def window(self) -> MainWindow:
        """The window in front."""
        return self.front.window

    @property
    def commands(self) -> Commands:
        """What its actions do."""
        return self.front.commands

    @property
    def tab_commands(self) -> TabCommands:
        """What its actions on tabs, windows and comparing do."""
        return self.front.tab_commands

    @property
    def shelf(self) -> Shelf:
        """Its dialog of installed packs."""
        return self.front.shelf

    @property
    def drop_target(self) -> DropTarget:
        """What takes the files dropped onto it."""
        return self.front.drop_target

    # ---- beginning and end

    def start(self) -> None:
        """Show the window as soon as the library is open, or a moment later at the latest."""
        self.front.restore_window()
        self._wait.start(_LONGEST_WAIT)

    @Slot()
    def quit(self) -> None:
        """Close all windows, and so end."""
        for parts in (*(parts for parts in self.windows if parts is not self.front), self.front):
            parts.window.close()

    def close(self) -> None:
        """End all work and keep what is to be kept; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        self._wait.stop()
        if self.screenshot is not None:
            self.screenshot.stop()
        self.session.close()
        self.keeper.close()
        for parts in self.windows:
            parts.end_work()
        self.book.close()
        self.adding.close()
        self.librarian.close()
        self.adder.close()
        self.collecting.stop()

    def dispose(self) -> None:
        """Destroy the windows now, while everything that they may still ask is there; after :meth:`close`."""
        self.close()
        self.faults.stop()
        for parts in self.windows:
            parts.dispose()

    # ---- joining

    def _join(self) -> None:
        librarian = self.librarian
        self._wait.timeout.connect(self._show)
        librarian.opened.connect(self._on_opened)
        librarian.open_failed.connect(self._on_open_failed)
        self.window.painted.connect(self._on_painted)
        self.adder.message.connect(self._say)
        self.adding.folder_changed.connect(self._on_folder)
        self.adding.article_wanted.connect(self._open_article)
        self.faults.happened.connect(self._say)
        self.keeper.problem.connect(self._say)

    def _make_window(self) -> WindowParts:
        parts = WindowParts(self.librarian, self.session, self.appearance, self.book, self.keeper, self)
        parts.files_wanted.connect(self._open_adding)
        parts.dropped.connect(self._add)
        parts.came_to_front.connect(self._on_front)
        parts.closed.connect(self._on_window_closed)
        parts.commands.quit_wanted.connect(self.quit)
        parts.tab_commands.window_wanted.connect(self._open_window)
        parts.own_commands.private_wanted.connect(self._set_private)
        self.windows.append(parts)
        return parts

    @Slot()
    def _show(self) -> None:
        self._wait.stop()
        if not self.window.isVisible() and not self._closed:
            self.window.show()

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.front.take_library(opened, asked=bool(self._wanted), tabs=True)
        self._show()
        while self._asked:
            self._open_asked(self._asked.pop(0))

    @Slot(str)
    def _on_open_failed(self, sentence: str) -> None:
        self.window.status.say(sentence)
        if self.screenshot is not None:
            self.screenshot.fail(LibraryError(sentence))
        self._show()

    @Slot()
    def _on_painted(self) -> None:
        QTimer.singleShot(0, self.librarian.update_index)
        QTimer.singleShot(0, self.keeper.start)

    # ---- windows

    @Slot(object)
    def _open_window(self, wanted: Wanted | None) -> None:
        """Open a further window on the same library, a little beside the one in front."""
        library, engine = self.librarian.library, self.librarian.engine
        if library is None or engine is None:
            return
        before = self.window
        parts = self._make_window()
        parts.remembering.leads = False  # until it comes to the front
        parts.stand_beside(before)
        parts.take_library(Opened(library, engine), asked=False, tabs=False)
        if self.librarian.catalogue is not None:
            parts.take_catalogue(self.librarian.catalogue)
        parts.window.show()
        if wanted is not None:
            parts.window.go_to(wanted)

    @Slot(object)
    def _on_front(self, parts: WindowParts) -> None:
        self.front = parts
        self.adding.set_window(parts.window)
        for other in self.windows:
            other.remembering.leads = other is parts

    @Slot(object)
    def _on_window_closed(self, parts: WindowParts) -> None:
        if len(self.windows) == 1:
            self.close()
            self.ended.emit()
            return
        self.windows.remove(parts)
        if self.front is parts:
            self._on_front(self.windows[-1])
        parts.end_work()
        parts.window.deleteLater()
        parts.deleteLater()

    @Slot(object)
    def answer(self, message: Message) -> None:
        """Another start of the program asks for an article, or only for the window in front."""
        if message.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = message.token  # Qt shows it to the desktop
        if self.librarian.library is None:
            self._asked.append(message.article)
        else:
            self._open_asked(message.article)
        window = self.window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | _ACTIVE)
        window.raise_()
        window.activateWindow()

    def _open_asked(self, name: str) -> None:
        library = self.librarian.library
        if not name or library is None:
            return
        try:
            ref, section = find(library, name)
        except GardreaderError as error:
            self.window.status.say(str(error))
            return
        self.window.open_asked(Wanted(ref, section))

    # ---- private sessions

    @Slot(bool)
    def _set_private(self, private: bool) -> None:
        """Begin a private session in all windows, or end it: nothing of it stays."""
        if private == self.keeper.private:
            return
        for parts in self.windows:
            parts.own_commands.visiting.write()
        self.session.set_private(private)
        self.keeper.set_private(private)
        let_qt_remember(not private)
        if private:
            for parts in self.windows:
                parts.begin_private()
        else:
            settings = self.session.settings
            self.appearance.choose(settings.theme)
            self.appearance.set_text_size(settings.text_size)
            alone = not any(parts.remembering.has_aside for parts in self.windows)
            for parts in self.windows:
                parts.start_over(alone=alone)

    # ---- what a person does

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self.window.status.say(sentence)

    @Slot(object)
    def _open_article(self, ref: ArticleRef) -> None:
        self.window.open(ref)

    @Slot()
    def _open_adding(self) -> None:
        self.adding.open_view(self.session.settings.last_folder)

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self.session.update(last_folder=folder)

    @Slot(object)
    def _add(self, files: tuple[Path, ...]) -> None:
        if self.librarian.library is not None:
            self.adder.add(files)
