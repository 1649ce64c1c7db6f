"""An opened index: answers queries. Safe to use from any thread, one query at a time."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from gardreader.errors import SearchError
from gardreader.i18n import tr
from gardreader.search.documents_table import DocumentTable
from gardreader.search.hits import Completions, Query, Results
from gardreader.search.name_tables import NameTables
from gardreader.search.names import Names
from gardreader.search.postings import open_reader
from gardreader.search.text_search import TextSearch


class Searcher:
    """One generation of the index, opened; its files were checked before."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Open the index in ``folder``. Raises ``SearchError`` when it is not one."""
        self.fingerprint = fingerprint
        self._lock = threading.Lock()
        self._closed = False
        table = DocumentTable(folder)
        names = Names(NameTables.load(folder), table.lead, table.bare)
        self._reader = open_reader(folder)
        try:
            self._text = TextSearch(folder, self._reader, table, names)
        except BaseException:
            self._reader.close()
            raise

    def close(self) -> None:
        """Let go of the files; a query under way finishes first."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._reader.close()

    @property
    def closed(self) -> bool:
        """Whether it was closed, and answers no more."""
        return self._closed

    def complete(self, text: str, limit: int) -> Completions:
        """The names that answer ``text``."""
        begun = time.perf_counter()
        hits = tuple(self._text.name_hits(text, limit))
        return Completions(text, hits, (time.perf_counter() - begun) * 1000.0)

    def search(self, query: Query) -> Results:
        """The sections that answer ``query``. Raises ``SearchError`` once it is closed."""
        begun = time.perf_counter()
        with self._lock:
            if self._closed:
                raise SearchError(tr("The search index was closed."))
            return self._text.search(query, begun)
