"""Where the window's parts are made and joined, and Qt's loop is run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from gardreader import __version__
from gardreader.articles.model import ArticleRef
from gardreader.desktop.adding.adder import Adder
from gardreader.desktop.adding.dialogs import AddingDialogs
from gardreader.desktop.adding.drop_target import DropTarget
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.collecting import Collecting
from gardreader.desktop.commands import Commands
from gardreader.desktop.faults import Faults
from gardreader.desktop.icons import application_icon
from gardreader.desktop.librarian import Librarian, Opened
from gardreader.desktop.main_window import APPLICATION, MainWindow
from gardreader.desktop.remembering import Remembering
from gardreader.desktop.screenshot import Screenshot
from gardreader.desktop.session import Session
from gardreader.desktop.shelf.opening import Shelf
from gardreader.desktop.signals import SystemSignals
from gardreader.desktop.stage import View
from gardreader.desktop.welcome import Recent
from gardreader.errors import LibraryError
from gardreader.handouts.document import register_fonts
from gardreader.i18n import use_language
from gardreader.packs.catalogue import Catalogue
from gardreader.paths import Paths, resources
from gardreader.settings import load_settings

_LONGEST_WAIT = 150  # milliseconds that the window waits for the library, to come up whole


def run(paths: Paths, article: str = "", screenshot: Path | None = None) -> int:
    """Open the window on the library in ``paths``, at ``article``, and give the exit code when it is closed.

    With ``screenshot`` the window is painted, its picture saved there, and the program ends. Raises
    ``GardreaderError`` when the picture cannot be made.
    """
    application = make_application()
    signals = SystemSignals()
    program = Program(application, paths, article, screenshot)
    signals.ended.connect(program.window.close)
    application.setQuitOnLastWindowClosed(False)  # the window may close before it was ever shown
    program.window.closing.connect(application.quit)
    program.start()
    try:
        code = application.exec()
    finally:
        signals.stop()
        problem = program.screenshot.problem if program.screenshot is not None else None
        program.dispose()
    if problem is not None:
        raise problem
    return code


def make_application() -> QApplication:
    """Qt's application object, named, with its typefaces and language."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([APPLICATION])
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
    """All parts, joined. Made once a run."""

    def __init__(
        self, application: QApplication, paths: Paths, article: str = "", screenshot: Path | None = None
    ):
        super().__init__()
        self._wanted = article
        self._catalogue: Catalogue | None = None
        self._closed = False
        self.collecting = Collecting(self)
        self.faults = Faults(paths.log, self)
        self.faults.watch()
        loaded = load_settings(paths.settings)
        self.session = Session(paths.settings, loaded.settings, self)
        self.librarian = Librarian(paths, self)
        self.librarian.start(article, loaded.settings.article)
        self.appearance = Appearance(application, loaded.settings.theme, loaded.settings.text_size, self)
        self.window = MainWindow(self.appearance, loaded.settings)
        self.remembering = Remembering(self.window, self.session)
        self.commands = Commands(self.window, self.appearance, self.session, self.librarian)
        self.adder = Adder(self.librarian, self)
        self.adding = AddingDialogs(self.adder, self.window)
        self.drop_target = DropTarget(self.window)
        self.shelf = Shelf(self.window, self.librarian)
        self.screenshot = Screenshot(self.window, self.librarian, screenshot) if screenshot else None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._join()
        self.window.status.say(loaded.notice)

    def start(self) -> None:
        """Show the window as soon as the library is open, or a moment later at the latest."""
        self.remembering.restore_window()
        self.window.actions_table["toggle_list"].setChecked(self.session.settings.list_shown)
        self._wait.start(_LONGEST_WAIT)

    def close(self) -> None:
        """End all work and keep what is to be kept; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        self._wait.stop()
        if self.screenshot is not None:
            self.screenshot.stop()
        self.session.close()
        self.commands.end_work()
        self.window.end_work()
        self.librarian.close()
        self.adder.close()
        self.collecting.stop()

    def dispose(self) -> None:
        """Destroy the window now, while everything that it may still ask is there; after :meth:`close`."""
        self.close()
        self.faults.stop()
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)

    def _join(self) -> None:
        window, librarian, status = self.window, self.librarian, self.window.status
        window.actions_table.connect_to(self.commands)
        self._wait.timeout.connect(self._show)
        librarian.opened.connect(self._on_opened)
        librarian.open_failed.connect(self._on_open_failed)
        librarian.listed.connect(self._on_listed)
        librarian.changed.connect(self._on_changed)
        librarian.indexed.connect(self._on_indexed)
        librarian.index_failed.connect(self._on_index_failed)
        librarian.progressed.connect(status.show_step)
        librarian.rested.connect(status.show_rest)
        librarian.problem.connect(status.say)
        status.cancel_wanted.connect(librarian.cancel)
        status.size_pressed.connect(self.shelf.open)
        window.stage.view_changed.connect(self._offer_recent)
        window.painted.connect(self._on_painted)
        window.became_active.connect(librarian.look_again)
        window.closing.connect(self.close)
        window.welcome.add_wanted.connect(self._choose_files)
        window.welcome.packs_wanted.connect(self.shelf.open)
        window.welcome.help_wanted.connect(self.commands.help)
        self.commands.add_wanted.connect(self._choose_files)
        self.commands.shelf_wanted.connect(self.shelf.open)
        self.shelf.add_wanted.connect(self._choose_files)
        self.shelf.message.connect(status.say)
        self.drop_target.dropped.connect(self._add)
        self.adder.message.connect(status.say)
        self.adding.folder_changed.connect(self._on_folder)
        self.adding.article_wanted.connect(window.open)
        self.session.problem.connect(status.say)
        self.faults.happened.connect(status.say)

    @Slot()
    def _show(self) -> None:
        self._wait.stop()
        if not self.window.isVisible() and not self._closed:
            self.window.show()

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.window.take_library(opened.library, opened.engine)
        assert self.window.pane is not None
        self.remembering.restore_article(self.window.pane, opened.article, asked=bool(self._wanted))
        if opened.article is not None:
            self.window.stage.show_article()
            self.window.pane.shown.connect(self._on_first_article)
        else:
            self.window.status.say(opened.problem or self.window.status.message.whole)
            self.commands.search()
        self._show()

    @Slot()
    def _on_first_article(self) -> None:
        """The keys that scroll belong to what is read, unless a person has begun to type elsewhere."""
        assert self.window.pane is not None
        self.window.pane.shown.disconnect(self._on_first_article)
        if not isinstance(self.window.focusWidget(), QLineEdit):
            self.window.pane.setFocus()

    @Slot(str)
    def _on_open_failed(self, sentence: str) -> None:
        self.window.status.say(sentence)
        if self.screenshot is not None:
            self.screenshot.fail(LibraryError(sentence))
        self._show()

    @Slot(object)
    def _on_listed(self, catalogue: Catalogue) -> None:
        self.window.take_catalogue(catalogue)
        self._catalogue = catalogue
        self._offer_recent()

    @Slot()
    def _offer_recent(self) -> None:
        """Bring the welcome page up to date, when it is shown or the library is another one."""
        if self._catalogue is None or self.window.stage.view is not View.WELCOME:
            return
        recent = []
        for name in self.session.settings.recent:
            with suppress(ValueError, LibraryError):
                ref = ArticleRef.parse(name)
                title = self._catalogue.title(ref)
                if title:
                    recent.append(Recent(ref, title))
        self.window.welcome.set_recent(recent)

    @Slot()
    def _on_changed(self) -> None:
        library = self.librarian.library
        assert library is not None
        self.window.library_changed(library)
        if self.window.pane is not None:
            self.window.pane.library_changed()
        self.shelf.refresh()

    @Slot()
    def _on_indexed(self) -> None:
        for part in (self.window.search_box, self.window.results):
            if part is not None:
                part.index_changed()

    @Slot(str)
    def _on_index_failed(self, sentence: str) -> None:
        for part in (self.window.search_box, self.window.results):
            if part is not None:
                part.index_failed(sentence)

    @Slot()
    def _on_painted(self) -> None:
        QTimer.singleShot(0, self.librarian.update_index)

    @Slot()
    def _choose_files(self) -> None:
        self.adding.choose(self.session.settings.last_folder)

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self.session.update(last_folder=folder)

    @Slot(object)
    def _add(self, files: tuple[Path, ...]) -> None:
        if self.librarian.library is not None:
            self.adder.add(files)
