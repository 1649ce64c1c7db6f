"""The installed packs: a folder of files of which each is whole or not there.

Nothing else is the library: the catalogue and the search index are made from it and can be thrown
away. A pack's file is named by its place in the order of installation and its id
(``002-gard.gardpack``), so that one rename is the whole of an installation, order included, and
the folder can be copied to another machine as it is.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

from gardreader.articles.model import Article, ArticleRef
from gardreader.errors import ArticleError, LibraryError, NotFoundError, PackError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.packs.bundled import BUNDLED_ID, bundled_pack
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.faults import ClosedPackError
from gardreader.packs.layout import SUFFIX
from gardreader.packs.manifest import PackInfo
from gardreader.packs.reader import Pack
from gardreader.packs.table import Row
from gardreader.paths import Paths
from gardreader.progress import Progress, silent

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack of the library; ``bundled`` is true for the one that comes with the program.

    ``digest`` tells whether two packs hold the same, ``has_report`` whether it keeps the report of
    the import that made it.
    """

    info: PackInfo
    path: Path
    bundled: bool
    digest: str
    has_report: bool = False


class Library:
    """The packs on this machine. Safe to use from any thread.

    ``bundled`` is the pack that comes with the program; :meth:`open` makes it. A pack that cannot
    be read is left out and told by :meth:`problems`; the others serve.
    """

    def __init__(self, paths: Paths, bundled: Path | None = None, problems: tuple[str, ...] = ()):
        self._paths = paths
        self._bundled = bundled
        self._lasting_problems = problems
        self._lock = threading.RLock()
        self._building = threading.Lock()
        self._open: dict[_File, Pack] = {}
        self._packs: tuple[Pack, ...] = ()
        self._problems: tuple[str, ...] = ()
        self._seen: tuple[object, ...] | None = None
        self._closed = False
        self._catalogue: Catalogue | None = None
        self._retired: list[Catalogue] = []
        self.reload()

    @classmethod
    def open(cls, paths: Paths, content: Path | None = None, progress: Progress = silent) -> Self:
        """Open the library in ``paths``; ``content`` is the folder of the bundled articles."""
        if content is None:
            return cls(paths)
        try:
            bundled = bundled_pack(content, paths.bundled_packs, progress)
        except (ArticleError, LibraryError, PackError) as error:
            return cls(paths, None, (str(error),))
        return cls(paths, bundled)

    @property
    def paths(self) -> Paths:
        """Where the library lives."""
        return self._paths

    def close(self) -> None:
        """Let go of all files, for good; what another thread reads now finishes first."""
        with self._lock:
            self._closed = True
            for pack in self._open.values():
                pack.close()
            self._open = {}
            self._packs = ()
            self._retire_catalogue()
            for catalogue in self._retired:
                catalogue.close()
            self._retired = []

    def reload(self) -> bool:
        """Take up packs that were installed or removed, also by another copy; whether there were any.

        Packs that are as they were stay open, so that whoever reads them reads on.
        """
        with self._lock:
            if self._closed:
                return False
            files, problem = _pack_files(self._paths.packs)
            if (problem, *files) == self._seen:
                return False
            self._seen = (problem, *files)
            if self._bundled is not None:
                files.append((self._bundled, 0, 0, 0))
            self._problems = (problem,) if problem else ()
            old, self._open = self._open, {}
            for file in files:
                pack = old.pop(file, None) or self._opened(file[0])
                if pack is not None:
                    self._open[file] = pack
            self._packs = tuple(self._open.values())
            self._retire_catalogue()
            for pack in old.values():
                pack.close()
            return True

    def _opened(self, path: Path) -> Pack | None:
        """The pack at ``path``; ``None``, and a problem noted, where it cannot serve."""
        try:
            pack = Pack.open(path)
        except PackError as error:
            self._note(str(error) + " " + tr("It is left out; install it again, or remove it."))
            return None
        if any(pack.info.id == other.info.id for other in self._open.values()):
            self._note(tr("{name} holds the same pack as another file; it is left out.", name=path.name))
            pack.close()
            return None
        return pack

    def problems(self) -> tuple[str, ...]:
        """What is wrong with packs that were left out, a sentence each."""
        with self._lock:
            return self._lasting_problems + self._problems

    def packs(self) -> tuple[InstalledPack, ...]:
        """The packs in the order of installation, the bundled one last."""
        return tuple(
            InstalledPack(pack.info, pack.path, pack.path == self._bundled, pack.digest, pack.has_report)
            for pack in self._current()
        )

    def count(self) -> int:
        """The number of articles in all packs."""
        return sum(pack.info.article_count for pack in self._current())

    def fingerprint(self) -> str:
        """A text that changes whenever the content of the library, or the order of its packs, does."""
        lines = [f"{pack.info.id} {pack.digest}" for pack in self._current()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def article(self, ref: ArticleRef) -> Article:
        """One article. Raises ``NotFoundError`` or ``PackError``."""
        return self._asked(lambda: self._pack(ref.pack).article(ref.article))

    def articles(self) -> Iterator[tuple[ArticleRef, Article]]:
        """Every article of every pack; one that is damaged is passed over and told by ``problems``.

        Raises ``ClosedPackError`` (a ``PackError``) when a pack is replaced, removed or closed before
        its last article was given: begin again.
        """
        return self._each(Pack.article_at)

    def outlines(self) -> Iterator[tuple[ArticleRef, tuple[Article, bool]]]:
        """As :meth:`articles`, of each what :meth:`Pack.outline_at` tells."""
        return self._each(Pack.outline_at)

    def _each(self, read: Callable[[Pack, Row], _Answer]) -> Iterator[tuple[ArticleRef, _Answer]]:
        for pack in self._current():
            rows: tuple[Row, ...] = ()
            with self._noting_damage():
                rows = pack.rows
            for row in rows:
                answer: _Answer | None = None
                with self._noting_damage():
                    answer = read(pack, row)
                if answer is not None:
                    yield ArticleRef(pack.info.id, row.id), answer

    def report(self, pack_id: str) -> dict[str, Any] | None:
        """The import report that a pack keeps, ``None`` where it has none."""
        return self._asked(lambda: self._pack(pack_id).report())

    def resolve(self, text: str) -> ArticleRef:
        """The article that ``text`` names: its id, or PACK/ID. Raises ``NotFoundError``.

        An id that two packs have means the one a person installed before the bundled one.
        """
        pack_id, slash, article_id = text.strip().rpartition("/")
        found = self._asked(lambda: self._find(pack_id if slash else None, article_id))
        if found is not None:
            return found
        raise NotFoundError(tr("The library has no article {id}.", id=repr(text[:100])))

    def install(self, path: Path, progress: Progress = silent) -> PackInfo:
        """Check the pack at ``path`` wholly, then make it part of the library by one rename.

        A pack of the same id is replaced and keeps its place. Raises ``PackError`` for a pack that
        is not sound, ``LibraryBusyError`` while another copy of the program changes the library,
        ``LibraryError`` when the folder cannot be written; the library is then what it was.
        """
        from gardreader.packs.installing import install_pack

        try:
            return install_pack(self._paths.packs, path, progress)
        finally:
            self.reload()

    def remove(self, pack_id: str) -> None:
        """Take a pack out. Raises ``NotFoundError``, ``LibraryError`` or ``LibraryBusyError``."""
        from gardreader.packs.installing import remove_pack

        try:
            remove_pack(self._paths.packs, pack_id)
        finally:
            self.reload()

    @property
    def ready_catalogue(self) -> Catalogue | None:
        """The list of all articles where it is open already; nothing is read, built or waited for."""
        return self._catalogue

    def catalogue_is_current(self) -> bool:
        """Whether :meth:`catalogue` can be had at once, without building it."""
        with self._lock:
            if self._catalogue is not None and self._catalogue.is_damaged:
                self._retire_catalogue()
                with suppress(OSError):
                    self._paths.catalogue.unlink()
            if self._catalogue is None and not self._closed:
                with suppress(LibraryError):
                    opened = Catalogue.open(self._paths.catalogue)
                    if opened.fingerprint == self.fingerprint():
                        self._catalogue = opened
                    else:
                        opened.close()
            return self._catalogue is not None

    def catalogue(self, progress: Progress = silent) -> Catalogue:
        """The list of all articles, built first (seconds for thousands of them) where it is not current.

        The library can be read meanwhile. Where the cache cannot be written the list is made in
        memory, for this run. Raises ``LibraryError`` when that fails too, or the library was closed.
        """
        with self._building:
            while True:
                with self._lock:
                    if self._closed:
                        raise LibraryError(tr("The library has been closed."))
                    if self.catalogue_is_current() and self._catalogue is not None:
                        return self._catalogue
                    fingerprint = self.fingerprint()
                self._build(fingerprint, progress)

    def _build(self, fingerprint: str, progress: Progress) -> None:
        from gardreader.packs.catalogue_building import build_catalogue

        try:
            opened = build_catalogue(
                self._paths.catalogue,
                fingerprint,
                self.outlines,
                self.count(),
                progress,
                {pack.info.id: pack.info.title for pack in self.packs()},
                BUNDLED_ID,
            )
        except ClosedPackError:
            return  # the packs changed while they were read: the caller begins again
        with self._lock:
            self._retire_catalogue()
            if self._closed:
                opened.close()
            elif fingerprint == self.fingerprint():
                self._catalogue = opened
            else:
                self._retired.append(opened)

    def _current(self) -> tuple[Pack, ...]:
        with self._lock:
            return self._packs

    def _asked(self, question: Callable[[], _Answer]) -> _Answer:
        """The answer; asked again where another thread replaced the packs meanwhile."""
        while True:
            asked = self._current()
            try:
                return question()
            except ClosedPackError:
                if asked is self._current():
                    raise

    def _find(self, pack_id: str | None, article_id: str) -> ArticleRef | None:
        for pack in self._current():
            if pack_id is None or pack.info.id == pack_id:
                with self._noting_damage():
                    if article_id in pack:
                        return ArticleRef(pack.info.id, article_id)
        return None

    @contextmanager
    def _noting_damage(self) -> Iterator[None]:
        try:
            yield
        except ClosedPackError:
            raise
        except PackError as error:
            self._note(str(error))

    def _pack(self, pack_id: str) -> Pack:
        for pack in self._current():
            if pack.info.id == pack_id:
                return pack
        raise NotFoundError(tr("The library has no pack {id}.", id=repr(pack_id[:100])))

    def _note(self, problem: str) -> None:
        with self._lock:
            if problem not in self._problems:
                self._problems += (problem,)

    def _retire_catalogue(self) -> None:
        # Someone may still read the old list: it stays open until the library is closed.
        if self._catalogue is not None:
            self._retired.append(self._catalogue)
            self._catalogue = None


_File = tuple[Path, int, int, int]
"""A file with what tells when it was changed: its size, time and number on the disk."""


def _pack_files(folder: Path) -> tuple[list[_File], str]:
    """The files of installed packs in order, with what tells a changed one; and what is wrong."""
    files = []
    try:
        for path in folder.iterdir():
            if path.suffix == SUFFIX and not path.name.startswith("."):
                with suppress(FileNotFoundError):
                    found = path.stat()
                    files.append((path, found.st_size, found.st_mtime_ns, found.st_ino))
    except FileNotFoundError:
        pass
    except OSError as error:
        return [], tr(
            "The library's folder {folder} cannot be read: {why}.", folder=folder, why=explain(error)
        )
    return sorted(files), ""
