"""The one door to the search: opens, builds and asks the index of a library.

Nothing heavy is imported before it is first needed, so that the window can hold an engine from
its first moment on.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import weakref
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gardreader.errors import SearchError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.progress import Progress, silent
from gardreader.search import generations
from gardreader.search.generations import Generation
from gardreader.search.hits import Completions, Query, Results

if TYPE_CHECKING:
    from gardreader.search.searcher import Searcher

_TRIES = 3


class SearchEngine:
    """The search of one library. Safe to use from any thread.

    The index lies in ``library.paths.index``. A new one is made beside it and takes its place in
    one step; until then, and after any failure, the old one serves, even of an older library.
    ``notice`` is one sentence when a damaged index was thrown away, else ``""``.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._home = library.paths.index
        self._lock = threading.RLock()
        self._building = threading.Lock()
        self._searcher: Searcher | None = None
        self._temporary: weakref.finalize[..., SearchEngine] | None = None
        self._refused = ""
        self.notice = ""

    def is_current(self) -> bool:
        """Whether an index of this very library is open, or lies ready to be opened."""
        fingerprint = self._library.fingerprint()
        with self._lock:
            if self._searcher is not None and self._searcher.fingerprint == fingerprint:
                return True
            found = generations.find_generation(self._home)
            return (
                found is not None and found.fingerprint == fingerprint and found.folder.name != self._refused
            )

    def open(self) -> bool:
        """Open the index on disk where it is sound; whether any index, maybe an older one, is open now.

        A damaged one is never opened: it is left aside and :attr:`notice` says so.
        """
        with self._lock:
            for _ in range(_TRIES):
                found = generations.find_generation(self._home)
                if found is None or found.folder.name == self._refused:
                    break
                if self._searcher is not None and self._searcher.fingerprint == found.fingerprint:
                    break
                try:
                    self._take(found)
                    break
                except SearchError:
                    # Another copy of the program may have put a new index in its place just now.
                    if generations.find_generation(self._home) == found:
                        self._refuse(found)
                        break
            return self._searcher is not None

    def build(self, progress: Progress = silent) -> None:
        """Make the index of the library as it is now, and open it.

        Where the cache cannot be written the index lies in a temporary folder, for this run. Raises
        ``SearchError`` when it can be written nowhere, ``LibraryBusyError`` when another copy of the
        program makes one and does not end, and lets ``Cancelled`` through; the old index serves on.
        """
        with self._building:
            try:
                with generations.locked(self._home, progress):
                    if not (self.is_current() and self.open() and self.is_current()):
                        self._build(self._home, progress)
                    generations.clear(self._home)
                    return
            except OSError:
                pass  # the cache cannot be written
            self._build_for_this_run(progress)

    def complete(self, text: str, limit: int = 12) -> Completions:
        """The names that answer the letters typed so far. Raises ``SearchError`` when nothing is open."""
        return self._open_searcher().complete(text, limit)

    def search(self, query: Query) -> Results:
        """The hits of ``query``. Raises ``SearchError`` when nothing is open."""
        for _ in range(_TRIES):
            searcher = self._open_searcher()
            try:
                return searcher.search(query)
            except SearchError:
                if not searcher.closed:
                    raise
        return self._open_searcher().search(query)

    def close(self) -> None:
        """Let go of all files; a query under way finishes first."""
        with self._lock:
            self._replace(None)
            if self._temporary is not None:
                self._temporary()
                self._temporary = None

    def _build(self, home: Path, progress: Progress) -> None:
        from gardreader.packs.faults import ClosedPackError
        from gardreader.search.indexer import build_index

        while True:
            fingerprint = self._library.fingerprint()
            folder = generations.new_folder(home)
            try:
                build_index(self._library.articles(), self._library.count(), folder, progress)
                break
            except ClosedPackError:
                continue  # the packs changed while they were read
        try:
            for lock_file in folder.glob("*LOCK"):
                lock_file.unlink()
            generation = generations.seal(folder, fingerprint)
            generations.use(generation)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            sentence = tr("The search index cannot be written: {why}.", why=explain(error))
            raise SearchError(sentence) from error
        with self._lock:
            self._take(generation, checked=True)

    def _build_for_this_run(self, progress: Progress) -> None:
        try:
            home = Path(tempfile.mkdtemp(prefix="gardreader-index-"))
        except OSError as error:
            sentence = tr("The search index cannot be written: {why}.", why=explain(error))
            raise SearchError(sentence) from error
        goes = weakref.finalize(self, shutil.rmtree, home, ignore_errors=True)
        try:
            self._build(home, progress)
        except BaseException:
            goes()
            raise
        with self._lock:
            previous, self._temporary = self._temporary, goes
        if previous is not None:
            previous()

    def _take(self, generation: Generation, *, checked: bool = False) -> None:
        from gardreader.search.searcher import Searcher

        if not checked:
            generations.check(generation)
        self._replace(Searcher(generation.folder, generation.fingerprint))

    def _replace(self, searcher: Searcher | None) -> None:
        old, self._searcher = self._searcher, searcher
        if old is not None:
            old.close()

    def _refuse(self, generation: Generation) -> None:
        self._refused = generation.folder.name
        self.notice = tr("The search index was damaged and is made anew.")
        with suppress(OSError):
            generations.forget(self._home)

    def _open_searcher(self) -> Searcher:
        with self._lock:
            if self._searcher is None:
                raise SearchError(tr("The search is not ready yet."))
            return self._searcher
